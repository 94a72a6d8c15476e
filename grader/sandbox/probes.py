"""A submission of our own that tries what each layer must refuse. Sent to a worker as text, never imported.

Each function returns "" when it was refused, and else what was possible.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import resource
import socket
import tempfile
from collections.abc import Callable
from functools import partial

_LIBC = ctypes.CDLL(None, use_errno=True)


def _attempt(action: Callable[[], object], *expected: type[Exception]) -> str:
    """Whether `action` was refused in the expected way."""
    try:
        result = action()
    except expected:
        return ""
    except Exception as error:
        return f"failed in an unexpected way: {type(error).__name__}: {error}"
    return f"was possible: {result!r}"[:200]


def memory(budget: int) -> str:
    """More address space than granted."""
    return _attempt(lambda: mmap.mmap(-1, budget), OSError, MemoryError)


def files() -> str:
    """More open files than granted."""
    opened: list[int] = []
    try:
        return _attempt(lambda: opened.extend(os.dup(1) for _ in range(100)), OSError)
    finally:
        for number in opened:
            os.close(number)


def size(most: int) -> str:
    """A larger file than granted."""

    def write() -> None:
        with tempfile.TemporaryFile() as file:
            file.seek(most)
            file.write(b"x")
            file.flush()

    return _attempt(write, OSError)


def scratch(folder: str) -> str:
    """No private folder, or one that cannot be written."""
    if os.getcwd() != os.environ.get("TMPDIR"):
        return "is not the current folder"
    if folder and not os.getcwd().startswith(folder):
        return f"is {os.getcwd()}"
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"x")
        return "" if os.listdir(".") == [os.path.basename(file.name)] else "is not empty"


def user(judge: int) -> str:
    """The judge's user, or any capability."""
    if judge in os.getresuid() or judge in os.getresgid():
        return f"the judge's own: {os.getresuid()}"
    return ""


def capabilities() -> str:
    """Any capability, or a way to get one."""
    header = (0x20080522).to_bytes(4, "little") + bytes(4)
    data = ctypes.create_string_buffer(24)
    number = {"x86_64": 125, "aarch64": 90}[os.uname().machine]
    if _LIBC.syscall(number, header, data) != 0:
        return "could not be read"
    if any(data.raw[:8]) or any(data.raw[12:20]):
        return f"has {data.raw.hex()}"
    return "" if _LIBC.prctl(39, 0, 0, 0, 0) == 1 else "no_new_privs is off"


def _first_byte(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(1)


def _create(path: str) -> None:
    with open(path, "wb"):
        pass


def reading(paths: list[str]) -> str:
    """Files that exist here but are none of a submission's business."""
    refused = [_attempt(partial(_first_byte, path), PermissionError) for path in paths]
    return "; ".join(filter(None, refused))


def writing(folders: list[str]) -> str:
    """Files in folders that everybody may write to."""
    refused = []
    for folder in folders:
        path = os.path.join(folder, f"probe-{os.getpid()}")
        answer = _attempt(partial(_create, path), OSError)
        if answer:
            os.unlink(path)
        refused.append(answer)
    return "; ".join(filter(None, refused))


def _fork() -> int:
    if (pid := os.fork()) == 0:
        os._exit(0)
    return pid


def calls() -> str:
    """System calls that reach other processes, the network or more of the kernel."""
    refused = [
        _attempt(_fork, PermissionError),
        _attempt(lambda: os.execv("/nonexistent", ["x"]), PermissionError),
        _attempt(socket.socket, PermissionError),
        _attempt(lambda: os.kill(os.getppid(), 0), PermissionError),
        _attempt(lambda: os.kill(0, 0), PermissionError),
        _attempt(lambda: os.chmod(".", 0o777), PermissionError),
        _attempt(lambda: os.setpriority(os.PRIO_PROCESS, 0, 1), PermissionError),
    ]
    if _LIBC.prctl(21, 0, 0, 0, 0) != 2:
        refused.append("no filter is on")
    return "; ".join(filter(None, refused))


def absent(paths: list[str]) -> str:
    """Files of the judge's file system that must not even exist in here."""
    return "; ".join(f"{path} exists" for path in paths if os.path.exists(path))


def cpu() -> str:
    """Processor time without end."""
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    return "" if 0 < soft < 100_000 else "is not limited"

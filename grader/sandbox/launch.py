"""Starts the processes: a zygote that forks a worker per submission, or a fresh interpreter per submission."""

from __future__ import annotations

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.sandbox import packages
from grader.sandbox.channel import Channel
from grader.sandbox.errors import SandboxUnavailable, WorkerLost
from grader.sandbox.limits import Limits
from grader.sandbox.output import FileOutput, PipeOutput
from grader.sandbox.worker import Worker
from grader.worker import wire

_WORKER = str(Path(wire.__file__).resolve().parent)
_START_S = 120.0  # torch on a busy machine takes 11 s and more

# One thread: a fork must find no other, and timings of two threads on a busy machine vary twentyfold.
ENVIRONMENT: Mapping[str, str] = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/nonexistent",
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "Agg",
}


def command(mode: str, channel: int | str, preloaded: Sequence[str]) -> list[str]:
    """The command line of a zygote or of a single worker."""
    config = {
        "mode": mode,
        "socket": channel,
        "folders": packages.folders(),
        "offered": packages.offered(preloaded),
        "packages": list(preloaded),
    }
    return [packages.interpreter(), "-I", "-S", "-X", "utf8", _WORKER, json.dumps(config)]


class Zygote:
    """A process that holds numpy and forks workers."""

    def __init__(self, preloaded: Sequence[str]) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                command("zygote", theirs.fileno(), preloaded),
                env=dict(ENVIRONMENT),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                cwd="/",
            )
        self._control = ours
        ours.settimeout(_START_S)
        try:
            ready = ours.recv(1 << 16)
        except OSError:
            ready = b""
        if not ready:
            raise SandboxUnavailable(f"the sandbox did not start: {self._said()}")

    def open(self, limits: Limits) -> Worker:
        """A fresh worker."""
        ours, theirs = socket.socketpair()
        reading, writing = os.pipe()
        try:
            answer, descriptors = self._ask({"do": "fork"}, [theirs.fileno(), writing])
        finally:
            theirs.close()
            os.close(writing)
        child = ForkedChild(self, answer["pid"], descriptors[0] if descriptors else None)
        output = PipeOutput(reading, limits.output_mb << 20)
        return Worker(Channel(ours, output), output, child, limits)

    def reap(self, pid: int) -> int:
        """The wait status of a worker that has been killed."""
        return int(self._ask({"do": "reap", "pid": pid}, [])[0]["status"])

    def close(self) -> None:
        """End the zygote."""
        self._control.close()
        self._process.kill()
        self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()

    def _ask(self, request: dict[str, Any], descriptors: list[int]) -> tuple[dict[str, Any], list[int]]:
        try:
            socket.send_fds(self._control, [json.dumps(request).encode()], descriptors)
            data, received, _, _ = socket.recv_fds(self._control, 1 << 16, 4)
        except OSError as error:
            raise SandboxUnavailable(f"the sandbox does not answer: {error}") from error
        if not data:
            raise SandboxUnavailable(f"the sandbox has ended: {self._said()}")
        return json.loads(data), received

    def _said(self) -> str:
        self._process.kill()
        _, said = self._process.communicate()
        return said.decode(errors="replace").strip()[-2000:] or f"exit status {self._process.returncode}"


@dataclass
class ForkedChild:
    """A worker that the zygote forked."""

    zygote: Zygote
    pid: int
    pidfd: int | None
    ending: str | None = None

    def end(self) -> str:
        """Kill it, and wait until it is gone."""
        if self.ending is None:
            self.ending = ""
            try:
                if self.pidfd is not None:
                    signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)
                else:
                    os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.ending = ending_of(os.waitstatus_to_exitcode(self.zygote.reap(self.pid)))
            if self.pidfd is not None:
                os.close(self.pidfd)
        return self.ending


def ending_of(code: int) -> str:
    """An exit code or negative signal number in words; SIGKILL is ours and tells nothing."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return "" if code == -signal.SIGKILL else signal.Signals(-code).name
    except (ValueError, AttributeError):
        return f"signal {-code}"


def single(preloaded: Sequence[str], limits: Limits) -> Worker:
    """A worker in a fresh interpreter: a process and a clock, and no call that only Linux has."""
    ours, theirs = socket.socketpair()
    output = tempfile.TemporaryFile()
    windows = sys.platform == "win32"
    with theirs:
        process = subprocess.Popen(
            [*command("single", theirs.fileno(), preloaded)[:-1], "-"]
            if windows
            else command("single", theirs.fileno(), preloaded),
            env=_environment(),
            stdin=subprocess.PIPE if windows else subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=() if windows else (theirs.fileno(),),
            start_new_session=not windows,
        )
        if windows:
            _share(process, theirs, preloaded)
    captured = FileOutput(output, limits.output_mb << 20)
    channel = Channel(ours, captured)
    child = SingleChild(process)
    try:
        if channel.frame(time.monotonic() + _START_S).kind != wire.READY:
            raise WorkerLost("protocol", "no greeting")
    except WorkerLost as lost:
        child.end()
        raise SandboxUnavailable(
            f"the worker did not start: {lost.message}: {captured.text[-2000:]}"
        ) from None
    return Worker(channel, captured, child, limits)


def _environment() -> dict[str, str]:
    """The clean environment; Windows cannot start Python or open a socket without its system folder."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR", "TEMP", "TMP") if name in os.environ}
    return {**ENVIRONMENT, **kept} if sys.platform == "win32" else dict(ENVIRONMENT)


def _share(process: subprocess.Popen[bytes], theirs: socket.socket, preloaded: Sequence[str]) -> None:
    """Windows: the socket can only be described to a process that exists already."""
    share = base64.b64encode(theirs.share(process.pid)).decode()  # type: ignore[attr-defined,unused-ignore]
    assert process.stdin is not None
    process.stdin.write(command("single", share, preloaded)[-1].encode() + b"\n")
    process.stdin.close()


@dataclass
class SingleChild:
    """A worker in its own interpreter."""

    process: subprocess.Popen[bytes]

    def end(self) -> str:
        """Kill its process group (POSIX) or the process (Windows) and wait."""
        before = self.process.poll()
        if hasattr(os, "killpg"):
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        self.process.kill()
        self.process.wait()
        return ending_of(self.process.returncode if before is None else before)

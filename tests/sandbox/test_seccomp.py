"""The system call filter, interpreted for both architectures, and its numbers beside the kernel's headers."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("needs Linux", allow_module_level=True)

from grader.worker import seccomp, syscalls
from tests.sandbox import bpf

ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
OWN = 0xFFFFFFFE  # stands for the worker's process id
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
# read, write, mmap, futex, openat, getrandom, exit_group, rt_sigreturn: what honest programs need
NEEDED = {"x86_64": [0, 1, 9, 202, 257, 318, 231, 15], "aarch64": [63, 64, 222, 98, 56, 278, 94, 139]}


@pytest.fixture(params=syscalls.ARCHITECTURES)
def architecture(request: pytest.FixtureRequest) -> str:
    """One of those that we have tables for."""
    return str(request.param)


def answer(architecture: str, number: int, *arguments: int) -> int:
    """What the filter says to a call."""
    return bpf.run(seccomp.instructions(architecture), seccomp.AUDIT_ARCH[architecture], number, *arguments)


def test_refused_and_needed_calls(architecture: str) -> None:
    """Every call of the table is refused, those that honest programs need are allowed."""
    for number in syscalls.numbers(syscalls.REFUSED, architecture).values():
        assert answer(architecture, number) == EPERM
    for number in NEEDED[architecture]:
        assert answer(architecture, number) == ALLOW


def test_foreign_calls(architecture: str) -> None:
    """Another architecture is fatal; another numbering and calls that the table does not know are not there."""
    program = seccomp.instructions(architecture)
    for other in (0x40000003, 0x40000028, 0):  # i386, arm
        assert bpf.run(program, other, 1) == KILL
    for number in (0x40000000 + 39, syscalls.NEWEST + 1, 5000):
        assert answer(architecture, number) == ENOSYS
    assert answer(architecture, -1) == ENOSYS


def test_threads_but_no_processes(architecture: str) -> None:
    """clone makes threads, nothing else; clone3, whose flags cannot be seen, is not there."""
    numbers = syscalls.numbers(syscalls.BY_ARGUMENT, architecture)
    thread = 0x3D0F00  # what pthread_create asks for
    assert answer(architecture, numbers["clone"], thread) == ALLOW
    assert answer(architecture, numbers["clone"], 17) == EPERM
    assert answer(architecture, numbers["clone"], 0x4111) == EPERM  # vfork
    for namespace in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
        assert answer(architecture, numbers["clone"], thread | namespace) == EPERM
    assert answer(architecture, numbers["clone3"]) == ENOSYS


def test_arguments(architecture: str) -> None:
    """Signals and limits reach the worker itself only; some options of prctl, ioctl and fcntl nobody."""
    numbers = syscalls.numbers(syscalls.BY_ARGUMENT, architecture)
    for name in ("kill", "tgkill", "rt_sigqueueinfo"):
        assert answer(architecture, numbers[name], OWN) == ALLOW
        for other in (0, 1, 4711, 2**64 - 1, 2**32 - 1):
            assert answer(architecture, numbers[name], other) == EPERM
    for name in ("prlimit64", "sched_setaffinity"):
        assert [answer(architecture, numbers[name], pid) for pid in (0, OWN, 1)] == [ALLOW, ALLOW, EPERM]
    assert [answer(architecture, numbers["prctl"], option) for option in (1, 4, 22, 38)] == [EPERM, EPERM, ALLOW, ALLOW]
    for request, said in ((0x5412, EPERM), (0x541C, EPERM), (0x8901, EPERM), (0x5413, ALLOW)):
        assert answer(architecture, numbers["ioctl"], 0, request) == said
        assert answer(architecture, numbers["ioctl"], 0, request | 1 << 40) == said  # the kernel drops the upper half
    assert [answer(architecture, numbers["fcntl"], 0, command) for command in (8, 10, 15, 3)] == [EPERM] * 3 + [ALLOW]


def test_disk_beyond_the_size_of_a_file(architecture: str) -> None:
    """Only the mode of posix_fallocate, which the limit on files sees; nor by the ioctls of the same effect."""
    numbers = syscalls.numbers(syscalls.BY_ARGUMENT, architecture)
    modes = (0, 1, 2, 3, 0x10, 0x20, 0x40, 1 << 32 | 1)  # KEEP_SIZE, PUNCH_HOLE ...: include/uapi/linux/falloc.h
    assert [answer(architecture, numbers["fallocate"], 5, mode) for mode in modes] == [ALLOW] + [EPERM] * 7
    for request in (40, 42, 57):  # _IOW('X', request, struct space_resv)
        assert answer(architecture, numbers["ioctl"], 5, 0x40000000 | 48 << 16 | ord("X") << 8 | request) == EPERM


def test_pairs_of_sockets(architecture: str) -> None:
    """Only pairs that cannot be connected to anything else: asyncio needs them."""
    number = syscalls.numbers(syscalls.BY_ARGUMENT, architecture)["socketpair"]
    unix, stream, datagram, sequence, other = 1, 1, 2, 5, 30  # AF_TIPC can make pairs too
    for flags in (0, 0o2000000, 0o4000):  # close on exec, do not block
        assert answer(architecture, number, unix, stream | flags) == ALLOW
        assert answer(architecture, number, unix, datagram | flags) == EPERM
    assert answer(architecture, number, unix, sequence) == EPERM
    assert answer(architecture, number, other, stream) == EPERM


def test_an_unknown_architecture_is_refused() -> None:
    """No table, no guess."""
    with pytest.raises(OSError, match="no table of system calls for riscv64"):
        seccomp.Filter("riscv64")


def test_numbers_agree_with_the_kernels_headers(architecture: str) -> None:
    """Every number of the table that the headers of this machine know."""
    header = HEADERS[architecture]
    if not header.exists():
        pytest.skip("no kernel headers here")
    known = {
        name: int(number)
        for name, number in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)\b", header.read_text(encoding="utf-8"))
    }
    table = syscalls.numbers(syscalls.REFUSED + syscalls.BY_ARGUMENT, architecture)
    checked = {name: number for name, number in table.items() if name in known}
    assert len(checked) > 80
    assert checked == {name: known[name] for name in checked}


FILTERED = """
import ctypes, os, signal, sys
from grader.worker import kernel, seccomp
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
seccomp.Filter().install()
os.kill(os.getpid(), 0)
for refused in (lambda: os.kill(os.getppid(), 0), os.fork, lambda: os.chmod(".", 0o700)):
    try:
        refused()
        print("allowed")
    except PermissionError:
        pass
import threading
thread = threading.Thread(target=print, args=("thread",)); thread.start(); thread.join()
"""


def test_the_filter_of_this_machine() -> None:
    """Installed in a process of its own: threads and signals to itself work, the rest is refused."""
    done = subprocess.run([sys.executable, "-c", FILTERED], capture_output=True, text=True, timeout=30)
    assert done.stdout == "thread\n", done.stderr

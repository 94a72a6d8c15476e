"""A system call filter, assembled here: a list of refusals, because honest programs need most of the kernel.

Classic BPF as in Documentation/userspace-api/seccomp_filter.rst; opcodes from include/uapi/linux/bpf_common.h and
filter.h, return values and operations from include/uapi/linux/seccomp.h, architectures from
include/uapi/linux/audit.h. An architecture without a table of numbers is refused, not guessed.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Sequence

from grader.worker.kernel import syscall
from grader.worker.syscalls import BY_ARGUMENT, NEWEST, REFUSED, numbers

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # 62 (EM_X86_64), 183 (EM_AARCH64), 64 bit, little-endian
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER = 1
_KILL_PROCESS, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000

_LOAD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _JUMP_ANY_BIT, _RETURN, _AND = 0x20, 0x15, 0x35, 0x45, 0x06, 0x54
_NUMBER_AT, _ARCH_AT, _ARGS_AT = 0, 4, 16  # struct seccomp_data

_X32_BIT = 0x40000000  # arch/x86/include/uapi/asm/unistd.h: another numbering, not in our table
_CLONE_THREAD = 0x00010000  # include/uapi/linux/sched.h
_CLONE_NAMESPACES = 0x7E020000  # NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET

_AF_UNIX, _SOCK_STREAM, _SOCK_TYPE_MASK = 1, 1, 0xF  # include/linux/socket.h, net.h

# By which a process would outlive its parent, be attached to, or be told apart from what we made it.
_PRCTL = (1, 4, 0x59616D61)  # SET_PDEATHSIG, SET_DUMPABLE, SET_PTRACER: include/uapi/linux/prctl.h
_IOCTL = (0x5412, 0x541C, 0x8901, 0x8902)  # TIOCSTI, TIOCLINUX, FIOSETOWN, SIOCSPGRP: asm-generic/ioctls.h, sockios.h
# By which a file takes up disk beyond its size, where RLIMIT_FSIZE does not look: RESVSP, RESVSP64 and ZERO_RANGE of
# include/linux/falloc.h (struct space_resv has 48 bytes). posix_fallocate takes mode 0, which is limited.
_RESERVING = (0x40305828, 0x4030582A, 0x40305839)
_FCNTL = (8, 10, 15)  # F_SETOWN, F_SETSIG, F_SETOWN_EX, by which files send signals: asm-generic/fcntl.h

_Instruction = tuple[int, int, int, int]
_OWN_PID = 0xFFFFFFFE  # stands for the worker's process id in the program until it is known


def _load(offset: int) -> _Instruction:
    return (_LOAD, 0, 0, offset)


def _return(value: int) -> _Instruction:
    return (_RETURN, 0, 0, value)


def _refuse(error: int) -> _Instruction:
    return _return(_ERRNO | error)


def _argument(position: int) -> _Instruction:
    """The low half of an argument: the kernel takes all those below as 32 bit numbers."""
    return _load(_ARGS_AT + 8 * position)


def _rule(number: int, body: Sequence[_Instruction]) -> list[_Instruction]:
    """`body` for one system call; it must return in every case."""
    return [(_JUMP_EQUAL, 0, len(body), number), *body]


def _only(position: int, allowed: Sequence[int]) -> list[_Instruction]:
    """Allow the call when the argument is one of these, else refuse it."""
    tests = [(_JUMP_EQUAL, len(allowed) - at, 0, value) for at, value in enumerate(allowed)]
    return [_argument(position), *tests, _refuse(errno.EPERM), _return(_ALLOW)]


def _never(position: int, refused: Sequence[int]) -> list[_Instruction]:
    """Refuse the call when the argument is one of these, else allow it."""
    tests = [(_JUMP_EQUAL, len(refused) - at, 0, value) for at, value in enumerate(refused)]
    return [_argument(position), *tests, _return(_ALLOW), _refuse(errno.EPERM)]


def _threads_only() -> list[_Instruction]:
    return [
        _argument(0),
        (_JUMP_ANY_BIT, 2, 0, _CLONE_NAMESPACES),
        (_JUMP_ANY_BIT, 0, 1, _CLONE_THREAD),
        _return(_ALLOW),
        _refuse(errno.EPERM),
    ]


def _connected_pairs_only() -> list[_Instruction]:
    """A stream pair stays connected; one of datagrams could be sent from to any socket with a name."""
    return [
        _argument(0),
        (_JUMP_EQUAL, 0, 3, _AF_UNIX),
        _argument(1),
        (_AND, 0, 0, _SOCK_TYPE_MASK),
        (_JUMP_EQUAL, 1, 0, _SOCK_STREAM),
        _refuse(errno.EPERM),
        _return(_ALLOW),
    ]


def instructions(architecture: str) -> list[_Instruction]:
    """The program, with `_OWN_PID` where the worker's process id belongs; raises OSError when unknown."""
    if architecture not in AUDIT_ARCH:
        raise OSError(f"no table of system calls for {architecture}")
    special = numbers(BY_ARGUMENT, architecture)
    program = [
        _load(_ARCH_AT),
        (_JUMP_EQUAL, 1, 0, AUDIT_ARCH[architecture]),
        _return(_KILL_PROCESS),
        _load(_NUMBER_AT),
        (_JUMP_GREATER_EQUAL, 0, 1, _X32_BIT),
        _refuse(errno.ENOSYS),
        (_JUMP_GREATER_EQUAL, 0, 1, NEWEST + 1),
        _refuse(errno.ENOSYS),
    ]
    for number in numbers(REFUSED, architecture).values():
        program += _rule(number, [_refuse(errno.EPERM)])
    program += _rule(special["clone"], _threads_only())
    program += _rule(special["clone3"], [_refuse(errno.ENOSYS)])  # glibc then takes clone, whose flags can be seen
    for name in ("kill", "tgkill", "rt_sigqueueinfo"):
        program += _rule(special[name], _only(0, [_OWN_PID]))
    for name in ("prlimit64", "sched_setaffinity"):
        program += _rule(special[name], _only(0, [0, _OWN_PID]))
    program += _rule(special["socketpair"], _connected_pairs_only())
    program += _rule(special["prctl"], _never(0, _PRCTL))
    program += _rule(special["ioctl"], _never(1, (*_IOCTL, *_RESERVING)))
    program += _rule(special["fallocate"], _only(1, [0]))
    program += _rule(special["fcntl"], _never(1, _FCNTL))
    return [*program, _return(_ALLOW)]


class Filter:
    """The assembled program; only the process id is filled in per worker."""

    def __init__(self, architecture: str | None = None) -> None:
        self._architecture = architecture or os.uname().machine
        program = instructions(self._architecture)
        self._length = len(program)
        self._code = b"".join(struct.pack("<HBBI", *instruction) for instruction in program)
        self._pids = [8 * at + 4 for at, (*_, value) in enumerate(program) if value == _OWN_PID]

    def install(self) -> None:
        """Filter this process, for ever; needs no_new_privs."""
        code = bytearray(self._code)
        for at in self._pids:
            struct.pack_into("<I", code, at, os.getpid())
        buffer = ctypes.create_string_buffer(bytes(code), len(code))
        program = struct.pack("<HxxxxxxQ", self._length, ctypes.addressof(buffer))
        syscall(_SECCOMP[self._architecture], _SET_MODE_FILTER, 0, program)

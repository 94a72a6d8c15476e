"""System calls that Python has no function for, through the C library. Linux only."""

from __future__ import annotations

import ctypes
import os
from itertools import pairwise

_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.syscall.restype = ctypes.c_long
_LIBC.prctl.restype = ctypes.c_int

# include/uapi/linux/prctl.h
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38

_CLONE_NEWNS = 0x00020000  # include/uapi/linux/sched.h
NOSUID, NODEV, _REC, _PRIVATE = 2, 4, 1 << 14, 1 << 18  # include/uapi/linux/mount.h
_DETACH = 2  # include/linux/fs.h

# Equal on every architecture since Linux 5.0: include/uapi/asm-generic/unistd.h
_CLOSE_RANGE = 436
_CAPSET = {"x86_64": 126, "aarch64": 91}  # arch/x86/entry/syscalls/syscall_64.tbl, asm-generic/unistd.h
_CAPABILITY_VERSION_3 = 0x20080522  # include/uapi/linux/capability.h


def syscall(number: int, *arguments: int | ctypes.Array[ctypes.c_char] | bytes | None) -> int:
    """The result of a system call; raises OSError."""
    given = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = int(_LIBC.syscall(ctypes.c_long(number), *given))
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error), f"system call {number}")
    return result


def prctl(option: int, value: int) -> None:
    """Set an attribute of this process; raises OSError."""
    _checked(_LIBC.prctl(option, ctypes.c_ulong(value), 0, 0, 0), f"prctl {option}")


def leave_mounts() -> None:
    """From here on what is mounted is seen by this process and its children only; raises OSError."""
    _checked(_LIBC.unshare(_CLONE_NEWNS), "unshare")
    _checked(_LIBC.mount(b"none", b"/", None, ctypes.c_ulong(_REC | _PRIVATE), None), "mount")


def mount(kind: str, folder: str, flags: int, options: str) -> None:
    """A new file system over a folder; raises OSError."""
    name = kind.encode()
    _checked(_LIBC.mount(name, os.fsencode(folder), name, ctypes.c_ulong(flags), options.encode()), "mount")


def unmount(folder: str) -> None:
    """Take a file system away, now or when nobody uses it any more; raises OSError."""
    _checked(_LIBC.umount2(os.fsencode(folder), _DETACH), "umount2")


def _checked(result: int, name: str) -> None:
    if result != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error), name)


def close_all_but(kept: list[int]) -> None:
    """Close every descriptor that is not in `kept`."""
    edges = [-1, *sorted(kept), 0xFFFFFFFF]
    for low, high in pairwise(edges):
        if high - low > 1:
            _close_range(low + 1, high - 1)


def _close_range(first: int, last: int) -> None:
    try:
        syscall(_CLOSE_RANGE, first, last, 0)
    except OSError:  # before Linux 5.9
        for number in [int(name) for name in os.listdir("/proc/self/fd")]:
            if first <= number <= last:
                try:
                    os.close(number)
                except OSError:  # the listing's own
                    continue


def drop_capabilities() -> None:
    """Empty the effective, permitted and inheritable sets."""
    header = _CAPABILITY_VERSION_3.to_bytes(4, "little") + bytes(4)
    syscall(_CAPSET[os.uname().machine], header, bytes(24))

"""Runs a command as a container does: `python container.py [--bare] COMMAND...`.

The capabilities that Docker leaves by default (moby: daemon/pkg/oci/caps/defaults.go), with --bare none at all, and
the part of its system call filter about namespaces and mounts (moby: profiles/seccomp/default.json): unshare, setns,
mount and clone with namespace flags are refused.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
import types

from grader.worker import kernel, seccomp
from grader.worker.syscalls import BY_ARGUMENT, REFUSED, numbers

# CHOWN DAC_OVERRIDE FOWNER FSETID KILL SETGID SETUID SETPCAP NET_BIND_SERVICE NET_RAW SYS_CHROOT MKNOD AUDIT_WRITE
# SETFCAP: include/uapi/linux/capability.h
_LEFT = {0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31}
_PR_CAPBSET_DROP = 24
_REFUSED = ("unshare", "setns", "mount", "umount2", "pivot_root", "move_mount", "open_tree", "fsopen", "fsmount")


def program(architecture: str) -> list[tuple[int, int, int, int]]:
    """The filter: everything is allowed but namespaces and mounts."""
    table = numbers(REFUSED + BY_ARGUMENT, architecture)
    refuse, allow = (0x06, 0, 0, 0x00050000 | errno.EPERM), (0x06, 0, 0, 0x7FFF0000)
    steps = [(0x20, 0, 0, 0)]
    for name in _REFUSED:
        steps += [(0x15, 0, 1, table[name]), refuse]
    steps += [(0x15, 0, 1, table["clone3"]), (0x06, 0, 0, 0x00050000 | errno.ENOSYS)]
    return [*steps, (0x15, 0, 3, table["clone"]), (0x20, 0, 0, 16), (0x45, 0, 1, 0x7E020000), refuse, allow]


def enter(left: set[int]) -> None:
    """Become a process in a container, with these capabilities at most."""
    if os.geteuid() == 0:
        for capability in set(range(41)) - left:
            kernel.prctl(_PR_CAPBSET_DROP, capability)
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    steps = program(os.uname().machine)
    filtered = types.SimpleNamespace(
        _architecture=os.uname().machine,
        _length=len(steps),
        _code=b"".join(struct.pack("<HBBI", *step) for step in steps),
        _pids=[],
    )
    seccomp.Filter.install(filtered)  # type: ignore[arg-type]


if __name__ == "__main__":
    bare = sys.argv[1] == "--bare"
    enter(set() if bare else _LEFT)
    os.execvp(sys.argv[1 + bare], sys.argv[1 + bare :])

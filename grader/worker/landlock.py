"""Landlock: which files a process may touch, granted path by path, for good.

Source of every number: include/uapi/linux/landlock.h; documentation: Documentation/userspace-api/landlock.rst.
The system calls have the same numbers on every architecture.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable

from grader.worker.kernel import syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_CREATE_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_CHAR, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8
_MAKE_SOCK, _MAKE_FIFO, _MAKE_BLOCK, _MAKE_SYM = 1 << 9, 1 << 10, 1 << 11, 1 << 12
_REFER = 1 << 13  # ABI 2
_TRUNCATE = 1 << 14  # ABI 3
_IOCTL_DEV = 1 << 15  # ABI 5
_NET = 0b11  # ABI 4: bind and connect by TCP
_SCOPE = 0b11  # ABI 6: abstract sockets and signals

_READ = _READ_FILE | _READ_DIR
_WRITE = _READ | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _MAKE_SYM | _REFER | _TRUNCATE
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV


def abi() -> int:
    """The version that the kernel offers; 0 without Landlock."""
    try:
        return syscall(_CREATE_RULESET, None, 0, _CREATE_RULESET_VERSION)
    except OSError:
        return 0


def _handled(version: int) -> int:
    rights = (1 << 13) - 1
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEV)):
        if version >= since:
            rights |= right
    return rights


def ruleset(reading: Iterable[str], writing: Iterable[str]) -> int:
    """A descriptor of rules: `reading` may be read, `writing` changed too, nothing else opened, no TCP.

    Folders count with all that is below them; nothing may be executed; what does not exist is left out.
    Raises OSError without Landlock.
    """
    version = abi()
    if version == 0:
        raise OSError("this kernel has no Landlock")
    handled = _handled(version)
    attributes = struct.pack("<QQQ", handled, _NET if version >= 4 else 0, _SCOPE if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = syscall(_CREATE_RULESET, attributes[:size], size, 0)
    for paths, rights in ((reading, _READ), (writing, _WRITE)):
        for path in paths:
            _allow(rules, path, rights & handled)
    return rules


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        rule = struct.pack("<Qi", rights if folder else rights & _OF_FILES, descriptor)
        syscall(_ADD_RULE, rules, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(descriptor)


def restrict(rules: int) -> None:
    """Apply the rules to this process, for ever; needs no_new_privs."""
    syscall(_RESTRICT_SELF, rules, 0)

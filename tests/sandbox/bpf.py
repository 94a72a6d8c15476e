"""An interpreter for the few instructions of a seccomp filter, so that one for another machine can be tested here."""

from __future__ import annotations

import struct
from collections.abc import Sequence

LOAD, EQUAL, GREATER_EQUAL, ANY_BIT, RETURN, AND = 0x20, 0x15, 0x35, 0x45, 0x06, 0x54


def run(program: Sequence[tuple[int, int, int, int]], audit_arch: int, number: int, *arguments: int) -> int:
    """What the kernel would return for one system call (struct seccomp_data in include/uapi/linux/seccomp.h)."""
    data = struct.pack("<iIQ6Q", number, audit_arch, 0, *arguments, *[0] * (6 - len(arguments)))
    at = accumulator = 0
    while True:
        code, true, false, value = program[at]
        at += 1
        if code == LOAD:
            accumulator = struct.unpack_from("<I", data, value)[0]
        elif code == RETURN:
            return value
        elif code == AND:
            accumulator &= value
        elif code == EQUAL:
            at += true if accumulator == value else false
        elif code == GREATER_EQUAL:
            at += true if accumulator >= value else false
        elif code == ANY_BIT:
            at += true if accumulator & value else false
        else:
            raise ValueError(f"instruction {code:#x}")

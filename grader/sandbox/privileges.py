"""What the judge itself may do: whether it can give submissions another user, or make namespaces as root."""

from __future__ import annotations

import os
import re
from pathlib import Path

# include/uapi/linux/capability.h
_CHOWN, _DAC_OVERRIDE, _FOWNER, _KILL, _SETGID, _SETUID, _SYS_ADMIN = 0, 1, 3, 5, 6, 7, 21


def _capabilities() -> int:
    """The effective capabilities of this process, as bits."""
    found = re.search(r"^CapEff:\s*([0-9a-f]+)$", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1], 16) if found else 0


def _has(*capabilities: int) -> bool:
    held = _capabilities()
    return os.geteuid() == 0 and all(held >> capability & 1 for capability in capabilities)


def rules_users() -> bool:
    """Whether this is root with the rights to become another user and to clear up after it."""
    return _has(_CHOWN, _DAC_OVERRIDE, _FOWNER, _KILL, _SETGID, _SETUID)


def rules_namespaces() -> bool:
    """Whether this is root with the right to make namespaces and mounts."""
    return rules_users() and _has(_SYS_ADMIN)


def is_mapped(number: int) -> bool:
    """Whether a user and a group of this number exist where we are (a container may know a few only)."""
    return all(_in_map(Path(f"/proc/self/{kind}_map").read_text(encoding="ascii"), number) for kind in ("uid", "gid"))


def _in_map(text: str, number: int) -> bool:
    ranges = (map(int, line.split()) for line in text.splitlines())
    return any(inside <= number < inside + count for inside, _, count in ranges)

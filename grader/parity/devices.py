"""The devices that are there, and where a submission can reach one.

What a device is, torch says: in exercises/torch/parity.py, which is loaded by path.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from grader.catalog.catalog import builtin
from grader.catalog.loading import module
from grader.errors import NoDevice

SEAM = "*/parity.py"  # below the exercises: where the entrants are
CPU = "cpu"  # stands for any device: in another dtype it goes through all but the hardware
UNCONFINED = "D"  # the level at which a device can be reached: of a sandbox it is no part


def seam() -> Any:
    """What is compared, and on which devices; raises NoDevice without torch."""
    if find_spec("torch") is None:
        raise NoDevice("a device is reached by torch, which is not installed: it comes with the extra `torch`")
    return module(next(iter(sorted(builtin().glob(SEAM)))))


def described(device: str) -> str:
    """A device that is there, in words, with the version of torch; raises NoDevice."""
    ours = seam()
    return f"{device}: {required(device, ours.devices())}; torch {ours.environment()['torch']}"


def required(device: str, there: dict[str, str]) -> str:
    """The words for a device; raises NoDevice where it is not among those that are there."""
    if device not in there:
        raise NoDevice(f"there is no device {device} here (torch sees: {', '.join(there)})")
    return there[device]


def level(device: str, require: str | None = None) -> str | None:
    """The sandbox level at which a submission reaches a device, None for any; raises NoDevice if more is required."""
    if device == CPU:
        return None
    if require not in (None, UNCONFINED):
        raise NoDevice(
            f"no sandbox reaches the device {device}: its checks run with your own rights (level {UNCONFINED}), "
            f"and level {require} is required"
        )
    return UNCONFINED

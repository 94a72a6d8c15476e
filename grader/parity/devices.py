"""The devices that are there, and where a submission can reach one.

What a device is, torch says: in exercises/torch/parity.py, which is loaded by path.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

from grader.catalog.catalog import builtin
from grader.catalog.loading import module
from grader.errors import NoDevice
from grader.parity.contest import REPEATED, Outcome
from grader.parity.running import run

SEAM = "*/parity.py"  # below the exercises: where the entrants are
CPU = "cpu"  # stands for any device: in another dtype it goes through all but the hardware
UNCONFINED = "D"  # the level at which a device can be reached: of a sandbox it is no part


def seam() -> Any:
    """What is compared, and on which devices; raises NoDevice without torch."""
    if find_spec("torch") is None:
        raise NoDevice("a device is reached by torch, which is not installed: it comes with the extra `torch`")
    return module(next(iter(sorted(builtin().glob(SEAM)))))


@cache
def described(device: str) -> str:
    """A device on which submissions can be judged, in words, with the version of torch; raises NoDevice.

    Our own cells are compared on it first: where these are off, do not run or do not repeat themselves, it judges none.
    """
    ours = seam()
    there, around = ours.devices(), ours.environment()
    words = required(device, there)
    cells = [entrant for entrant in ours.ENTRANTS if entrant.key]
    if said := amiss(run(cells, [REPEATED], ours.GRADED, device, there, around)):
        raise NoDevice(f"nobody is judged on the device {device}: there our own cells fail already: {said}")
    return f"{device}: {words}; torch {around['torch']}"


def amiss(found: Outcome) -> str:
    """The first thing that is wrong with a run; empty where nothing is."""
    wrong = (row for row in found.rows if not row.within)
    off = (f"{row.entrant}, {row.dtype}: {row.tensor} is off by {row.error:.2g}" for row in wrong)
    restless = (f"{one.entrant}, {one.dtype}: two runs differ" for one in found.timings if one.alike < one.runs)
    return next(iter((*found.broken, *off, *restless)), "")


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

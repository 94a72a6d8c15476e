"""What a parity run is asked to do, and what follows from the machine: device, dtypes, shapes."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.catalog.catalog import load
from grader.errors import LoadFailed, NoDevice, Unreadable, WorkerLost
from grader.parity.contest import LARGE, SHORT, SMALL, STEPS, Case, Outcome, Progress
from grader.parity.devices import CPU, level, required, seam
from grader.parity.running import run
from grader.parity.submitted import entrants

USUAL = {"cpu": ("float64", "float32", "bfloat16"), "cuda": ("float64", "float32", "tf32", "bfloat16", "float16")}
OTHER = ("float32", "bfloat16", "float16")  # devices without float64


@dataclass(frozen=True)
class Asked:
    """A parity run as it is asked for."""

    file: Path | None = None
    device: str = "auto"
    dtypes: tuple[str, ...] = ()
    large: bool = False


def asked(what: Asked, progress: Progress) -> Outcome:
    """Run it; raises Refused when torch or the device is not there, or the file cannot be read."""
    ours = seam()
    there = ours.devices()
    device, remark = chosen(what.device, there)
    dtypes = what.dtypes or USUAL.get(device, OTHER)
    shapes = cases(device, what.large)
    quiet = progress if sys.stderr is not None and sys.stderr.isatty() else lambda text: None
    with ExitStack() as stack:
        found: Any = ours.ENTRANTS
        if what.file is not None:
            known = {entrant.key: entrant for entrant in ours.ENTRANTS if entrant.key}
            try:
                found = stack.enter_context(entrants(what.file, load(), known, level(device)))
            except (Unreadable, LoadFailed, WorkerLost) as error:
                raise NoDevice(f"{what.file.name}: {error}") from error
        outcome = run(found, shapes, dtypes, device, there, ours.environment(), quiet)
    return replace(outcome, remark=remark)


def chosen(device: str, there: dict[str, str]) -> tuple[str, str]:
    """The device to use, and what is to be said of the choice; raises NoDevice."""
    if device != "auto":
        required(device, there)
        return device, ""
    first = next(iter(there))
    if first != CPU:
        return first, ""
    return first, "There is no GPU here (cuda, mps, xpu): the CPU in each dtype was compared instead."


def cases(device: str, large: bool) -> tuple[Case, ...]:
    """The shapes, from tiny to large; on a CPU only those that take seconds."""
    if device == CPU and not large:
        return (*SMALL, *SHORT)
    return (*SMALL, *STEPS, *(LARGE if device != CPU or large else ()))

"""The nouns of a parity run. What is computed is not known here: entrants come from the exercises, or from a student.

An entrant is any object with the attributes of `Entrant`; exercises/torch/parity.py has ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from grader.checks import Array

Arrays = Mapping[str, Array]
DTYPES = ("float64", "float32", "tf32", "bfloat16", "float16")  # tf32: float32 whose products a device may round
RUNS = 10  # of the same computation, for determinism


@dataclass(frozen=True)
class Case:
    """The sizes of one computation; its numbers are exact in every dtype, so that only the arithmetic is compared."""

    N: int
    T: int
    D: int
    H: int
    seed: int = 0


@dataclass(frozen=True)
class Ran:
    """What came out of one run, in float64, and what it took; memory where the device counts it."""

    arrays: Arrays
    seconds: float
    megabytes: float | None = None


class Entrant(Protocol):
    """Something that computes outputs (names without d) and gradients (names with d)."""

    @property
    def name(self) -> str:
        """What it is called in the table."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks of its recurrent weights."""

    def truth(self, case: Case, slip: int | None) -> Arrays:
        """The right answer in float64; with a slip, its outputs where one block of recurrent weights is 1 % larger."""

    def run(self, case: Case, device: str, dtype: str) -> Ran:
        """The same on a device, in a dtype."""


@dataclass(frozen=True)
class Row:
    """One tensor of one run, held against the truth."""

    entrant: str
    case: Case
    dtype: str
    tensor: str
    error: float
    bound: float

    @property
    def within(self) -> bool:
        """Whether the error is within its bound; nan is not."""
        return self.error <= self.bound

    @property
    def kind(self) -> str:
        """What the tensor is: "outputs", "gradients" or "slip"."""
        return "slip" if self.tensor.startswith("slip") else "gradients" if self.tensor.startswith("d") else "outputs"


@dataclass(frozen=True)
class Timing:
    """What one run took on the device and on the CPU in float64, and whether runs repeat each other bit by bit."""

    entrant: str
    case: Case
    dtype: str
    seconds: float
    cpu_seconds: float
    megabytes: float | None
    alike: int
    runs: int


@dataclass(frozen=True)
class Outcome:
    """All of a parity run."""

    device: str
    described: str
    rows: tuple[Row, ...]
    timings: tuple[Timing, ...]
    environment: Mapping[str, str]
    broken: tuple[str, ...] = ()  # what could not be run, and why
    remark: str = ""

    @property
    def passed(self) -> bool:
        """Whether every tensor is within its bound and everything ran."""
        return bool(self.rows) and not self.broken and all(row.within for row in self.rows)

    @property
    def told(self) -> dict[str, Any]:
        """All of it as plain values: what `--format json` writes, and what the table and the drawing are made of."""
        return {
            "device": self.device,
            "described": self.described,
            "remark": self.remark,
            "passed": self.passed,
            "environment": dict(self.environment),
            "rows": [{**asdict(row), "kind": row.kind, "within": row.within} for row in self.rows],
            "timings": [asdict(timing) for timing in self.timings],
            "broken": list(self.broken),
        }


Progress = Callable[[str], None]
SMALL = (Case(1, 1, 1, 1), Case(3, 5, 2, 4), Case(130, 3, 5, 7), Case(16, 12, 8, 32))
REPEATED = SMALL[-1]  # where runs are compared bit by bit
STEPS = tuple(Case(8, T, 16, 32) for T in (1, 4, 16, 64, 256))
SHORT = STEPS[:-1]  # what a CPU does in seconds
LARGE = (Case(64, 64, 128, 256), Case(64, 256, 256, 1024))
SLIP_ENTRIES = 16_000  # outputs below which the rounding of eight bits hides a slip

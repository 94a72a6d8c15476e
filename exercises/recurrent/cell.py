"""A cell as the suites of checks see it: its entries, its states, and the reference that knows the right answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from exercises.recurrent.cases import Case, arrays
from exercises.recurrent.regimes import Arrays
from grader.checks import Array, Function


@dataclass(frozen=True)
class Cell:
    """Names and reference functions of one recurrent cell; `states` begins with h."""

    name: str
    blocks: int
    states: tuple[str, ...]
    step: str
    step_backward: str
    forward: str
    backward: str
    reference: Mapping[str, Function]

    def __hash__(self) -> int:
        return hash(self.name)

    def arrays(self, case: Case, absent: tuple[str, ...] = ()) -> Arrays:
        """The arrays of a case; those that a dialect does not pass are zero."""
        made = arrays(case, self.blocks, self.states)
        return {name: np.zeros_like(array) if name in absent else array for name, array in made.items()}

    @lru_cache(maxsize=4096)  # noqa: B019  (cells live as long as the process)
    def inputs(self, case: Case, absent: tuple[str, ...] = ()) -> Arrays:
        """The arguments of the forward entry (one step, or a sequence where the case has steps)."""
        made = self.arrays(case, absent)
        return {name: made[name] for name in ("X" if case.T else "x", *self.states, "W", "R", "b")}

    @lru_cache(maxsize=4096)  # noqa: B019
    def cotangents(self, case: Case, absent: tuple[str, ...] = ()) -> Arrays:
        """The arguments of the backward entry, without the cache."""
        made = self.arrays(case, absent)
        names = tuple("d" + state for state in self.states)
        return {name: made[name] for name in (("dH", *names) if case.T else names)}

    def forward_entry(self, case: Case) -> str:
        """The forward entry that this case asks."""
        return self.forward if case.T else self.step

    def backward_entry(self, case: Case) -> str:
        """The backward entry that this case asks."""
        return self.backward if case.T else self.step_backward


def run_forward(cell: Cell, inputs: Mapping[str, Array]) -> tuple[Arrays, Any]:
    """The reference's outputs by name, and its cache."""
    states = tuple(inputs[state] for state in cell.states)
    weights = (inputs["W"], inputs["R"], inputs["b"])
    if "X" in inputs:
        H, *last, cache = cell.reference["forward"](inputs["X"], *states, *weights)
        return {"H": H} | named(cell, flat(last)), cache
    *new, cache = cell.reference["step"](inputs["x"], *states, *weights)
    return named(cell, new), cache


def run_backward(cell: Cell, cotangents: Mapping[str, Array], cache: Any) -> Arrays:
    """The reference's gradients by name."""
    states = tuple(cotangents["d" + state] for state in cell.states)
    if "dH" in cotangents:
        packed = states if len(states) > 1 else states[0]
        dX, *rest = cell.reference["backward"](cotangents["dH"], packed, cache)
        gradients = [dX, *flat(rest)]
    else:
        gradients = list(cell.reference["step_backward"](*states, cache))
    names = ("dX" if "dH" in cotangents else "dx", *("d" + state for state in cell.states), "dW", "dR", "db")
    return dict(zip(names, gradients, strict=True))


def named(cell: Cell, states: list[Array]) -> Arrays:
    """States by name."""
    return dict(zip(cell.states, states, strict=True))


def flat(values: list[Any]) -> list[Array]:
    """`[(h, c)]` and `[h]` alike."""
    return [part for value in values for part in (value if isinstance(value, tuple) else (value,))]


@dataclass(frozen=True)
class Wanted:
    """Right answers and the natural size of each, for the floors of the tolerances."""

    outputs: Arrays
    output_scale: Mapping[str, float]
    gradients: Arrays
    gradient_scale: Mapping[str, float]


@lru_cache(maxsize=2048)
def wanted(cell: Cell, case: Case, absent: tuple[str, ...] = ()) -> Wanted:
    """The reference's answer to a case, in float64 whatever the dtype of the inputs."""
    inputs = {name: array.astype(np.float64) for name, array in cell.inputs(case, absent).items()}
    cotangents = {name: array.astype(np.float64) for name, array in cell.cotangents(case, absent).items()}
    outputs, cache = run_forward(cell, inputs)
    return Wanted(
        outputs,
        {name: state_scale(cell, case, inputs) for name in outputs},
        run_backward(cell, cotangents, cache),
        gradient_scale(cell, case, inputs, cotangents),
    )


def state_scale(cell: Cell, case: Case, inputs: Mapping[str, Array]) -> float:
    """A bound of the states: every step adds at most one to a cell."""
    return 1.0 + max(float(np.abs(inputs[state]).max()) for state in cell.states) + case.T


def gradient_scale(
    cell: Cell, case: Case, inputs: Mapping[str, Array], cotangents: Mapping[str, Array]
) -> Mapping[str, float]:
    """The size that each gradient could have if every gate were open and every slope one."""
    local = max(float(np.abs(array).max()) for array in cotangents.values())
    local *= state_scale(cell, case, inputs)
    rows = case.N * max(case.T, 1)
    x = inputs["X" if case.T else "x"]
    into_x = float(np.abs(inputs["W"]).sum(axis=0).max())
    into_h = max(float(np.abs(inputs["R"]).sum(axis=0).max()), 1.0)
    return {
        "dX" if case.T else "dx": local * max(into_x, 1.0),
        **{"d" + state: local * into_h for state in cell.states},
        "dW": local * rows * max(float(np.abs(x).max()), 1.0),
        "dR": local * rows * max(float(np.abs(inputs["h"]).max()), 1.0),
        "db": local * rows,
    }

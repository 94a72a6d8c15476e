"""A cell as the suites of checks see it: its entries, its states, and the reference that knows the right answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from exercises.recurrent.cases import Case, arrays
from exercises.recurrent.regimes import FURTHER, ZEROS, Arrays
from grader.checks import Array
from reference import sequence
from reference.cell import Cell as Equations
from reference.extended import extended


@dataclass(frozen=True)
class Cell:
    """A recurrent cell: what its entries are called after, its equations, and how it is made to keep its state.

    `keeps` is a block of the bias and the sign in which it is moved to keep the old state; without one the recurrent
    matrix is made orthogonal.
    """

    name: str
    equations: Equations
    keeps: tuple[int, int] | None = None
    autograd: bool = False  # gradients are made of the results, and need them in their shapes

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def states(self) -> tuple[str, ...]:
        """The names of its states; the first is h."""
        return self.equations.states

    @property
    def step(self) -> str:
        """The entry for one step."""
        return f"{self.name}_step"

    @property
    def step_backward(self) -> str:
        """The entry for one step backward."""
        return f"{self.name}_step_backward"

    @property
    def forward(self) -> str:
        """The entry for a sequence."""
        return f"{self.name}_forward"

    @property
    def backward(self) -> str:
        """The entry for a sequence backward."""
        return f"{self.name}_backward"

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters."""
        return tuple(self.equations.shapes(1, 1))

    @cached_property
    def arguments(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the forward entries take: that of one step, that of a sequence."""
        return ("x", *self.states, *self.parameters), ("X", *self.states, *self.parameters)

    @cached_property
    def arriving(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the backward entries take beside the cache: that of one step, that of a sequence."""
        last = tuple("d" + state for state in self.states)
        return last, ("dH", *last)

    @cached_property
    def zeros(self) -> tuple[str, ...]:
        """The regimes in which something of it is zero."""
        return (*ZEROS, *(f"zero {name}" for name in self.parameters if name in FURTHER))

    def arrays(self, case: Case, absent: tuple[str, ...] = ()) -> Arrays:
        """The arrays of a case; those that a dialect does not pass are zero."""
        shapes = tuple(self.equations.shapes(case.D, case.H).items())
        made = arrays(case, shapes, self.states, self.remember)
        return {name: np.zeros_like(array) if name in absent else array for name, array in made.items()}

    def remember(self, made: Arrays) -> None:
        """Change the parameters so that the state, and a gradient, survives many steps."""
        if self.keeps is None:
            made["R"] = np.linalg.qr(made["R"])[0]
            made["W"], made["b"] = 0.1 * made["W"], 0.1 * made["b"]
            return
        block, sign = self.keeps
        H = made["R"].shape[1]
        rows = slice(block * H, (block + 1) * H)
        made["b"] = made["b"].copy()
        made["b"][rows] = sign * (np.abs(made["b"][rows]) + 4.0)

    @lru_cache(maxsize=4096)  # noqa: B019  (cells live as long as the process)
    def inputs(self, case: Case, absent: tuple[str, ...] = ()) -> Arrays:
        """The arguments of the forward entry (one step, or a sequence where the case has steps)."""
        made = self.arrays(case, absent)
        return {name: made[name] for name in self.arguments[case.T > 0]}

    @lru_cache(maxsize=4096)  # noqa: B019
    def cotangents(self, case: Case, absent: tuple[str, ...] = ()) -> Arrays:
        """The arguments of the backward entry, without the cache."""
        made = self.arrays(case, absent)
        return {name: made[name] for name in self.arriving[case.T > 0]}

    def forward_entry(self, case: Case) -> str:
        """The forward entry that this case asks."""
        return self.forward if case.T else self.step

    def backward_entry(self, case: Case) -> str:
        """The backward entry that this case asks."""
        return self.backward if case.T else self.step_backward


def run_forward(cell: Cell, inputs: Mapping[str, Array]) -> tuple[Arrays, Any]:
    """The reference's outputs by name, and its cache."""
    state = tuple(inputs[name] for name in cell.states)
    parameters = {name: inputs[name] for name in cell.parameters}
    if "X" in inputs:
        H, last, cache = extended(sequence.forward)(cell.equations, inputs["X"], state, parameters)
        return {"H": H, **dict(zip(cell.states, last, strict=True))}, cache
    new, cache = extended(cell.equations.step)(inputs["x"], state, parameters)
    return dict(zip(cell.states, new, strict=True)), cache


def run_backward(cell: Cell, cotangents: Mapping[str, Array], cache: Any) -> Arrays:
    """The reference's gradients by name."""
    arriving = tuple(cotangents["d" + name] for name in cell.states)
    if "dH" in cotangents:
        dx, before, found = extended(sequence.backward)(cotangents["dH"], arriving, cache)
    else:
        dx, before, found = extended(cell.equations.step_backward)(arriving, cache)
    states = {"d" + name: array for name, array in zip(cell.states, before, strict=True)}
    parameters = {"d" + name: found[name] for name in cell.parameters}
    return {"dX" if "dH" in cotangents else "dx": dx, **states, **parameters}


@lru_cache(maxsize=2048)
def every_step(cell: Cell, case: Case, absent: tuple[str, ...] = ()) -> Arrays:
    """The states beside h after every step, by the names in which some dialects return them: C (T, N, H)."""
    inputs = {name: array.astype(np.float64) for name, array in cell.inputs(case, absent).items()}
    state = tuple(inputs[name] for name in cell.states)
    parameters = {name: inputs[name] for name in cell.parameters}
    found = []
    for x in inputs["X"] if case.T else ():
        state, _ = extended(cell.equations.step)(x, state, parameters)
        found.append(state)
    return {name.upper(): np.stack([s[k] for s in found]) for k, name in enumerate(cell.states) if k and found}


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
    into_x = float(np.abs(inputs["W"]).sum(axis=0).max())
    into_h = max(float(np.abs(inputs["R"]).sum(axis=0).max()), 1.0)
    return {
        "dX" if case.T else "dx": local * max(into_x, 1.0),
        **{"d" + state: local * into_h for state in cell.states},
        **{"d" + name: local * rows * reach(cell, case, inputs, name) for name in cell.parameters},
    }


def reach(cell: Cell, case: Case, inputs: Mapping[str, Array], name: str) -> float:
    """The largest number, or one, that a parameter is multiplied with."""
    if name == "b":
        return 1.0
    read = {"W": "X" if case.T else "x", "R": "h"}.get(name)
    return max(float(np.abs(inputs[read]).max()), 1.0) if read else state_scale(cell, case, inputs)

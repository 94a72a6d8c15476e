"""What every cell of this package is, so that sequences, stacks, masks and tools are written once.

A step has two sides. The *input side* `project` reads x alone, so a sequence does it for all times in one
product; the *recurrent side* `advance` takes the projected input a and the state to the next state:

    a = x Wᵀ + b,   state' = advance(a, state)

A weight matrix M is always used as a product v Mᵀ. Its gradient is Σ δᵀ v, with δ the gradient of the
product. `advance_backward` therefore returns the pairs (δ, v) and leaves the product to its caller: a
single step forms it at once, a sequence forms it once for all times.

A cache holds the very arrays that went in and came out, not copies: until the backward pass has been called, write
into none of them, neither an input buffer nor a parameter nor the state that was returned.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from reference.arrays import Array, Shape, check_shapes, one_dtype, sizes

Params = Mapping[str, Array]
State = tuple[Array, ...]


class Product(NamedTuple):
    """One use v Mᵀ of the rows of the parameter `name` that begin at `row`: dM[row:] = deltaᵀ v."""

    name: str
    row: int
    delta: Array  # (N, rows)
    v: Array  # (N, columns)


class Pull(NamedTuple):
    """What `advance_backward` hands on."""

    da: Array  # for the input side (N, ·)
    state: State  # for the state before the step
    products: tuple[Product, ...]
    sums: dict[str, Array]  # for vector parameters, (N, ·) each: still to be summed over the batch


class StepCache(NamedTuple):
    """What one whole step remembers for its backward pass."""

    x: Array
    state: State
    p: Params
    inner: Any


@dataclass(frozen=True)
class Cell(ABC):
    """A recurrent cell. The first state is always h, the output; parameters are a dict of arrays."""

    name: str

    @property
    def states(self) -> tuple[str, ...]:
        """The names of the state's parts, each (N, H)."""
        return ("h",)

    @abstractmethod
    def shapes(self, D: int, H: int) -> dict[str, Shape]:
        """The shape of every parameter for D inputs and H units."""

    @abstractmethod
    def advance(self, a: Array, state: State, p: Params) -> tuple[State, Any]:
        """The recurrent side: projected input a (N, ·), state -> next state, cache."""

    @abstractmethod
    def advance_backward(self, dstate: State, cache: Any, p: Params) -> Pull:
        """Gradients of the recurrent side from those of the next state."""

    def project(self, x: Array, p: Params) -> Array:
        """The input side of any number of rows: x (M, D) -> a (M, ·)."""
        return np.asarray(x @ p["W"].T + p["b"]) if "b" in p else np.asarray(x @ p["W"].T)

    def project_backward(self, da: Array, x: Array, p: Params) -> tuple[Array, dict[str, Array]]:
        """Gradients of the input side, summed over all rows: dx, {name: gradient}."""
        gradients = {"W": da.T @ x}
        if "b" in p:
            gradients["b"] = da.sum(axis=0)
        return da @ p["W"], gradients

    def given(self, X: Any, state: State, p: Params, axes: str) -> tuple[Array, State, Params]:
        """What a caller gives, in one dtype and checked: X has the axes "ND" (a step) or "TND" (a sequence)."""
        X, *rest = one_dtype(X, *state, *p.values())
        first, values = tuple(rest[: len(state)]), rest[len(state) :]
        p = dict(zip(p, values, strict=True))
        self.check(X, first, p, axes)
        return X, first, p

    def check(self, X: Any, state: tuple[Any, ...], p: Mapping[str, Any], axes: str) -> None:
        """Raise ValueError that names every part of the state and every parameter whose shape is not this cell's.

        The state's parts are (N, H) each, the parameters those of `shapes`, none missing and none more.
        """
        if len(state) != len(self.states):
            raise ValueError(f"{self.name}: a state of {len(state)} parts, but should be ({', '.join(self.states)})")
        N, D, H = sizes(X, state[0], axes)
        wanted = {**dict.fromkeys(self.states, (N, H)), **self.shapes(D, H)}
        found = {**dict(zip(self.states, state, strict=True)), **p}
        check_shapes(found, wanted, f"{self.name} for N, D, H = {N}, {D}, {H}")

    def check_gradients(self, dstate: State, state: State) -> None:
        """Raise ValueError unless there is one gradient for each part of the state, of its shape."""
        if len(dstate) != len(self.states):
            raise ValueError(f"{self.name}: gradients of {len(dstate)} parts, but should be ({', '.join(self.states)})")
        names = [f"d{name}" for name in self.states]
        check_shapes(dict(zip(names, dstate, strict=True)), dict.fromkeys(names, state[0].shape), self.name)

    def step(self, x: Array, state: State, p: Params) -> tuple[State, StepCache]:
        """One step: x (N, D), state -> next state, cache. Raises ValueError for shapes that do not fit."""
        x, state, p = self.given(x, state, p, "ND")
        after, inner = self.advance(self.project(x, p), state, p)
        return after, StepCache(x, state, p, inner)

    def step_backward(self, dstate: State, cache: StepCache) -> tuple[Array, State, dict[str, Array]]:
        """Gradients of one step: dx, those of the state before, {name: gradient of the parameter}."""
        x, state, p, inner = cache
        self.check_gradients(dstate, state)
        pull = self.advance_backward(dstate, inner, p)
        dx, gradients = self.project_backward(pull.da, x, p)
        add_products(gradients, [pull], p)
        return dx, pull.state, gradients

    def parameters(
        self, rng: np.random.Generator, D: int, H: int, scale: float | None = None, dtype: Any = np.float64
    ) -> dict[str, Array]:
        """Random parameters N(0, scale²), scale 1/√H unless given; nothing is zero, so no term hides."""
        scale = max(1, H) ** -0.5 if scale is None else scale
        shapes = self.shapes(D, H)
        return {name: (scale * rng.standard_normal(shape)).astype(dtype) for name, shape in shapes.items()}

    def count(self, D: int, H: int) -> int:
        """The number of parameters."""
        return sum(int(np.prod(shape)) for shape in self.shapes(D, H).values())


def add_products(gradients: dict[str, Array], pulls: list[Pull], p: Params) -> None:
    """Complete `gradients` by the products and sums of one or many steps: one product per matrix."""
    for k, (name, row, delta, v) in enumerate(pulls[0].products):
        if len(pulls) > 1:
            delta = np.concatenate([pull.products[k].delta for pull in pulls])
            v = np.concatenate([pull.products[k].v for pull in pulls])
        if name not in gradients:
            gradients[name] = np.zeros(p[name].shape, np.result_type(delta, v))
        gradients[name][row : row + delta.shape[1]] += delta.T @ v
    for name in pulls[0].sums:
        gradients[name] = sum(pull.sums[name] for pull in pulls[1:]) + pulls[0].sums[name]
        gradients[name] = gradients[name].sum(axis=0)

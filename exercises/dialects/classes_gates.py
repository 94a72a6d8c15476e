"""Cells that keep a matrix for each gate, `Wf` on [h, x] or `Wf` and `Uf`. First part of the adapter for classes.

Where a gate's matrices are is told by their names and shapes; whether samples are rows or columns, and which of x and
h stands first in what a joined matrix reads, is found out by trying: without input weights x must not matter.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

LETTERS = {"i": ("i", "u"), "f": ("f",), "g": ("c", "g", "C", "a"), "o": ("o",)}
PLACES = {
    "W": ("Wx{}", "W_x{}", "W{}x", "W_{}x", "W_i{}", "W{}", "W_{}"),
    "R": ("U{}", "U_{}", "Wh{}", "W_h{}", "W{}h", "W_{}h", "R{}"),
    "b": ("b{}", "b_{}"),
}
N, D, H = 4, 2, 3  # unlike, so that a shape tells what it is of


class Layout(NamedTuple):
    """Where a class keeps the weights of its gates, and how it lays them out."""

    places: dict  # "W", "R", "b": the attributes of i, f, g, o; no "R" where one matrix reads both
    turned: bool  # one column a unit
    columns: bool = False  # samples are columns
    order: str = "xh"
    alone: str = ""  # "column" or "vector": one sample is taken at a time


@cache
def layout_of(kind):
    """The layout of a class that keeps a matrix for each gate; None where it does not."""
    cell = kind(D, H)
    places = {name: found for name, forms in PLACES.items() if (found := attributes(cell, forms))}
    if not {"W", "b"} <= places.keys():
        return None
    shape = np.shape(getattr(cell, places["W"][0]))
    if shape in ((H, D + H), (D + H, H)):
        places.pop("R", None)
    plain = Layout(places, turned=shape[-1] == H)
    return next((one for one in likely(plain) if works(kind, one)), plain)


def attributes(cell, forms):
    """The attributes of i, f, g, o by the first way of naming them that a cell has; empty where it has none."""
    for form in forms:
        found = [next((n for n in map(form.format, LETTERS[gate]) if hasattr(cell, n)), "") for gate in LETTERS]
        if all(found):
            return found
    return []


def likely(plain):
    """The layouts that are tried, the likeliest first."""
    orders = ("xh",) if "R" in plain.places else ("hx", "xh")
    several = [plain._replace(columns=columns, order=order) for columns in (False, True) for order in orders]
    return several + [plain._replace(alone=alone, order=order) for alone in ("column", "vector") for order in orders]


def works(kind, layout):
    """Whether a step gives states of the right shapes in a layout, and x does not matter without input weights."""
    random = np.random.RandomState(0)
    R, b = random.normal(size=(4 * H, H)), random.normal(size=4 * H)
    states = tuple(random.normal(size=(N, H)) for _ in "hc")
    found = []
    for x in random.normal(size=(2, N, D)):
        cell = kind(D, H)
        put(cell, layout, np.zeros((4 * H, D)), R, b)
        try:
            found.append([np.array(one) for one in step_of(cell, layout, x, states)])
        except Exception:
            return False
    return all(one.shape == (N, H) and np.array_equal(one, two) for one, two in zip(*found, strict=True))


def step_of(cell, layout, x, states):
    """The new states; turned on the way where samples are columns, put together where they are taken one by one."""
    if layout.alone:
        shape = (-1, 1) if layout.alone == "column" else (-1,)
        samples = [[row.reshape(shape) for row in rows] for rows in zip(x, *states, strict=True)]
        found = [step_of(cell, layout._replace(alone=""), one, tuple(rest)) for one, *rest in samples]
        return [np.array([np.ravel(one) for one in parts], dtype=float) for parts in zip(*found, strict=True)]
    given = [one.T if layout.columns else one for one in (x, *states)]
    flat = list(parts_of(globals()["called"](cell.forward, given[0], tuple(given[1:]))))
    if len(flat) < len(states):
        raise TypeError(f"forward returned {len(flat)} values, but should return {len(states)}: the new states")
    return [np.transpose(one) if layout.columns else one for one in flat[: len(states)]]


def parts_of(value):
    """What tuples and lists inside one another hold; a list of numbers is a vector."""
    if isinstance(value, tuple) or (isinstance(value, list) and any(map(np.ndim, value))):
        for part in value:
            yield from parts_of(part)
    else:
        yield value


def put(cell, layout, W, R, b):
    """Put canonical weights where a cell keeps them."""
    for k in range(len(LETTERS)):
        rows = slice(k * len(b) // 4, (k + 1) * len(b) // 4)
        both = [W[rows], R[rows]] if layout.order == "xh" else [R[rows], W[rows]]
        parts = {"W": W[rows], "R": R[rows]} if "R" in layout.places else {"W": np.concatenate(both, axis=1)}
        for name, value in parts.items():
            setattr(cell, layout.places[name][k], (value.T if layout.turned else value).copy())
        place = layout.places["b"][k]
        setattr(cell, place, b[rows].reshape(np.shape(getattr(cell, place))))


def back(cell, layout, arriving):
    """What backward gives of the input and the states, then dW, dR, db of what it leaves in the cell."""
    if layout.alone:
        raise TypeError(
            f"forward takes one sample at a time, as a {layout.alone}; for the way back it should take several"
        )
    given = [one.T if layout.columns else one for one in arriving]
    found = list(globals()["flattened"](globals()["called"](cell.backward, given[0], tuple(given[1:]))))
    wanted = 1 + len(arriving)
    states = [np.transpose(one) if layout.columns else one for one in found[:wanted]]
    left = {name: [globals()["left"](cell, place) for place in places] for name, places in layout.places.items()}
    matrices = [
        np.concatenate([np.transpose(one) if layout.turned else one for one in left[name]])
        for name in ("W", "R")
        if name in left
    ]
    if len(matrices) == 1:
        features = matrices[0].shape[1] - len(matrices[0]) // 4
        first = features if layout.order == "xh" else matrices[0].shape[1] - features
        halves = matrices[0][:, :first], matrices[0][:, first:]
        matrices = halves if layout.order == "xh" else halves[::-1]
    return *states, *matrices, np.concatenate([np.ravel(one) for one in left["b"]])

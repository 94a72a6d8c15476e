"""Layouts by their owners' own equations: an error that writing and reading share survives every round trip.

torch's and ONNX's layouts are held against torch.nn and onnxruntime themselves (test_torch_nn, test_onnx).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from reference.activations import sigmoid
from reference.cells import CELLS
from reference.layouts import LAYOUTS

from .draws import Array
from .oracles import draw
from .planted import LAYOUT_CHANGES, wrong_copy

Owner = Callable[..., tuple[Array, ...]]  # (foreign parameters, x, *state) -> state


def memory(i: Array, f: Array, g: Array, o: Array, c: Array) -> tuple[Array, Array]:
    """h and c from the four pre-activations."""
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def keras_lstm(f: Any, x: Array, h: Array, c: Array) -> tuple[Array, ...]:
    """One kernel each, gates i f c o along the columns."""
    i, f_, g, o = np.split(x @ f["kernel"] + h @ f["recurrent_kernel"] + f["bias"], 4, axis=1)
    return memory(i, f_, g, o, c)


def cs231n_lstm(f: Any, x: Array, h: Array, c: Array) -> tuple[Array, ...]:
    """a = x Wx + h Wh + b, gates i f o g."""
    i, f_, o, g = np.split(x @ f["Wx"] + h @ f["Wh"] + f["b"], 4, axis=1)
    return memory(i, f_, g, o, c)


def karpathy_lstm(f: Any, x: Array, h: Array, c: Array) -> tuple[Array, ...]:
    """One matrix on [1, x, h], gates i f o g."""
    i, f_, o, g = np.split(np.column_stack([np.ones(len(x)), x, h]) @ f["WLSTM"], 4, axis=1)
    return memory(i, f_, g, o, c)


def course_lstm(f: Any, x: Array, h: Array, c: Array) -> tuple[Array, ...]:
    """deeplearning.ai: columns are samples, [a; x]."""
    u = np.concatenate([h.T, x.T])
    i, f_, g, o = (f[f"W{k}"] @ u + f[f"b{k}"] for k in "ifco")
    return memory(i.T, f_.T, g.T, o.T, c)


def lesson_lstm(f: Any, x: Array, h: Array, c: Array) -> tuple[Array, ...]:
    """Udacity's learn, forget, remember and use gates in the standard reading."""
    u = np.concatenate([h, x], axis=1)
    i, f_, g, o = (u @ f[f"W{k}"].T + f[f"b{k}"] for k in "ifnv")
    return memory(i, f_, g, o, c)


def flax_lstm(f: Any, x: Array, h: Array, c: Array) -> tuple[Array, ...]:
    """A Dense without bias on x and one with bias on h for every gate."""
    i, f_, g, o = (x @ f[f"i{k}"]["kernel"] + h @ f[f"h{k}"]["kernel"] + f[f"h{k}"]["bias"] for k in "ifgo")
    return memory(i, f_, g, o, c)


def keras_gru(f: Any, x: Array, h: Array) -> tuple[Array, ...]:
    """reset_after, two biases: gates z r h along the columns."""
    x_z, x_r, x_h = np.split(x @ f["kernel"] + f["bias"][0], 3, axis=1)
    h_z, h_r, h_h = np.split(h @ f["recurrent_kernel"] + f["bias"][1], 3, axis=1)
    z = sigmoid(x_z + h_z)
    return (z * h + (1 - z) * np.tanh(x_h + sigmoid(x_r + h_r) * h_h),)


def keras_gru_before(f: Any, x: Array, h: Array) -> tuple[Array, ...]:
    """reset_after=False, one bias."""
    x_z, x_r, x_h = np.split(x @ f["kernel"] + f["bias"], 3, axis=1)
    R_z, R_r, R_h = np.split(f["recurrent_kernel"], 3, axis=1)
    z, r = sigmoid(x_z + h @ R_z), sigmoid(x_r + h @ R_r)
    return (z * h + (1 - z) * np.tanh(x_h + (r * h) @ R_h),)


def flax_gru(f: Any, x: Array, h: Array) -> tuple[Array, ...]:
    """Biases on the x side, and one inside the reset."""
    r, z = (sigmoid(x @ f[f"i{k}"]["kernel"] + f[f"i{k}"]["bias"] + h @ f[f"h{k}"]["kernel"]) for k in "rz")
    inside = h @ f["hn"]["kernel"] + f["hn"]["bias"]
    n = np.tanh(x @ f["in"]["kernel"] + f["in"]["bias"] + r * inside)
    return ((1 - z) * n + z * h,)


def keras_rnn(f: Any, x: Array, h: Array) -> tuple[Array, ...]:
    """SimpleRNN."""
    return (np.tanh(x @ f["kernel"] + f["bias"] + h @ f["recurrent_kernel"]),)


def flax_rnn(f: Any, x: Array, h: Array) -> tuple[Array, ...]:
    """SimpleCell: a Dense with bias on x, one without on h."""
    return (np.tanh(x @ f["i"]["kernel"] + f["i"]["bias"] + h @ f["h"]["kernel"]),)


def cs231n_rnn(f: Any, x: Array, h: Array) -> tuple[Array, ...]:
    """tanh(x Wx + h Wh + b)."""
    return (np.tanh(x @ f["Wx"] + h @ f["Wh"] + f["b"]),)


def course_rnn(f: Any, x: Array, h: Array) -> tuple[Array, ...]:
    """deeplearning.ai: tanh(Waa a + Wax x + ba), columns are samples."""
    return (np.tanh(f["Waa"] @ h.T + f["Wax"] @ x.T + f["ba"]).T,)


OWNERS: list[tuple[str, str, str, Owner]] = [
    ("lstm", "keras", "LSTM", keras_lstm),
    ("lstm", "cs231n", "LSTM", cs231n_lstm),
    ("lstm", "karpathy", "LSTM", karpathy_lstm),
    ("lstm", "deeplearning.ai", "LSTM", course_lstm),
    ("lstm", "udacity", "LSTM", lesson_lstm),
    ("lstm", "flax", "LSTM", flax_lstm),
    ("gru", "keras", "GRU keep, after", keras_gru),
    ("gru", "keras", "GRU keep, before", keras_gru_before),
    ("gru", "flax", "GRU keep, after", flax_gru),
    ("rnn", "keras", "RNN", keras_rnn),
    ("rnn", "flax", "RNN", flax_rnn),
    ("rnn", "cs231n", "RNN", cs231n_rnn),
    ("rnn", "deeplearning.ai", "RNN", course_rnn),
]
ROUNDING = 2e-15


def gap(layouts: Any, owner: tuple[str, str, str, Owner], D: int) -> float:
    """The largest difference of the owner's step on converted parameters from ours; H = 4. inf where it cannot run."""
    kind, layout, name, step = owner
    d = draw(CELLS[name], 4, T=1, D=D)
    want, _ = CELLS[name].step(d.X[0], d.state, d.p)
    try:
        got = step(layouts[kind, layout].write(d.p), d.X[0], *d.state)
    except ValueError:
        return np.inf
    return float(np.max(np.abs(np.subtract(got, want))))


@pytest.mark.parametrize("owner", OWNERS, ids=lambda o: f"{o[2]} {o[1]}")
def test_a_layout_means_what_its_owner_computes(owner: tuple[str, str, str, Owner]) -> None:
    """The course's or library's own step on the converted parameters gives our step, D ≠ H and D = H."""
    assert gap(LAYOUTS, owner, 3) <= ROUNDING
    assert gap(LAYOUTS, owner, 4) <= ROUNDING


def test_every_layout_has_its_owner_or_its_library() -> None:
    """A layout that nobody but its own reader understands cannot be added."""
    live = {(kind, layout) for kind, layout in LAYOUTS if layout.startswith(("torch", "onnx"))}
    assert {owner[:2] for owner in OWNERS} | live == set(LAYOUTS)


@pytest.mark.parametrize("change", LAYOUT_CHANGES, ids=lambda c: c[1][:50])
def test_a_wrong_layout_is_caught(change: tuple[str, str]) -> None:
    """Orders, transpositions and biases changed in both directions at once: with D = H too, some owner disagrees."""
    layouts = wrong_copy("layouts", change).LAYOUTS
    assert any(not gap(layouts, owner, 4) <= 1e-6 for owner in OWNERS)

"""Every layout: exact round trips, shapes as its library has them, the same numbers from its own equations."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference.activations import sigmoid
from reference.cell import Cell
from reference.cells import CELLS
from reference.layouts import LAYOUTS, convert, reorder
from reference.lstm import lstm_step

from .draws import Array
from .oracles import draw

OF = {"lstm": CELLS["LSTM"], "gru": CELLS["GRU keep, after"], "rnn": CELLS["RNN"]}


def cell_of(pair: tuple[str, str]) -> Cell:
    """The cell that a layout is tried on."""
    return CELLS["GRU keep, before"] if pair[1] == "onnx, reset before" else OF[pair[0]]


def same(a: Any, b: Any) -> bool:
    """Equal bit for bit, through nested dicts."""
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    return np.array_equal(a, b)


@pytest.mark.parametrize("pair", LAYOUTS, ids=" ".join)
def test_round_trip_is_exact(pair: tuple[str, str]) -> None:
    """Out and back gives the same bits, and so does back and out."""
    layout, p = LAYOUTS[pair], draw(cell_of(pair), 0).p
    foreign = layout.write(p)
    assert same(layout.read(foreign), p)
    assert same(layout.write(layout.read(foreign)), foreign)


@pytest.mark.parametrize("source", [k[1] for k in LAYOUTS if k[0] == "lstm"])
@pytest.mark.parametrize("target", [k[1] for k in LAYOUTS if k[0] == "lstm"])
def test_any_lstm_layout_into_any_other(source: str, target: str) -> None:
    """A conversion between two layouts is the same as one through ours."""
    p = draw(CELLS["LSTM"], 1).p
    there = convert(p, "lstm", "native", source)
    assert same(convert(there, "lstm", source, target), convert(p, "lstm", "native", target))
    assert same(convert(there, "lstm", source, "native"), p)


def test_peepholes_and_the_literal_cell_travel() -> None:
    """ONNX carries peepholes as i o f, Udacity's layout the extra matrix of the literal reading."""
    p = draw(CELLS["peephole LSTM"], 2).p
    f = convert(p, "lstm", "native", "onnx")
    assert np.array_equal(f["P"][0], np.concatenate([p["p"][:4], p["p"][8:], p["p"][4:8]]))
    assert same(convert(f, "lstm", "onnx", "native"), p)
    p = draw(CELLS["Udacity literal"], 2).p
    assert same(convert(convert(p, "lstm", "native", "udacity"), "lstm", "udacity", "native"), p)


def test_two_biases_are_added() -> None:
    """A second bias counts: torch's and ONNX's sum, the GRU's bn stays apart where the reset comes after."""
    p = draw(CELLS["LSTM"], 3).p
    f = convert(p, "lstm", "native", "torch")
    f["bias_hh_l0"] = np.ones(16)
    assert np.array_equal(convert(f, "lstm", "torch", "native")["b"], p["b"] + 1)
    p = draw(CELLS["GRU keep, after"], 3).p
    f = convert(p, "gru", "native", "torch")
    f["bias_hh_l0"] = np.arange(12.0)
    back = convert(f, "gru", "torch", "native")
    assert np.array_equal(back["bn"], np.arange(8.0, 12.0))
    assert np.array_equal(back["b"], p["b"] + np.r_[np.arange(8.0), np.zeros(4)])
    f = convert(p, "gru", "native", "onnx")
    before = convert(f, "gru", "onnx, reset before", "native")
    assert np.array_equal(before["b"], p["b"] + np.r_[np.zeros(8), p["bn"]])


def test_reorder_has_the_right_direction() -> None:
    """Blocks are taken from where `have` says they are."""
    assert reorder(np.array([1, 2, 3, 4]), "ifgo", "iofg").tolist() == [1, 4, 2, 3]


def by_letters(f: dict[str, Array], name: str, x: Array, h: Array, c: Array) -> tuple[Array, Array]:
    """One step of the LSTM as the owners of the layout write it: new h, new c."""
    if name == "cs231n":
        a = x @ f["Wx"] + h @ f["Wh"] + f["b"]
    if name == "karpathy":
        a = np.column_stack([np.ones(len(x)), x, h]) @ f["WLSTM"]
    if name in ("cs231n", "karpathy"):
        i, f_, o, g = np.split(a, 4, axis=1)
        i, f_, o, g = sigmoid(i), sigmoid(f_), sigmoid(o), np.tanh(g)
    elif name == "deeplearning.ai":
        u = np.concatenate([h.T, x.T])
        f_, i, o = (sigmoid(f[f"W{k}"] @ u + f[f"b{k}"]).T for k in "fio")
        g = np.tanh(f["Wc"] @ u + f["bc"]).T
    elif name == "keras":
        i, f_, g, o = np.split(x @ f["kernel"] + h @ f["recurrent_kernel"] + f["bias"], 4, axis=1)
        i, f_, g, o = sigmoid(i), sigmoid(f_), np.tanh(g), sigmoid(o)
    else:
        u = np.concatenate([h, x], axis=1)
        i, f_, o = (sigmoid(u @ f[f"W{k}"].T + f[f"b{k}"]) for k in "ifv")
        g = np.tanh(u @ f["Wn"].T + f["bn"])
    c = f_ * c + i * g
    return o * np.tanh(c), c


@pytest.mark.parametrize("name", ["cs231n", "karpathy", "deeplearning.ai", "udacity", "keras"])
def test_layout_means_what_its_owner_computes(name: str) -> None:
    """The course's or library's own step on the converted parameters gives our step."""
    d = draw(CELLS["LSTM"], 4)
    x, (h, c) = d.X[0], d.state
    h_new, c_new, _ = lstm_step(x, h, c, **d.p)
    got = by_letters(convert(d.p, "lstm", "native", name), name, x, h, c)
    assert np.max(np.abs(got[0] - h_new)) <= 1e-15
    assert np.max(np.abs(got[1] - c_new)) <= 1e-15


SHAPES = {  # D = 3, H = 4
    ("lstm", "torch"): {"weight_ih_l0": (16, 3), "weight_hh_l0": (16, 4), "bias_ih_l0": (16,), "bias_hh_l0": (16,)},
    ("lstm", "keras"): {"kernel": (3, 16), "recurrent_kernel": (4, 16), "bias": (16,)},
    ("lstm", "onnx"): {"W": (1, 16, 3), "R": (1, 16, 4), "B": (1, 32)},
    ("lstm", "karpathy"): {"WLSTM": (8, 16)},
    ("gru", "keras"): {"kernel": (3, 12), "recurrent_kernel": (4, 12), "bias": (2, 12)},
    ("gru", "onnx"): {"W": (1, 12, 3), "R": (1, 12, 4), "B": (1, 24)},
    ("rnn", "onnx"): {"W": (1, 4, 3), "R": (1, 4, 4), "B": (1, 8)},
    ("rnn", "deeplearning.ai"): {"Wax": (4, 3), "Waa": (4, 4), "ba": (4, 1)},
}


@pytest.mark.parametrize("pair", SHAPES, ids=" ".join)
def test_shapes(pair: tuple[str, str]) -> None:
    """The names and shapes are the library's."""
    f = LAYOUTS[pair].write(draw(cell_of(pair), 5).p)
    assert {k: v.shape for k, v in f.items()} == SHAPES[pair]


def test_an_unknown_layout_is_a_key_error() -> None:
    """A pair that does not exist is named."""
    with pytest.raises(KeyError, match="colab"):
        convert({}, "lstm", "native", "colab")

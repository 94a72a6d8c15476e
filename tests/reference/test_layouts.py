"""Every layout: exact round trips, shapes as its library has them, what does not fit is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference.cell import Cell
from reference.cells import CELLS
from reference.layouts import LAYOUTS, convert, reorder

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


UNFIT = {  # what is said of a cell that the layout has no place for
    ("lstm", "torch", "peephole LSTM"): "torch holds W R b of the lstm, not W R b p",
    ("lstm", "keras", "Udacity literal"): "keras holds W R b of the lstm, not W R b U bu",
    ("lstm", "onnx", "FGR"): "G is not known",
    ("lstm", "onnx", "Colah full-matrix peepholes"): "V is not known",
    ("lstm", "keras", "NIG"): r"W has shape \(12, 3\), but should have \(16, 3\)",
    ("lstm", "deeplearning.ai", "1997"): r"W has shape \(12, 3\), but should have \(16, 3\)",
    ("gru", "torch", "GRU keep, before"): "torch holds W R b bn of the gru, not W R b",
    ("gru", "flax", "GRU keep, before"): "flax holds W R b bn of the gru, not W R b",
    ("gru", "onnx", "GRU keep, before"): "onnx holds W R b bn of the gru, not W R b",
    ("gru", "onnx, reset before", "GRU keep, after"): "holds W R b of the gru, not W R b bn",
    ("gru", "keras", "Colah GRU"): "b is missing",
    ("gru", "torch", "MUT1"): r"W has shape \(8, 4\), but should have \(12, 4\)",
    ("lstm", "keras", "RNN"): r"W has shape \(4, 3\), but should have \(16, 3\)",
    ("rnn", "keras", "LSTM"): r"W has shape \(16, 3\), but should have \(4, 3\)",
}


@pytest.mark.parametrize("case", UNFIT, ids=" ".join)
def test_a_cell_that_the_layout_cannot_hold_is_refused(case: tuple[str, str, str]) -> None:
    """Nothing is dropped without a word, and no three blocks are cut as four."""
    kind, layout, name = case
    with pytest.raises(ValueError, match=UNFIT[case]):
        convert(draw(CELLS[name], 0).p, kind, "native", layout)


def leaves(tree: dict[str, Any]) -> list[tuple[str, ...]]:
    """The paths of a nested dict."""
    return [(k, *p) for k, v in tree.items() for p in (leaves(v) if isinstance(v, dict) else [()])]


def with_leaf(tree: dict[str, Any], path: tuple[str, ...], change: Any) -> dict[str, Any]:
    """A copy of a nested dict with one leaf changed, or without it where `change` gives None."""
    copy = {k: with_leaf(v, path[1:], change) if k == path[0] and isinstance(v, dict) else v for k, v in tree.items()}
    if len(path) == 1:
        copy[path[0]] = change(tree[path[0]])
    return {k: v for k, v in copy.items() if v is not None}


@pytest.mark.parametrize("pair", LAYOUTS, ids=" ".join)
def test_what_is_missing_unknown_or_misshapen_is_refused(pair: tuple[str, str]) -> None:
    """Every key of every layout: gone, longer, shorter, a number; what is taken must be right for another D."""
    foreign = LAYOUTS[pair].write(draw(cell_of(pair), 0).p)
    changes: list[Any] = [
        lambda v: None,
        lambda v: np.concatenate([v, v]),
        lambda v: np.concatenate([v, v], axis=-1),
        lambda v: v[:-1],
        lambda v: np.float64(1.0),
        lambda v: v[None],
    ]
    refused: list[tuple[str, ...]] = []
    for path in leaves(foreign):
        for change in changes:
            changed = with_leaf(foreign, path, change)
            try:
                p = convert(changed, *pair, "native")
            except ValueError:
                refused.append(path)
                continue
            assert p["W"].shape[1] != 3
            assert same(LAYOUTS[pair].write(p), changed)
    assert set(refused) == set(leaves(foreign))
    with pytest.raises(ValueError, match="second is not known"):
        convert({**foreign, "second": np.ones(3)}, *pair, "native")


def test_what_torch_and_onnx_have_more_of_is_refused() -> None:
    """A second layer, a second direction, a projection: nothing of them is left unread."""
    f = convert(draw(CELLS["LSTM"], 0).p, "lstm", "native", "torch")
    for more in ("weight_ih_l1", "weight_ih_l0_reverse", "weight_hr_l0"):
        with pytest.raises(ValueError, match=f"{more} is not known"):
            convert({**f, more: np.ones((16, 4))}, "lstm", "torch", "native")
    with pytest.raises(ValueError, match=r"do not fit each other among torch parameters .* weight_hh_l0 \(16, 2\)"):
        convert({**f, "weight_hh_l0": np.ones((16, 2))}, "lstm", "torch", "native")
    with pytest.raises(ValueError, match="bias_ih_l0 is missing among torch parameters"):
        convert({k: v for k, v in f.items() if "bias" not in k}, "lstm", "torch", "native")
    f = convert(draw(CELLS["LSTM"], 0).p, "lstm", "native", "onnx")
    with pytest.raises(ValueError, match=r"W has shape \(2, 16, 3\), but should have \(1, 16, 3\)"):
        convert({k: np.concatenate([v, v]) for k, v in f.items()}, "lstm", "onnx", "native")

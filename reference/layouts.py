"""How libraries and courses store the same parameters, and exact conversions from and to this package's layout.

Here: LSTM W (4H, D), R (4H, H), b (4H,) in blocks i f g o, peepholes p (3H,) in blocks i f o; GRU W, R, b in blocks
r z n and bn (H,) where the reset acts after the product; RNN W (H, D), R (H, H), b (H,).

    layout      LSTM order   weights                          bias
    torch       i f g o      (4H, D), (4H, H)                 two, added
    keras       i f c o      (D, 4H), (H, 4H)                 one; GRU z r h, (2, 3H) with reset_after
    onnx        i o f c      (1, 4H, D), (1, 4H, H)           (1, 8H): W's, then R's; peepholes i o f; GRU z r h
    flax        i f g o      one (D, H) and one (H, H) each   on the h kernels (LSTM), see `to_flax` for the others
    cs231n      i f o g      Wx (D, 4H), Wh (H, 4H)           one
    deeplearning.ai          Wf Wi Wc Wo (H, H + D), [a; x]   bf bi bc bo (H, 1)
    udacity                  Wn Wi Wf Wv (H, H + D), [STM, E] bn bi bf bv (H,), and Wu, bu in the literal reading
    karpathy    i f o g      one matrix (1 + D + H, 4H)       its row 0, then x, then h

`LAYOUTS[cell, layout]` holds both directions, cell one of "lstm" "gru" "rnn"; `convert` also refuses what does not fit.
Going out and coming back gives the same bits (the sign of a zero bias apart). Where a layout has two biases that are
added, the second is written as zero and read as part of the sum.

What each can hold: the standard LSTM; onnx also peepholes p, udacity also the literal reading's U and bu. The GRU that
keeps, with the reset after the product (bn) in torch, flax, onnx and keras, before it (no bn) in keras and "onnx, reset
before". Which of the two values of h and n a GRU keeps, and MUT3, cannot be told from parameters: all of these keep.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from reference.arrays import Array, check_shapes
from reference.cell import Params

Foreign = Mapping[str, Any]  # nested for flax


@dataclass(frozen=True)
class Layout:
    """Both directions: `write` from this package's parameters, `read` back; `holds` has the sets of parameters."""

    write: Callable[[Params], dict[str, Any]]
    read: Callable[[Foreign], dict[str, Array]]
    holds: tuple[str, ...] = ("W R b",)


def reorder(M: Array, have: str, want: str) -> Array:
    """The row blocks of M, which stand in the order `have`, in the order `want`."""
    parts = dict(zip(have, np.split(M, len(have)), strict=True))
    return np.concatenate([parts[k] for k in want])


def _blocks(M: Array, names: str) -> dict[str, Array]:
    return dict(zip(names, np.split(M, len(names)), strict=True))


def _second_bias(p: Params) -> Array:
    """The recurrent biases of a GRU, blocks r z n: zero but for bn."""
    bn = p["bn"] if "bn" in p else np.zeros_like(p["b"][: len(p["b"]) // 3])
    return np.concatenate([np.zeros_like(bn), np.zeros_like(bn), bn])


def _two_biases(b: Array, r: Array) -> dict[str, Array]:
    """b and bn of a GRU from both biases in blocks r z n."""
    H = len(b) // 3
    return {"b": b + np.concatenate([r[: 2 * H], np.zeros_like(r[2 * H :])]), "bn": r[2 * H :]}


def _torch_write(p: Params) -> dict[str, Any]:
    second = _second_bias(p) if "bn" in p else np.zeros_like(p["b"])
    return {"weight_ih_l0": p["W"], "weight_hh_l0": p["R"], "bias_ih_l0": p["b"], "bias_hh_l0": second}


def _torch_read(f: Foreign) -> dict[str, Array]:
    return {"W": f["weight_ih_l0"], "R": f["weight_hh_l0"], "b": f["bias_ih_l0"] + f["bias_hh_l0"]}


def _torch_read_gru(f: Foreign) -> dict[str, Array]:
    biases = _two_biases(f["bias_ih_l0"], f["bias_hh_l0"])
    return {"W": f["weight_ih_l0"], "R": f["weight_hh_l0"], **biases}


def _columns(order: str, native: str, W: str, R: str, b: str) -> Layout:
    """Transposed matrices and one bias, with the blocks in another order."""

    def write(p: Params) -> dict[str, Any]:
        moved = {k: reorder(p[k], native, order) for k in ("W", "R", "b")}
        return {W: moved["W"].T, R: moved["R"].T, b: moved["b"]}

    def read(f: Foreign) -> dict[str, Array]:
        return {k: reorder(v, order, native) for k, v in (("W", f[W].T), ("R", f[R].T), ("b", f[b]))}

    return Layout(write, read)


_KERAS = {"W": "kernel", "R": "recurrent_kernel", "b": "bias"}
_KERAS_GRU = _columns("zrn", "rzn", **_KERAS)


def _keras_write_gru(p: Params) -> dict[str, Any]:
    plain = _KERAS_GRU.write(p)
    if "bn" not in p:
        return plain
    return {**plain, "bias": np.stack([plain["bias"], reorder(_second_bias(p), "rzn", "zrn")])}


def _keras_read_gru(f: Foreign) -> dict[str, Array]:
    if f["bias"].ndim == 1:
        return _KERAS_GRU.read(f)
    b, r = (reorder(v, "zrn", "rzn") for v in f["bias"])
    return {**_KERAS_GRU.read({**f, "bias": f["bias"][0]}), **_two_biases(b, r)}


def _onnx(order: str, native: str, *holds: str) -> Layout:
    def write(p: Params) -> dict[str, Any]:
        second = _second_bias(p) if native == "rzn" else np.zeros_like(p["b"])
        B = np.concatenate([reorder(v, native, order) for v in (p["b"], second)])
        f = {"W": reorder(p["W"], native, order)[None], "R": reorder(p["R"], native, order)[None], "B": B[None]}
        return {**f, "P": reorder(p["p"], "ifo", "iof")[None]} if "p" in p else f

    def read(f: Foreign) -> dict[str, Array]:
        p = {k: reorder(f[k][0], order, native) for k in ("W", "R")}
        b, r = (reorder(v, order, native) for v in np.split(f["B"][0], 2))
        p |= _two_biases(b, r) if native == "rzn" else {"b": b + r}
        return {**p, "p": reorder(f["P"][0], "iof", "ifo")} if "P" in f else p

    return Layout(write, read, holds)


def _onnx_read_before(f: Foreign) -> dict[str, Array]:
    """A GRU with linear_before_reset = 0: both biases of n are added."""
    p = _onnx("zrn", "rzn").read(f)
    bn = p.pop("bn")
    return {**p, "b": p["b"] + np.concatenate([np.zeros(2 * len(bn), bn.dtype), bn])}


def to_flax(p: Params, blocks: str, biased: str) -> dict[str, Any]:
    """One Dense per block and side; `biased` says whose kernels carry b: "h", or "i" (GRU, SimpleCell)."""
    W, R, b = (_blocks(p[k], blocks) for k in ("W", "R", "b"))
    suffix = {k: "" if len(blocks) == 1 else k for k in blocks}
    i = {f"i{suffix[k]}": {"kernel": W[k].T} for k in blocks}
    h: dict[str, dict[str, Array]] = {f"h{suffix[k]}": {"kernel": R[k].T} for k in blocks}
    for k in blocks:
        (h if biased == "h" else i)[f"{biased}{suffix[k]}"]["bias"] = b[k]
    if "bn" in p:
        h["hn"]["bias"] = p["bn"]
    return {**i, **h}


def from_flax(f: Foreign, blocks: str, biased: str) -> dict[str, Array]:
    """The other way round."""
    suffix = ["" if len(blocks) == 1 else k for k in blocks]
    W = np.concatenate([f[f"i{k}"]["kernel"].T for k in suffix])
    R = np.concatenate([f[f"h{k}"]["kernel"].T for k in suffix])
    p = {"W": W, "R": R, "b": np.concatenate([f[f"{biased}{k}"]["bias"] for k in suffix])}
    return {**p, "bn": f["hn"]["bias"]} if blocks == "rzn" else p


def _joined(names: Mapping[str, str], column: bool, *holds: str) -> Layout:
    """One matrix on [h, x] and one bias per block; `names` gives the block's letter there."""

    def write(p: Params) -> dict[str, Any]:
        W, R, b = (_blocks(p[k], "ifgo") for k in ("W", "R", "b"))
        f = {f"W{n}": np.concatenate([R[k], W[k]], axis=1) for k, n in names.items()}
        f |= {f"b{n}": b[k][:, None] if column else b[k] for k, n in names.items()}
        return {**f, "Wu": p["U"], "bu": p["bu"]} if "U" in p else f

    def read(f: Foreign) -> dict[str, Array]:
        M = {k: f[f"W{names[k]}"] for k in "ifgo"}
        H = len(M["i"])
        b = np.concatenate([f[f"b{names[k]}"].reshape(H) for k in "ifgo"])
        R, W = (np.concatenate([M[k][:, part] for k in "ifgo"]) for part in (slice(H), slice(H, None)))
        p = {"W": W, "R": R, "b": b}
        return {**p, "U": f["Wu"], "bu": f["bu"]} if "Wu" in f else p

    return Layout(write, read, holds)


def _karpathy_write(p: Params) -> dict[str, Any]:
    moved = [reorder(v, "ifgo", "ifog") for v in (p["b"][:, None], p["W"], p["R"])]
    return {"WLSTM": np.concatenate(moved, axis=1).T}


def _karpathy_read(f: Foreign) -> dict[str, Array]:
    M = reorder(f["WLSTM"].T, "ifog", "ifgo")
    H = len(M) // 4
    return {"W": M[:, 1:-H], "R": M[:, -H:], "b": M[:, 0]}


def _rnn_columns(p: Params) -> dict[str, Any]:
    return {"Wax": p["W"], "Waa": p["R"], "ba": p["b"][:, None]}


def _rnn_from_columns(f: Foreign) -> dict[str, Array]:
    return {"W": f["Wax"], "R": f["Waa"], "b": f["ba"][:, 0]}


def _flax(blocks: str, biased: str, *holds: str) -> Layout:
    return Layout(lambda p: to_flax(p, blocks, biased), lambda f: from_flax(f, blocks, biased), holds)


LAYOUTS: dict[tuple[str, str], Layout] = {
    ("lstm", "torch"): Layout(_torch_write, _torch_read),
    ("lstm", "keras"): _columns("ifgo", "ifgo", **_KERAS),
    ("lstm", "onnx"): _onnx("iofg", "ifgo", "W R b", "W R b p"),
    ("lstm", "flax"): _flax("ifgo", "h", "W R b"),
    ("lstm", "cs231n"): _columns("ifog", "ifgo", "Wx", "Wh", "b"),
    ("lstm", "deeplearning.ai"): _joined({"i": "i", "f": "f", "g": "c", "o": "o"}, True, "W R b"),
    ("lstm", "udacity"): _joined({"i": "i", "f": "f", "g": "n", "o": "v"}, False, "W R b", "W R b U bu"),
    ("lstm", "karpathy"): Layout(_karpathy_write, _karpathy_read),
    ("gru", "torch"): Layout(_torch_write, _torch_read_gru, ("W R b bn",)),
    ("gru", "keras"): Layout(_keras_write_gru, _keras_read_gru, ("W R b", "W R b bn")),
    ("gru", "onnx"): _onnx("zrn", "rzn", "W R b bn"),
    ("gru", "onnx, reset before"): Layout(_onnx("zrn", "rzn").write, _onnx_read_before),
    ("gru", "flax"): _flax("rzn", "i", "W R b bn"),
    ("rnn", "torch"): Layout(_torch_write, _torch_read),
    ("rnn", "keras"): _columns("h", "h", **_KERAS),
    ("rnn", "onnx"): _onnx("h", "h", "W R b"),
    ("rnn", "flax"): _flax("h", "i", "W R b"),
    ("rnn", "cs231n"): _columns("h", "h", "Wx", "Wh", "b"),
    ("rnn", "deeplearning.ai"): Layout(_rnn_columns, _rnn_from_columns),
}


def convert(parameters: Foreign, cell: str, source: str, target: str) -> dict[str, Any]:
    """Parameters of a cell ("lstm" "gru" "rnn") from one layout into another; "native" is this package's.

    Raises KeyError for a pair that is not in `LAYOUTS`, and ValueError, with names and shapes, for parameters that are
    missing, not known or of a wrong shape, and for those of a cell that the target cannot hold.
    """
    read, write = ((LAYOUTS[cell, name] if name != "native" else None) for name in (source, target))
    p = _native(parameters, cell) if read is None else _read(parameters, read, cell, source)
    if write is None:
        return p
    if not _fits(p, write):
        raise ValueError(f"{target} holds {' or '.join(write.holds)} of the {cell}, not {' '.join(p)}")
    return write.write(p)


def _fits(p: Params, layout: Layout) -> bool:
    """Whether a layout has a place for each parameter, and each of its places a parameter."""
    return any(set(names.split()) == set(p) for names in layout.holds)


def _native(p: Mapping[str, Any], cell: str) -> dict[str, Array]:
    """This package's parameters; raises ValueError unless they are a cell's, with shapes that fit each other."""
    found = {name: np.asarray(v) for name, v in p.items()}
    k, extra = {"lstm": (4, "p U bu"), "gru": (3, "bn"), "rnn": (1, "")}[cell]
    D, H = (int(found[name].shape[1]) if name in found and found[name].ndim == 2 else 0 for name in "WR")
    shapes = {"W": (k * H, D), "R": (k * H, H), "b": (k * H,)}
    more = {"p": (3 * H,), "U": (H, H), "bu": (H,), "bn": (H,)}
    shapes |= {name: more[name] for name in extra.split() if name in found}
    check_shapes(found, shapes, f"{cell} for D, H = {D}, {H}")
    return found


def _read(f: Foreign, layout: Layout, cell: str, source: str) -> dict[str, Array]:
    """Foreign parameters as this package's; what `write` makes of them must have the names and shapes that came."""
    found = {name: np.shape(v) for name, v in _leaves(f).items()}
    listed = f"{source} parameters of the {cell}: " + ", ".join(f"{name} {shape}" for name, shape in found.items())
    try:
        p = _native(layout.read(f), cell)
        wanted = {name: v.shape for name, v in _leaves(layout.write(p)).items()}
    except KeyError as error:
        raise ValueError(f"{error.args[0]} is missing among {listed}") from error
    except (ValueError, IndexError, AttributeError, TypeError) as error:
        raise ValueError(f"shapes that do not fit each other among {listed}") from error
    check_shapes(_leaves(f), wanted, f"{source} parameters of the {cell}")
    return p


def _leaves(tree: Mapping[str, Any], above: str = "") -> dict[str, Array]:
    """The arrays of a nested dict by path."""
    found: dict[str, Array] = {}
    for name, v in tree.items():
        found |= _leaves(v, f"{above}{name}/") if isinstance(v, Mapping) else {above + name: np.asarray(v)}
    return found

"""Keras and flax on our parameters: what they give for outputs and gradients. Needs the extra `conformance`.

Each function returns {name: (ours, theirs)}; the callers measure the gap.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

os.environ["KERAS_BACKEND"] = "torch"

import flax.linen
import jax
import keras
import numpy as np
import torch

from reference import sequence
from reference.cell import Cell
from reference.cells import CELLS
from reference.layouts import LAYOUTS

from .draws import Array
from .oracles import Draw, draw

jax.config.update("jax_enable_x64", True)
keras.config.set_floatx("float64")

Pairs = dict[str, tuple[Array, Array]]
SIZES = (7, 4, 5, 6)  # T, N, D, H


def _flat(tree: Any, name: str = "") -> dict[str, Array]:
    """Leaves of nested dicts by path."""
    if isinstance(tree, dict):
        return {k: v for key, branch in tree.items() for k, v in _flat(branch, f"{name} {key}").items()}
    return {name.strip(): np.asarray(tree)}


def _ours(cell: Cell, d: Draw, layout: tuple[str, str]) -> dict[str, Array]:
    """H, last states, dX, first states' gradients, parameters' gradients in the foreign layout."""
    H, last, cache = sequence.forward(cell, d.X, d.state, d.p)
    dX, dfirst, gradients = sequence.backward(d.dH, d.dstate, cache)
    found = {"H": H, **dict(zip(cell.states, last, strict=True)), "dX": dX}
    found |= {f"d{s}0": v for s, v in zip(cell.states, dfirst, strict=True)}
    return found | {f"d {k}": v for k, v in _flat(LAYOUTS[layout].write(gradients)).items()}


KERAS: dict[str, tuple[Cell, str, Callable[[int], Any]]] = {
    "LSTM": (CELLS["LSTM"], "lstm", lambda H: keras.layers.LSTM(H, return_sequences=True, return_state=True)),
    "GRU, reset_after": (
        CELLS["GRU keep, after"],
        "gru",
        lambda H: keras.layers.GRU(H, return_sequences=True, return_state=True),
    ),
    "GRU, reset_after=False": (
        CELLS["GRU keep, before"],
        "gru",
        lambda H: keras.layers.GRU(H, reset_after=False, return_sequences=True, return_state=True),
    ),
    "SimpleRNN": (
        CELLS["RNN"],
        "rnn",
        lambda H: keras.layers.SimpleRNN(H, return_sequences=True, return_state=True),
    ),
}


def run_keras(name: str) -> Pairs:
    """A Keras layer on the torch backend, float64, with its gradients by torch's autograd."""
    cell, kind, make = KERAS[name]
    d = draw(cell, 0, *SIZES)
    layer = make(SIZES[3])
    X = torch.from_numpy(d.X.swapaxes(0, 1).copy()).requires_grad_()
    first = [torch.from_numpy(s).requires_grad_() for s in d.state]
    layer.build(X.shape)
    foreign = LAYOUTS[kind, "keras"].write(d.p)
    names = ["kernel", "recurrent_kernel", "bias"]
    layer.set_weights([foreign[k] for k in names])
    H, *last = layer(X, initial_state=first)
    weights = [w.value for w in layer.trainable_weights]
    cotangents = [torch.from_numpy(v) for v in (d.dH.swapaxes(0, 1).copy(), *d.dstate)]
    loss = sum((y * u.to(y.dtype)).sum() for y, u in zip([H, *last], cotangents, strict=True))
    gradients = [g.detach().numpy() for g in torch.autograd.grad(loss, [X, *first, *weights])]
    theirs = {"H": H.detach().numpy().swapaxes(0, 1), "dX": gradients[0].swapaxes(0, 1)}
    for k, s in enumerate(cell.states):
        theirs |= {s: last[k].detach().numpy(), f"d{s}0": gradients[1 + k]}
    theirs |= {f"d {k}": g for k, g in zip(names, gradients[1 + len(first) :], strict=True)}
    mine = _ours(cell, d, (kind, "keras"))
    if name == "GRU, reset_after":  # the second bias is ours only where it cannot be merged: its n
        for numbers in (mine, theirs):
            b = numbers.pop("d bias")
            numbers |= {"d bias": b[0], "d bn": b[1, 2 * SIZES[3] :]}
    return {k: (v, theirs[k]) for k, v in mine.items()}


FLAX: dict[str, tuple[Cell, str, Callable[[int], Any]]] = {
    "LSTMCell": (CELLS["LSTM"], "lstm", lambda H: flax.linen.LSTMCell(H, param_dtype=np.float64)),
    "OptimizedLSTMCell": (CELLS["LSTM"], "lstm", lambda H: flax.linen.OptimizedLSTMCell(H, param_dtype=np.float64)),
    "GRUCell": (CELLS["GRU keep, after"], "gru", lambda H: flax.linen.GRUCell(H, param_dtype=np.float64)),
    "SimpleCell": (CELLS["RNN"], "rnn", lambda H: flax.linen.SimpleCell(H, param_dtype=np.float64)),
}


def run_flax(name: str) -> Pairs:
    """A flax linen cell in a loop over time, float64, with its gradients by jax; its carry is (c, h)."""
    cell, kind, make = FLAX[name]
    d = draw(cell, 0, *SIZES)
    module = make(SIZES[3])

    def outputs(p: Any, X: Any, first: tuple[Any, ...]) -> tuple[Any, ...]:
        carry = first[::-1] if len(first) == 2 else first[0]
        hs = []
        for x in X:
            carry, h = module.apply({"params": p}, carry, x)
            hs.append(h)
        last = carry[::-1] if len(first) == 2 else (carry,)
        return (jax.numpy.stack(hs), *last)

    foreign = LAYOUTS[kind, "flax"].write(d.p)
    results, pull = jax.vjp(outputs, foreign, d.X, d.state)
    dp, dX, dfirst = pull((d.dH, *d.dstate))
    theirs = {"H": results[0], "dX": dX, **{f"d {k}": v for k, v in _flat(dp).items()}}
    for k, s in enumerate(cell.states):
        theirs |= {s: results[1 + k], f"d{s}0": dfirst[k]}
    return {k: (v, np.asarray(theirs[k])) for k, v in _ours(cell, d, (kind, "flax")).items()}

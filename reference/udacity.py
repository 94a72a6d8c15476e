"""The lesson's LSTM: learn, forget, remember and use gate, in the lesson's two readings of the use gate.

LTM is the long-term memory (c), STM the short-term memory (h), E the event (x); u = [STM, E], hidden first.

    learn gate      N = tanh(u W_nᵀ + b_n),  i = σ(u W_iᵀ + b_i)       learned = N i
    forget gate     f = σ(u W_fᵀ + b_f)                                kept = LTM f
    remember gate                                                      LTM' = kept + learned
    use gate        V = σ(u W_vᵀ + b_v)
      literal       U = tanh(kept W_uᵀ + b_u)                          STM' = U V
      standard                                                         STM' = V tanh(LTM')

The literal reading is what the slide prints: its own W_u and b_u, and it reads the forget gate's output, so N
and i do not influence STM' at all. The standard one is what every library computes: reference/lstm.py with
g = N, o = V. They disagree; `use_gate` therefore has no default for its mode.

Backward of the literal cell, with dS and dL the gradients arriving at STM' and LTM', a_k the pre-activation of k:

    da_U = dS V tanh'(a_U),  da_V = dS U σ'(a_V),  dkept = dL + da_U W_u
    da_N = dL i tanh'(a_N),  da_i = dL N σ'(a_i),  da_f = dkept LTM σ'(a_f),  dLTM = dkept f
    du = Σ_k da_k W_k,  dSTM = du[:, :H],  dE = du[:, H:]

Traps: the two readings have the same shapes but for W_u and b_u; with the literal one, LTM = 0 leaves STM' =
tanh(b_u) V whatever was learned; u puts the hidden part first, so the first H columns of the lesson's matrices are R.

The four gates take the lesson's parameters, a dict of Wn Wi Wf Wv (H, H + D), Wu (H, H) and bn bi bf bv bu.
`LITERAL` is the literal cell in this package's layout, W (4H, D), R (4H, H), b (4H,) in blocks i f N V,
U (H, H), bu (H,); reference/layouts.py converts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from reference.activations import LOGISTIC, TANH, Squash, sigmoid, sigmoid_slope, tanh_slope
from reference.arrays import Array, Shape, check_shapes
from reference.cell import Cell, Params, Product, Pull, State

Mode = Literal["literal", "standard"]
Gradients = dict[str, Array]


class Unit(NamedTuple):
    """One layer φ(v Wᵀ + b) of the lesson, with what its backward pass needs."""

    key: str
    v: Array
    W: Array
    a: Array
    y: Array
    squash: Squash


def _unit(key: str, squash: Squash, v: Array, H: int, p: Params) -> Unit:
    W_b = f"W{key}", f"b{key}"
    shapes = dict(zip(W_b, ((H, v.shape[1]), (H,)), strict=True))
    check_shapes({name: p[name] for name in W_b if name in p}, shapes, f"the gates of {H} units")
    W, b = (p[name] for name in W_b)
    a = v @ W.T + b
    return Unit(key, v, W, a, squash.f(a), squash)


def _unit_backward(dy: Array, unit: Unit) -> tuple[Array, Gradients]:
    da = dy * unit.squash.slope(unit.a)
    return da @ unit.W, {f"W{unit.key}": da.T @ unit.v, f"b{unit.key}": da.sum(axis=0)}


def learn_gate(stm: Array, event: Array, p: Params) -> tuple[Array, tuple[Unit, Unit]]:
    """N i: STM (N, H), event (N, D) -> what is learned (N, H), cache (whose `.y` are N and i)."""
    u = np.concatenate([stm, event], axis=1)
    H = stm.shape[1]
    n, i = _unit("n", TANH, u, H, p), _unit("i", LOGISTIC, u, H, p)
    return n.y * i.y, (n, i)


def learn_gate_backward(dlearned: Array, cache: tuple[Unit, Unit]) -> tuple[Array, Array, Gradients]:
    """Gradients of the learn gate: dSTM, devent, {Wn, bn, Wi, bi}."""
    n, i = cache
    du_n, d_n = _unit_backward(dlearned * i.y, n)
    du_i, d_i = _unit_backward(dlearned * n.y, i)
    return *_cut(du_n + du_i, dlearned), {**d_n, **d_i}


def forget_gate(ltm: Array, stm: Array, event: Array, p: Params) -> tuple[Array, tuple[Array, Unit]]:
    """LTM f: LTM and STM (N, H), event (N, D) -> what is kept (N, H), cache."""
    f = _unit("f", LOGISTIC, np.concatenate([stm, event], axis=1), stm.shape[1], p)
    return ltm * f.y, (ltm, f)


def forget_gate_backward(dkept: Array, cache: tuple[Array, Unit]) -> tuple[Array, Array, Array, Gradients]:
    """Gradients of the forget gate: dLTM, dSTM, devent, {Wf, bf}."""
    ltm, f = cache
    du, gradients = _unit_backward(dkept * ltm, f)
    return dkept * f.y, *_cut(du, dkept), gradients


def remember_gate(kept: Array, learned: Array) -> Array:
    """The new long-term memory: kept + learned, (N, H)."""
    return kept + learned


def remember_gate_backward(dltm: Array) -> tuple[Array, Array]:
    """Gradients of the remember gate: dkept, dlearned."""
    return dltm, dltm


def use_gate(kept: Array, ltm: Array, stm: Array, event: Array, p: Params, mode: Mode) -> tuple[Array, Any]:
    """The new short-term memory: kept = LTM f, `ltm` the new LTM, STM, event -> STM' (N, H), cache.

    Raises ValueError for a mode that is neither "literal", the lesson's own, nor "standard".
    """
    if mode not in ("literal", "standard"):
        raise ValueError(f"mode={mode!r}, but should be 'literal' (as the lesson prints it) or 'standard'")
    v = _unit("v", LOGISTIC, np.concatenate([stm, event], axis=1), stm.shape[1], p)
    if mode == "literal":
        u = _unit("u", TANH, kept, stm.shape[1], p)
        return u.y * v.y, (u, v)
    return v.y * np.tanh(ltm), (ltm, v)


def use_gate_backward(dstm: Array, cache: Any) -> tuple[Array, Array, Array, Array, Gradients]:
    """Gradients of the use gate: dkept, dLTM' (one of the two is zero), dSTM, devent, {Wv, bv, Wu, bu}."""
    u, v = cache
    if isinstance(u, Unit):
        dkept, d_u = _unit_backward(dstm * v.y, u)
        dltm, read = np.zeros_like(dkept), u.y
    else:
        dltm, d_u = dstm * v.y * tanh_slope(u), {}
        dkept, read = np.zeros_like(dltm), np.tanh(u)
    du, d_v = _unit_backward(dstm * read, v)
    return dkept, dltm, *_cut(du, dstm), {**d_v, **d_u}


def _cut(du: Array, like: Array) -> tuple[Array, Array]:
    """The two parts of the gradient of u = [STM, E]."""
    H = like.shape[1]
    return du[:, :H], du[:, H:]


class LiteralStep(NamedTuple):
    """What one step of the literal cell remembers."""

    stm: Array
    ltm: Array
    i: Array
    f: Array
    n: Array
    v: Array
    kept: Array
    u: Array
    a: tuple[Array, Array, Array, Array]  # of i, f, n and v
    a_u: Array


@dataclass(frozen=True)
class LiteralCell(Cell):
    """The lesson's cell as printed; state (h, c) = (STM, LTM)."""

    @property
    def states(self) -> tuple[str, ...]:
        """STM and LTM, in this package's letters."""
        return ("h", "c")

    def shapes(self, D: int, H: int) -> dict[str, Shape]:
        """W, R and b in blocks i f N V; U (H, H), bu (H,)."""
        return {"W": (4 * H, D), "R": (4 * H, H), "b": (4 * H,), "U": (H, H), "bu": (H,)}

    def advance(self, a: Array, state: State, p: Params) -> tuple[State, LiteralStep]:
        """The recurrent side: a (N, 4H), (STM, LTM) -> next state, cache."""
        stm, ltm = state
        a_i, a_f, a_n, a_v = np.split(a + stm @ p["R"].T, 4, axis=1)
        i, f, n, v = sigmoid(a_i), sigmoid(a_f), np.tanh(a_n), sigmoid(a_v)
        kept = ltm * f
        a_u = kept @ p["U"].T + p["bu"]
        u = np.tanh(a_u)
        return (u * v, kept + n * i), LiteralStep(stm, ltm, i, f, n, v, kept, u, (a_i, a_f, a_n, a_v), a_u)

    def advance_backward(self, dstate: State, cache: LiteralStep, p: Params) -> Pull:
        """Gradients of the recurrent side."""
        dS, dL = dstate
        stm, ltm, i, f, n, v, kept, u, (a_i, a_f, a_n, a_v), a_u = cache
        da_u = dS * v * tanh_slope(a_u)
        dkept = dL + da_u @ p["U"]
        da = np.concatenate(
            [
                dL * n * sigmoid_slope(a_i),
                dkept * ltm * sigmoid_slope(a_f),
                dL * i * tanh_slope(a_n),
                dS * u * sigmoid_slope(a_v),
            ],
            axis=1,
        )
        products = (Product("R", 0, da, stm), Product("U", 0, da_u, kept))
        return Pull(da, (da @ p["R"], dkept * f), products, {"bu": da_u})


LITERAL = LiteralCell("Udacity literal")

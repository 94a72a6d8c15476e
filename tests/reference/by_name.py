"""Every cell of the registry once more, from its name alone: plain forward equations that read no field of the cell.

Each function (x, state, p) -> state is one step, from the equations of the papers that the files of reference/ name. A
registry line that gives a name the wrong fields shows here and nowhere else, because a twin reads the same fields.
Gradients are those of a complex step through these equations; `cut` stops one where a paper stops the error.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from reference.gradcheck import complex_directional, elementwise

from .draws import Array
from .oracles import Draw, Numbers

State = tuple[Array, ...]
Params = dict[str, Array]
Step = Callable[[Array, State, Params], State]
Function = Callable[[Array], Array]


def logistic(a: Array) -> Array:
    """1 / (1 + e^-a), for the moderate arguments of the tests."""
    return np.asarray(1 / (1 + np.exp(-a)))


def tanh(a: Array) -> Array:
    """The hyperbolic tangent."""
    return np.asarray(np.tanh(a))


def linear(a: Array) -> Array:
    """No activation."""
    return a


def wide(a: Array) -> Array:
    """g of 1997, in (-2, 2)."""
    return 4 * logistic(a) - 2


def narrow(a: Array) -> Array:
    """h of 1997, in (-1, 1)."""
    return 2 * logistic(a) - 1


def cut(a: Array) -> Array:
    """The same value, through which no error flows."""
    return np.asarray(a.real + 0j if np.iscomplexobj(a) else a)


def rows(M: Array, letters: str) -> dict[str, Array]:
    """The blocks of rows of a parameter by letter."""
    return dict(zip(letters, np.split(M, len(letters)), strict=True))


def affine(x: Array, h: Array, p: Params, letters: str) -> dict[str, Array]:
    """x W_kᵀ + h R_kᵀ + b_k of every block."""
    W, R, b = (rows(p[name], letters) for name in ("W", "R", "b"))
    return {k: x @ W[k].T + h @ R[k].T + b[k] for k in letters}


def elman(phi: Function) -> Step:
    """h' = φ(W x + R h + b)."""

    def step(x: Array, state: State, p: Params) -> State:
        return (phi(x @ p["W"].T + state[0] @ p["R"].T + p["b"]),)

    return step


def lstm(phi_g: Function = tanh, phi_h: Function = tanh, phi_o: Function = logistic, error: Function = linear) -> Step:
    """The LSTM with forget gate; `error` is `cut` where nothing flows back through h."""

    def step(x: Array, state: State, p: Params) -> State:
        h, c = state
        a = affine(x, error(h), p, "ifgo")
        c = logistic(a["f"]) * c + logistic(a["i"]) * phi_g(a["g"])
        return phi_o(a["o"]) * phi_h(c), c

    return step


def lstm_without(gate: str, phi_o: Function = logistic) -> Step:
    """LSTM-i, LSTM-f, LSTM-o: that gate is 1."""

    def step(x: Array, state: State, p: Params) -> State:
        h, c = state
        a = affine(x, h, p, "ifgo".replace(gate, ""))
        i, f = (1 if k == gate else logistic(a[k]) for k in "if")
        c = f * c + i * tanh(a["g"])
        return (1 if gate == "o" else phi_o(a["o"])) * tanh(c), c

    return step


def carousel(error: Function) -> Step:
    """1997: no forget gate, the cell is kept whole."""

    def step(x: Array, state: State, p: Params) -> State:
        h, c = state
        a = affine(x, error(h), p, "igo")
        c = c + logistic(a["i"]) * wide(a["g"])
        return logistic(a["o"]) * narrow(c), c

    return step


def peepholes(phi_g: Function = tanh, phi_h: Function = tanh, error: Function = linear) -> Step:
    """Graves 2013, V of the Odyssey, Gers and Schmidhuber 2000."""

    def step(x: Array, state: State, p: Params) -> State:
        h, c = state
        a, w = affine(x, error(h), p, "ifgo"), rows(p["p"], "ifo")
        i, f = (logistic(a[k] + w[k] * error(c)) for k in "if")
        c = f * c + i * phi_g(a["g"])
        return logistic(a["o"] + w["o"] * error(c)) * phi_h(c), c

    return step


def odyssey_without(gate: str) -> Step:
    """NIG, NFG, NOG: V with that gate 1."""

    def step(x: Array, state: State, p: Params) -> State:
        h, c = state
        a, w = affine(x, h, p, "ifgo".replace(gate, "")), rows(p["p"], "ifo".replace(gate, ""))
        i, f = (1 if k == gate else logistic(a[k] + w[k] * c) for k in "if")
        c = f * c + i * tanh(a["g"])
        return (1 if gate == "o" else logistic(a["o"] + w["o"] * c)) * tanh(c), c

    return step


def cifg(x: Array, state: State, p: Params) -> State:
    """Coupled input and forget gate: the input gate is computed, f = 1 - i."""
    h, c = state
    a, w = affine(x, h, p, "igo"), rows(p["p"], "io")
    i = logistic(a["i"] + w["i"] * c)
    c = (1 - i) * c + i * tanh(a["g"])
    return logistic(a["o"] + w["o"] * c) * tanh(c), c


def full_gate_recurrence(x: Array, state: State, p: Params) -> State:
    """V whose gates also read the three gates of the step before, through nine matrices."""
    h, c, *before = state
    a, w = affine(x, h, p, "ifgo"), rows(p["p"], "ifo")
    for to, row in rows(p["G"], "ifo").items():
        for gate, G in zip(before, np.split(row, 3, axis=1), strict=True):
            a[to] = a[to] + gate @ G.T
    i, f = (logistic(a[k] + w[k] * c) for k in "if")
    c = f * c + i * tanh(a["g"])
    o = logistic(a["o"] + w["o"] * c)
    return o * tanh(c), c, i, f, o


def colah(coupled: bool, seen: bool) -> Step:
    """Olah's variants: i = 1 - f, and gates that see the whole cell through matrices."""

    def step(x: Array, state: State, p: Params) -> State:
        h, c = state
        a = affine(x, h, p, "fgo" if coupled else "ifgo")
        V = rows(p["V"], "fo" if coupled else "ifo") if seen else dict.fromkeys("ifo", np.zeros((h.shape[1],) * 2))
        f = logistic(a["f"] + c @ V["f"].T)
        i = 1 - f if coupled else logistic(a["i"] + c @ V["i"].T)
        c = f * c + i * tanh(a["g"])
        return logistic(a["o"] + c @ V["o"].T) * tanh(c), c

    return step


def literal(x: Array, state: State, p: Params) -> State:
    """The lesson's slide: what is used is what was kept, not what was learned."""
    stm, ltm = state
    a = affine(x, stm, p, "ifnv")
    kept, learned = ltm * logistic(a["f"]), tanh(a["n"]) * logistic(a["i"])
    return tanh(kept @ p["U"].T + p["bu"]) * logistic(a["v"]), kept + learned


def gru_after(x: Array, h: Array, p: Params) -> tuple[Array, Array]:
    """z and n of a GRU whose reset acts on the product."""
    W, R, b = (rows(p[name], "rzn") for name in ("W", "R", "b"))
    r, z = (logistic(x @ W[k].T + h @ R[k].T + b[k]) for k in "rz")
    return z, tanh(x @ W["n"].T + b["n"] + r * (h @ R["n"].T + p["bn"]))


def gru_before(x: Array, h: Array, p: Params) -> tuple[Array, Array]:
    """z and n of a GRU whose reset acts on h."""
    W, R, b = (rows(p[name], "rzn") for name in ("W", "R", "b"))
    r, z = (logistic(x @ W[k].T + h @ R[k].T + b[k]) for k in "rz")
    return z, tanh(x @ W["n"].T + (r * h) @ R["n"].T + b["n"])


def gru_colah(x: Array, h: Array, p: Params) -> tuple[Array, Array]:
    """Olah's figure: reset before, no biases."""
    return gru_before(x, h, {**p, "b": np.zeros(len(p["W"]))})


def keeps(parts: Callable[[Array, Array, Params], tuple[Array, Array]]) -> Step:
    """h' = z h + (1 - z) n."""

    def step(x: Array, state: State, p: Params) -> State:
        z, n = parts(x, state[0], p)
        return (z * state[0] + (1 - z) * n,)

    return step


def replaces(parts: Callable[[Array, Array, Params], tuple[Array, Array]]) -> Step:
    """h' = (1 - z) h + z n."""

    def step(x: Array, state: State, p: Params) -> State:
        z, n = parts(x, state[0], p)
        return ((1 - z) * state[0] + z * n,)

    return step


def mut1(x: Array, h: Array, p: Params) -> tuple[Array, Array]:
    """z and n of MUT1: z does not see h, the candidate has tanh(x)."""
    (W_z, W_r), (R_r, R_n), b = np.split(p["W"], 2), np.split(p["R"], 2), rows(p["b"], "zrn")
    bare = x @ p["P"].T if "P" in p else x
    r = logistic(x @ W_r.T + h @ R_r.T + b["r"])
    return logistic(x @ W_z.T + b["z"]), tanh((r * h) @ R_n.T + tanh(bare) + b["n"])


def mut2(x: Array, h: Array, p: Params) -> tuple[Array, Array]:
    """z and n of MUT2: r has the bare x."""
    (W_z, W_n), R, b = np.split(p["W"], 2), rows(p["R"], "zrn"), rows(p["b"], "zrn")
    r = logistic((x @ p["P"].T if "P" in p else x) + h @ R["r"].T + b["r"])
    return logistic(x @ W_z.T + h @ R["z"].T + b["z"]), tanh((r * h) @ R["n"].T + x @ W_n.T + b["n"])


def mut3(x: Array, h: Array, p: Params) -> tuple[Array, Array]:
    """z and n of MUT3: z sees tanh(h)."""
    W, R, b = (rows(p[name], "zrn") for name in ("W", "R", "b"))
    z = logistic(x @ W["z"].T + tanh(h) @ R["z"].T + b["z"])
    r = logistic(x @ W["r"].T + h @ R["r"].T + b["r"])
    return z, tanh((r * h) @ R["n"].T + x @ W["n"].T + b["n"])


BY_NAME: dict[str, Step] = {
    "RNN": elman(tanh), "RNN-logistic": elman(logistic),
    "LSTM": lstm(), "NP": lstm(), "Jozefowicz LSTM": lstm(), "LSTM-b": lstm(),
    "Jozefowicz LSTM as printed": lstm(phi_o=tanh),
    "LSTM-i": lstm_without("i"), "LSTM-f": lstm_without("f"), "LSTM-o": lstm_without("o"),
    "LSTM-i as printed": lstm_without("i", phi_o=tanh), "LSTM-f as printed": lstm_without("f", phi_o=tanh),
    "peephole LSTM": peepholes(), "V": peepholes(), "NIAF": peepholes(phi_g=linear), "NOAF": peepholes(phi_h=linear),
    "NIG": odyssey_without("i"), "NFG": odyssey_without("f"), "NOG": odyssey_without("o"), "CIFG": cifg,
    "FGR": full_gate_recurrence,
    "1997": carousel(linear), "1997 truncated": carousel(cut),
    "1999 forget gate": lstm(wide, narrow), "1999 forget gate truncated": lstm(wide, narrow, error=cut),
    "2000 peephole": peepholes(wide, narrow), "2000 peephole truncated": peepholes(wide, narrow, cut),
    "2000 peephole linear": peepholes(wide, linear),
    "GRU keep, after": keeps(gru_after), "GRU keep, before": keeps(gru_before),
    "GRU replace, after": replaces(gru_after), "GRU replace, before": replaces(gru_before),
    "Colah GRU": replaces(gru_colah),
    "MUT1": replaces(mut1), "MUT2": replaces(mut2), "MUT3": replaces(mut3),
    "MUT1 projected": replaces(mut1), "MUT2 projected": replaces(mut2),
    "Udacity literal": literal,
    "Colah full-matrix peepholes": colah(coupled=False, seen=True),
    "Colah coupled gates": colah(coupled=True, seen=False),
    "Colah coupled, full-matrix peepholes": colah(coupled=True, seen=True),
}  # fmt: skip


def forward(name: str, X: Array, state: State, p: Params) -> list[Array]:
    """H and the last state."""
    hs = []
    for x in X:
        state = BY_NAME[name](x, state, p)
        hs.append(state[0])
    return [np.stack(hs), *state]


def numbers(name: str, states: tuple[str, ...], d: Draw) -> Numbers:
    """Every output of a draw, and every gradient by a complex step, by the names of `oracles.ours`."""
    found: Numbers = dict(zip(["H", *states], forward(name, d.X, d.state, d.p), strict=True))
    given: dict[str, Any] = {"X": d.X, **{f"{s}0": v for s, v in zip(states, d.state, strict=True)}, **d.p}

    def outputs(changed: dict[str, Array]) -> list[Array]:
        first = tuple(changed[f"{s}0"] for s in states)
        return [y + 0j for y in forward(name, changed["X"], first, {k: changed[k] for k in d.p})]

    for key, value in given.items():

        def along(v: Array, key: str = key) -> list[Array]:
            return outputs({**given, key: v})

        found[f"d{key}"] = elementwise(complex_directional, along, value, [d.dH, *d.dstate])
    return found

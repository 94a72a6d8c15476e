"""The lesson's four gates: they compose to the cells, their gradients are complex steps, the readings differ."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference import udacity
from reference.cells import CELLS
from reference.gradcheck import complex_directional, elementwise, norm_gap
from reference.layouts import convert
from reference.lstm import lstm_step, lstm_step_backward

from .draws import Array
from .oracles import draw

CELL = CELLS["Udacity literal"]


def lesson(event: Array, ltm: Array, stm: Array, p: dict[str, Array], mode: udacity.Mode) -> dict[str, Any]:
    """One step through the four gates, with everything on the way."""
    learned, c_learn = udacity.learn_gate(stm, event, p)
    kept, c_forget = udacity.forget_gate(ltm, stm, event, p)
    new_ltm = udacity.remember_gate(kept, learned)
    new_stm, c_use = udacity.use_gate(kept, new_ltm, stm, event, p, mode)
    return {"ltm": new_ltm, "stm": new_stm, "caches": (c_learn, c_forget, c_use)}


def lesson_backward(dstm: Array, dltm: Array, caches: Any) -> dict[str, Array]:
    """The gradients of one step, gate by gate."""
    dkept, dnew, dS1, dE1, g1 = udacity.use_gate_backward(dstm, caches[2])
    dkept2, dlearned = udacity.remember_gate_backward(dltm + dnew)
    dL, dS2, dE2, g2 = udacity.forget_gate_backward(dkept + dkept2, caches[1])
    dS3, dE3, g3 = udacity.learn_gate_backward(dlearned, caches[0])
    return {"event": dE1 + dE2 + dE3, "stm": dS1 + dS2 + dS3, "ltm": dL, **g1, **g2, **g3}


def test_the_gates_compose_to_the_literal_cell() -> None:
    """Values and gradients of the four gates are those of the cell, in the other layout."""
    d = draw(CELL, 0, T=1)
    stm, ltm = d.state
    p = convert(d.p, "lstm", "native", "udacity")
    step = lesson(d.X[0], ltm, stm, p, "literal")
    (h, c), cache = CELL.step(d.X[0], d.state, d.p)
    assert np.max(np.abs(step["stm"] - h)) <= 1e-15
    assert np.max(np.abs(step["ltm"] - c)) <= 1e-15
    got = lesson_backward(d.dstate[0], d.dstate[1], step["caches"])
    dx, (dh, dc), gradients = CELL.step_backward(d.dstate, cache)
    want = {"event": dx, "stm": dh, "ltm": dc, **convert(gradients, "lstm", "native", "udacity")}
    assert got.keys() == want.keys()
    assert all(norm_gap(got[k], want[k]) <= 1e-14 for k in want)


def test_the_standard_reading_is_the_lstm() -> None:
    """With mode="standard" the gates are the LSTM of every library."""
    d = draw(CELLS["LSTM"], 1, T=1)
    h, c = d.state
    step = lesson(d.X[0], c, h, convert(d.p, "lstm", "native", "udacity"), "standard")
    h_new, c_new, cache = lstm_step(d.X[0], h, c, **d.p)
    assert np.max(np.abs(step["stm"] - h_new)) <= 1e-15
    assert np.max(np.abs(step["ltm"] - c_new)) <= 1e-15
    got = lesson_backward(d.dstate[0], d.dstate[1], step["caches"])
    dx, dh, dc, dW, dR, db = lstm_step_backward(d.dstate[0], d.dstate[1], cache)
    gradients = convert({"W": dW, "R": dR, "b": db}, "lstm", "native", "udacity")
    want = {"event": dx, "stm": dh, "ltm": dc, **gradients}
    assert all(norm_gap(got[k], want[k]) <= 1e-14 for k in want)


@pytest.mark.parametrize("mode", ["literal", "standard"])
def test_gradients_of_the_gates_are_complex_steps(mode: udacity.Mode) -> None:
    """Every entry of every gradient, through all four gates."""
    d = draw(CELL, 2, T=1)
    stm, ltm = d.state
    args: dict[str, Array] = {"event": d.X[0], "ltm": ltm, "stm": stm, **convert(d.p, "lstm", "native", "udacity")}
    if mode == "standard":
        args = {k: v for k, v in args.items() if k not in ("Wu", "bu")}
    names = ("event", "ltm", "stm")

    def run(changed: dict[str, Array]) -> dict[str, Any]:
        p = {k: v for k, v in changed.items() if k not in names}
        event, ltm, stm = (changed[k] for k in names)
        return lesson(event, ltm, stm, p, mode)

    got = lesson_backward(d.dstate[0], d.dstate[1], run(args)["caches"])
    for name, value in args.items():

        def outputs(v: Array, name: str = name) -> list[Array]:
            step = run({**args, name: v})
            return [step["stm"] + 0j, step["ltm"] + 0j]

        numeric = elementwise(complex_directional, outputs, value, list(d.dstate))
        assert norm_gap(got[name], numeric) <= 1e-13


@pytest.mark.parametrize("mode", ["udacity", "Literal", "Standard", "", None, 1])
def test_a_reading_that_does_not_exist_is_refused(mode: Any) -> None:
    """No name stands silently for the other reading."""
    d = draw(CELL, 5, T=1)
    with pytest.raises(ValueError, match=r"but should be 'literal' .* or 'standard'"):
        udacity.use_gate(d.state[0], d.state[1], d.state[0], d.X[0], convert(d.p, "lstm", "native", "udacity"), mode)


@pytest.mark.parametrize("key", ["Wn", "bn", "Wi", "bi", "Wf", "bf", "Wv", "bv", "Wu", "bu"])
def test_a_wrong_parameter_is_refused(key: str) -> None:
    """Missing, or of a shape that would be broadcast: the parameter is named."""
    d = draw(CELL, 6, T=1)
    stm, ltm = d.state
    p = convert(d.p, "lstm", "native", "udacity")
    with pytest.raises(ValueError, match=f"{key} is missing"):
        lesson(d.X[0], ltm, stm, {k: v for k, v in p.items() if k != key}, "literal")
    with pytest.raises(ValueError, match=f"{key} has shape"):
        lesson(d.X[0], ltm, stm, {**p, key: p[key][:1]}, "literal")


def test_the_lesson_of_integers() -> None:
    """Whole numbers are those numbers in float64."""
    d = draw(CELL, 7, T=1).map(np.sign)
    found = []
    for dtype in (float, np.int8):
        e = d.map(lambda a, dtype=dtype: a.astype(dtype))
        step = lesson(e.X[0], e.state[1], e.state[0], convert(e.p, "lstm", "native", "udacity"), "literal")
        found.append((step["stm"], step["ltm"]))
    first, second = found
    assert np.array_equal(first, second)


def test_what_is_learned_now_is_used_one_step_later() -> None:
    """In the literal reading N and i do not touch this step's STM; in the standard one they do."""
    d = draw(CELL, 3, T=1)
    stm, ltm = d.state
    p = convert(d.p, "lstm", "native", "udacity")
    other = {**p, "Wn": p["Wn"] + 1, "bi": p["bi"] - 1}
    a, b = (lesson(d.X[0], ltm, stm, q, "literal") for q in (p, other))
    assert np.array_equal(a["stm"], b["stm"])
    assert np.max(np.abs(a["ltm"] - b["ltm"])) > 0.1
    a, b = (lesson(d.X[0], ltm, stm, q, "standard") for q in (p, other))
    assert np.max(np.abs(a["stm"] - b["stm"])) > 0.01


def test_an_empty_memory_answers_by_its_bias() -> None:
    """With LTM = 0 the literal STM' is tanh(b_u) V, whatever was learned; with W_u = 1 the readings differ by N i."""
    d = draw(CELL, 4, T=1)
    stm, p = d.state[0], convert(d.p, "lstm", "native", "udacity")
    step = lesson(d.X[0], 0 * stm, stm, p, "literal")
    _, v = step["caches"][2]
    assert np.max(np.abs(step["stm"] - np.tanh(p["bu"]) * v.y)) <= 1e-16
    p |= {"Wu": np.eye(4), "bu": np.zeros(4)}
    ltm = d.state[1]
    literal, standard = (lesson(d.X[0], ltm, stm, p, mode) for mode in ("literal", "standard"))
    kept, _ = udacity.forget_gate(ltm, stm, d.X[0], p)
    want = v.y * (np.tanh(standard["ltm"]) - np.tanh(kept))
    assert np.max(np.abs(standard["stm"] - literal["stm"] - want)) <= 1e-15

"""Each kind of slip says what it says: on a few lines, the mutated text is this."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import pytest

from grader.mutation.derive import derived_mutants
from grader.mutation.source import edited

EQUATIONS = """
import numpy as np

def squash(a):
    return 1 / (1 + np.exp(-a))

def step(x, h, W, R, b):
    a = x @ W.T + h @ R.T + b
    a_p, a_q = np.split(a, 2, axis=1)
    p = squash(a_p)
    q = np.tanh(a_q)
    h_new = p * h + q
    return h_new, p, q

def step_backward(dh, cache):
    x, h, W, R, p, q = cache
    dp = dh * h
    dq = dh
    da_p = dp * p * (1 - p)
    da_q = dq * (1 - q**2)
    da = np.hstack([da_p, da_q])
    dx = da @ W
    dh_old = dh * p
    db = da.sum(axis=0)
    return dx, dh_old, db
"""
LOOP = """
import numpy as np

def forward(X, h, s):
    H = np.zeros(X.shape)
    total = 0
    for t in range(len(X)):
        h = h * s + X[t]
        H[t] = h
        total = total + h
    return H, h, total
"""

BACK = """
import numpy as np

def step(x, h):
    p = x * h
    q = x + h
    return p * q, (x, h, p, q)

def step_backward(a, b):
    u, v = np.split(a, 2, axis=1)
    both = np.hstack([u, v])
    return both * b
"""


def texts(source: str, words: Mapping[str, str] = {}) -> dict[str, str]:
    """Every mutant's text by its id, without spaces, brackets and what is as it was."""
    return {m.id: edited(source, dict(m.replaces)) for m in derived_mutants(source, words)}


def plain(text: str) -> str:
    """A text without spaces and brackets."""
    return "".join(sign for sign in text if sign not in " ()")


BRACKETS = {
    "term_outside_function_b_by_tanh_in_n": "np.tanh(x * w) + b",
    "term_outside_function_x_w_by_tanh_in_n": "np.tanh(b) + x * w",
    "reaches_every_term_w_in_n": "np.tanh(w * (x + b))",
    "reaches_every_term_x_in_n": "np.tanh(x * (w + b))",
}
SUM = """
import numpy as np

def cell(x, y, w, b):
    n = np.tanh(x * w + b)
    return y * n
"""


GATED = """
import numpy as np

def sigmoid(a):
    return 1 / (1 + np.exp(-a))

def gated(x, y, w):
    u = np.concatenate([x, y], axis=0)
    p = sigmoid(w @ u)
    return p, np.tanh(u)
"""
KEYED = """
import numpy as np

def gates(u, p):
    i = np.tanh(u @ p["Wi"] + p["bi"])
    n = np.tanh(u @ p["Wn"] + p["bn"])
    return {"i": i, "n": n}
"""


CLIPS = """
import numpy as np

def step(r, most, n):
    s = r * min(1.0, most / n)
    u = np.cumsum(s)
    return u
"""
MIXED = """
import numpy as np

def squash(a):
    return 1 / (1 + np.exp(-a))

def mixed(x, y, k):
    p = squash(x + k * y)
    q = np.tanh(y)
    m = p * x + (1 - p) * q
    return m

def back(dm, p, q, x, y, k):
    da = dm * p * (1 - p)
    db = dm * (1 - p)
    dc = np.hstack([dm, da, db])
    dx = dc @ k
    dy = (da * x).sum(axis=0)
    dz = (db * y).sum(axis=0)
    return dx, dy, dz
"""
BLOCKS = """
import numpy as np

def jacobian(a, b, c, d):
    J = np.block([[a, b], [c, d]])
    return J
"""
TWO_ARRIVE = """
import numpy as np

def step(dh, dc, k):
    return dh * k + dc, dc * k

def backward(dH, dh, dc, ks):
    for t in range(len(ks)):
        dh_t = dH[t] + dh
        dh, dc = step(dh_t, dc, ks[t])
    return dh, dc
"""
SLIPS = [
    (TWO_ARRIVE, "arrives_here_too_dh_t_in_dc", "dh, dc = step(dh_t, dc + dh_t, ks[t])"),
    (TWO_ARRIVE, "arrives_here_too_dH_in_dc", "dh, dc = step(dh_t, dc + dH[t], ks[t])"),
    (TWO_ARRIVE, "arrives_here_too_dc_in_dh_t", "dh, dc = step(dh_t + dc, dc, ks[t])"),
    (CLIPS, "opposite_taken_min_by_max_in_s", "s = r * max(1.0, most / n)"),
    (CLIPS, "opposite_taken_cumsum_by_cumprod_in_u", "u = np.cumprod(s)"),
    (BLOCKS, "blocks_laid_otherwise_in_J", "J = np.block([[b, a], [d, c]])"),
    (BLOCKS, "block_transposed_b_in_J", "J = np.block([[a, (b).T], [c, d]])"),
    (KEYED, "key_replaced__Wi__by__Wn__in_i", "i = np.tanh(u @ p['Wn'] + p[\"bi\"])"),
    (KEYED, "keys_exchanged__Wi_Wn__in_gates", "n = np.tanh(u @ p['Wi'] + p[\"bn\"])"),
    (KEYED, "keys_exchanged__i_n__in_gates", "return {'n': i, 'i': n}"),
    (EQUATIONS, "held_before_tanh_by_3_in_q", "q = np.tanh(_m.held(a_q, 3))"),
    (GATED, "held_before_sigmoid_by_15_in_p", "p = sigmoid(_m.held(w @ u, 15))"),
    (GATED, "held_after_sigmoid_by_1e_7_in_p", "p = np.clip(sigmoid(w @ u), 1e-7, 1 - 1e-7)"),
    (GATED, "joined_otherwise_x_by_zero_in_p", "p = sigmoid(w @ np.concatenate([0 * x, y], axis=0))"),
    (GATED, "joined_otherwise_x_y_by_y_x_in_p", "p = sigmoid(w @ np.concatenate([y, x], axis=0))"),
    (GATED, "joined_otherwise_x_y_by_y_zero_in_p", "p = sigmoid(w @ np.concatenate([y, 0 * x], axis=0))"),
    (EQUATIONS, "terms_dropped_x_W_h_R_in_a", "a = b\n"),
    (EQUATIONS, "factor_dropped_h_in_dp", "dp = dh\n"),
    (EQUATIONS, "term_dropped_b_in_a", "a = x @ W.T + h @ R.T\n"),
    (EQUATIONS, "term_twice_b_in_a", "a = x @ W.T + h @ R.T + b + b\n"),
    (EQUATIONS, "sign_turned_b_in_a", "a = x @ W.T + h @ R.T - b\n"),
    (EQUATIONS, "product_for_sum_in_h_new", "h_new = p * h * q"),
    (EQUATIONS, "function_dropped_tanh_in_q", "q = a_q\n"),
    (EQUATIONS, "function_replaced_tanh_by_squash_in_q", "q = squash(a_q)"),
    (EQUATIONS, "function_replaced_squash_by_tanh_in_p", "p = np.tanh(a_p)"),
    (EQUATIONS, "slope_dropped_q_in_da_q", "da_q = dq\n"),
    (EQUATIONS, "slope_dropped_p_in_da_p", "da_p = dp\n"),
    (EQUATIONS, "slope_of_another_kind_q_in_da_q", "da_q = dq * q * (1 - q)\n"),
    (EQUATIONS, "slope_after_np_tanh_again_q_in_da_q", "da_q = dq * (1 - np.tanh(q) ** 2)\n"),
    (EQUATIONS, "slope_doubled_q_in_da_q", "da_q = dq * (1 - 2 * q)\n"),
    (EQUATIONS, "slope_with_square_p_in_da_p", "da_p = dp * p * (1 - p ** 2)\n"),
    (EQUATIONS, "slope_root_q_in_da_q", "da_q = dq * np.sqrt(1 - q ** 2)\n"),
    (EQUATIONS, "slope_root_p_in_da_p", "da_p = dp * np.sqrt(p * (1 - p))\n"),
    (EQUATIONS, "slope_divides_q_in_da_q", "da_q = dq / (1 - q ** 2)\n"),
    (EQUATIONS, "transpose_dropped_W_in_a", "a = x @ W + h @ R.T + b"),
    (EQUATIONS, "name_replaced_p_by_q_in_dh_old", "dh_old = dh * q\n"),
    (EQUATIONS, "one_minus_p_by_p_in_dh_old", "dh_old = dh * (1 - p)\n"),
    (EQUATIONS, "exchanged_in_dp_dq", "dp = dh\n    dq = dh * h\n"),
    (EQUATIONS, "mean_for_sum_in_db", "db = da.mean(axis=0)"),
    (EQUATIONS, "axis_dropped_da_in_db", "db = da.sum()\n"),
    (EQUATIONS, "axis_exchanged_da_by_1_in_db", "db = da.sum(axis=1)"),
    (EQUATIONS, "first_for_all_da_in_db", "db = da.take(0, 0)"),
    (EQUATIONS, "joined_otherwise_da_p_da_q_by_da_q_da_p_in_da", "da = np.hstack([da_q, da_p])"),
    (EQUATIONS, "parts_exchanged_in_a_p_a_q", "a_q, a_p = np.split(a, 2, axis=1)"),
    (EQUATIONS, "results_exchanged_in_dx_dh_old", "return dh_old, dx, db"),
    (LOOP, "last_turn_missing_in_forward", "for t in list(range(len(X)))[:-1]:"),
    (LOOP, "turns_reversed_in_forward", "for t in list(range(len(X)))[::-1]:"),
    (LOOP, "not_handed_on_h_in_forward", "h = _m.nothing(h)\n        h = h * s + X[t]"),
    (LOOP, "never_updated_h_in_forward", "_h = h * s + X[t]"),
    (LOOP, "accumulated_h_in_forward", "_h = h\n        h = h * s + X[t]\n        h = h + _h"),
    (LOOP, "overwritten_in_total", "total = h"),
    (LOOP, "read_before_update_h_in_H", "H[t] = _h"),
    (LOOP, "step_before_read_X_in_h", "h = h * s + X[t - 1]"),
    (LOOP, "first_turn_alone_X_in_h", "h = h * s + X[t] if not _n else h * s"),
    (LOOP, "returned_after_first_h_in_forward", "if _n > 0: h = _h\n    return H"),
    (MIXED, "one_minus_lost_p_in_m", "m = p * x + p * q"),
    (MIXED, "one_minus_lost_p_in_db", "db = dm * p\n"),
    (MIXED, "term_of_another_k_y_in_q", "q = np.tanh(y + (k * y))"),
    (MIXED, "joined_otherwise_dm_da_by_zero_in_dx", "dx = np.hstack([0 * dm, 0 * da, db]) @ k"),
    (MIXED, "last_for_all_in_dx", "dx = dc[..., -1:] @ k[-1:]"),
    (MIXED, "last_for_all_da_x_db_y_in_dy_dz", "dz = (db * y).take(-1, 0)"),
    (EQUATIONS, "block_transposed_a_p_in_R", "np.split((x @ W.T) + h @ _m.block_turned(R, 2, (0,)).T + b, 2, axis=1)"),
    (BACK, "kept_otherwise_p_by_q_in_p", "return p * q, (x, h, q, q)"),
    (BACK, "split_and_joined_otherwise_in_u_v", "v, u = np.split(a, 2, axis=1)\n    both = np.hstack([v, u])"),
    (LOOP, "argument_ignored_h_in_forward", "h = _m.nothing(h)\n    H ="),
]


@pytest.mark.parametrize(("source", "name", "line"), SLIPS, ids=[name for _, name, _ in SLIPS])
def test_a_slip_is_written_as_it_is_called(source: str, name: str, line: str) -> None:
    """The mutant of this id has this line, which the solution has not."""
    assert plain(line) not in plain(source)
    assert plain(line) in plain(texts(source)[name])


def test_slopes_of_siblings_are_dropped_together() -> None:
    """One kind of slip in two equations of one form is a mutant too."""
    text = "def f(x, p, q):\n    a = x * p * (1 - p)\n    b = x * q * (1 - q)\n    return a, b\n"
    assert "a=x\nb=x\n" in plain(texts(text)["slope_dropped_p_q_in_a_b"])


@pytest.mark.parametrize("name", BRACKETS)
def test_a_bracket_closes_where_it_is_called(name: str) -> None:
    """What differs in brackets alone."""
    (line,) = (line for line in texts(SUM)[name].split("\n") if line.startswith("    n = "))
    assert ast.unparse(ast.parse(line.strip())) == f"n = {BRACKETS[name]}"


def test_what_is_joined_of_one_shape_has_one_shape() -> None:
    """Two arrays whose parts are alike can be taken for one another."""
    text = "def f(u, v, w):\n    s = u + v\n    a = np.hstack([u, s])\n    b = np.hstack([s, v])\n"
    text += "    return a @ w, b @ w\n"
    found = texts(text)
    assert "returnb@w,b@w" in plain(found["name_replaced_a_by_b_in_result_1"])
    other = text.replace("np.hstack([s, v])", "np.hstack([s, w])")
    assert "name_replaced_a_by_b_in_result_1" not in texts(other)


def test_brackets_are_found_through_names() -> None:
    """A factor that reaches one term only, though the sum has a name of its own."""
    text = "def f(u, v, p):\n    s = u + v\n    a = s * p\n    return a\n"
    assert "a=u*p+v" in plain(texts(text)["reaches_one_term_p_by_u_in_a"])


def test_one_minus_a_gate_in_its_slope_is_no_share() -> None:
    """What is lost of a slope is told as that, not as one minus the gate."""
    assert "one_minus_lost_p_in_da" not in texts(MIXED)


def test_ids_are_names_and_stay() -> None:
    """Every id is a name, no two are alike, and a second derivation gives the same ones in the same order."""
    ids = [mutant.id for mutant in derived_mutants(EQUATIONS, {})]
    assert all(name.isidentifier() for name in ids)
    assert len(ids) == len(set(ids))
    assert ids == [mutant.id for mutant in derived_mutants(EQUATIONS, {})]


def test_siblings_of_which_one_stands_in_the_other_are_not_made_together() -> None:
    """Two calls of a function, one inside the other, are no two places: every mutant's text can be written."""
    text = "def f(u, v):\n    a = np.tanh(u + np.tanh(v))\n    return a\n"
    made = texts("import numpy as np\n\n\n" + text)
    assert {"function_dropped_tanh_in_a", "function_dropped_tanh_in_a_2"} <= made.keys()
    assert not any("a=u+v\n" in plain(one) for one in made.values())


def test_the_same_words_in_two_functions_are_changed_together_too() -> None:
    """A mistake that is made forward, of which the way back is right: alone in each place, and in both."""
    text = "import numpy as np\n\n\ndef f(u, v):\n    a = np.tanh(u)\n    return a * v\n\n\n"
    text += "def g(u, v, d):\n    s = np.tanh(u)\n    return d * v * (1 - s**2)\n"
    changed = [(one.count("a = (u)"), one.count("s = (u)")) for one in texts(text).values()]
    assert {(1, 0), (0, 1), (1, 1)} <= set(changed)

"""Wrong answers of a kind are named, each by what it does: our own solutions with a line changed."""

import pytest

from .fingerprints import exercise
from .plain import told

GATE = 'i = sigmoid(u @ p["Wi"].T + p["bi"])'
NEARBY = "def sigmoid(a):\n    return 1 / (1 + np.exp(-{a}))\n\n\ndef unused(a):"
KEPT_IN_PLACE = "i = sigmoid(a_i + p_i * (sigmoid(a_f + p_f * c) * c))"
CHANGED = [
    (
        "learn-gate",
        GATE,
        "i = sigmoid(event @ p['Wi'][:, stm.shape[1]:].T + p['bi'])",
        "joined_otherwise_stm_by_zero_in_i",
    ),
    (
        "learn-gate",
        GATE,
        "i = sigmoid(event @ p['Wi'][:, :event.shape[1]].T + p['bi'])",
        "joined_otherwise_stm_event_by_event_zero_in_i",
    ),
    ("learn-gate", GATE, GATE.replace("Wi", "Wn"), "key_replaced__Wi__by__Wn__in_i"),
    (
        "gru-step",
        "def sigmoid(a):",
        NEARBY.format(a="np.clip(a, -5, 5)"),
        "held_before_sigmoid_by_5_in_r_z",
    ),
    ("gru-step", "def sigmoid(a):", NEARBY.format(a="np.clip(a, -20, 20)"), "nearly_right"),
    (
        "peephole-sequence-backward",
        "peephole_step_backward(dh_t, dc, caches[t])",
        "peephole_step_backward(dh_t, dc + dH[t], caches[t])",
        "arrives_here_too_dH_in_dc",
    ),
    (
        "nog-step",
        "np.split(a, 3, axis=1)",
        "np.moveaxis(a.reshape(len(a), -1, 3), 2, 0)",
        "parts_interleaved_in_a_i_a_f_a_g",
    ),
    ("nog-step", "np.split(a, 3", "np.split(np.tanh(a), 3", "function_added_a_by_tanh_in_a_i_a_f_a_g"),
    ("nog-step", "np.where(a >= 0", "np.where(a < 0", "argument_turned_sigmoid_in_i_f"),
    (
        "nog-step",
        "h @ R.T + b",
        "h @ R.T + np.array([*b[:len(b) // 3], *0 * b[len(b) // 3:]])",
        "block_left_out_b_in_a_f_a_g",
    ),
    ("gru-cho-step", "h @ R_r.T", "h[:1] @ R_r.T", "samples_mixed"),
    ("gru-cho-step", "h @ R_r.T", "h[-1:] @ R_r.T", "samples_mixed"),
    ("gru-step-backward", "da_n = dn * (1 - n**2)", "da_n = dn * (1 - n**2) ** 0.5", "slope_root_n_in_da_n"),
    ("mut3-step", "return h_new", "return h_new + 4e-9", "nearly_right"),
    ("sigmoid-slope", "s * (1 - s)", "s * (1 - s) + 4e-8", "nothing"),
    ("gru-step", "h @ R.T", "h @ np.vstack([R[: h.shape[1]].T, R[h.shape[1] :]]).T", "block_transposed_k_r_in_R"),
    ("gru-step", "n = np.tanh(a_n + r * q)", "n = np.tanh(a_n + r * q + k_z)", "term_of_another_k_z_in_n"),
    ("gru-step", "z = sigmoid(a_z + k_z)", "z = sigmoid(a_z + k_z + bn)", "term_of_another_bn_in_z"),
    ("gru-chung-step", "x @ W_n.T + (r * h) @ R_n.T", "(x @ W_n.T) * r + h @ R_n.T", "reset_acts_on_the_input"),
    (
        "peephole-sequence-backward",
        "p, i, f, g, o, tanh_c, c_new = cache",
        "p, i, f, g, o, tanh_c, c_new = *cache[:10], np.tanh(cache[2]), cache[11]",
        "tanh_of_the_old_cell_on_the_way_back",
    ),
    ("gru-sequence", "return H, h,", "return H, H[0],", "returned_after_first_h_in_gru_forward"),
    ("gru-step-backward", "dk @ R\n", "dq @ R[2 * h.shape[1] :]\n", "joined_otherwise_da_r_da_z_by_zero_in_dh_old"),
    (
        "gru-sequence-backward",
        "dR = dk.T @ h",
        "dR = dk.T @ (n + z * (h - n))",
        "recurrent_weights_from_the_new_state",
    ),
    ("peephole-step", "g = np.tanh(a_g)", "g = np.tanh(a_g + c * p_i)", "term_of_another_p_i_c_in_g"),
    ("peephole-step", "i = sigmoid(a_i + p_i * c)", KEPT_IN_PLACE, "input_gate_sees_what_was_kept"),
    (
        "peephole-step-backward",
        "dp = np.hstack([dp_i, dp_f, dp_o])",
        "dp = np.hstack([c[-1] * da_i[-1], c[-1] * da_f[-1], c_new[-1] * da_o[-1]])",
        "last_for_all_c_da_i_da_f_c_new_da_o_in_dp_i_dp_f_dp_o",
    ),
    ("nog-step-backward", "dR = da.T @ h", "dR = da.T @ np.tanh(c_new)", "name_replaced_h_by_s_in_dR"),
    ("noaf-step-backward", "dR = da.T @ h", "dR = da.T @ (c_new * o)", "recurrent_weights_from_the_new_state"),
    ("nig-step-backward", "dx = da @ W", "dx = np.outer(da[:, -1], W[-1])", "last_for_all_in_dx"),
    ("state-growth", "(2 * sigmoid(c) - 1)", "np.tanh(c)", "cell_through_tanh"),
    ("state-growth", "np.abs(c)", "np.abs(c[0])", "first_sample_alone"),
    ("trace-grad", "s = 2 * sigmoid(c) - 1", "s = np.tanh(c)", "cell_through_tanh"),
    ("trace-grad", "* (1 - o), u)", "* (1 - o), np.hstack([x, h, 1]))", "output_gate_from_the_new_state"),
    ("stacked-lstm", "hs, h_last, c_last", "hs, h_last[-1], c_last[-1]", "states_of_the_upper_layer_alone"),
    ("stacked-lstm", "hs, h_last, c_last", "hs, h_last[:1], c_last[:1]", "states_of_the_lower_layer_in_a_list"),
]


@pytest.mark.parametrize(("slug", "old", "new", "name"), CHANGED)
def test_it_is_named(slug: str, old: str, new: str, name: str) -> None:
    """The first diagnosis is this one, or there is none where the name says so."""
    text = (exercise(slug).folder / "solution.py").read_text(encoding="utf-8")
    before, _, after = text.rpartition(old)
    found = told(slug, before + new + after)
    assert [one.id for one in found][:1] == ([name] if name != "nothing" else [])


def test_a_second_name_blames_nothing_that_is_right() -> None:
    """Whoever is wrong on the way back alone is told of no slip that both functions would have."""
    text = (exercise("nog-step-backward").folder / "solution.py").read_text(encoding="utf-8")
    found = told("nog-step-backward", text.replace("s = np.tanh(c_new)", "s = c_new"))
    assert [one.id for one in found] == ["function_dropped_tanh_in_s"]


@pytest.mark.parametrize(
    ("forward", "names"),
    [("(1 - z) * n", ["one_minus_lost_z_in_dn"]), ("z * n", ["one_minus_lost_z_in_h_new"]), ("n - z * n", None)],
)
def test_a_slip_on_the_way_back_is_not_told_of_the_way_there(forward: str, names: list[str] | None) -> None:
    """One text in both functions: with the forward step right, the gradient alone; else the forward step."""
    text = (exercise("gru-step-backward").folder / "solution.py").read_text(encoding="utf-8")
    wrong = text.replace("(1 - z) * n", forward)
    found = told("gru-step-backward", wrong.replace("dn = dh * (1 - z)", "dn = dh * z") if names else wrong)
    assert [one.id for one in found] == (names or [])


FLOWING = """
def hs97_truncated_backward(dH, dc, X, h, c, W, R, b):
    sig, kept = lambda a: 0.5 * (1 + np.tanh(a / 2)), []
    for x in X:
        i, g, o = np.split(x @ W.T + h @ R.T + b, 3, axis=1)
        i, g, o, old = sig(i), 2 * np.tanh(g / 2), sig(o), h
        c = c + i * g
        h = o * np.tanh(c / 2)
        kept.append((old, i, g, o, np.tanh(c / 2)))
    old, i, g, o, s = map(np.array, zip(*kept))
    flow = dc + np.cumsum((dH * o * (1 - s**2) / 2)[::-1], axis=0)[::-1]
    da = np.concatenate([flow * g * i * (1 - i), flow * i * (1 - g**2 / 4), dH * s * o * (1 - o)], axis=2)
    dW, dR = (np.einsum("tnk,tnj->kj", da, u) for u in (X, old))
    return flow[0], dW, dR, da.sum((0, 1))
"""


@pytest.mark.parametrize(("turn", "names"), [("[::-1]", []), ("", ["cell_summed_from_the_first_step"])])
def test_the_carousel_summed_the_other_way(turn: str, names: list[str]) -> None:
    """The gradient of the cell as a sum over steps: from the last one on it is right."""
    found = told("hs97-truncated-backward", FLOWING.replace("[::-1]", turn))
    assert [one.id for one in found] == names


BOTH_WAYS = """
def sig(a):
    return 0.5 * (1 + np.tanh(a / 2))

def run(X, p, h, c):
    H, hs = p["R"].shape[1], []
    for x in X:
        z = x @ p["W"].T + h @ p["R"].T + p["b"]
        c = sig(z[:, H : 2 * H]) * c + sig(z[:, :H]) * np.tanh(z[:, 2 * H : 3 * H])
        h = sig(z[:, 3 * H :]) * np.tanh(c)
        hs.append(h)
    return np.array(hs), h, c

def bilstm(X, pf, pb):
    zero = np.zeros((X.shape[1], pf["R"].shape[1]))
    ahead, h, c = run(X, pf, zero, zero)
    behind, *_ = run(X[::-1], pb, BEGINS)
    return np.concatenate([ahead, behind[::-1]], axis=2)
"""


@pytest.mark.parametrize(
    ("begins", "name"),
    [
        ("h, c", "backward_run_begins_with_the_states_of_the_other"),
        ("h, zero", "backward_run_begins_with_the_hidden_state_of_the_other"),
        ("zero, c", "backward_run_begins_with_the_cell_state_of_the_other"),
        ("zero, zero", ""),
    ],
)
def test_states_handed_from_one_direction_to_the_other(begins: str, name: str) -> None:
    """Both states, or one of them; states of zero are right."""
    found = told("bidirectional-lstm", BOTH_WAYS.replace("BEGINS", begins))
    assert [one.id for one in found] == ([name] if name else [])


ADDING = """
def adding_batch(B, T, seed):
    rng = np.random.default_rng(seed)
    X, n = np.zeros((T, B, 2)), np.arange(B)
    X[:, :, 0] = rng.random((T, B))
    a, b = rng.integers(0, T // 2, B), rng.integers(T // 2, T, B)
    X[a, n, 1] = X[b, n, 1] = 1
    y = X[a, n, 0] + X[b, n, 0]
    return X, y
"""
ORDER = """
def order_batch(B, T, seed):
    rng = np.random.default_rng(seed)
    S, n = rng.integers(2, 6, (T, B)), np.arange(B)
    a, b = rng.integers(0, 2, B), rng.integers(0, 2, B)
    S[rng.integers(2, T // 5, B), n] = a
    S[rng.integers(T // 2, T // 2 + T // 5, B), n] = b
    return np.eye(6)[S], 2 * a + b
"""
DATA = [
    ("adding-batch", ADDING, "rng.random((T, B))", "rng.normal(0.5, 0.25, (T, B))", "normal_values_0_5_0_25"),
    ("adding-batch", ADDING, "rng.random((T, B))", "rng.random((T, B)) ** 2", "values_are_squares"),
    ("adding-batch", ADDING, "rng.integers(0, T", "rng.integers(min(1, T // 2 - 1), T", "first_step_never"),
    ("adding-batch", ADDING, "return X, y", "return X * X[:, :, 1:], y", "other_values_zero"),
    ("adding-batch", ADDING, "return X, y", "return X, y - 1", "constant_added"),
    ("adding-batch", ADDING, "return X, y", "return X, y[rng.permutation(B)]", "targets_of_other_samples"),
    ("adding-batch", ADDING, "return X, y", "return X, y + rng.normal(0, 0.01, B)", "noise_on_the_targets"),
    (
        "order-batch",
        ORDER,
        "a, b = rng.integers(0, 2, B)",
        "a, b = 1 * (rng.random(B) < 0.3)",
        "one_signal_more_often_first",
    ),
    ("adding-batch", ADDING, "y = X[a", "y = 3 * X[a", "values_weighted"),
    ("adding-batch", ADDING, "rng.integers(T // 2, T, B)", "None\n    b = T - 1 - a", "second_mirrors_the_first"),
    ("order-batch", ORDER, "2 * a + b", "a == b", "whether_the_signals_are_alike"),
    ("order-batch", ORDER, "np.eye(6)[S]", "np.eye(6)[S - 2]", "signals_numbered_last"),
    ("order-batch", ORDER, "2 * a + b", "rng.integers(0, 4, B)", "classes_of_other_samples"),
    ("order-batch", ORDER, "rng.integers(2, 6, (", "rng.choice([2, 3, 3, 4, 5], (", "one_distractor_more_often"),
]


@pytest.mark.parametrize(("slug", "text", "old", "new", "name"), DATA)
def test_a_mistake_of_data_is_named(slug: str, text: str, old: str, new: str, name: str) -> None:
    """What is drawn otherwise is told by how often it comes; with nothing changed there is nothing to tell."""
    assert old in text
    assert [one.id for one in told(slug, text.replace(old, new, 1))][:1] == [name]
    assert told(slug, text) == ()


def test_a_verdict_is_not_called_zero_everywhere() -> None:
    """A card that says False where True is right: a truth value has no entries."""
    text = (exercise("gradient-claims").folder / "solution.py").read_text(encoding="utf-8")
    found = told("gradient-claims", text.replace("bool(share >= 1 / 2)", "bool(share >= 3 / 4)"))
    assert "all_zero" not in {one.id for one in found}

"""Wrong answers of a kind are named, each by what it does: our own solutions with a line changed."""

import pytest

from .fingerprints import exercise
from .plain import told

GATE = 'i = sigmoid(u @ p["Wi"].T + p["bi"])'
NEARBY = "def sigmoid(a):\n    return 1 / (1 + np.exp(-{a}))\n\n\ndef unused(a):"
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
    ("mut3-step", "return h_new", "return h_new + 4e-9", "nearly_right"),
    ("sigmoid-slope", "s * (1 - s)", "s * (1 - s) + 4e-8", "nothing"),
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

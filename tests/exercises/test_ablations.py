"""Jozefowicz's LSTM without one of its gates: the reference's cells in the paper's letters, in both readings."""

import numpy as np
import pytest

from grader.checks import Array
from reference.jozefowicz import AS_PRINTED, AS_PRINTED_F, AS_PRINTED_I, LSTM, LSTM_F, LSTM_I, LSTM_O
from reference.memory import MemoryCell

from .fingerprints import exercise
from .plain import failed, function, said, told

READINGS: dict[str, dict[tuple[bool, ...], MemoryCell]] = {  # by what `literal` is, where there is one
    "lstm-i-step": {(False,): LSTM_I, (True,): AS_PRINTED_I},
    "lstm-f-step": {(False,): LSTM_F, (True,): AS_PRINTED_F},
    "lstm-o-step": {(): LSTM_O},
}
BLOCKS = {
    "lstm-i-step": "gfo",
    "lstm-f-step": "gio",
    "lstm-o-step": "gif",
}  # the paper's, in our letters: i f o is g f o
ASKED = [(slug, literal) for slug, cells in READINGS.items() for literal in cells]


def asked(slug: str, cell: MemoryCell) -> tuple[Array, tuple[Array, Array], dict[str, Array], dict[str, Array]]:
    """An input, states and parameters of a cell; the parameters once more, in the blocks of the paper."""
    rng, H = np.random.default_rng(8), 4
    p = cell.parameters(rng, 3, H)
    h, c = rng.normal(size=(2, 2, H))
    order = np.concatenate([np.arange(3 * H)[cell.rows(block, H)] for block in BLOCKS[slug]])
    return rng.normal(size=(2, 3)), (h, c), p, {name: array[order] for name, array in p.items()}


@pytest.mark.parametrize(("slug", "literal"), ASKED)
def test_it_is_the_cell_of_the_reference(slug: str, literal: tuple[bool, ...]) -> None:
    """The same states, to rounding."""
    cell = READINGS[slug][literal]
    x, states, p, theirs = asked(slug, cell)
    got = function(slug)(x, *states, theirs["W"], theirs["R"], theirs["b"], *literal)
    np.testing.assert_allclose(got, cell.step(x, states, p)[0], atol=1e-13)


@pytest.mark.parametrize(("slug", "literal"), [one for one in ASKED if one[1]])
def test_it_is_the_whole_lstm_with_the_gate_held_open(slug: str, literal: tuple[bool, ...]) -> None:
    """A bias of 40 on a block without weights: σ is 1 to rounding."""
    x, states, _, theirs = asked(slug, READINGS[slug][literal])
    gone = {"lstm-i-step": 1, "lstm-f-step": 2}[slug]
    p = {name: np.insert(theirs[name], [4 * gone] * 4, 40.0 if name == "b" else 0.0, axis=0) for name in theirs}
    got = function(slug)(x, *states, theirs["W"], theirs["R"], theirs["b"], *literal)
    if literal == (True,):
        want = function("printed-lstm-step")(x, *states, p["W"], p["R"], p["b"])
    else:
        ours = {name: array.reshape(4, 4, -1)[[1, 2, 0, 3]].reshape(array.shape) for name, array in p.items()}
        want, _ = LSTM.step(x, states, ours)
    np.testing.assert_allclose(got, want, atol=1e-13)


def test_without_an_output_gate_both_readings_are_one() -> None:
    """What the gate of the whole LSTM would show, divided by the gate: one in both readings."""
    x, states, _, p = asked("lstm-o-step", LSTM_O)
    ours = {
        name: np.concatenate([array.reshape(3, 4, -1)[[1, 2, 0]].reshape(array.shape), array[:4]])
        for name, array in p.items()
    }
    want = function("lstm-o-step")(x, *states, p["W"], p["R"], p["b"])
    a_o = x @ ours["W"][-4:].T + states[0] @ ours["R"][-4:].T + ours["b"][-4:]
    for cell, gate in ((LSTM, 1 / (1 + np.exp(-a_o))), (AS_PRINTED, np.tanh(a_o))):
        (h, c), _ = cell.step(x, states, ours)
        np.testing.assert_allclose((h / gate, c), want, atol=1e-12)


def shown(slug: str, *literal: bool, **biases: float) -> list[str]:
    """h' and c' of one unit with c = 1, all that is not named 0, as a task has them."""
    zero: Array = np.zeros((1, 1))
    rows = {"lstm-i-step": "ifo", "lstm-f-step": "ijo", "lstm-o-step": "ijf"}[slug]
    b = np.array([biases.get(block, 0.0) for block in rows])
    states = function(slug)(zero, zero, zero + 1, np.zeros((3, 1)), np.zeros((3, 1)), b, *literal)
    return [f"{state.item():.4f}" for state in states]


def test_numbers_by_hand() -> None:
    """The numbers of the tasks."""
    assert shown("lstm-i-step", False) == ["0.2311", "0.5000"]
    assert shown("lstm-i-step", True) == ["0.0000", "0.5000"]
    assert shown("lstm-i-step", False, i=1)[1] == "1.2616"
    assert [shown("lstm-i-step", literal, o=-1)[0] for literal in (False, True)] == ["0.1243", "-0.3519"]
    said("lstm-i-step", "c' = 0.5. h' is tanh(0.5) / 2 = 0.2311, and if literal 0", "0.5 + tanh(1) = 1.2616")
    said("lstm-i-step", "σ(-1) · tanh(0.5) = 0.1243, and if literal -tanh(1) · tanh(0.5) = -0.3519")
    assert shown("lstm-f-step", False) == ["0.3808", "1.0000"]
    assert shown("lstm-f-step", True) == ["0.0000", "1.0000"]
    assert shown("lstm-f-step", False, i=1)[1] == "1.3808"
    assert [shown("lstm-f-step", literal, o=-1)[0] for literal in (False, True)] == ["0.2048", "-0.5800"]
    said("lstm-f-step", "c' = 1. h' is tanh(1) / 2 = 0.3808, and if literal 0", "1 + tanh(1) / 2 = 1.3808")
    said("lstm-f-step", "σ(-1) · tanh(1) = 0.2048, and if literal -tanh(1) · tanh(1) = -0.5800")
    assert shown("lstm-o-step") == ["0.4621", "0.5000"]
    assert shown("lstm-o-step", i=1) == ["0.7068", "0.8808"]
    said("lstm-o-step", "c' = 0.5 and h' = tanh(0.5) = 0.4621", "0.5 + tanh(1) / 2 = 0.8808 and h' = 0.7068")


HEAD = """
def lstm_{letter}_step(x, h, c, W, R, b, literal=False):
    s = lambda a: 0.5 * (1 + np.tanh(a / 2))
    {blocks} = np.hsplit(x @ W.T + h @ R.T + b, 3)
"""
I, F, O = (
    HEAD.format(letter=letter, blocks=blocks)
    for letter, blocks in (("i", "i, f, o"), ("f", "i, j, o"), ("o", "i, j, f"))
)
READ = "    return (np.tanh(o) if literal else s(o)) * np.tanh(n), n\n"
SIGMA, TANH, TURNED = (
    READ.replace("literal", "False"),
    READ.replace("literal", "True"),
    READ.replace("literal", "not literal"),
)
KEPT_I, KEPT_F = "    n = s(f) * c + np.tanh(i)\n", "    n = c + np.tanh(i) * s(j)\n"
KEPT_O, SHOWN = "    n = s(f) * c + np.tanh(i) * s(j)\n", "    return np.tanh(n), n\n"
SLIPS = [
    ("lstm-i-step", I + "    n = s(f) * c\n" + READ, "input_gate_left_out_is_shut"),
    ("lstm-i-step", I + "    n = s(f) * c + np.tanh(i) / 2\n" + READ, "half_open"),
    ("lstm-i-step", I + "    n = s(f) * c + s(1) * np.tanh(i)\n" + READ, "one_sent_through_the_sigmoid"),
    ("lstm-i-step", I + "    n = s(f) * c + s(i)\n" + READ, "candidate_left_out"),
    ("lstm-i-step", I + "    n = np.tanh(i) + s(f) * (c - np.tanh(i))\n" + READ, "candidate_coupled"),
    ("lstm-i-step", I + "    n = c + s(f) * np.tanh(i)\n" + READ, "forget_gate_left_out_instead"),
    ("lstm-i-step", I + KEPT_I + SIGMA, "switch_stuck_literal_by_false_in_o"),
    ("lstm-i-step", I + KEPT_I + TANH, "switch_stuck_literal_by_true_in_o"),
    ("lstm-i-step", I + KEPT_I + TURNED, "switch_turned_literal_in_o"),
    ("lstm-i-step", I + KEPT_I + READ.replace("tanh(o)", "tanh(s(o))"), "tanh_of_the_sigmoid"),
    ("lstm-i-step", I.replace("i, f, o", "f, i, o") + KEPT_I + READ, "parts_exchanged_in_a_i_a_f"),
    ("lstm-i-step", I.replace("3)", "4)").replace("i,", "i, _,") + KEPT_I + READ, "no_equal_parts"),
    ("lstm-f-step", F + "    n = np.tanh(i) * s(j)\n" + READ, "forget_gate_left_out_is_shut"),
    ("lstm-f-step", F + "    n = c / 2 + np.tanh(i) * s(j)\n" + READ, "half_open"),
    ("lstm-f-step", F + "    n = c + s(j) * (np.tanh(i) - c)\n" + READ, "input_gate_keeps_the_rest"),
    ("lstm-f-step", F + "    n = c + np.tanh(i) * (s(j) - c)\n" + READ, "candidate_keeps"),
    ("lstm-f-step", F + "    n = c + s(i) * np.tanh(j)\n" + READ, "letters_of_everybody"),
    ("lstm-f-step", F + "    n = s(j) * c + np.tanh(i)\n" + READ, "input_gate_left_out_instead"),
    ("lstm-f-step", F + KEPT_F + READ.replace("tanh(o)", "tanh(o / 2)"), "stretched_sigmoid"),
    ("lstm-f-step", F + KEPT_F + TURNED, "switch_turned_literal_in_o"),
    ("lstm-o-step", O + KEPT_O + "    return np.tanh(n) / 2, n\n", "half_open"),
    ("lstm-o-step", O + KEPT_O + "    return np.tanh(1) * np.tanh(n), n\n", "one_sent_through_the_printed_tanh"),
    ("lstm-o-step", O + "    n = s(f) * c + s(i) * np.tanh(j)\n" + SHOWN, "letters_of_everybody"),
    (
        "lstm-o-step",
        O + "    n = c + s(j) * np.tanh(i)\n    return s(f) * np.tanh(n), n\n",
        "forget_gate_left_out_instead",
    ),
]


@pytest.mark.parametrize(("slug", "text", "name"), SLIPS)
def test_a_mistake_is_named(slug: str, text: str, name: str) -> None:
    """By what people take the missing gate, the letters and `literal` for; the file without it earns everything."""
    assert failed(slug, text)
    assert [one.id for one in told(slug, text)][:1] == [name]


@pytest.mark.parametrize(
    ("slug", "text"),
    [("lstm-i-step", I + KEPT_I + READ), ("lstm-f-step", F + KEPT_F + READ), ("lstm-o-step", O + KEPT_O + SHOWN)],
)
def test_nothing_is_said_of_the_same_file_without_a_mistake(slug: str, text: str) -> None:
    """The lines that the mistakes above are made of."""
    assert failed(slug, text) == []
    assert told(slug, text) == ()


def test_the_letters_are_the_papers_in_every_advice() -> None:
    """i is called the candidate and j the input gate, whatever the other chapters call them."""
    for slug in (*READINGS, "printed-lstm-step"):
        words = [mutant.advice for mutant in exercise(slug).mistakes().derived() if mutant.id.endswith("_in_i")]
        assert any("the candidate" in one for one in words)
        assert not any("the input gate is made" in one for one in words)


@pytest.mark.parametrize(
    ("slug", "old", "new", "name"),
    [
        ("nig-step", "f * c + g", "f * c + g / 2", "half_open"),
        ("nfg-step", "c + i * g", "c / 2 + i * g", "half_open"),
        ("nog-step", "np.tanh(c_new)", "sigmoid(1) * np.tanh(c_new)", "one_sent_through_the_sigmoid"),
        ("nog-step", "np.tanh(c_new)", "f * np.tanh(c_new)", "forget_gate_shows_the_cell"),
        ("nig-step", "f * c + g", "f * c + sigmoid(a_g) * g", "gated_by_its_own_block"),
    ],
)
def test_a_missing_gate_of_the_odyssey_is_named_alike(slug: str, old: str, new: str, name: str) -> None:
    """The cells with peepholes, of which the same gates are gone."""
    text = (exercise(slug).folder / "solution.py").read_text(encoding="utf-8")
    assert old in text
    assert [one.id for one in told(slug, text.replace(old, new))][:1] == [name]

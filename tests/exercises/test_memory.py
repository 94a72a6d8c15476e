"""Weights set by hand are judged by what they do; the counterexample is the shortest sequence that shows a fault."""

import math

import pytest

from .plain import said, solution, verdicts


def test_the_shortest_sequence_is_told() -> None:
    """A forget gate that is shut shows on the first cue; a fading memory after as many steps as it lasts."""
    text = """
def latch_weights():
    W = np.array([[80.0, 0, 0], [0, 0, 0], [0, 2, 0], [0, 0, 80]])
    return W, np.zeros((4, 1)), np.array([-40.0, BIAS, 0, -40])
"""
    shut = verdicts("sign-latch", text.replace("BIAS", "-40"))["emits"]
    assert shut.counterexample is not None
    assert [row[::2] for row in shut.counterexample["inputs (set, value, cue)"]] == [[1, 0], [0, 1]]
    assert shut.facts.startswith("on a cue, h[0] = ")
    kept, forget = math.tanh(2), 1 / (1 + math.exp(-4))
    lasts = next(n for n in range(1, 999) if math.tanh(kept * forget**n) < 0.5)
    fading = verdicts("sign-latch", text.replace("BIAS", "4"))["holds"]
    assert fading.facts.endswith(f"+1 was set {lasts} steps before")
    assert fading.counterexample is not None
    assert len(fading.counterexample["inputs (set, value, cue)"]) == lasts + 1


def test_the_shortest_text_is_told() -> None:
    """A counter that leaks is right for few letters; the text with the smallest n is shown."""
    forget, border = 1 / (1 + math.exp(-4)), 0.005
    n = next(n for n in range(1, 99) if leaking(n, forget) <= border)
    text = """
def counter_weights():
    W = np.array([[0, 0, 0], [0, 0, 0], [0.01, 0, -0.01], [0, 0, 0]])
    return W, np.zeros((4, 1)), np.array([40.0, 4, 0, 40]), np.ones(1), -0.005
"""
    verdict = verdicts("letter-counter", text)["counts_to_fifty"]
    assert verdict.facts.startswith(f"after {n} a, X and {n - 1} b, ")
    assert verdict.counterexample == {"sequence": repr("a" * n + "X" + "b" * (n - 1))}


@pytest.mark.parametrize("wrong", ["W", "R", "b"])
def test_the_wrong_shape_is_named(wrong: str) -> None:
    """The one that does not fit the other two."""
    text = """
def latch_weights():
    found = {"W": np.zeros((4, 3)), "R": np.zeros((4, 1)), "b": np.zeros(4)}
    found["WRONG"] = np.atleast_2d(found["WRONG"]).T
    return tuple(found.values())
"""
    assert verdicts("sign-latch", text.replace("WRONG", wrong))["emits"].facts.startswith(f"{wrong} has shape (")


def leaking(n: int, forget: float) -> float:
    """What a leaking memory has after n letters a, the X, and all but one b."""
    memory = 0.0
    for change in (*[0.01] * n, 0.0, *[-0.01] * (n - 1)):
        memory = forget * memory + change
    return memory


def test_by_hand() -> None:
    """The numbers of the tasks, and our own weights."""
    assert math.tanh(2) == pytest.approx(0.9640, abs=1e-4)
    assert math.tanh(math.tanh(2)) == pytest.approx(0.7460, abs=1e-4)
    said("sign-latch", "c = tanh(2) = 0.9640, fully shown, is tanh(0.9640) = 0.7460")
    assert [math.tanh(x) for x in (0.02, 0.01, 0.005)] == pytest.approx([0.02, 0.01, 0.005], abs=1e-4)
    said("letter-counter", "tanh(0.02) = 0.0200 and tanh(0.01) = 0.0100", "tanh(0.005) = 0.0050")
    assert [w.shape for w in solution("sign-latch")["latch_weights"]()] == [(4, 3), (4, 1), (4,)]

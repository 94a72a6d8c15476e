"""What a check that is not passed is worth: by result, and no cause charged twice; nothing for what tells nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from grader.catalog.catalog import Catalog
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.judging.verdicts import judged
from grader.model import Status, Verdict
from reference import lstm, rnn

Functions = dict[str, Callable[..., Any]]


def right() -> Functions:
    """Right entries of both chapters, written as loops over the steps of the reference."""

    def lstm_forward(X: Any, h: Any, c: Any, W: Any, R: Any, b: Any) -> Any:
        return repeated(lstm.lstm_step, X, (h, c), W, R, b)

    def lstm_backward(dH: Any, final: Any, caches: Any) -> Any:
        return repeated_back(lstm.lstm_step_backward, dH, final, caches)

    return {
        "rnn_step": rnn.rnn_step,
        "rnn_step_backward": rnn.rnn_step_backward,
        "lstm_step": lstm.lstm_step,
        "lstm_step_backward": lstm.lstm_step_backward,
        "lstm_forward": lstm_forward,
        "lstm_backward": lstm_backward,
    }


def repeated(step: Callable[..., Any], X: Any, states: Any, W: Any, R: Any, b: Any) -> Any:
    """A step over a sequence."""
    hidden, caches = [], []
    for x in X:
        *new, cache = step(x, *states, W, R, b)
        states = tuple(new)
        hidden.append(states[0])
        caches.append(cache)
    return np.stack(hidden), states, caches


def repeated_back(step: Callable[..., Any], dH: Any, final: Any, caches: Any) -> Any:
    """A step back over a sequence."""
    dh, dc = final
    dxs, total = [], [0.0, 0.0, 0.0]
    for arrives, cache in zip(reversed(dH), reversed(caches), strict=True):
        dx, dh, dc, *found = step(dh + arrives, dc, cache)
        dxs.append(dx)
        total = [a + b for a, b in zip(total, found, strict=True)]
    return np.stack(dxs[::-1]), (dh, dc), *total


def with_step(**replaced: Callable[..., Any]) -> Functions:
    """Right loops over steps of which some are replaced."""
    entries = {**right(), **replaced}
    loops: Functions = {
        "lstm_forward": lambda X, h, c, W, R, b: repeated(entries["lstm_step"], X, (h, c), W, R, b),
        "lstm_backward": lambda dH, final, caches: repeated_back(entries["lstm_step_backward"], dH, final, caches),
    }
    return entries | loops


def verdicts(exercises: Catalog, slug: str, functions: Functions) -> Mapping[str, Verdict]:
    """All verdicts on an exercise, by check."""
    student = Student(InProcess(lambda: functions), exercises.dialect("native"))
    exercise = exercises.exercise(slug)
    found, _ = judged(exercise, student.dialect, Judge(student, 0, {}, slug))
    return {verdict.check: verdict for verdict in found}


def points(exercises: Catalog, slug: str, functions: Functions) -> float:
    """The sum of the points."""
    found = verdicts(exercises, slug, functions).values()
    assert not any(verdict.status is Status.FAULT for verdict in found), found
    return sum(verdict.points for verdict in found)


def changed(name: str, change: Callable[..., Any]) -> Functions:
    """Right functions, the answer of one changed."""
    entries = right()
    inner = entries[name]
    return entries | {name: lambda *given: change(*inner(*given))}


def test_a_right_cell_state_beside_a_wrong_hidden_one_earns_half(exercises: Catalog) -> None:
    """Of every check, those that wait for the first one too."""
    found = verdicts(exercises, "lstm-step", changed("lstm_step", lambda h, c, cache: (np.tanh(h), c, cache)))
    assert sum(verdict.points for verdict in found.values()) == 5.0
    assert (found["ordinary"].status, found["ordinary"].points) == (Status.FAIL, 2.0)
    assert found["ordinary"].partial == "right: c"
    assert (found["sizes"].status, found["sizes"].points) == (Status.SKIP, 0.5)


def test_one_wrong_gradient_costs_its_part(exercises: Catalog) -> None:
    """Five of six gradients are right, by quarters of a point."""
    functions = changed("lstm_step_backward", lambda dx, dh, dc, *rest: (dx, dh, 2 * dc, *rest))
    found = verdicts(exercises, "lstm-step-backward", functions)
    assert [found[name].points for name in ("ordinary", "own_forward", "sizes", "pure")] == [2.5, 1.5, 0.75, 0.75]


@pytest.mark.parametrize("axis", [0, 1])
def test_right_numbers_in_another_shape_are_charged_once(exercises: Catalog, axis: int) -> None:
    """(1, H) and (H, 1) for (H,): half of one result of the first check."""
    functions = changed("rnn_step_backward", lambda *found: (*found[:-1], np.expand_dims(found[-1], axis)))
    found = verdicts(exercises, "rnn-step-backward", functions)
    assert found["ordinary"].points == 2.5
    assert "has shape" in found["ordinary"].facts
    assert found["ordinary"].partial.endswith("right numbers in another shape: db")
    assert sum(verdict.points for verdict in found.values()) == 9.5


def test_a_lone_result_in_another_shape_keeps_half_of_the_first_check(exercises: Catalog) -> None:
    """(1, N, H) for (N, H)."""
    assert points(exercises, "rnn-step", changed("rnn_step", lambda h, cache: (h[None], cache))) == 8.0


def test_a_transposed_result_earns_nothing_and_the_others_what_they_are_worth(exercises: Catalog) -> None:
    """Axes in another order are no matter of shape alone."""
    functions = changed("rnn_step_backward", lambda dx, dh, dW, dR, db: (dx, dh, dW.T, dR, db))
    found = verdicts(exercises, "rnn-step-backward", functions)
    assert found["ordinary"].partial == "right: dx, dh, dR, db"
    assert 6.0 <= sum(verdict.points for verdict in found.values()) <= 8.0


def forgetful(dh: Any, dc: Any, cache: Any) -> Any:
    """The old cell's gradient without what comes through h."""
    dx, dh_old, _, *rest = lstm.lstm_step_backward(dh, dc, cache)
    without = lstm.lstm_step_backward(np.zeros_like(dh), dc, cache)[2]
    return dx, dh_old, without, *rest


def leaky(x: Any, h: Any, c: Any, W: Any, R: Any, b: Any) -> Any:
    """A step whose hidden state lacks its tanh: c is read as it is."""
    new, c_new, cache = lstm.lstm_step(x, h, c, W, R, b)
    return new / np.tanh(c_new) * c_new, c_new, cache


def test_a_mistake_of_the_step_is_charged_once_in_the_sequence(exercises: Catalog) -> None:
    """Half of the first check; a sequence that does not follow from the step earns nothing."""
    found = verdicts(exercises, "lstm-sequence-backward", with_step(lstm_step_backward=forgetful))
    assert found["ordinary"].partial == "It answers exactly as your own steps do, forward and backward, repeated"
    assert sum(verdict.max_points - verdict.points for verdict in found.values()) == 1.5
    assert points(exercises, "lstm-sequence", with_step(lstm_step=leaky)) == 8.0
    alone = with_step(lstm_step=leaky) | {"lstm_step": lstm.lstm_step}
    assert points(exercises, "lstm-sequence", alone) == 0.0


NOTHING: dict[str, Callable[[], Functions]] = {
    "zeros": lambda: with_step(
        lstm_step=lambda x, h, c, W, R, b: (0 * h, 0 * c, (x, h, c, W, R, b)),
        lstm_step_backward=lambda dh, dc, k: tuple(0 * array for array in k),
    ),
    "ones": lambda: with_step(
        lstm_step=lambda x, h, c, W, R, b: (0 * h + 1, 0 * c + 1, (x, h, c, W, R, b)),
        lstm_step_backward=lambda dh, dc, k: tuple(0 * array + 1 for array in k),
    ),
    "handed back": lambda: with_step(
        lstm_step=lambda x, h, c, W, R, b: (h, c, (x, h, c, W, R, b)),
        lstm_step_backward=lambda dh, dc, k: (k[0], dh, dc, *k[3:]),
    ),
    "depends on everything and is nothing": lambda: with_step(
        lstm_step=lambda x, h, c, W, R, b: (
            (h + x.sum() + c * W.sum() + R.sum() + b.sum()) / 100,
            c + x.sum() * R.sum() + b.sum() + W.sum() + h,
            (x, h, c, W, R, b),
        ),
        lstm_step_backward=lambda dh, dc, k: tuple(array + dh.sum() for array in k),
    ),
    "not a number": lambda: with_step(
        lstm_step=lambda x, h, c, W, R, b: (h * np.nan, c * np.nan, (x, h, c, W, R, b)),
        lstm_step_backward=lambda dh, dc, k: tuple(array * np.nan for array in k),
    ),
}


@pytest.mark.parametrize("slug", ["lstm-step", "lstm-step-backward", "lstm-sequence", "lstm-sequence-backward"])
@pytest.mark.parametrize("name", NOTHING)
def test_what_tells_nothing_earns_nothing(exercises: Catalog, slug: str, name: str) -> None:
    """Constants, arguments handed back, NaN: neither by result, nor because a sequence repeats them."""
    assert points(exercises, slug, NOTHING[name]()) == 0.0


def test_an_overflow_of_the_forward_pass_is_not_charged_to_its_gradient_in_full(exercises: Catalog) -> None:
    """A naive sigmoid: charged where it stands; the gradient's check of large numbers keeps half."""

    def sigmoid(a: Any) -> Any:
        return np.exp(a) / (1 + np.exp(a))

    def step(x: Any, h: Any, c: Any, W: Any, R: Any, b: Any) -> Any:
        H = h.shape[1]
        a = x @ W.T + h @ R.T + b
        blown = sum(sigmoid(a[:, k * H : (k + 1) * H]) * 0.0 for k in (0, 1, 3))
        new, c_new, cache = lstm.lstm_step(x, h, c, W, R, b)
        return new + blown, c_new + blown, (cache, blown)

    def back(dh: Any, dc: Any, cache: Any) -> Any:
        kept, blown = cache
        return tuple(array + blown.sum() for array in lstm.lstm_step_backward(dh, dc, kept))

    with np.errstate(all="ignore"):
        functions = with_step(lstm_step=step, lstm_step_backward=back)
        assert points(exercises, "lstm-step", functions) == 8.0
        assert points(exercises, "lstm-step-backward", functions) == 9.5


@pytest.mark.parametrize("every", [9, 25, 40])
def test_what_is_right_when_asked_again_earns_nothing_for_it(exercises: Catalog, every: int) -> None:
    """A step that is off in one call of so many once had all its points, for it was right the second time."""
    calls = iter(range(1, 10_000))

    def unsteady(x: Any, h: Any, W: Any, R: Any, b: Any) -> Any:
        new, cache = rnn.rnn_step(x, h, W, R, b)
        return new + 0.01 * (next(calls) % every == 0), cache

    found = verdicts(exercises, "rnn-step", {"rnn_step": unsteady})
    failed = [verdict for verdict in found.values() if verdict.status is not Status.PASS]
    assert failed
    assert all(verdict.points == 0 for verdict in failed)

"""A network on a sine wave, by what it does: the facts that the adapter reports, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from exercises.torch.manners import Complaints, Habits, nothing_of
from grader.checks import Answers, Array, Draws, Mismatch, Student

Facts = Habits
OF_MODULE, OF_TRAINING = "sine_rnn_module", "sine_rnn_training"
B, L, H, LAYERS = 3, 5, 8, 2  # of the module that is looked at
PIECES, POINTS = 75, 20  # of the training, as in the notes' notebook
LAST = 10  # pieces after the training that are continued
LARGEST = 0.002  # mean squared error; trained rightly it is below 7e-4 with any seed that was tried
NEAR = 0.1  # mean squared error below which predictions are near to something; one of zero is off by 0.5
UNTRAINED = 0.02  # mean squared error; without training it is about 0.5, and ten times LARGEST at the least
ROUNDING = 1e-5  # in float32, which the module is in


@dataclass(frozen=True)
class Case:
    """A seed of torch's generator."""

    seed: int
    run: int = 0


def draws() -> Draws:
    """One case, which costs a training."""
    return Draws((st.builds(Case, st.integers(0, 5)),), 1, lambda case: st.just(case), lambda case: 1)


def wave(first: int, pieces: int) -> Array:
    """The points after those of each piece (pieces, POINTS)."""
    steps = np.arange(first, first + pieces)[:, None] + np.arange(1, POINTS + 1) / POINTS
    return np.sin(np.pi * steps)


def module(student: Student, case: Case) -> Facts:
    """What is seen of the module."""
    found: Any = student.ask(OF_MODULE, {"seed": case.seed})["seen"]
    return {**MODULE, **found}


def training(student: Student, case: Case) -> Facts:
    """What is seen of a training, and what the network says afterwards."""
    found: Any = student.ask(OF_TRAINING, {"seed": case.seed})["seen"]
    return {**TRAINING, **found}


def sound(entry: str, facts: Facts, *names: str) -> None:
    """That there is nothing to complain of."""
    nothing_of(COMPLAINTS, entry, facts, names)


def continued(runs: Sequence[Facts]) -> None:
    """That most of the trained networks continue the wave."""
    if any(error(facts["before"]) < UNTRAINED for facts in runs) or not all(facts["moved"] for facts in runs):
        raise Mismatch(OF_TRAINING, "", text="it is not the training that makes the network continue the wave")
    errors = [error(facts["predictions"]) for facts in runs]
    if sum(one < LARGEST for one in errors) <= len(errors) // 2:
        said = ", ".join(f"{one:.2g}" for one in errors)
        raise Mismatch(OF_TRAINING, "", text=f"the mean squared errors are {said}, but most should be below {LARGEST}")


def error(predictions: Any, wanted: Array | None = None) -> float:
    """The mean squared error of the pieces after the training; infinite for anything but as many finite numbers."""
    wanted = wave(PIECES, LAST) if wanted is None else wanted
    try:
        found = np.asarray(predictions, dtype=float)
    except (TypeError, ValueError):
        return np.inf
    if found.shape != wanted.shape or not np.isfinite(found).all():
        return np.inf
    return float(np.mean((found - wanted) ** 2))


def out(shape: Any) -> str:
    """The shape of the predictions."""
    good = [[B, L, 1], [B * L, 1]]
    return "" if shape in good else f"out has shape {shape}, but should have {good[0]} or {good[1]}"


def hidden(shape: Any) -> str:
    """The shape of the hidden state."""
    good = [LAYERS, B, H]
    return (
        "" if shape == good else f"the hidden state has shape {shape}, but should have {good}: layers, samples, units"
    )


def near_zero(text: str) -> Callable[[Any], str]:
    """A difference that should be none."""
    return lambda by: "" if isinstance(by, float) and by <= ROUNDING else f"{text} ({by})"


def used(by: Any) -> str:
    """Whether the hidden state matters."""
    return "" if isinstance(by, float) and by > ROUNDING else "another hidden state gives the same predictions"


def losses(count: Any) -> str:
    """As many losses as pieces."""
    return "" if count == PIECES else f"train returned {count} losses, but should return {PIECES}, one a piece"


def none_of(text: str) -> Callable[[Any], str]:
    """How often something was seen that should never be."""
    return lambda times: "" if times == 0 else f"{times} times of {PIECES - 1} {text}"


def calls(times: Any) -> str:
    """Whether training has shown all pieces to the network."""
    return "" if isinstance(times, int) and times >= PIECES else f"train asked the network {times} times, not {PIECES}"


COMPLAINTS: Complaints = {
    "out": out,
    "hidden": hidden,
    "mixes": near_zero("the predictions of one sample change with another sample's input"),
    "ahead": near_zero("predictions change with an input that comes later"),
    "hidden used": used,
    "without hidden": near_zero("without a hidden state the predictions are not those of zeros"),
    "calls": calls,
    "losses": losses,
    "reset": none_of("a piece did not begin with the hidden state that the one before ended with"),
    "tracked": none_of("the hidden state that was handed on had a graph"),
}
MODULE: Facts = {
    "out": [B, L, 1], "hidden": [LAYERS, B, H], "mixes": 0.0, "ahead": 0.0, "hidden used": 1.0, "without hidden": 0.0,
}  # fmt: skip
TRAINING: Facts = {
    "calls": PIECES, "losses": PIECES, "reset": 0, "tracked": 0, "moved": 1.0, "added": 0,
    "predictions": wave(PIECES, LAST).tolist(), "before": (0 * wave(PIECES, LAST)).tolist(),
}  # fmt: skip


def build(replaces: Mapping[str, Any]) -> dict[str, Callable[..., Any]]:
    """The two entries with some facts replaced."""
    return {
        OF_MODULE: lambda seed: {**MODULE, **replaces.get("module", {})},
        OF_TRAINING: lambda seed: {**TRAINING, **replaces.get("training", {})},
    }


def complaints(student: Student, case: Case, absent: tuple[str, ...]) -> dict[str, Array]:
    """What mutants are told apart by: which complaints there are, and what the predictions are nearest to."""
    facts = module(student, case)
    shaped = not out(facts["out"]) and not hidden(facts["hidden"])  # else there is nothing to train
    facts = {**facts, **(training(student, case) if shaped else TRAINING)}
    found = {name: np.array(float(bool(COMPLAINTS[name](facts[name])))) for name in COMPLAINTS}
    return {**found, "nearest": np.array(float(nearest(facts["predictions"])))}


def nearest(predictions: Any) -> int:
    """What predictions are nearest to: 0 the point after, 1 the point that is seen, 2 zero; -1 none of these."""
    now = wave(PIECES, LAST)
    seen = np.hstack([0 * now[:, :1], now[:, :-1]])
    errors = [error(predictions, other) for other in (now, seen, 0 * now)]
    return int(np.argmin(errors)) if min(errors) < NEAR else -1


ANSWERS = Answers(draws(), lambda student, case: (), complaints, samples="")

"""Two mistakes at once: only pairs that spoil what the submission spoils are asked, and the right one is among them."""

from __future__ import annotations

import numpy as np
import pytest

from grader.catalog.catalog import Catalog
from grader.checks import Mutant, drawn
from grader.diagnosis.answers import MutantAnswers, Seen, unique
from grader.diagnosis.pairs import Pair, Spoiled, marks_wrong, pairs
from grader.model import Exercise

SLUG = "lstm-step-backward"


def seen_of(exercise: Exercise, mutant_answers: MutantAnswers, pair: tuple[str, ...]) -> Seen:
    """What a student with these mistakes answers to the first random case."""
    assert exercise.answers is not None
    case = drawn(exercise.answers.draws, 0)[0]
    mutant_answers.passing.add(case)
    mutants = tuple(m for name in pair for m in exercise.mistakes().mutants if m.id == name)
    assert len(mutants) == len(pair)
    blank = Seen(case, (), None, None)
    forward, backward = (mutant_answers.answer(exercise, mutants, blank, kind) for kind in ("forward", "backward"))
    return Seen(case, (), forward, backward)


def covering(exercises: Catalog, *mistakes: str) -> list[Pair]:
    """The pairs worth asking for a student with some mistakes."""
    exercise, mutant_answers = exercises.exercise(SLUG), MutantAnswers()
    seen = seen_of(exercise, mutant_answers, mistakes)
    return list(Spoiled(exercise, mutant_answers, seen, ("backward",)).covering(pairs(exercise.mistakes().mutants)))


@pytest.mark.parametrize(
    "mistakes",
    [
        ("bias_averaged", "forget_gate_missing_in_dc_old"),
        ("tanh_slope_missing_in_dc", "bias_averaged"),
    ],
)
def test_the_planted_pair_is_asked(exercises: Catalog, mistakes: tuple[str, str]) -> None:
    """Whatever the two mistakes, their pair covers what they spoil together."""
    assert set(mistakes) in [{m.id for m in pair} for pair in covering(exercises, *mistakes)]


def test_pairs_that_spoil_more_or_less_are_not_asked(exercises: Catalog) -> None:
    """A wrong bias gradient and a wrong dc leave few pairs of some thousand; a right file leaves none that spoils."""
    everything = len(list(pairs(exercises.exercise(SLUG).mistakes().mutants)))
    assert len(covering(exercises, "bias_averaged", "forget_gate_missing_in_dc_old")) < everything / 20
    assert len(covering(exercises)) < everything / 20


def test_marks_of_wrong_entries() -> None:
    """Entry by entry; NaN is wrong where a number is right, a wrong shape is wrong throughout."""
    right = np.array([[1.0, 2.0], [np.nan, np.inf]])
    assert not marks_wrong(right.copy(), right, 2.0).any()
    assert marks_wrong(right + np.array([[0, 1e-3], [0, 0]]), right, 2.0).tolist() == [False, True, False, False]
    assert marks_wrong(np.full((2, 2), np.nan), right, 2.0).tolist() == [True, True, False, True]
    assert marks_wrong(np.ones(3), right, 2.0).all()
    assert marks_wrong(None, right, 2.0).all()


def test_the_same_advice_is_given_once() -> None:
    """Of mutants with one id, or with one advice, the first stays; the order does."""
    a, b, c = (Mutant(id, advice, {}) for id, advice in (("a", "look"), ("b", "listen"), ("c", "look")))
    assert [m.id for m in unique([a, b, c], by="advice")] == ["a", "b"]
    assert [m.id for m in unique([b, a, b, c])] == ["b", "a", "c"]

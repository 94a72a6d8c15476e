"""Two mistakes at once: only pairs that spoil what the submission spoils are asked, and the right one is among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pytest

from grader.catalog.catalog import Catalog
from grader.checks import Mutant, drawn
from grader.diagnosis.answers import MutantAnswers, Seen, like, unique
from grader.diagnosis.pairs import Pair, Spoiled, marks_wrong, pairs
from grader.diagnosis.together import Together
from grader.judging.in_process import InProcess
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


@dataclass
class Clock(InProcess):
    """A student whose time stands still inside `uncounted`."""

    stands: bool = False

    @contextmanager
    def uncounted(self) -> Iterator[bool]:
        """The time of what is asked in here is not counted."""
        self.stands = True
        yield True
        self.stands = False


def test_looking_for_two_mistakes_is_no_time_of_the_submission(exercises: Catalog) -> None:
    """No mutant is asked while the student's clock runs: there are hundreds, and probes come after them."""
    exercise, mutant_answers = exercises.exercise(SLUG), MutantAnswers()
    seen = seen_of(exercise, mutant_answers, ("bias_averaged", "forget_gate_missing_in_dc_old"))
    clock, running = Clock(dict), []

    class Watched(Together):
        """Notes whether the clock ran when mutants were asked."""

        def explain(self, mutants: tuple[Mutant, ...], usable: Iterable[Seen], kinds: tuple[str, ...]) -> bool:
            """As ever."""
            running.append(not clock.stands)
            return super().explain(mutants, usable, kinds)

    together, mistakes = Watched(exercise, mutant_answers, tuple, clock), exercise.mistakes()
    found = together.of([seen], "backward", mistakes.mutants)
    assert {one.id for one in found} == {"bias_averaged", "forget_gate_missing_in_dc_old"}
    forward = [like(mistakes.forward[0], "")]
    together.with_backward([seen], forward, mistakes)
    together.beside_derived([seen], forward)
    assert len(running) > 1
    assert not any(running)


RARE = ("do_from_old_c", "df_from_tanh_of_old_cell")


def fitting(exercises: Catalog, *mistakes: str) -> list[set[str]]:
    """The pairs of any mutants that fit a student with some mistakes."""
    exercise, mutant_answers = exercises.exercise(SLUG), MutantAnswers()
    seen = seen_of(exercise, mutant_answers, mistakes)
    mutants = unique(exercise.mistakes().mutants)
    return [{m.id for m in pair} for pair in Spoiled(exercise, mutant_answers, seen, ("backward",)).fitting(mutants)]


def test_two_rare_mistakes_are_among_the_few_that_fit(exercises: Catalog) -> None:
    """What each gate's slope spoils alone says which wrong slope it is: few pairs are left of many thousand."""
    found = fitting(exercises, *RARE)
    assert set(RARE) in found
    assert len(found) <= 3


def test_nothing_fits_what_a_single_rare_mistake_does_not_cover(exercises: Catalog) -> None:
    """A right file has nothing to cover, and no pair fits it."""
    assert fitting(exercises) == []


def test_two_replacements_of_one_place_have_no_answer(exercises: Catalog) -> None:
    """Two derived mistakes that change the same words cannot stand together: no answer, and no fault of ours."""
    exercise, mutant_answers = exercises.exercise(SLUG), MutantAnswers()
    seen = seen_of(exercise, mutant_answers, ())
    derived = exercise.mistakes().derived()
    nested = next(
        (a, b)
        for a in derived
        for b in derived
        if a is not b and len(a.replaces) == len(b.replaces) == 1 and within(*a.replaces, *b.replaces)
    )
    assert mutant_answers.answer(exercise, nested, seen, "backward") is None


def within(one: str, other: str) -> bool:
    """Whether a span of one line lies in another one, and is not the same."""
    (a, b), (c, d) = ([tuple(map(int, end.split(":"))) for end in key.split("-")] for key in (one, other))
    return one != other and c <= a and b <= d

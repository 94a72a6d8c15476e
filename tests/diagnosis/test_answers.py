"""The answers of mutants: what is left out because it cannot differ does not differ."""

from __future__ import annotations

from grader.catalog.catalog import Catalog
from grader.checks import drawn
from grader.diagnosis.answers import MutantAnswers, Seen, all_alike


def test_a_mutant_of_what_is_not_called_answers_as_the_solution(exercises: Catalog) -> None:
    """Of the mutants of a backward pass many are not asked of the forward pass; asked they would say the same."""
    exercise = exercises.exercise("rnn-sequence-backward")
    assert exercise.answers is not None
    case = drawn(exercise.answers.draws, 3)[0]
    seen, mutants, spared = Seen(case, (), {}, {}), exercise.mistakes().derived(), 0
    knowing, fresh = MutantAnswers(), MutantAnswers()
    right = knowing.answer(exercise, (), seen, "forward")
    for mutant in mutants:
        spared += knowing.elsewhere(exercise, (mutant,), seen, "forward")
        got, want = (kept.asked(exercise, (mutant,), seen, "forward") for kept in (knowing, fresh))
        assert (got is None) == (want is None), mutant.id
        assert got is None or want is None or all_alike(got, want), mutant.id
    assert right is not None
    assert len(mutants) / 4 < spared < len(mutants)

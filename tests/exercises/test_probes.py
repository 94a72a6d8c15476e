"""The probes over time say from where on a sequence is off, in words that no known mistake is needed for."""

from typing import Any

import numpy as np
import pytest

from grader.catalog.catalog import chapter_dialect
from grader.diagnosis.answers import mutated
from grader.dialects.packing import clothed
from grader.judging.in_process import InProcess
from grader.judging.student import Student
from grader.model import Mutant

from .fingerprints import CATALOG, SLUGS, exercise

FORWARD: dict[str, dict[str, Any]] = {
    "off_from_step_2": {"carry": lambda t, old, new: tuple(0.9 * state for state in new)},
    "off_from_step_3": {"carry": lambda t, old, new: tuple(state + (t == 2) for state in new)},
    "off_start": {"start": lambda states: tuple(1.1 * state for state in states)},
    "off_old_state": {"recurrent_term": lambda h, R: 1.1 * h @ R.T},
    "off_step": {"input_term": lambda x, W: 1.1 * x @ W.T},
    "off_final_state": {"final": lambda reached, left: tuple(1.1 * state for state in reached[-1])},
}
BACKWARD: dict[str, dict[str, Any]] = {
    "off_carried_back": {"carried": lambda t, T, left, entered: tuple(0.9 * one for one in left) if t == 2 else left},
    "off_final_gradients": {"begin": lambda arriving: tuple(0.9 * one for one in arriving)},
    "off_initial_gradients": {"initial": lambda left: tuple(0.9 * one for one in left)},
    "off_sum_over_time": {"db": lambda k, da: 0.9 * da.sum(axis=0)},
    "off_step_backward": {"dx": lambda k, da: 0.9 * da @ k.W},
}
NOT_IN_CS231N = {"off_final_state", "off_final_gradients"}


def said(slug: str, parts: dict[str, Any], dialect: str) -> list[str]:
    """The ids of what all probes say about a build in a dialect."""
    outline, spoken = exercise(slug), CATALOG.dialect(dialect)
    planted = mutated(outline, (Mutant("planted", "", parts),)).callee
    assert isinstance(planted, InProcess)
    entries = planted.functions
    student = Student(InProcess(lambda: clothed(entries, chapter_dialect(outline.folder.parent), spoken)), spoken)
    with np.errstate(all="ignore"):
        return [found.id for probe in outline.mistakes().probes for found in probe(student, 0)]


def test_the_output_gate_is_not_blamed_for_the_cell() -> None:
    """A cell that is off shows in h; how much of it shows is right."""
    assert said("lstm-step", {"cell": lambda k: (k.f + k.i) * (k.c + k.g)}, "native") == ["off_f"]


@pytest.mark.parametrize("dialect", ["native", "cs231n"])
@pytest.mark.parametrize("chapter", ["rnn", "lstm"])
@pytest.mark.parametrize("name", FORWARD)
def test_forward(chapter: str, name: str, dialect: str) -> None:
    """A planted fault that no mutant has is located in time."""
    if dialect == "native" or name not in NOT_IN_CS231N:
        assert said(f"{chapter}-sequence", FORWARD[name], dialect)[0] == name


@pytest.mark.parametrize("dialect", ["native", "cs231n"])
@pytest.mark.parametrize("chapter", ["rnn", "lstm"])
@pytest.mark.parametrize("name", BACKWARD)
def test_backward(chapter: str, name: str, dialect: str) -> None:
    """A planted fault in a backward pass is located, too."""
    if dialect == "native" or name not in NOT_IN_CS231N:
        assert said(f"{chapter}-sequence-backward", BACKWARD[name], dialect)[0] == name


@pytest.mark.parametrize("dialect", ["native", "cs231n"])
def test_gradients_of_a_step(dialect: str) -> None:
    """Whether the gradient is off before or behind the sum."""
    assert said("rnn-step-backward", {"da": lambda k, dh: 0.9 * dh}, dialect) == ["off_gradients"]
    assert said("rnn-step-backward", {"dR": lambda k, da: 0.9 * da.T @ k.h}, dialect) == ["off_gradients"]
    assert said("lstm-step-backward", {"dc_old": lambda k, dct, dh, dc: 0.9 * dct}, dialect) == ["off_gradients"]


@pytest.mark.parametrize("dialect", ["native", "cs231n"])
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_said_of_the_right_one(slug: str, dialect: str) -> None:
    """Probes are silent about right answers."""
    assert said(slug, {}, dialect) == []

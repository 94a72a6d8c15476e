"""The probes over time say from where on a sequence is off, in words that no known mistake is needed for."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from grader.catalog.catalog import chapter_dialect
from grader.diagnosis.answers import mutated
from grader.dialects.packing import clothed
from grader.judging.in_process import InProcess
from grader.judging.student import Student
from grader.model import Diagnosis, Mutant

from .fingerprints import CATALOG, SLUGS, exercise
from .test_advice import LONGEST, plain, right_lines, stands

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


def told(slug: str, parts: dict[str, Any], dialect: str = "native") -> list[Diagnosis]:
    """What all probes say about a build in a dialect."""
    outline, spoken = exercise(slug), CATALOG.dialect(dialect)
    planted = mutated(outline, (Mutant("planted", "", parts),)).callee
    assert isinstance(planted, InProcess)
    entries = planted.functions
    student = Student(InProcess(lambda: clothed(entries, chapter_dialect(outline.folder.parent), spoken)), spoken)
    with np.errstate(all="ignore"):
        return [found for probe in outline.mistakes().probes for found in probe(student, 0)]


def said(slug: str, parts: dict[str, Any], dialect: str) -> list[str]:
    """The ids of it."""
    return [found.id for found in told(slug, parts, dialect)]


def faults(slug: str, advice: str) -> Iterator[str]:
    """What is wrong with the form: that nothing matches, what is off, where to look; no line of the solution."""
    opening, _, rest = advice.partition("No known mistake matches. ")
    if opening or not rest[:1].isupper() or not rest.endswith((".", "?")):
        yield "is not made of plain sentences after `No known mistake matches.`"
    if not re.search(r"\b[Ll]ook (first )?at |\?$", rest):
        yield "says nowhere to look"
    if re.search(r"\b[Yy]ours?\b|!|  ", rest) or len(advice) > LONGEST:
        yield "says `yours`, or too much"
    yield from (f"gives away {line}" for line in right_lines(slug) if stands(line, plain(rest)))


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


STEPS: dict[str, list[dict[str, Any]]] = {
    "rnn-step": [{"recurrent_term": lambda h, R: 1.1 * h @ R.T}, {"input_term": lambda x, W: 1.1 * x @ W.T}],
    "lstm-step": [{"cell": lambda k: (k.f + k.i) * (k.c + k.g)}, {"input_term": lambda x, W: 1.1 * x @ W.T}],
    "rnn-step-backward": [{"da": lambda k, dh: 0.9 * dh}, {"dR": lambda k, da: 0.9 * da.T @ k.h}],
    "lstm-step-backward": [{"dc_old": lambda k, dct, dh, dc: 0.9 * dct}],
}
PLANTED = [(slug, parts) for slug, every in STEPS.items() for parts in every]
PLANTED += [(f"{chapter}-sequence", parts) for chapter in ("rnn", "lstm") for parts in FORWARD.values()]
PLANTED += [(f"{chapter}-sequence-backward", parts) for chapter in ("rnn", "lstm") for parts in BACKWARD.values()]


@pytest.mark.parametrize(("slug", "parts"), PLANTED)
def test_what_is_said_has_the_form_of_advice(slug: str, parts: dict[str, Any]) -> None:
    """That nothing matches, what is off, where to look."""
    advices = [found.advice for found in told(slug, parts)]
    assert advices
    assert {advice: wrong for advice in advices if (wrong := [*faults(slug, advice)])} == {}


@pytest.mark.parametrize(
    "text",
    [
        "No known mistake matches. What is off is the final state.",
        "What is off is the final state. Look at it.",
        "No known mistake matches. Yours is off: look at the step.",
        "No known mistake matches. The cell is off: look at c_new = f * c + i * g.",
    ],
)
def test_another_form_is_seen(text: str) -> None:
    """A planted text of each wrong form is found."""
    assert [*faults("lstm-step", text)]


@pytest.mark.parametrize("dialect", ["native", "cs231n"])
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_said_of_the_right_one(slug: str, dialect: str) -> None:
    """Probes are silent about right answers."""
    assert said(slug, {}, dialect) == []

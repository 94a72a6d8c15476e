"""With nothing written by hand, a planted mistake is named, and what is right is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.catalog import catalog
from grader.catalog.catalog import chapter_dialect
from grader.diagnosis.answers import MutantAnswers
from grader.diagnosis.search import diagnosed
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.judging.verdicts import judged
from grader.model import Diagnosis, Exercise, Mistakes

CATALOG = catalog.load()
KEPT = MutantAnswers()
STEP = """
import numpy as np

def logistic(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)

def {chapter}_step(x, h, c, W, R, b):
    n = h.shape[1]
    z = np.einsum("nd,ad->na", x, W) + np.einsum("nh,ah->na", h, R)
    z += b[None]
    gates = [f(z[:, k * n : k * n + n]) for k, f in enumerate((logistic, logistic, np.tanh, logistic))]
    new = gates[1] * c
    new += gates[0] * gates[2]
    return gates[3] * np.tanh(new), new, (x, h, c, W, R, gates, new)

def {chapter}_step_backward(dh, dc, cache):
    x, h, c, W, R, (i, f, g, o), new = cache
    t = np.tanh(new)
    total = dc + dh * o * (1 + t) * (1 - t)
    slopes = [i - i * i, f - f * f, (1 - g) * (1 + g), o - o * o]
    parts = [total * g, total * c, total * i, dh * t]
    da = np.concatenate([p * s for p, s in zip(parts, slopes)], axis=-1)
    return np.dot(da, W), np.dot(da, R), f * total, np.dot(x.T, da).T, (h.T @ da).T, np.ones(len(da)) @ da
""".replace("{chapter}", "lstm")


def bare(slug: str) -> Exercise:
    """An exercise that knows of mistakes what its solution tells."""
    exercise = CATALOG.exercise(slug)
    known = exercise.mistakes()
    return replace(exercise, mistakes=lambda: Mistakes(known.build, (), derived=known.derived))


def told(source: str, slug: str) -> tuple[bool, tuple[Diagnosis, ...]]:
    """Whether a text passes, and the diagnosis."""
    exercise = bare(slug)
    dialect = chapter_dialect(exercise.folder.parent)

    def run() -> dict[str, object]:
        made: dict[str, object] = {}
        exec(source, made)
        return made

    student = Student(InProcess(run), dialect)  # type: ignore[arg-type]
    judge = Judge(student, 7, {}, slug)
    verdicts, _ = judged(exercise, dialect, judge)
    passed = all(verdict.status == "pass" for verdict in verdicts)
    return passed, diagnosed(exercise, student, verdicts, judge, KEPT)


PLANTED = [
    ("gates[3] * np.tanh(new), new,", "gates[3] * new, new,", "lstm-step", "function_dropped_tanh_in_h_new"),
    ("new = gates[1] * c", "new = gates[3] * c", "lstm-step", "name_replaced_a_f_by_a_o_in_f"),
    ("total * c, total * i", "total * new, total * i", "lstm-step-backward", "name_replaced_c_by_c_new_in_df"),
    ("f * total, np.dot", "f * dc, np.dot", "lstm-step-backward", "name_replaced_dc_new_by_dc_in_dc_old"),
    ("f - f * f", "f", "lstm-step-backward", "factor_dropped_one_minus_f_in_da_f"),
    ("np.ones(len(da)) @ da", "da.mean(0)", "lstm-step-backward", "mean_for_sum_in_db"),
]


@pytest.mark.parametrize(("old", "new", "slug", "name"), PLANTED, ids=[name for *_, name in PLANTED])
def test_a_planted_mistake_is_named(old: str, new: str, slug: str, name: str) -> None:
    """It is the mutant of that place, or its twin, whatever the style of the code around it."""
    assert old in STEP
    passed, found = told(STEP.replace(old, new), slug)
    assert not passed
    assert name in {diagnosis.id for diagnosis in found}


@pytest.mark.parametrize("slug", ["lstm-step", "lstm-step-backward"])
def test_what_is_right_is_not_named(slug: str) -> None:
    """A right answer in another style passes, and nothing is said of it."""
    assert told(STEP, slug) == (True, ())


def test_an_unknown_mistake_has_no_name() -> None:
    """What no slip makes is not taken for one."""
    passed, found = told(STEP.replace("new += gates[0]", "new += np.sin(3 * c) * gates[0]"), "lstm-step")
    assert (passed, found) == (False, ())

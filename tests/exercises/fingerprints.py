"""Answers of a mutant to a few named cases, as one row of numbers by which mutants are told apart."""

from functools import cache

import numpy as np

from exercises.recurrent import Case
from exercises.recurrent.regimes import REGIMES
from grader.catalog.catalog import load
from grader.checks import Array
from grader.diagnosis.answers import mutated
from grader.model import Exercise, Mutant

CATALOG = load()
SLUGS = tuple(o.slug for o in CATALOG.outlines if (o.folder.parent / "cell.py").is_file())  # those of cells
COMMON = ("ordinary", "square", "many samples", "saturated 1000", "zero b", "zero h", "Fortran order")
FORWARD = ("integer x", "large cells")
BACKWARD = ("cotangents 1e-8", "cotangents 100")
SEQUENCE = ("twenty steps", "many steps, long memory", "last cotangent")
STEP = ("integer x", "zero dh")
SIZES = {"square": (3, 4, 4), "many samples": (67, 2, 3)}


@cache
def exercise(slug: str) -> Exercise:
    """One exercise."""
    return CATALOG.exercise(slug)


def cases(slug: str) -> list[Case]:
    """One case of each regime that makes sense for an exercise."""
    sequence, backward = "sequence" in slug, "backward" in slug
    names = [*COMMON, *(BACKWARD if backward else ()), *(SEQUENCE if sequence else STEP if backward else FORWARD)]
    names = [name for name in names if name != "last cotangent" or backward]
    steps = {name: max(REGIMES[name].steps) if sequence else 0 for name in names}
    return [Case(*SIZES.get(name, (3, 2, 4)), T=steps[name], seed=5, regime=name) for name in names]


@cache
def scales(slug: str, kind: str, case: Case) -> dict[str, float]:
    """The largest entry of every right array."""
    right = getattr(exercise(slug).answers, kind)(mutated(exercise(slug), ()), case, ())
    return {name: float(np.abs(array).max()) or 1.0 for name, array in right.items()}


def answers(slug: str, mutants: tuple[Mutant, ...], kind: str, asked: list[Case]) -> Array:
    """All numbers that come out, one after the other; each array is made of the order of one."""
    student, rows = mutated(exercise(slug), mutants), []
    ask = getattr(exercise(slug).answers, kind)
    with np.errstate(all="ignore"):
        for case in asked:
            size = scales(slug, kind, case)
            rows += [array.ravel() / size[name] for name, array in ask(student, case, ()).items()]
            student.callee.forget()
    numbers: Array = np.nan_to_num(np.concatenate(rows), nan=7.0, posinf=8.0, neginf=9.0)
    return numbers


def alike(one: Array, other: Array) -> bool:
    """Whether two rows of numbers are the same but for rounding."""
    return bool(np.abs(one - other).max() <= 1e-8 * (1.0 + np.abs(one).max()))

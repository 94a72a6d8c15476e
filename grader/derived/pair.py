"""Laws of a pair of functions, forward and backward: right gradients, and gradients of the student's own forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from grader.checks import (
    DEPENDS,
    DIFFERENCE_STEP,
    TOLERANCE,
    Answer,
    Array,
    Mismatch,
    Student,
    alike_values,
    expect_values,
)
from grader.derived.cases import Case
from grader.derived.laws import Right, asked, tolerance, unchanged
from grader.derived.question import Backward

Values = Mapping[str, Any]


def pair_of(right: Right) -> Backward:
    """The backward function of a question that is one of a pair."""
    assert right.question.backward is not None
    return right.question.backward


def gradients(student: Student, right: Right, case: Case, forward: Answer | None = None, own: bool = False) -> Answer:
    """The student's gradients, after a forward call of its own; `own`: of results, its own are passed on."""
    regime = right.regimes[case.regime]
    student = student.laid_out(regime.layout, regime.in_place)
    asker = student if own and pair_of(right).results else student.for_its_cache()
    if regime.in_place and forward is None:
        before = replace(case, seed=case.seed + 1, digits=0)
        backward(student, right, before, asker.ask(right.question.entry, right.given(before)), own)
    forward = asked(asker, right, case) if forward is None else forward
    return backward(student, right, case, forward, own)


def backward(student: Student, right: Right, case: Case, forward: Answer, own: bool) -> Answer:
    """The student's gradients for the answer to a forward call."""
    pair = pair_of(right)
    results = forward if own else right.wanted(case).outputs
    given = {"cache": forward.cache, **right.given(case), **right.cotangents(case)}
    given |= {name: results[name] for name in pair.results}
    return student.ask(pair.signature.entry, {n: v for n, v in given.items() if n in pair.signature.taken})


def gradients_are_right(student: Student, right: Right, case: Case) -> None:
    """Every gradient agrees with the solution's."""
    wanted = right.wanted(case)
    if not wanted.unfit:
        got = gradients(student, right, case)
        expect_values(got.entry, got, wanted.gradients, tolerance(right, case, "gradient"), wanted.gradient_scale)


def fits_own_forward(student: Student, right: Right, case: Case, directions: int = 3) -> None:
    """The gradients are derivatives of the student's own forward function, which depends on every input.

    Right gradients are welcome beside a wrong forward function too: one mistake is not punished twice.
    """
    wanted = right.wanted(case)
    if wanted.unfit:
        return
    got = gradients(student, right, case, own=True)
    if matches(got, wanted.gradients, wanted.gradient_scale):
        return
    inputs, entry = right.given(case), pair_of(right).signature.entry
    rng = np.random.default_rng([case.run, case.seed, 1])
    gaps: dict[str, str] = {}
    without = 0
    for name, gradient in got.items():
        of = name[1:]
        if gradient is None:
            continue
        gaps[name] = ignored(student, right, case, of, direction(rng, inputs[of]))
        without += bool(gaps[name])
        for _ in range(directions):
            v = direction(rng, inputs[of])
            predicted, found = float((gradient * v).sum()), slope(student, right, case, {of: v})
            size = max(abs(found), float(np.sqrt((np.asarray(gradient) ** 2).sum())))
            if not abs(predicted - found) <= TOLERANCE["difference"].allows(size, 1.0):
                gaps[name] = gaps[name] or (
                    f"{{{name}}} says that the output changes by {predicted:.6g} along a random direction, but your "
                    f"own forward pass changes by {found:.6g}"
                )
    wrong = [name for name, text in gaps.items() if text]
    if wrong:
        gradients(student, right, case, own=True)  # the counterexample is the case, not a point beside it
        worth_fitting = 2 * without < len(gaps)  # arguments that are handed back have gradients that fit
        fitting = tuple(name for name, text in gaps.items() if not text and worth_fitting)
        raise Mismatch(entry, wrong[0], text=gaps[wrong[0]], others=tuple(wrong[1:]), right=fitting)


def matches(got: Values, want: Values, scale: Mapping[str, float]) -> bool:
    """Whether all gradients are right."""
    return all(
        got[name] is None or alike_values(got[name], value, TOLERANCE["gradient"], scale.get(name, 1.0))
        for name, value in want.items()
    )


def direction(rng: np.random.Generator, value: Any) -> Array:
    """Random signs, sizes between a half and one and a half."""
    made: Array = rng.choice([-1.0, 1.0], np.shape(value)) * rng.uniform(0.5, 1.5, np.shape(value))
    return made


def slope(student: Student, right: Right, case: Case, towards: Mapping[str, Array]) -> float:
    """The derivative of the student's own forward function, times the arriving gradients, along a direction."""
    inputs, arriving, entry = right.given(case), right.cotangents(case), right.question.entry
    ahead, behind = (
        student.ask(entry, {**inputs, **{name: inputs[name] + step * v for name, v in towards.items()}})
        for step in (DIFFERENCE_STEP, -DIFFERENCE_STEP)
    )
    total = 0.0
    for name, of in pair_of(right).cotangents.items():
        up, down = ahead[of], behind[of]
        if up is not None and down is not None:
            total += float(((up - down) * arriving[name]).sum())
    return total / (2 * DIFFERENCE_STEP)


def ignored(student: Student, right: Right, case: Case, name: str, v: Array) -> str:
    """That the forward function ignores an input, which zero gradients would fit; empty where it does not."""
    if abs(slope(student, right, case, {name: v})) > DEPENDS or not solution_depends(right, case, name):
        return ""
    label = student.argument(right.question.entry, name)
    return f"the forward pass does not depend on {label}, so {{d{name}}} has nothing to fit"


def solution_depends(right: Right, case: Case, name: str) -> bool:
    """Whether the gradient is not zero for this case by rights."""
    return bool(np.any(np.abs(right.wanted(case).gradients[f"d{name}"]) > DEPENDS))


def gradients_repeat(student: Student, right: Right, case: Case) -> None:
    """Some forward passes, then the backward passes in another order: each belongs to its own cache."""
    larger = replace(case, sizes=tuple(n + 1 for n in case.sizes))
    cases = [one for one in (larger, case, replace(case, seed=case.seed + 1, digits=0)) if not right.wanted(one).unfit]
    alone = [gradients(student, right, one) for one in cases]
    forwards = [asked(student.for_its_cache(), right, one) for one in cases]
    rows = list(zip(cases, forwards, alone, strict=True))
    for one, forward, before in (*rows[1:], *rows[:1]):
        why = "with other forward passes in between, the same cache gave another gradient"
        unchanged(gradients(student, right, one, forward), before, why)
    for answer in alone:
        unchanged(student.again(answer), answer, "a later call changed this earlier result")

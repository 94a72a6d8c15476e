"""Laws that several exercises share: plain functions of a student, a cell and a case. They raise `Mismatch`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from exercises.recurrent.cases import Case
from exercises.recurrent.cell import Cell, every_step, wanted
from exercises.recurrent.regimes import REGIMES, Arrays
from grader.checks import (
    DEPENDS,
    DIFFERENCE_STEP,
    TOLERANCE,
    Answer,
    Answers,
    Array,
    Draws,
    Mismatch,
    Student,
    Tolerance,
    all_close,
    expect_close,
)


def absent(student: Student, cell: Cell, case: Case) -> tuple[str, ...]:
    """The arrays that the student's dialect does not pass: they are zero."""
    forward, backward = cell.forward_entry(case), cell.backward_entry(case)
    lacking = [name for name in cell.arguments[case.T > 0] if not student.takes(forward, name)]
    if student.has(backward):
        lacking += [name for name in cell.arriving[case.T > 0] if not student.takes(backward, name)]
    return tuple(lacking)


def asked_forward(student: Student, cell: Cell, case: Case, lacking: tuple[str, ...] | None = None) -> Answer:
    """The student's forward answer to a case."""
    lacking = absent(student, cell, case) if lacking is None else lacking
    student = presented(student, case)
    if REGIMES[case.regime].in_place:
        student.ask(cell.forward_entry(case), cell.inputs(before(case), lacking))
    return student.ask(cell.forward_entry(case), cell.inputs(case, lacking))


def asked_in_turn(student: Student, cell: Cell, cases: Sequence[Case]) -> list[Answer]:
    """The student's forward answers to cases of one regime and one entry, put at once where nothing comes between."""
    regime, entry = REGIMES[cases[0].regime], cell.forward_entry(cases[0])
    if regime.in_place:
        return [asked_forward(student, cell, case) for case in cases]
    lacking = absent(student, cell, cases[0])
    return presented(student, cases[0]).ask_all(entry, [cell.inputs(case, lacking) for case in cases])


def presented(student: Student, case: Case) -> Student:
    """The student, asked with arrays as the regime of a case has them."""
    regime = REGIMES[case.regime]
    return student.laid_out(regime.layout, regime.in_place)


def before(case: Case) -> Case:
    """The case that is asked before one whose arrays are updated in place."""
    return replace(case, seed=case.seed + 1, digits=0)


def asked_backward(
    student: Student, cell: Cell, case: Case, forward: Answer | None = None, lacking: tuple[str, ...] | None = None
) -> Answer:
    """The student's gradients, after a forward call of its own (a cache may be used up)."""
    lacking = absent(student, cell, case) if lacking is None else lacking
    student, entry = presented(student, case), cell.backward_entry(case)
    if REGIMES[case.regime].in_place and not forward:
        earlier = for_cache(student, cell).ask(cell.forward_entry(case), cell.inputs(before(case), lacking))
        student.ask(entry, {**cell.cotangents(before(case), lacking), "cache": earlier.cache})
    forward = forward or asked_forward(for_cache(student, cell), cell, case, lacking)
    return student.ask(entry, {**cell.cotangents(case, lacking), "cache": forward.cache})


def for_cache(student: Student, cell: Cell) -> Student:
    """The student, asked for the cache alone; autograd wants the results too."""
    return student if cell.autograd else student.for_its_cache()


def precision(case: Case, kind: str) -> Tolerance:
    """float32 in may mean float32 out; everything else is held to float64."""
    return TOLERANCE["float32" if REGIMES[case.regime].float32 else kind]


def forward_is_right(student: Student, cell: Cell, case: Case) -> None:
    """The outputs agree with the reference."""
    lacking = absent(student, cell, case)
    right, got = wanted(cell, case, lacking), asked_forward(student, cell, case, lacking)
    want, size = right.outputs, right.output_scale
    if further := [name for name in map(str.upper, cell.states[1:]) if name in got]:
        steps = every_step(cell, case, lacking)
        want = {**want, **{name: steps[name] for name in further}}
        size = {**size, **dict.fromkeys(further, max(size.values()))}
    expect_close(got.entry, got, want, precision(case, "forward"), size)


def backward_is_right(student: Student, cell: Cell, case: Case) -> None:
    """Every gradient agrees with the reference's analytic one."""
    lacking = absent(student, cell, case)
    right, got = wanted(cell, case, lacking), asked_backward(student, cell, case, lacking=lacking)
    expect_close(got.entry, got, right.gradients, precision(case, "gradient"), right.gradient_scale)


def backward_fits_forward(student: Student, cell: Cell, case: Case, directions: int = 3) -> None:
    """The gradients are derivatives of the student's own forward pass, which depends on every input.

    Right gradients are welcome beside a wrong forward pass too: one forward mistake is not punished twice. Otherwise
    central differences along random directions of all inputs together; the inputs one by one only after a failure.
    """
    lacking = absent(student, cell, case)
    inputs, cotangents = cell.inputs(case, lacking), cell.cotangents(case, lacking)
    answer = asked_backward(student, cell, case)
    right = wanted(cell, case, lacking)
    if all_close(answer, right.gradients, TOLERANCE["gradient"], right.gradient_scale):
        return
    gradients = gradients_by_input(answer)
    measured = {name: array for name, array in inputs.items() if name in gradients}
    ignored = ignored_inputs(student, cell, case, inputs, cotangents, right.gradients)
    rng = np.random.default_rng([case.run, case.seed, 1])
    for _ in range(directions):
        towards = {name: direction(rng, array) for name, array in measured.items()}
        if ignored or not fits(student, cell, case, inputs, cotangents, gradients, towards):
            break
    else:
        return
    gaps = {
        name: next(filter(None, (gap(student, cell, case, inputs, cotangents, gradients, {name: direction(rng, array)})
                                 for _ in range(directions))), "")
        for name, array in measured.items() if name not in ignored
    } | ignored  # fmt: skip
    wrong = ["d" + name for name, text in gaps.items() if text]
    asked_backward(student, cell, case)  # the counterexample is the case itself, not a point beside it
    if not wrong:
        text = "the gradients together do not fit the slope of your own forward pass"
        raise Mismatch(cell.backward_entry(case), "", text=text)
    worth_fitting = 2 * len(ignored) < len(inputs)  # a forward pass that hands its arguments back has fitting gradients
    right_ones = tuple("d" + name for name, text in gaps.items() if not text and worth_fitting)
    text = gaps[wrong[0].removeprefix("d")]
    raise Mismatch(cell.backward_entry(case), wrong[0], text=text, others=tuple(wrong[1:]), right=right_ones)


def gradients_by_input(answer: Mapping[str, Array | None]) -> Arrays:
    """The gradients under the names of what they are gradients of."""
    return {name[1:]: array for name, array in answer.items() if array is not None}


def direction(rng: np.random.Generator, array: Array) -> Array:
    """Random signs, sizes between a half and one and a half."""
    signs: Array = rng.choice([-1.0, 1.0], array.shape)
    return signs * rng.uniform(0.5, 1.5, array.shape)


def slope(student: Student, cell: Cell, case: Case, inputs: Arrays, cotangents: Arrays, towards: Arrays) -> float:
    """The derivative of the student's own forward pass, times the cotangents, along a direction."""
    entry = cell.forward_entry(case)
    ahead, behind = (
        student.ask(entry, {**inputs, **{name: inputs[name] + step * v for name, v in towards.items()}})
        for step in (DIFFERENCE_STEP, -DIFFERENCE_STEP)
    )
    total = 0.0
    for name, up in ahead.items():
        cotangent = cotangents.get("d" + name)
        if up is not None and cotangent is not None:
            total += float(((up - behind[name]) * cotangent).sum())
    return total / (2 * DIFFERENCE_STEP)


def fits(
    student: Student,
    cell: Cell,
    case: Case,
    inputs: Arrays,
    cotangents: Arrays,
    gradients: Arrays,
    towards: Arrays,
) -> bool:
    """Whether the gradients predict the slope along one direction."""
    analytic = sum(float((gradients[name] * v).sum()) for name, v in towards.items())
    numeric = slope(student, cell, case, inputs, cotangents, towards)
    size = max(abs(numeric), float(np.sqrt(sum((gradients[name] ** 2).sum() for name in towards))))
    return bool(abs(analytic - numeric) <= TOLERANCE["difference"].allows(size, 1.0))


def gap(
    student: Student,
    cell: Cell,
    case: Case,
    inputs: Arrays,
    cotangents: Arrays,
    gradients: Arrays,
    towards: Arrays,
) -> str:
    """The same for one input: a message that names it, empty where it fits."""
    if fits(student, cell, case, inputs, cotangents, gradients, towards):
        return ""
    ((name, v),) = towards.items()
    analytic = float((gradients[name] * v).sum())
    numeric = slope(student, cell, case, inputs, cotangents, towards)
    return (
        f"{{d{name}}} says that the output changes by {analytic:.6g} along a random direction, "
        f"but your own forward pass changes by {numeric:.6g}"
    )


def ignored_inputs(
    student: Student, cell: Cell, case: Case, inputs: Arrays, cotangents: Arrays, right: Mapping[str, Array]
) -> dict[str, str]:
    """The inputs on which the forward pass does not depend, though it should here: zero gradients would fit it."""
    rng = np.random.default_rng([case.run, case.seed, 2])
    entry = cell.forward_entry(case)
    found = {}
    for name, array in inputs.items():
        towards = {name: direction(rng, array)}
        if not student.takes(entry, name) or not np.any(np.abs(right.get("d" + name, 1.0)) > DEPENDS):
            continue
        if not abs(slope(student, cell, case, inputs, cotangents, towards)) > DEPENDS:
            label = student.argument(entry, name)
            found[name] = f"the forward pass does not depend on {label}, so {{d{name}}} has nothing to fit"
    return found


def with_last(cell: Cell, answer: Mapping[str, Array | None]) -> Mapping[str, Array | None]:
    """An answer with the last states, where a dialect returns those of every step only."""
    found = dict(answer)
    for state in cell.states[1:]:  # h may be kept wrongly in H and yet be handed on
        if found.get(state) is None and (steps := found.get(state.upper())) is not None:
            found[state] = steps[-1]
    return found


def answers(cell: Cell, draws: Draws, backward: bool = False) -> Answers:
    """Outputs and gradients on random cases, by which a student and the mutants are compared."""
    return Answers(
        draws,
        absent=lambda student, case: absent(student, cell, case),
        forward=lambda student, case, lacking: with_last(cell, asked_forward(student, cell, case, lacking)),
        backward=(lambda student, case, lacking: asked_backward(student, cell, case, None, lacking))
        if backward
        else None,
    )

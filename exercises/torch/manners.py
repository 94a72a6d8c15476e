"""What is asked of a module beside its numbers: is it one that can be trained, saved and moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from exercises.recurrent import properties as law
from exercises.recurrent import purity
from exercises.recurrent.cases import Case, draws
from exercises.recurrent.cell import Cell
from grader.checks import Check, Diagnosis, Mismatch, Student, check

Habits = Mapping[str, Any]
Complaints = Mapping[str, Callable[[Any], str]]
Probe = Callable[[Student, int], Iterator[Diagnosis]]
GOOD: Habits = {
    "unknown": [], "restored": 0.0, "elsewhere": "", "dtype": "float64", "random": False, "without state": 0.0,
    "changed": [], "axes": "", "other axes": 0.0, "unused": [], "node": "", "graph": False, "kept": False,
    "gradcheck": "", "gradgradcheck": "",
}  # fmt: skip
ROUNDING = 1e-12


def seen(student: Student, entry: str, D: int, H: int) -> Habits:
    """The habits of a module."""
    found: Any = student.ask(entry, {"features": D, "units": H})["habits"]
    return {**GOOD, **found}


def sound(student: Student, entry: str, case: Case, names: tuple[str, ...]) -> None:
    """That there is nothing to complain of."""
    nothing_of(COMPLAINTS, entry, seen(student, entry, case.D, case.H), names)


def nothing_of(complaints: Complaints, entry: str, facts: Habits, names: tuple[str, ...]) -> None:
    """That none of some complaints is to be made of what was seen; the first one is told."""
    for name in names:
        if said := complaints[name](facts[name]):
            raise Mismatch(entry, "", text=said)


def checks(entry: str, ordinary: Check, sequence: bool) -> tuple[Check, ...]:
    """The checks of a module, 3 points in all; one of a layer over sequences has half a point more."""

    @check(points=1, needs=(ordinary,), cases=draws("ordinary"))
    def registered(student: Student, case: Case) -> None:
        """Every weight is a parameter: an optimiser is given it, and state_dict saves it"""
        sound(student, entry, case, ("unknown", "restored"))

    @check(points=1, needs=(ordinary,), cases=draws("ordinary"))
    def elsewhere(student: Student, case: Case) -> None:
        """It runs on another device and in another dtype: what it makes itself is where its input is"""
        sound(student, entry, case, ("elsewhere", "dtype"))

    @check(points=0.5, needs=(ordinary,), cases=draws("ordinary"))
    def without_state(student: Student, case: Case) -> None:
        """Where a state may be left out it is zero"""
        sound(student, entry, case, ("without state",))

    @check(points=0.5, needs=(ordinary,), cases=draws("ordinary"))
    def left_alone(student: Student, case: Case) -> None:
        """The tensors that are passed in are left as they were"""
        sound(student, entry, case, ("changed",))

    @check(points=0.5, needs=(ordinary,), cases=draws("ordinary"))
    def axes(student: Student, case: Case) -> None:
        """Its axes are those of the task, time first, or those of its attribute batch_first

        Where the constructor takes batch_first, both values are tried.
        """
        sound(student, entry, case, ("axes", "other axes"))

    return registered, elsewhere, without_state, left_alone, *((axes,) if sequence else ())


def own_backward(entry: str) -> Check:
    """The check that a function does what is asked by itself; 1 point, and without it there are none for gradients."""

    @check(points=1, cases=draws("ordinary"))
    def own_backward(student: Student, case: Case) -> None:
        """The gradients come from its own backward, which does not leave them to autograd"""
        sound(student, entry, case, ("node", "graph"))

    return own_backward


def of_a_function(entry: str, cell: Cell, ordinary: Check) -> tuple[Check, ...]:
    """Further checks of a function with a backward of its own, 1.5 points in all."""

    @check(points=0.5, needs=(ordinary,), cases=draws("ordinary"))
    def own_context(student: Student, case: Case) -> None:
        """Each call's backward uses what that call has saved, whatever was called in between"""
        sound(student, entry, case, ("kept",))
        purity.gradients_repeat(student, cell, case)

    @check(points=0.5, needs=(ordinary,), cases=draws("ordinary"))
    def elsewhere(student: Student, case: Case) -> None:
        """It runs on another device and in another dtype: what it makes itself is where its input is"""
        sound(student, entry, case, ("elsewhere", "dtype"))

    @check(points=0.5, needs=(ordinary,), cases=draws("ordinary"))
    def left_alone(student: Student, case: Case) -> None:
        """The tensors that are passed in are left as they were, and so are the gradients that arrive"""
        sound(student, entry, case, ("changed",))

    @check(note=True, needs=(ordinary,), cases=draws("ordinary"))
    def torch_gradcheck(student: Student, case: Case) -> None:
        """What torch.autograd.gradcheck says

        That is told, not graded: it compares with the function's own forward alone.
        """
        sound(student, entry, case, ("gradcheck",))

    @check(note=True, needs=(ordinary,), cases=draws("ordinary"))
    def torch_gradgradcheck(student: Student, case: Case) -> None:
        """What torch.autograd.gradgradcheck says

        Whoever differentiates twice gets a wrong number, and is not told; `once_differentiable` of
        torch.autograd.function above backward says that it may be done once.
        """
        sound(student, entry, case, ("gradgradcheck",))

    return own_context, elsewhere, left_alone, torch_gradcheck, torch_gradgradcheck


def unknown(paths: list[str]) -> str:
    """Weights that are no parameters."""
    return f"parameters() does not have {', '.join(paths)}" if paths else ""


def restored(difference: float) -> str:
    """A state_dict that does not hold all."""
    if difference < 0:
        return "load_state_dict does not take the state_dict of another module of the same class"
    return f"with another module's state_dict the outputs differ by {difference:.3g}" if difference > ROUNDING else ""


def elsewhere(said: str) -> str:
    """Something that is made on the CPU."""
    return f"with module and input on another device (meta): {said}" if said else ""


def dtype(said: str) -> str:
    """Something that is made in the default dtype."""
    return f"with module and input in float64, where float32 is the default: {said}" if said != "float64" else ""


def without_state(difference: float | str) -> str:
    """A state that is left out."""
    if isinstance(difference, str):
        return f"without a state, which forward says may be left out, it raises {difference}"
    return (
        f"without a state the outputs differ by {difference:.3g} from those with zeros" if difference > ROUNDING else ""
    )


def changed(names: list[str]) -> str:
    """What was passed and is another one afterwards."""
    return f"it changes {' and '.join(names)} in place" if names else ""


def axes(said: str) -> str:
    """Samples first, and nothing that says so."""
    return "it takes and gives (N, T, ...), but should take (T, N, ...), or have batch_first = True" if said else ""


def other_axes(difference: float) -> str:
    """One value of batch_first that does not do what it says."""
    how = "cannot be called" if np.isinf(difference) else f"answers differ by {difference:.3g}"
    return f"built with batch_first the other way round, {how}" if difference > ROUNDING else ""


def unused(paths: list[str]) -> str:
    """Weights that have no part in what is returned."""
    return f"forward does not use {', '.join(paths)}" if paths else ""


def node(said: str) -> str:
    """Results that do not lead to the backward of the class."""
    return "what apply returns does not lead to the backward of the class" if said else ""


def graph(there: bool) -> str:
    """A backward that has autograd do it."""
    return "backward builds a graph of its own, as who asks autograd for the gradients" if there else ""


def kept(there: bool) -> str:
    """What is kept elsewhere than in the context."""
    return "with another call in between, the backward of the first returns another gradient" if there else ""


def as_torch_says(name: str) -> Callable[[str], str]:
    """What one of torch's own checks complains of."""
    return lambda said: f"torch.autograd.{name}: {said}" if said else ""


COMPLAINTS: Complaints = {
    "unknown": unknown, "restored": restored, "elsewhere": elsewhere, "dtype": dtype, "without state": without_state,
    "changed": changed, "axes": axes, "other axes": other_axes, "unused": unused, "node": node, "graph": graph,
    "kept": kept, "gradcheck": as_torch_says("gradcheck"), "gradgradcheck": as_torch_says("gradgradcheck"),
}  # fmt: skip
NAMED = {
    "unknown": "parameter_not_registered",
    "restored": "state_dict_incomplete",
    "elsewhere": "made_on_the_cpu",
    "dtype": "made_in_the_default_dtype",
    "without state": "missing_state_not_zero",
    "random": "random_in_eval_mode",
    "changed": "callers_tensor_changed",
    "axes": "batch_first_unsaid",
    "other axes": "batch_first_half_done",
    "unused": "parameter_unused",
    "node": "backward_never_called",
    "graph": "gradient_left_to_autograd",
    "kept": "kept_outside_the_context",
}


def named(entry: str, advice: Mapping[str, str], *names: str) -> Probe:
    """The probe that names the habits that are bad."""

    def probed(student: Student, seed: int) -> Iterator[Diagnosis]:
        habits = seen(student, entry, 3, 4)
        for name in names:
            said = "it changes with the seed" if name == "random" and habits[name] else ""
            said = said or (COMPLAINTS[name](habits[name]) if name in COMPLAINTS else "")
            if said:
                yield Diagnosis(NAMED[name], advice[NAMED[name]], said)

    return probed


def where_off(cell: Cell, sequence: bool, probe: Probe) -> Probe:
    """A probe that is put only to a module that returns something wrong: what a right one has besides is its own."""

    def probed(student: Student, seed: int) -> Iterator[Diagnosis]:
        try:
            law.forward_is_right(student, cell, Case(2, 3, 4, T=5 if sequence else 0, seed=seed % 1000))
        except Mismatch:
            yield from probe(student, seed)

    return probed

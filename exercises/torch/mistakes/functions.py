"""Mistakes of a torch.autograd.Function that no number shows, and what exceptions say of its backward."""

from __future__ import annotations

from exercises.torch import manners
from exercises.torch.mistakes import habits
from grader.checks import Parts, mutant


@mutant
def backward_never_called() -> Parts:
    """Hands out tensors that lead past the class's backward, so that autograd never calls it.

    Look at how apply comes about: it is inherited, and forward is a static method that gets a context.
    """
    return {"habits": {"node": "another node"}}


@mutant
def gradient_left_to_autograd() -> Parts:
    """Computes the step once more in backward and has autograd find the gradients.

    Look at the formulas of the task's gradients, from the output gate back to the input: they are what is asked.
    """
    return {"habits": {"graph": True}}


@mutant
def kept_outside_the_context() -> Parts:
    """Keeps what backward needs in one place for all calls, so that a later call overwrites it.

    Look at where it is put: every call has a ctx of its own, and ctx.save_for_backward.
    """
    return {"habits": {"kept": True}}


ELSEWHERE, DTYPE, CHANGED = habits.made_on_the_cpu, habits.made_in_the_default_dtype, habits.callers_tensor_changed
NAMES = ("elsewhere", "dtype", "changed", "node", "graph", "kept")
ADVICE = {
    **habits.ADVICE,
    **{one.id: one.advice for one in (backward_never_called, gradient_left_to_autograd, kept_outside_the_context)},
}
RAISED = {
    "returned an incorrect number of gradients": (
        "number_of_gradients",
        "Returns from backward another number of gradients than forward takes tensors. Look at the arguments of "
        "forward after ctx: each has its gradient, in that order.",
    ),
    "returned an invalid gradient at index": (
        "gradient_of_another_shape",
        "Returns from backward a gradient that has not the shape of its tensor. Look at the index that torch names, "
        "counted from zero along the arguments of forward, and at which factor is transposed.",
    ),
    **habits.RAISED,
}


def signs(entry: str) -> tuple[object, ...]:
    """What is asked before any mutant."""
    return (manners.named(entry, ADVICE, "random", "kept"),)


def probes(entry: str) -> tuple[object, ...]:
    """What is asked when no mutant answers alike."""
    return (manners.named(entry, ADVICE, *NAMES),)

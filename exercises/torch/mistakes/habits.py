"""Mistakes of modules that no number shows, and what exceptions of torch say."""

from __future__ import annotations

from exercises.recurrent.cell import Cell
from exercises.torch import manners
from exercises.torch.mistakes import axes
from grader.checks import Parts, mutant


@mutant
def parameter_not_registered() -> Parts:
    """Keeps what is to be trained as a plain tensor: no optimiser is given it, and it stays behind when moved.

    Look at how weights and modules are stored: a list or a bare attribute is not seen.
    """
    return {"habits": {"unknown": ["W"], "restored": 1.0}}


@mutant
def state_dict_incomplete() -> Parts:
    """Leaves out of the state_dict something that the module computes with.

    Look at how weights and constants are stored: which of them does torch know of?
    """
    return {"habits": {"restored": 1.0}}


@mutant
def made_on_the_cpu() -> Parts:
    """Makes a tensor on the CPU wherever the module is.

    Look at the calls that make a tensor: from whom does it learn its device?
    """
    return {"habits": {"elsewhere": "Expected all tensors to be on the same device"}}


@mutant
def made_in_the_default_dtype() -> Parts:
    """Makes a tensor float32 whatever the input is.

    Look at the calls that make a tensor: from whom does it learn its dtype?
    """
    return {"habits": {"dtype": "float32"}}


@mutant
def missing_state_not_zero() -> Parts:
    """Does not start from zeros where no state is passed: from random numbers, the last batch, or not at all.

    Look at what forward does when its state is None.
    """
    return {"habits": {"without state": 1.0}}


@mutant
def callers_tensor_changed() -> Parts:
    """Changes a tensor that it was passed, by an operation in place: c.mul_(...), c += ..., c[...] = ....

    Look for names that end in an underscore and for assignments to parts of x, h and c.
    """
    return {"habits": {"changed": ["h"]}}


ADVICE = {
    one.id: one.advice
    for one in (
        parameter_not_registered, state_dict_incomplete, made_on_the_cpu, made_in_the_default_dtype,
        missing_state_not_zero, callers_tensor_changed, axes.batch_first_unsaid, axes.batch_first_half_done,
    )
}  # fmt: skip
ADVICE["random_in_eval_mode"] = (
    "Answers the same input differently each time, in eval mode too. Look for anything random, as "
    "dropout: does it hear of `self.training`?"
)
ADVICE["parameter_unused"] = (
    "Has a parameter that has no part in what it returns. Look for its name in forward: is there a line that should "
    "read it?"
)
IN_PLACE = (
    "in_place_on_saved_tensor",
    "Overwrites by an operation in place what autograd still needs. Look for a name with underscore, "
    "a +=, or an assignment to a slice.",
)
SQUEEZED = (
    "squeezed_without_dim",
    "Calls `squeeze()` without a dimension: every axis of length one goes, that of a single sample "
    "too. Which axis is meant, and by what name can a call say so?",
)
RAISED = {
    "modified by an inplace operation|used in an in-place operation|is being modified inplace": IN_PLACE,
    # a vector, whose only axis is its first, or a number, of which nothing can be joined
    r"range of \[-1, 0\]|zero-dimensional tensor|same number of dimensions: got 2 and 1|they are 0D": SQUEEZED,
    "Expected all tensors to be on the same device|is not on the expected device": (
        made_on_the_cpu.id,
        made_on_the_cpu.advice,
    ),
    "backward through the graph a second time": (
        "no_detach_between_batches",
        "Goes on from the last batch's state with its graph still tied to it. What does backward walk "
        "through again, and where may it be cut?",
    ),
    "mat1 and mat2 shapes cannot be multiplied|size mismatch, got": (
        "weights_the_wrong_way_round",
        "Multiplies matrices whose sizes do not fit. Where sizes happen to be equal it would run, and be "
        "wrong: which axis of the weights is which in torch?",
    ),
    "does not allow torch": (
        "forbidden_module",
        "Calls torch's own recurrent modules, or the functions below. The exercise is to write the cell: "
        "look at which lines of the equations are left out.",
    ),
}
NAMES = ("unknown", "restored", "without state", "elsewhere", "dtype", "changed", "axes", "other axes")


def signs(entry: str) -> tuple[object, ...]:
    """What is asked before any mutant."""
    return (manners.named(entry, ADVICE, "random"),)


def probes(entry: str, cell: Cell, sequence: bool = False) -> tuple[object, ...]:
    """What is asked when no mutant answers alike."""
    return (
        manners.named(entry, ADVICE, *NAMES),
        manners.where_off(cell, sequence, manners.named(entry, ADVICE, "unused")),
    )

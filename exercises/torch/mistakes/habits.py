"""Mistakes of modules that no number shows, and what exceptions of torch say."""

from __future__ import annotations

from exercises.torch import manners
from exercises.torch.mistakes import axes
from grader.checks import Parts, mutant


@mutant
def parameter_not_registered() -> Parts:
    """A tensor that is to be trained is no parameter, so no optimiser is given it and it stays behind when moved.

    Wrap it in nn.Parameter, and modules in nn.ModuleList instead of a list.
    """
    return {"habits": {"unknown": ["W"], "restored": 1.0}}


@mutant
def state_dict_incomplete() -> Parts:
    """Not all that the module computes with is in its state_dict: use nn.Parameter, register_buffer for constants."""
    return {"habits": {"restored": 1.0}}


@mutant
def made_on_the_cpu() -> Parts:
    """A tensor is made on the CPU wherever the module is: use x.new_zeros(...), zeros_like(x) or device=x.device."""
    return {"habits": {"elsewhere": "Expected all tensors to be on the same device"}}


@mutant
def made_in_the_default_dtype() -> Parts:
    """A tensor is made float32 whatever the input is: use x.new_zeros(...), torch.zeros_like(x) or dtype=x.dtype."""
    return {"habits": {"dtype": "float32"}}


@mutant
def missing_state_not_zero() -> Parts:
    """A state that is not passed is zero; yours starts from something else: random numbers, or the last batch."""
    return {"habits": {"without state": 1.0}}


@mutant
def callers_tensor_changed() -> Parts:
    """The step changes a tensor that it was passed, by an operation in place: c.mul_(...), c += ..., c[...] = ....

    Whoever passed it does not expect that, and where it is a leaf that needs a gradient torch refuses. Look for names
    that end in an underscore and for assignments to parts of x, h and c.
    """
    return {"habits": {"changed": ["h"]}}


ADVICE = {
    one.id: one.advice
    for one in (
        parameter_not_registered, state_dict_incomplete, made_on_the_cpu, made_in_the_default_dtype,
        missing_state_not_zero, callers_tensor_changed, axes.batch_first_unsaid,
    )
}  # fmt: skip
ADVICE["random_in_eval_mode"] = (
    "In eval mode the same input has another answer each time: pass `training=self.training` to F.dropout, or use an "
    "nn.Dropout, and do not draw random states."
)
IN_PLACE = (
    "in_place_on_saved_tensor",
    "An operation in place (a name with underscore, +=, an assignment to a slice) overwrites what autograd still "
    "needs: use the operation that returns a new tensor.",
)
SQUEEZED = (
    "squeezed_without_dim",
    "`squeeze()` without a dimension takes away every axis of length one, that of a single sample too. Name the axis, "
    "as in `squeeze(0)`, or index it.",
)
RAISED = {
    "modified by an inplace operation|used in an in-place operation|is being modified inplace": IN_PLACE,
    "Dimension out of range": SQUEEZED,
    "backward through the graph a second time": (
        "no_detach_between_batches",
        "The state of the last batch is still tied to its graph: detach it between batches, never inside a sequence.",
    ),
    "mat1 and mat2 shapes cannot be multiplied|size mismatch, got": (
        "weights_the_wrong_way_round",
        "A product does not fit: with weights (4H, D), as torch has them, it is F.linear(x, W) or x @ W.T. Where sizes "
        "happen to be equal it would run, and be wrong.",
    ),
    "does not allow torch": (
        "forbidden_module",
        "The exercise is to write the cell: torch's own recurrent modules, and the functions below, are no answer.",
    ),
}
NAMES = ("unknown", "restored", "elsewhere", "dtype", "without state", "changed", "axes")


def signs(entry: str) -> tuple[object, ...]:
    """What is asked before any mutant."""
    return (manners.named(entry, ADVICE, "random"),)


def probes(entry: str) -> tuple[object, ...]:
    """What is asked when no mutant answers alike."""
    return (manners.named(entry, ADVICE, *NAMES),)

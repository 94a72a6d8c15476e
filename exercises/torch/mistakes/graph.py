"""A graph that is cut, whatever the cell: what was detached gets no gradient through that place."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Mutant, Parts, mutant


def none(*names: str) -> Parts:
    """Some gradients of a step as zeros."""

    def gradients(k: object, found: Parts) -> Parts:
        return {name: np.zeros_like(array) if name in names else array for name, array in found.items()}

    return {"gradients": gradients}


def gate_cut(name: str, replaces: Parts) -> Mutant:
    """One gate, or the candidate, that enters as plain numbers."""
    advice = (
        f"Turns the {name} into plain numbers, so that its weights get no gradient. Look for `.data`, "
        "`.detach()` and `.item()` in its line."
    )
    return Mutant(f"{name.replace(' ', '_')}_cut", advice, replaces, family=True)


# What a reading of the difference says where autograd makes the gradients: nobody has written zeros there.
READINGS = {
    "all_zero": (
        "no_path_in_the_graph",
        "Returns {what} zero everywhere, since no path of autograd's graph leads there. Look for `.detach()`, `.data`, "
        "`.item()`, `.numpy()` and `torch.no_grad()`: which of them is on the way?",
    )
}


@mutant
def old_state_detached() -> Parts:
    """Cuts the old hidden state off its graph, so no gradient reaches the steps before.

    Look for a detach inside the step: between batches is the place of truncated backpropagation.
    """
    return none("dh")


@mutant
def graph_cut() -> Parts:
    """Returns something cut off the graph, so that nothing gets a gradient.

    Look for `.detach()`, `.data`, `.item()`, `.numpy()` and `torch.no_grad()`: which of them is between the input
    and the result?
    """
    return none("dx", "dh", "dc", "dW", "dR", "db", "dbn")


@mutant
def weights_cut() -> Parts:
    """Uses the weights as plain numbers, so that none of them gets a gradient.

    Look for `weight.data` and `.detach()` where they are used.
    """
    return none("dW", "dR", "db", "dbn")


@mutant
def matrices_cut() -> Parts:
    """Uses both weight matrices as plain numbers: they get no gradient, the bias does.

    Look for `weight.data` and `.detach()` where they are used.
    """
    return none("dW", "dR")


@mutant
def recurrent_weights_cut() -> Parts:
    """Uses the recurrent weights as plain numbers, so that they get no gradient.

    Look for `weight.data` and `.detach()` where they are used.
    """
    return none("dR")


@mutant
def recurrent_product_cut() -> Parts:
    """Makes the product of the old hidden state and its weights outside the graph: neither gets a gradient.

    Look for what encloses or follows it: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return none("dh", "dR")


@mutant
def input_product_cut() -> Parts:
    """Makes the product of the input and its weights outside the graph: neither gets a gradient.

    Look for what encloses or follows it: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return none("dx", "dW")


@rare
def products_cut() -> Parts:
    """Makes both products outside the graph, so that only the bias gets a gradient.

    Look for what encloses or follows them: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return none("dx", "dh", "dW", "dR")


@mutant
def input_weights_cut() -> Parts:
    """Uses the input weights as plain numbers, so that they get no gradient.

    Look for `weight.data` and `.detach()` where they are used.
    """
    return none("dW")


@mutant
def bias_cut() -> Parts:
    """Uses the bias as plain numbers, so that it gets no gradient.

    Look for `bias.data` and `.detach()` where it is used.
    """
    return none("db", "dbn")


@mutant
def input_cut() -> Parts:
    """Cuts the input off its graph, so that what made it gets no gradient.

    Look for `x.data`, `.detach()` and `torch.tensor(x)`.
    """
    return none("dx")


@rare
def input_and_state_cut() -> Parts:
    """Cuts the input and the old state off their graph.

    Look for `.data`, `.detach()` and `torch.tensor(...)` at what is passed.
    """
    return none("dx", "dh")

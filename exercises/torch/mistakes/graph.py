"""A graph that is cut, whatever the cell: what was detached gets no gradient through that place."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts, mutant


def none(*names: str) -> Parts:
    """Some gradients of a step as zeros."""

    def gradients(k: object, found: Parts) -> Parts:
        return {name: np.zeros_like(array) if name in names else array for name, array in found.items()}

    return {"gradients": gradients}


@mutant
def old_state_detached() -> Parts:
    """The step cuts the old hidden state off its graph, so no gradient reaches the steps before.

    Detach the state between batches (truncated backpropagation), never inside a step or a sequence.
    """
    return none("dh")


@mutant
def graph_cut() -> Parts:
    """What forward returns is cut off the graph, so nothing gets a gradient.

    `.detach()`, `.data`, `.item()`, `.numpy()` and `torch.no_grad()` do that: compute with tensors from end to end.
    """
    return none("dx", "dh", "dc", "dW", "dR", "db", "dbn")


@mutant
def weights_cut() -> Parts:
    """The weights enter as plain numbers (`weight.data`, `.detach()`), so none of them gets a gradient."""
    return none("dW", "dR", "db", "dbn")


@mutant
def matrices_cut() -> Parts:
    """Both weight matrices enter as plain numbers (`weight.data`, `.detach()`): they get no gradient, the bias does."""
    return none("dW", "dR")


@mutant
def recurrent_weights_cut() -> Parts:
    """The recurrent weights enter as plain numbers (`weight.data`, `.detach()`), so they get no gradient."""
    return none("dR")


@mutant
def recurrent_product_cut() -> Parts:
    """The product of the old hidden state and its weights is made outside the graph, so neither gets a gradient.

    Look for what encloses or follows that product: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return none("dh", "dR")


@mutant
def input_product_cut() -> Parts:
    """The product of the input and its weights is made outside the graph, so neither gets a gradient.

    Look for what encloses or follows that product: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return none("dx", "dW")


@rare
def products_cut() -> Parts:
    """Both products are made outside the graph, so that only the bias gets a gradient.

    Look for what encloses or follows them: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return none("dx", "dh", "dW", "dR")


@mutant
def input_weights_cut() -> Parts:
    """The input weights enter as plain numbers (`weight.data`, `.detach()`), so they get no gradient."""
    return none("dW")


@mutant
def bias_cut() -> Parts:
    """The bias enters as plain numbers (`bias.data`, `.detach()`), so it gets no gradient."""
    return none("db", "dbn")


@mutant
def input_cut() -> Parts:
    """The input is cut off its graph (`x.data`, `.detach()`, `torch.tensor(x)`), so what made it gets no gradient."""
    return none("dx")


@rare
def input_and_state_cut() -> Parts:
    """Input and old state are cut off their graph (`.data`, `.detach()`, `torch.tensor(...)`)."""
    return none("dx", "dh")

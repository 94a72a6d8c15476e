"""What goes wrong with the product of the forget gates."""

import numpy as np

from grader.checks import mutant


def ahead(fs):
    """The products from each step to the last."""
    return np.cumprod(fs[::-1], axis=0)[::-1]


@mutant
def from_the_front():
    """Multiplies the gates from the first step on, not those that are still to come.

    Which gates stand between a cell and the last one?
    """
    return {"direct_path": lambda fs: np.cumprod(fs, axis=0)}


@mutant
def not_turned_back():
    """Has the right products in the order of the way back.

    Which row belongs to the first step?
    """
    return {"direct_path": lambda fs: np.cumprod(fs[::-1], axis=0)}


@mutant
def own_gate_left_out():
    """Leaves out the gate of the step itself.

    What is between the cell before the last step and the last cell?
    """
    return {"direct_path": lambda fs: np.concatenate([ahead(fs)[1:], np.ones_like(fs[:1])])}


@mutant
def one_product_for_all():
    """Has the product of all gates in every row.

    How many gates does the gradient pass on its way back to the last step but one?
    """
    return {"direct_path": lambda fs: np.broadcast_to(np.prod(fs, axis=0), fs.shape).copy()}


@mutant
def divided():
    """Divides the whole product by the first gates, which has no answer where a gate is 0.

    Can the products be built up from the other end?
    """

    def direct_path(fs):
        with np.errstate(all="ignore"):
            return np.prod(fs, axis=0) / np.cumprod(fs, axis=0) * fs

    return {"direct_path": direct_path}


@mutant
def divided_where_it_can_be():
    """Divides the whole product by the first gates, and has 0 where that is a division by 0.

    With the gates 0 and 0.3, what leads from the cell between them to the last one?
    """

    def direct_path(fs):
        before = np.concatenate([np.ones_like(fs[:1]), np.cumprod(fs, axis=0)[:-1]])
        return np.divide(np.prod(fs, axis=0), before, out=np.zeros_like(before), where=before != 0)

    return {"direct_path": direct_path}


@mutant
def added():
    """Adds the gates up.

    A chain of derivatives: are its links added or multiplied?
    """
    return {"direct_path": lambda fs: np.cumsum(fs[::-1], axis=0)[::-1]}

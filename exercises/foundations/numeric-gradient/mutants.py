"""What goes wrong when a gradient is measured."""

import numpy as np

from grader.checks import mutant


def measured(f, x, up, down, by):
    """A quotient for each entry, with steps up and down."""
    grad = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        one = np.zeros(x.shape)
        one[index] = 1.0
        grad[index] = (f(x + up * one) - f(x - down * one)) / by
    return grad


@mutant
def one_sided():
    """Moves each entry up only: its error goes with eps, not with the square of it.

    Where should the two points lie at which f is asked?
    """
    return {"numeric_grad": lambda f, x, eps: measured(f, x, eps, 0.0, eps)}


@mutant
def one_sided_down():
    """Moves each entry down only: its error goes with eps, not with the square of it.

    Where should the two points lie at which f is asked?
    """
    return {"numeric_grad": lambda f, x, eps: measured(f, x, 0.0, eps, eps)}


@mutant
def divided_by_eps():
    """Divides by eps where the two points are twice as far apart.

    How far is it from the lower point to the upper one?
    """
    return {"numeric_grad": lambda f, x, eps: measured(f, x, eps, eps, eps)}


@mutant
def half_steps():
    """Moves by half of eps each way.

    How far from x are the two points here?
    """
    return {"numeric_grad": lambda f, x, eps: measured(f, x, eps / 2, eps / 2, eps)}


@mutant
def step_of_its_own():
    """Takes a step of its own instead of eps.

    Which step is asked for?
    """
    return {"numeric_grad": lambda f, x, eps: measured(f, x, 1e-5, 1e-5, 2e-5)}


@mutant
def entries_not_put_back():
    """Leaves every entry moved, so that later ones are measured at another point.

    Where is x when the next entry is moved?
    """

    def numeric_grad(f, x, eps):
        x, grad = np.array(x, dtype=float), np.zeros(x.shape)
        for index in np.ndindex(*x.shape):
            x[index] += eps
            above = f(x)
            x[index] -= 2 * eps
            grad[index] = (above - f(x)) / (2 * eps)
        return grad

    return {"numeric_grad": numeric_grad}


@mutant
def all_entries_at_once():
    """Moves all entries together, which gives one number for the whole array.

    Which entries move, and which stay, while one is measured?
    """

    def numeric_grad(f, x, eps):
        return np.full(x.shape, (f(x + eps) - f(x - eps)) / (2 * eps))

    return {"numeric_grad": numeric_grad}

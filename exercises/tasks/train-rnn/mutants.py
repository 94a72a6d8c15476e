"""What goes wrong with a training loop; each is the loop with one thing done otherwise."""

import numpy as np

from exercises.tasks.loop import NAMES, by_norm, grads_of, loop, norm_of, states_of
from grader.checks import Mutant, mutant


@mutant
def state_begun_anew():
    """Begins every piece with the state before the first one: nothing is remembered from piece to piece.

    What is cut between two pieces: the state, or its gradient alone?
    """
    return loop(goes_on=lambda first, x, states, new: first)


@mutant
def state_begun_with_zeros():
    """Begins every piece but the first with a state of zeros.

    What is cut between two pieces: the state, or its gradient alone?
    """
    return loop(goes_on=lambda first, x, states, new: 0 * first)


@mutant
def state_run_anew():
    """Runs the piece once more with the new weights, and goes on with the state of that run.

    How often is a piece run? With which weights has its last state been made?
    """
    return loop(goes_on=lambda first, x, states, new: states_of(x, states[0], new)[-1])


@mutant
def gradients_pile_up():
    """Adds the gradients of all pieces so far: they are never set to zero.

    What is in dW before the second piece goes back?
    """
    return loop(kept=1.0)


@mutant
def clipped_gradients_pile_up():
    """Goes on adding to the gradients that were clipped for the piece before.

    What is in dW before the second piece goes back?
    """
    return loop(kept=1.0, carries_clipped=True)


@mutant
def momentum():
    """Has a momentum: nine tenths of the last step's direction are taken along.

    Which gradients does a step read: of how many pieces?
    """
    return loop(kept=0.9)


@mutant
def never_clipped():
    """Leaves the gradients as long as they are.

    What happens to the step when the norm is above the largest allowed?
    """
    return loop(clipped=lambda grads, most: grads)


@mutant
def always_so_long():
    """Makes every step equally long: short gradients are stretched.

    By what is a gradient multiplied whose norm is half of what is allowed?
    """
    return loop(clipped=lambda grads, most: {k: most * g / (norm_of(grads) or 1.0) for k, g in grads.items()})


@mutant
def clipped_one_by_one():
    """Clips each of the five gradients by a norm of its own, which turns the direction of the step.

    Of how many arrays is the norm taken?
    """
    return loop(clipped=lambda grads, most: {k: by_norm({k: g}, most)[k] for k, g in grads.items()})


@mutant
def clipped_number_by_number():
    """Clips each number by itself, which turns the direction of the step.

    What is brought to a length: each number, or all of them together?
    """
    return loop(clipped=lambda grads, most: {k: np.clip(g, -most, most) for k, g in grads.items()})


@mutant
def read_out_not_clipped():
    """Clips the gradients of the unit, and takes those of the read-out as they are.

    Of how many arrays is the norm taken, and how many are multiplied by the factor?
    """

    def clipped(grads, most):
        return {**grads, **by_norm({k: grads[k] for k in ("W", "R", "b")}, most)}

    return loop(clipped=clipped)


@mutant
def squared_norm():
    """Compares the sum of the squares, not its root.

    What is the norm of a gradient of 3 and 4?
    """

    def clipped(grads, most):
        norm = norm_of(grads) ** 2
        return {k: g * (min(1.0, most / norm) if norm > 0 else 0.0) for k, g in grads.items()}

    return loop(clipped=clipped)


@mutant
def uphill():
    """Adds the gradient: it goes uphill.

    Does the loss become smaller along the gradient, or against it?
    """
    return loop(sign=1.0)


@mutant
def sum_for_mean():
    """Has the sum of the squares for the loss, not their mean.

    How long does a step become with twice as many samples?
    """
    return loop(share=lambda off: 2.0, measured=lambda off: np.sum(off**2))


@mutant
def gradient_of_the_sum():
    """Gives the mean for the loss, and goes back from the sum.

    By what is dy divided if the loss is a mean?
    """
    return loop(share=lambda off: 2.0)


@mutant
def mean_over_samples_alone():
    """Divides by the number of samples alone: steps and outputs are summed.

    Over which three axes is the mean of the loss?
    """
    return loop(share=lambda off: 2 / off.shape[1], measured=lambda off: np.sum(off**2) / off.shape[1])


@mutant
def half_the_loss():
    """Has half of the mean square for the loss, as some books do.

    Is there a half in the loss here?
    """
    return loop(share=lambda off: 1 / off.size, measured=lambda off: np.mean(off**2) / 2)


@mutant
def last_step_alone():
    """Goes back from the last step's error alone.

    At how many steps of a piece is there a prediction?
    """
    return loop(counts=lambda off: off * (np.arange(len(off)) == len(off) - 1)[:, None, None])


@mutant
def not_through_time():
    """Lets no gradient go from a step to the one before: each step learns for itself.

    What reads a state besides the prediction of its own step?
    """
    return loop(gradients=lambda x, states, dy, p: grads_of(x, states, dy, p, back=0.0))


@mutant
def loss_after_the_step():
    """Measures the loss with the weights after the step.

    With which weights was the error made that the gradients are of?
    """
    return loop(afterwards=True)


@mutant
def all_pieces_one_step():
    """Takes one step at the end, with the gradients of all pieces added up.

    With which weights is the second piece run?
    """

    def train_rnn(X, Y, h, W, R, b, V, d, rate, most):
        p, losses, total = dict(zip(NAMES, (W, R, b, V, d), strict=True)), [], {}
        for x, wanted in zip(X, Y, strict=True):
            states = states_of(x, h, p)
            off = states[1:] @ V.T + d - wanted
            losses.append(np.mean(off**2))
            found = grads_of(x, states, 2 * off / off.size, p)
            total = {name: total.get(name, 0.0) + found[name] for name in NAMES}
            h = states[-1]
        total = by_norm(total, most)
        return np.array(losses), h, *[p[name] - rate * total[name] for name in NAMES]

    return {"train_rnn": train_rnn}


@mutant
def read_out_moved_first():
    """Moves the read-out first, and sends the error back through the moved one.

    Which V was in the run that the gradients are of?
    """

    def train_rnn(X, Y, h, W, R, b, V, d, rate, most):
        p, losses = dict(zip(NAMES, (W, R, b, V, d), strict=True)), []
        for x, wanted in zip(X, Y, strict=True):
            states = states_of(x, h, p)
            off = states[1:] @ p["V"].T + p["d"] - wanted
            losses.append(np.mean(off**2))
            dy = 2 * off / off.size
            moved = p["V"] - rate * grads_of(x, states, dy, p)["V"]
            grads = by_norm(grads_of(x, states, dy, p, V=moved), most)
            h, p = states[-1], {name: p[name] - rate * grads[name] for name in NAMES}
        return np.array(losses), h, *p.values()

    return {"train_rnn": train_rnn}


@mutant
def slope_at_the_state_before():
    """Takes the slope of tanh at the state before.

    Which state has come out of the tanh that is differentiated?
    """
    return {"da": "dh * (1 - states[t] ** 2)"}


@mutant
def largest_entry_for_the_norm():
    """Takes the largest number of all gradients for their norm.

    What is the norm of a gradient of 3 and 4?
    """

    def clipped(grads, most):
        largest = max(float(np.abs(grad).max()) for grad in grads.values())
        return {k: g * (min(1.0, most / largest) if largest > 0 else 0.0) for k, g in grads.items()}

    return loop(clipped=clipped)


@mutant
def error_back_through_the_first_read_out():
    """Sends the error of every piece back through the read-out as it was at the beginning.

    Which V was in the run that the gradients are of?
    """

    def train_rnn(X, Y, h, W, R, b, V, d, rate, most):
        made = loop(gradients=lambda x, states, dy, p: grads_of(x, states, dy, p, V=V))
        return made["train_rnn"](X, Y, h, W, R, b, V, d, rate, most)

    return {"train_rnn": train_rnn}


def in_part(names, grads, most):
    """The gradients, clipped by the norm that some of them have."""
    norm = norm_of({name: grads[name] for name in names})
    return {name: grad * min(1.0, most / norm) if norm > 0 else grad for name, grad in grads.items()}


NORMS_IN_PART = [
    Mutant(
        f"norm_of_{'_'.join(names)}_alone",
        "Takes the norm of some of the gradients, and clips all by it. Of how many arrays is the norm taken?",
        loop(clipped=lambda grads, most, names=names: in_part(names, grads, most)),
    )
    for names in (("W", "R", "V"), ("W", "R", "b"), ("W", "R"), ("R",), ("W",))
]

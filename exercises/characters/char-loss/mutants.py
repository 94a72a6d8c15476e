"""What goes wrong with the loss of a character model; each replaces lines or functions of the solution."""

import numpy as np

from grader.checks import mutant


@mutant
def exponentials_of_scores():
    """Takes the exponential of the scores as they are: it overflows where a score is some hundreds.

    Which number may be taken off all scores, without a change of the probabilities?
    """
    return {"log_softmax": lambda y: np.log(np.exp(y) / np.sum(np.exp(y)))}


@mutant
def exponentials_as_in_the_post():
    """Takes the exponential of the scores as they are: it overflows where a score is some hundreds.

    Which number may be taken off all scores, without a change of the probabilities?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        return stepwise(inputs, targets, hprev, *weights, log_softmax=lambda y: np.log(np.exp(y) / np.sum(np.exp(y))))

    return {"loss_fun": loss_fun}


@mutant
def logarithm_of_nothing():
    """Takes the logarithm of a probability that may have been rounded to 0, which is infinite.

    What is ln(exp(a) / s) before anything is put into the computer?
    """

    def log_softmax(y):
        powers = np.exp(y - y.max())
        return np.log(powers / powers.sum())

    return {"log_softmax": log_softmax}


@mutant
def probability_with_a_floor():
    """Adds a small number to the probability before the logarithm, so that no loss is above a certain size.

    How large can the loss of one character become when its score is thousands below the best?
    """

    def log_softmax(y):
        powers = np.exp(y - y.max())
        return np.log(powers / powers.sum() + 1e-12)

    return {"log_softmax": log_softmax}


@mutant
def loss_in_bits():
    """Gives the loss in bits: the logarithm is to the base 2.

    By how much does a step raise the loss when all of four characters are equally likely: 2, or ln 4?
    """
    return {"loss": "loss - log_p[targets[t], 0] / np.log(2)"}


@mutant
def mean_over_steps():
    """Divides by the number of steps: the loss is a mean.

    What is the loss of two steps, when that of each is 1.4?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        return stepwise(inputs, targets, hprev, *weights, share=1 / len(inputs))

    return {"loss_fun": loss_fun}


@mutant
def mean_loss_alone():
    """Divides the loss by the number of steps, and not the gradients.

    What is the loss of two steps, when that of each is 1.4?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        loss, *rest = stepwise(inputs, targets, hprev, *weights)
        return loss / len(inputs), *rest

    return {"loss_fun": loss_fun}


@mutant
def not_clipped():
    """Leaves the gradients as large as they are.

    What is done to a number above 5 when all steps have been added up?
    """
    return {"clipped": lambda grad: grad}


@mutant
def clipped_to_a_norm():
    """Clips the norm of each gradient, which keeps its direction.

    Is it the whole array that is brought to a length, or each number by itself?
    """
    return {"clipped": lambda grad: grad * shorter(grad)}


@mutant
def clipped_to_one_norm():
    """Clips the norm of all gradients together, which keeps their direction.

    Is it the whole gradient that is brought to a length, or each number by itself?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        loss, *grads, h = stepwise(inputs, targets, hprev, *weights, most=np.inf)
        return loss, *[grad * shorter(*grads) for grad in grads], h

    return {"loss_fun": loss_fun}


@mutant
def clipped_at_one():
    """Clips at 1.

    Between which two numbers is each entry brought?
    """
    return {"clipped": lambda grad: np.clip(grad, -1, 1)}


@mutant
def clipped_from_above_alone():
    """Clips large numbers, and leaves those far below zero.

    What becomes of an entry of -7?
    """
    return {"clipped": lambda grad: np.minimum(grad, 5)}


@mutant
def clipped_at_every_step():
    """Clips the sums while they are still being added up.

    What is left of 7 and then -4, clipped at each step, and what if they are clipped when they have been added?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        return stepwise(inputs, targets, hprev, *weights, often=True)

    return {"loss_fun": loss_fun}


@mutant
def carried_gradient_clipped():
    """Clips what goes back from a step to the one before, too.

    Which five arrays are clipped, and when?
    """
    return {"dh_next": "np.clip(Whh.T @ da, -5, 5)"}


@mutant
def target_not_taken_off():
    """Has the probabilities as the gradient of the scores.

    What is the slope of -ln p at the score of the right character: positive or negative?
    """
    return {"dy": "np.exp(log_ps[t]) + (np.arange(len(by)) == targets[t])[:, None]"}


@mutant
def nothing_from_the_step_after():
    """Lets no gradient go from a step to the one before.

    What reads h_t besides the scores of its own step?
    """
    return {"dh_next": "0 * dh_next"}


@mutant
def slope_at_the_state_before():
    """Takes the slope of tanh at the state before.

    Which state has come out of the tanh that is differentiated?
    """
    return {"da": "dh * (1 - hs[t] ** 2)"}


@mutant
def column_written_over():
    """Keeps for each character the gradient of its first step alone, where a character comes more than once.

    What becomes of the column of a character that was read before?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        return stepwise(inputs, targets, hprev, *weights, adds=False)

    return {"loss_fun": loss_fun}


@mutant
def first_state_forgotten():
    """Begins from a state of zeros, whatever was handed over.

    What does the first step read as its state before?
    """
    return {"hs": "[0 * hprev]"}


@mutant
def every_step_from_the_first_state():
    """Begins every step from the state before the first: nothing is carried along the text.

    What does the second step read as its state before?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        steps = [stepwise(inputs[[t]], targets[[t]], hprev, *weights, most=np.inf) for t in range(len(inputs))]
        loss, *grads, _ = map(sum, zip(*steps, strict=True))
        return loss, *[np.clip(grad, -5, 5) for grad in grads], steps[-1][-1]

    return {"loss_fun": loss_fun}


@mutant
def state_before_the_last():
    """Returns the state before the last character.

    With which state does the next piece of text begin?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        *rest, _ = stepwise(inputs, targets, hprev, *weights)
        return *rest, stepwise(inputs[:-1], targets[:-1], hprev, *weights)[-1]

    return {"loss_fun": loss_fun}


@mutant
def foretells_what_it_reads():
    """Takes the character that was read for the one to foretell.

    Which of the two lists has the characters that come next?
    """

    def loss_fun(inputs, targets, hprev, *weights):
        return stepwise(inputs, inputs, hprev, *weights)

    return {"loss_fun": loss_fun}


def shifted(y):
    """The logarithms of the probabilities."""
    y = y - y.max()
    return y - np.log(np.exp(y).sum())


def stepwise(
    inputs, targets, hprev, Wxh, Whh, Why, bh, by, log_softmax=shifted, share=1.0, most=5.0, often=False, adds=True
):
    """The right answer with columns for characters; what makes it wrong are the options."""
    hs, log_ps, one_hot = [hprev], [], np.eye(len(by))[:, :, None]
    for now in inputs:
        hs.append(np.tanh(Wxh @ one_hot[now] + Whh @ hs[-1] + bh))
        log_ps.append(log_softmax(Why @ hs[-1] + by))
    loss = -share * sum(log_p[following, 0] for log_p, following in zip(log_ps, targets, strict=True))
    grads = [0.0 * weight for weight in (Wxh, Whh, Why, bh, by)]
    back = 0.0 * hprev
    for t in reversed(range(len(inputs))):
        dy = np.exp(log_ps[t])
        dy[targets[t]] -= 1
        da = (share * Why.T @ dy + back) * (1 - hs[t + 1] ** 2)
        if not adds:
            grads[0][:, [inputs[t]]] = 0.0
        parts = da @ one_hot[inputs[t]].T, da @ hs[t].T, share * dy @ hs[t + 1].T, da, share * dy
        for grad, part in zip(grads, parts, strict=True):
            grad += part
        if often:
            grads = [np.clip(grad, -5, 5) for grad in grads]
        back = Whh.T @ da
    return loss, *[np.clip(grad, -most, most) for grad in grads], hs[-1]


def shorter(*grads):
    """What gradients are multiplied with for a norm of 5, if it is more."""
    norm = float(np.sqrt(sum((grad**2).sum() for grad in grads)))
    return min(1.0, 5 / max(norm, 1e-300))

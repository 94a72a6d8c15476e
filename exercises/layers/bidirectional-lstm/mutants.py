"""What goes wrong with two directions."""

import numpy as np

from grader.checks import mutant


def sigmoid(a):
    """The logistic function."""
    return np.exp(-np.logaddexp(0, -a))


def run(X, p):
    """One direction."""
    h = c = np.zeros((X.shape[1], p["R"].shape[1]))
    hs = []
    for x in X:
        i, f, g, o = np.split(x @ p["W"].T + h @ p["R"].T + p["b"], 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        hs.append(h)
    return np.stack(hs)


def joined(ahead, behind):
    """The two halves."""
    return np.concatenate([ahead, behind], axis=2)


@mutant
def bidirectional_not_flipped_back():
    """Joins the backward outputs in the order in which they were computed: the halves belong to different steps.

    Which step does the first output of the backward run belong to?
    """
    return {"bilstm": lambda X, pf, pb: joined(run(X, pf), run(X[::-1], pb))}


@mutant
def never_turned_round():
    """Runs both layers from the first step on.

    Where does the backward run begin?
    """
    return {"bilstm": lambda X, pf, pb: joined(run(X, pf), run(X, pb))}


@mutant
def backward_half_first():
    """Has the two halves in the other order.

    Which half comes first?
    """
    return {"bilstm": lambda X, pf, pb: joined(run(X[::-1], pb)[::-1], run(X, pf))}


@mutant
def one_set_of_weights():
    """Uses the forward direction's parameters for both.

    How many layers are there?
    """
    return {"bilstm": lambda X, pf, pb: joined(run(X, pf), run(X[::-1], pf)[::-1])}


@mutant
def halves_added():
    """Adds the two outputs up instead of joining them.

    How wide is the result?
    """
    return {"bilstm": lambda X, pf, pb: joined(*2 * [run(X, pf) + run(X[::-1], pb)[::-1]])}


@mutant
def halves_summed():
    """Adds the two outputs up, so that the result is as wide as one of them.

    Where does the width 2H of the result come from?
    """
    return {"bilstm": lambda X, pf, pb: run(X, pf) + run(X[::-1], pb)[::-1]}


@mutant
def features_turned_round():
    """Turns the features round instead of the steps.

    Along which axis does time run?
    """
    return {"bilstm": lambda X, pf, pb: joined(run(X, pf), run(X[..., ::-1], pb)[::-1])}


@mutant
def outputs_turned_round_alone():
    """Reads the steps in their order and turns only the outputs of the backward half round.

    At which step does the backward run begin to read?
    """
    return {"bilstm": lambda X, pf, pb: joined(run(X, pf), run(X, pb)[::-1])}


@mutant
def one_backward_state_for_all_steps():
    """Repeats the last state of the backward run at every step.

    What has the backward run read when it comes to step t?
    """
    return {"bilstm": lambda X, pf, pb: joined(run(X, pf), np.repeat(run(X[::-1], pb)[-1:], len(X), axis=0))}

"""What goes wrong between two layers."""

import numpy as np

from grader.checks import mutant


def sigmoid(a):
    """The logistic function."""
    return np.exp(-np.logaddexp(0, -a))


def run(X, h, c, p):
    """One layer: outputs and cell states of every step."""
    hs, cs = [], []
    for x in X:
        i, f, g, o = np.split(x @ p["W"].T + h @ p["R"].T + p["b"], 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        hs.append(h)
        cs.append(c)
    return np.stack(hs), np.stack(cs)


def stacked(
    between=lambda hs, cs, h: hs,
    out=lambda below, above: above,
    begin=lambda states, ended: states,
    weights=lambda lower, upper: upper,
):
    """The function with another reading between the layers, other outputs, first states or weights of the upper one."""

    def stacked_lstm(X, h, c, layers):
        hs, cs = run(X, begin(h[0], h[0]), begin(c[0], c[0]), layers[0])
        first = begin(h[1], hs[-1]), begin(c[1], cs[-1])
        above, cells = run(between(hs, cs, h[0]), *first, weights(*layers))
        return out(hs, above), [hs[-1], above[-1]], [cs[-1], cells[-1]]

    return {"stacked_lstm": stacked_lstm}


@mutant
def outputs_of_the_lower_layer():
    """Returns the outputs of the lower layer.

    Which of the two layers answers?
    """
    return stacked(out=lambda below, above: below)


@mutant
def outputs_of_both_added():
    """Adds the outputs of both layers up.

    Which of the two layers answers?
    """
    return stacked(out=lambda below, above: below + above)


@mutant
def cell_states_passed_up():
    """Gives the upper layer the cell states of the lower one to read.

    Which of its two states does a layer show?
    """
    return stacked(between=lambda hs, cs, h: cs)


@mutant
def upper_layer_one_step_late():
    """Gives the upper layer what the lower one put out a step before.

    Which output of the lower layer belongs to step t?
    """
    return stacked(between=lambda hs, cs, h: np.concatenate([h[None], hs[:-1]]))


@mutant
def first_states_ignored():
    """Begins both layers with states of zero, whatever is passed.

    What does the loop of a layer begin with?
    """
    return stacked(begin=lambda states, ended: 0 * states)


@mutant
def upper_layer_begins_where_the_lower_ended():
    """Begins the upper layer with the last states of the lower one.

    Look at which of the passed states belong to which layer.
    """
    return stacked(begin=lambda states, ended: ended)


@mutant
def recurrent_weights_of_the_lower_layer():
    """Uses the lower layer's R and b in the upper one.

    Look at which entries of which dict each layer takes.
    """
    return stacked(weights=lambda lower, upper: {**lower, "W": upper["W"]})

"""What goes wrong between two layers."""

import numpy as np

from exercises.layers.one_layer import run
from exercises.recurrent.mistakes.written_over import lstm_in_turns, written_over
from grader.checks import Mutant, mutant


def stacked(
    between=lambda hs, cs, h: hs,
    out=lambda below, above: above,
    begin=lambda states, ended: states,
    weights=lambda lower, upper: upper,
    ends=lambda hs, cs: (hs, cs),
):
    """The function with another reading between the layers, other outputs, first or last states, or upper weights."""

    def stacked_lstm(X, h, c, layers):
        hs, cs = run(X, begin(h[0], h[0]), begin(c[0], c[0]), layers[0])
        first = begin(h[1], hs[-1]), begin(c[1], cs[-1])
        above, cells = run(between(hs, cs, h[0]), *first, weights(*layers))
        return out(hs, above), *ends([hs[-1], above[-1]], [cs[-1], cells[-1]])

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


def last(name, advice, change):
    """A mutant that hands back other last states; `change` makes them of the list of one kind of states."""
    return Mutant(name, advice, stacked(ends=lambda hs, cs: (change(hs), change(cs))))


UPPER = "Hands back the last states of the upper layer alone. Of how many layers are they asked?"
LOWER = "Hands back the last states of the lower layer alone. Of how many layers are they asked?"
LAST = [
    last("states_of_the_upper_layer_alone", UPPER, lambda both: both[1]),
    last("states_of_the_upper_layer_in_a_list", UPPER, lambda both: both[1:]),
    last("states_of_the_upper_layer_twice", UPPER, lambda both: [both[1]] * 2),
    last("states_of_the_lower_layer_alone", LOWER, lambda both: both[0]),
    last("states_of_the_lower_layer_in_a_list", LOWER, lambda both: both[:1]),
    last("states_of_the_lower_layer_twice", LOWER, lambda both: [both[0]] * 2),
    last(
        "states_of_the_upper_layer_first",
        "Hands back the last states of the upper layer before those of the lower one. In which order are they asked?",
        lambda both: both[::-1],
    ),
    last(
        "states_side_by_side",
        "Joins the last states of both layers to one array. As what are they asked?",
        np.hstack,
    ),
]


@mutant
def states_by_layer():
    """Hands back both states of the lower layer, then both of the upper one.

    What do the two lists have in common that are asked: the layer, or the kind of state?
    """
    return stacked(ends=lambda hs, cs: ([hs[0], cs[0]], [hs[1], cs[1]]))


@mutant
def only_the_last_output():
    """Returns the output of the last step alone.

    Which axes has the result that is asked?
    """
    return stacked(out=lambda below, above: above[-1])


def stacked_in_turns(X, h, c, layers):
    """Both layers, each of which writes its states unit by unit."""
    below, *lower = lstm_in_turns(X, h[0], c[0], layers[0])
    above, *upper = lstm_in_turns(below, h[1], c[1], layers[1])
    return above, [lower[0], upper[0]], [lower[1], upper[1]]


WRITTEN_OVER = written_over({"stacked_lstm": stacked_in_turns})

"""What goes wrong with two directions."""

import numpy as np

from exercises.layers import one_layer
from exercises.recurrent.mistakes.written_over import lstm_in_turns, written_over
from grader.checks import Mutant, mutant


def run(X, p, h=0.0, c=0.0):
    """One direction: the outputs of all steps."""
    return ran(X, p, h, c)[0]


def ran(X, p, h=0.0, c=0.0):
    """One direction, from first states: the outputs of all steps, the last states."""
    h, c = (state + np.zeros((X.shape[1], p["R"].shape[1])) for state in (h, c))
    hs, cs = one_layer.run(X, h, c, p)
    return hs, hs[-1], cs[-1]


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


def handed_over(first, X, pf, pb, keeps):
    """Both halves, where the second run begins with what `keeps` leaves of the last states of the first."""
    ways = {"ahead": (X, pf), "behind": (X[::-1], pb)}
    second = "behind" if first == "ahead" else "ahead"
    hs, h, c = ran(*ways[first])
    found = {first: hs, second: run(*ways[second], *keeps(h, c))}
    return joined(found["ahead"], found["behind"][::-1])


KEEPS = {
    "states": ("states", lambda h, c: (h, c)),
    "hidden_state": ("hidden state", lambda h, c: (h, 0.0)),
    "cell_state": ("cell state", lambda h, c: (0.0, c)),
}
BEGINS = {"ahead": ("backward", "forward"), "behind": ("forward", "backward")}
HANDED_OVER = [
    Mutant(
        f"{second}_run_begins_with_the_{name}_of_the_other",
        f"Begins the {second} run with the last {said} of the {ended} one. What has a run read before its first step?",
        {"bilstm": lambda X, pf, pb, first=first, keeps=keeps: handed_over(first, X, pf, pb, keeps)},
    )
    for first, (second, ended) in BEGINS.items()
    for name, (said, keeps) in KEEPS.items()
]


@mutant
def halves_interleaved():
    """Has the units of the two halves in turns.

    Where in the result does the second half begin?
    """

    def bilstm(X, pf, pb):
        both = np.stack([run(X, pf), run(X[::-1], pb)[::-1]], axis=3)
        return both.reshape(*both.shape[:2], -1)

    return {"bilstm": bilstm}


STACKED = [
    Mutant(
        f"halves_one_after_the_other_in_{name}",
        f"Joins the two halves along the axis of the {name}. Which axis of the result is 2H long?",
        {"bilstm": lambda X, pf, pb, axis=axis: np.concatenate([run(X, pf), run(X[::-1], pb)[::-1]], axis=axis)},
    )
    for axis, name in enumerate(("steps", "samples"))
]


def in_turns(X, p):
    """One direction that writes its states unit by unit."""
    zero = np.zeros((X.shape[1], p["R"].shape[1]))
    return lstm_in_turns(X, zero, zero, p)[0]


WRITTEN_OVER = written_over({"bilstm": lambda X, pf, pb: joined(in_turns(X, pf), in_turns(X[::-1], pb)[::-1])})

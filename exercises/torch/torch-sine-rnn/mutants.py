"""What goes wrong with a network on a sine wave."""

import numpy as np

from exercises.torch import sine
from exercises.torch.mistakes import habits
from grader.checks import Diagnosis, mutant

BUILD = sine.build
NOW = sine.wave(sine.PIECES, sine.LAST)


@mutant
def steps_taken_for_samples():
    """Takes the steps of a piece for samples, so that none of them knows of the one before.

    Which axis comes first in x, and what is the layer told of it?
    """
    return {"module": {"hidden": [sine.LAYERS, sine.L, sine.H], "mixes": 0.3}}


@mutant
def samples_mixed():
    """Lets the samples of a batch run together.

    Look at `view` and `reshape`: which numbers end up beside each other?
    """
    return {"module": {"mixes": 0.3}}


@mutant
def hidden_state_batch_first():
    """Returns the hidden state with the samples first.

    Whose axes does batch_first turn, and whose not?
    """
    return {"module": {"hidden": [sine.B, sine.LAYERS, sine.H]}}


@mutant
def last_prediction_alone():
    """Returns a prediction for the last point alone.

    For how many points is there a target?
    """
    return {"module": {"out": [sine.B, 1]}}


@mutant
def looks_ahead():
    """Lets predictions depend on points that come later.

    In which directions does the layer run?
    """
    return {"module": {"ahead": 0.2}}


@mutant
def hidden_state_ignored():
    """Begins every piece from zeros, whatever hidden state is passed to forward.

    What is the layer called with?
    """
    return {"module": {"hidden used": 0.0}, "training": {"predictions": (0.9 * NOW).tolist()}}


@mutant
def starts_from_random_numbers():
    """Begins from something else than zeros where no hidden state is passed.

    What does the layer do by itself when it is given None?
    """
    return {"module": {"without hidden": 0.4}}


@mutant
def reset_at_every_piece():
    """Begins every piece of the training with a new hidden state.

    What does the loop do with the hidden state that forward returned?
    """
    return {"training": {"reset": sine.PIECES - 1}}


@mutant
def graph_kept_between_pieces():
    """Hands the hidden state on with its graph, so that every backward pass goes through all pieces before.

    Where does a piece end for backpropagation, and what cuts it off there?
    """
    return {"training": {"tracked": sine.PIECES - 1}}


@mutant
def predicts_what_it_sees():
    """Learns to say the point that it is given, not the one after.

    Compare the first target with the second input.
    """
    return {"training": {"predictions": np.hstack([0 * NOW[:, :1], NOW[:, :-1]]).tolist()}}


@mutant
def says_zero():
    """Answers about zero to everything after the training.

    Does the loss fall? Look at what the optimiser was given, and when it makes a step.
    """
    return {"training": {"predictions": np.zeros_like(NOW).tolist()}}


@mutant
def returns_one_loss():
    """Returns the last loss alone.

    How many pieces were there?
    """
    return {"training": {"losses": 1}}


@mutant
def never_steps():
    """Leaves the weights as they were.

    Who changes them, and was it given the parameters of this network?
    """
    return {"training": {"moved": 0.0, "predictions": (0.3 * NOW).tolist()}}


@mutant
def gradients_added_up():
    """Adds the gradients of every piece to those of the pieces before.

    What empties them, and when?
    """
    return {"training": {"added": sine.PIECES - 1, "predictions": (2 * NOW).tolist()}}


@mutant
def formula_of_the_wave():
    """Continues the wave without any training, by a formula for the next point.

    Which numbers of the network does the training find?
    """
    return {"training": {"before": NOW.tolist()}}


@mutant
def pieces_left_out():
    """Asks the network less often than there are pieces.

    How often does the loop turn?
    """
    return {"training": {"calls": 0}}


NAMED = {  # what a complaint is called, the likeliest first
    "hidden": (steps_taken_for_samples, hidden_state_batch_first),
    "out": (last_prediction_alone,),
    "mixes": (samples_mixed,),
    "ahead": (looks_ahead,),
    "hidden used": (hidden_state_ignored,),
    "without hidden": (starts_from_random_numbers,),
    "calls": (pieces_left_out,),
    "losses": (returns_one_loss,),
    "reset": (reset_at_every_piece,),
    "tracked": (graph_kept_between_pieces,),
}
NEAREST = {1: predicts_what_it_sees, 2: says_zero}


def probe(student, seed):
    """The first complaint by its name; without one, what the training did, or what the predictions are nearest to."""
    case = sine.Case(seed % 6)
    for look in (sine.module, sine.training):
        facts = look(student, case)
        for name in [name for name in NAMED if name in facts]:
            if said := sine.COMPLAINTS[name](facts[name]):
                found = NAMED[name][-1 if facts[name] == [sine.B, sine.LAYERS, sine.H] else 0]
                yield Diagnosis(found.id, found.advice, said)
                return
    if sine.error(facts["before"]) < sine.UNTRAINED:
        yield Diagnosis(formula_of_the_wave.id, formula_of_the_wave.advice, "seen before the training")
        return
    if sine.error(facts["predictions"]) < sine.LARGEST and facts["moved"]:
        return
    found = never_steps if facts["moved"] == 0 else gradients_added_up if facts["added"] else None
    found = found or NEAREST.get(sine.nearest(facts["predictions"]))
    if found:
        yield Diagnosis(found.id, found.advice, "seen in the training")


BETWEEN = (graph_kept_between_pieces.id, graph_kept_between_pieces.advice)
RAISED = {
    r"Expected hidden size \(2, 5": (steps_taken_for_samples.id, steps_taken_for_samples.advice),
    r"Expected hidden size \(4": (looks_ahead.id, looks_ahead.advice),
    "modified by an inplace operation|backward through the graph a second time": BETWEEN,  # the optimiser's own
    **habits.RAISED,
}
PROBES = (probe,)
MUTANTS = (
    steps_taken_for_samples, samples_mixed, hidden_state_batch_first, last_prediction_alone, looks_ahead,
    hidden_state_ignored, starts_from_random_numbers, reset_at_every_piece, graph_kept_between_pieces,
    predicts_what_it_sees, says_zero, returns_one_loss, never_steps, gradients_added_up, pieces_left_out,
    formula_of_the_wave,
)  # fmt: skip

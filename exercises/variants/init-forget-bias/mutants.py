"""What goes wrong when a forget gate is to start open."""

import numpy as np

from grader.checks import mutant


def set_to(block, ih, hh):
    """The rows of one block (or of all: None) of the two biases set to what `ih` and `hh` make of the bias and b."""

    def init_forget_bias(p, b):
        H = p["weight_hh"].shape[1]
        rows = np.arange(4 * H) // H == block if block is not None else np.ones(4 * H, bool)
        new = {"bias_ih": np.where(rows, ih(p["bias_ih"], b), p["bias_ih"])}
        new["bias_hh"] = np.where(rows, hh(p["bias_hh"], b), p["bias_hh"])
        return {**p, **new}

    return {"init_forget_bias": init_forget_bias}


@mutant
def both_set():
    """Sets both biases, so that the gate sees the number twice.

    What does the gate see of two biases?
    """
    return set_to(1, lambda old, b: b, lambda old, b: b)


@mutant
def other_one_left():
    """Sets one of the two biases and leaves the other as it was drawn, which the gate sees as well.

    What is the sum of the two?
    """
    return set_to(1, lambda old, b: b, lambda old, b: old)


@mutant
def recurrent_one_set_alone():
    """Sets the bias of the recurrent side and leaves the other as it was drawn.

    What is the sum of the two?
    """
    return set_to(1, lambda old, b: old, lambda old, b: b)


@mutant
def added():
    """Adds the number to a bias that was drawn, instead of setting it.

    What should the gate be at the start, whatever was drawn?
    """
    return set_to(1, lambda old, b: old + b, lambda old, b: old)


@mutant
def block_of_the_input_gate():
    """Sets the first block, that of the input gate.

    In which order do the four blocks lie?
    """
    return set_to(0, lambda old, b: b, lambda old, b: 0 * old)


@mutant
def block_of_the_candidate():
    """Sets the third block, where ONNX has its forget gate; here the candidate is there.

    In which order do the four blocks lie?
    """
    return set_to(2, lambda old, b: b, lambda old, b: 0 * old)


@mutant
def all_gates_set():
    """Sets the biases of all four blocks.

    Which of the gates should be open at the start?
    """
    return set_to(None, lambda old, b: b, lambda old, b: 0 * old)


@mutant
def other_bias_all_zero():
    """Sets the whole second bias to zero: the other gates lose what was drawn for them.

    Which entries of it belong to the forget gate?
    """

    def init_forget_bias(p, b):
        H = p["weight_hh"].shape[1]
        new = p["bias_ih"].astype(float)
        new[H : 2 * H] = b
        return {**p, "bias_ih": new, "bias_hh": 0 * p["bias_hh"]}

    return {"init_forget_bias": init_forget_bias}


@mutant
def in_place():
    """Writes into the arrays that were given, and gives the same dict back.

    What do the weights that you were given look like after the call?
    """

    def init_forget_bias(p, b):
        H = p["weight_hh"].shape[1]
        p["bias_ih"][H : 2 * H], p["bias_hh"][H : 2 * H] = b, 0
        return p

    return {"init_forget_bias": init_forget_bias}


@mutant
def dict_overwritten():
    """Puts new arrays into the dict that was given.

    What does that dict look like after the call?
    """

    def init_forget_bias(p, b):
        H = p["weight_hh"].shape[1]
        rows = np.arange(4 * H) // H == 1
        p["bias_ih"], p["bias_hh"] = np.where(rows, b, p["bias_ih"]), np.where(rows, 0, p["bias_hh"])
        return p

    return {"init_forget_bias": init_forget_bias}


@mutant
def gate_for_bias():
    """Sets the bias to σ(b), which is the gate and not its bias.

    Is b what goes into σ or what comes out?
    """
    return set_to(1, lambda old, b: 1 / (1 + np.exp(-b)), lambda old, b: 0 * old)

"""What goes wrong when weights come from elsewhere."""

import numpy as np

from grader.checks import mutant


def blocks(array, order):
    """Blocks in some order, brought into the order i f g o."""
    return np.concatenate([np.split(array, 4)[order.index(gate)] for gate in "ifgo"])


def imported(p, layout, biases=None, cs231n="ifog", onnx="iofg", hidden_first=True, turned=True):
    """The exercise, with the ways to get it wrong as options."""
    added = biases or (lambda one, other: one + other)
    if layout == "torch":
        return p["weight_ih"], p["weight_hh"], added(p["bias_ih"], p["bias_hh"])
    if layout == "keras":
        R = p["recurrent_kernel"] if turned else p["recurrent_kernel"].T.reshape(p["recurrent_kernel"].shape)
        return p["kernel"].T, R.T, p["bias"]
    if layout == "cs231n":
        return blocks(p["Wx"].T, cs231n), blocks(p["Wh"].T, cs231n), blocks(p["b"], cs231n)
    if layout == "onnx":
        b = added(*np.split(p["B"][0], 2))
        return blocks(p["W"][0], onnx), blocks(p["R"][0], onnx), blocks(b, onnx)
    order = "ifco" if layout == "deeplearning.ai" else "ifnv"
    M = np.concatenate([p[f"W{gate}"] for gate in order])
    D = M.shape[1] - len(p["Wi"])
    cut = len(p["Wi"])
    W, R = (M[:, cut:], M[:, :cut]) if hidden_first else (M[:, :D], M[:, D:])
    return W, R, np.concatenate([p[f"b{gate}"].ravel() for gate in order])


def changed(**options):
    """The function with some options."""
    return {"import_weights": lambda p, layout: imported(p, layout, **options)}


@mutant
def second_bias_left_out():
    """Takes the first of two biases alone.

    What does torch add to the pre-activations?
    """
    return changed(biases=lambda one, other: one)


@mutant
def biases_averaged():
    """Takes the mean of the two biases.

    What does torch add to the pre-activations?
    """
    return changed(biases=lambda one, other: (one + other) / 2)


@mutant
def cs231n_gates_as_torch():
    """Reads CS231n's gates in torch's order; there candidate and output gate are the other way round.

    In which order does the assignment cut its pre-activations?
    """
    return changed(cs231n="ifgo")


@mutant
def onnx_gates_as_torch():
    """Reads ONNX' gates in torch's order.

    In which order does ONNX list them?
    """
    return changed(onnx="ifgo")


@mutant
def input_first():
    """Takes the first columns for the input, where they are for the hidden state.

    In which order are h and x joined in the two courses?
    """
    return changed(hidden_first=False)


@mutant
def reshaped_for_transposed():
    """Reshapes a matrix of Keras where it has to be turned: the shape is right, the numbers are in other places.

    Where does the second row of the matrix go?
    """
    return changed(turned=False)

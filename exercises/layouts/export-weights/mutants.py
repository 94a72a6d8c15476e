"""What goes wrong when weights are carried elsewhere."""

import numpy as np

from exercises.layouts.packing import packed
from grader.checks import mutant


def changed(layout, change):
    """The function that gets one layout wrong: `change` is given the blocks i f g o and what is right."""

    def export_weights(W, R, b, wanted):
        right = packed(W, R, b, wanted)
        return change(W, R, b, right) if wanted == layout else right

    return {"export_weights": export_weights}


def reordered(array, order):
    """Blocks i f g o in another order."""
    return np.concatenate([np.split(array, 4)["ifgo".index(gate)] for gate in order])


@mutant
def cs231n_gates_as_torch():
    """Leaves the gates in torch's order for CS231n, where candidate and output gate are the other way round.

    In which order does the assignment cut its pre-activations?
    """
    return changed("cs231n", lambda W, R, b, right: {"Wx": W.T, "Wh": R.T, "b": b})


@mutant
def keras_gates_as_cs231n():
    """Puts Keras' gates into CS231n's order; Keras has i f c o.

    Is there anything to reorder here?
    """

    def change(W, R, b, right):
        W, R, b = (reordered(array, "ifog") for array in (W, R, b))
        return {"kernel": W.T, "recurrent_kernel": R.T, "bias": b}

    return changed("keras", change)


@mutant
def not_transposed():
    """Leaves the matrices of Keras as they are, without turning them.

    From which side does Keras multiply its inputs?
    """
    return changed("keras", lambda W, R, b, right: {"kernel": W, "recurrent_kernel": R, "bias": b})


@mutant
def bias_twice():
    """Gives torch the bias twice, where its two biases are added.

    What do bias_ih and bias_hh have to add up to?
    """
    return changed("torch", lambda W, R, b, right: {**right, "bias_hh": b})


@mutant
def input_first():
    """Joins [x, h] for the lesson, which has the memory first.

    Which columns are for the hidden state?
    """

    def change(W, R, b, right):
        return {k: np.roll(v, W.shape[1], axis=1) if v.ndim > 1 else v for k, v in right.items()}

    return changed("udacity", change)


@mutant
def onnx_gates_as_torch():
    """Leaves the gates in torch's order for ONNX, which has i o f c.

    In which order does ONNX list them?
    """

    def change(W, R, b, right):
        return {"W": W[None], "R": R[None], "B": np.concatenate([b, 0 * b])[None]}

    return changed("onnx", change)


def together(*layouts):
    """The function that gets several layouts wrong: each of them with what makes it so of what is right."""
    known = dict(layouts)

    def export_weights(W, R, b, wanted):
        right = packed(W, R, b, wanted)
        return known[wanted](W, b, right) if wanted in known else right

    return {"export_weights": export_weights}


def input_before(W, b, right):
    """[x, h] where [h, x] belongs."""
    return {k: np.roll(v, W.shape[1], axis=1) if k.startswith("W") else v for k, v in right.items()}


def onnx_bias_doubled(W, b, right):
    """The bias in both halves of B."""
    return {**right, "B": np.tile(right["B"][:, : len(b)], 2)}


@mutant
def input_first_in_both():
    """Joins [x, h] in both layouts that have one matrix for a gate.

    Which of the two stands first where the matrix is (H, H + D)?
    """
    return together(("deeplearning.ai", input_before), ("udacity", input_before))


@mutant
def input_first_in_columns():
    """Joins [x, h] for deeplearning.ai, which has the hidden state first.

    Which of the two stands first where the matrix is (H, H + D)?
    """
    return together(("deeplearning.ai", input_before))


@mutant
def bias_twice_in_both():
    """Puts the bias into both places of torch and of ONNX, which add the two.

    What do the two biases have to add up to?
    """
    return together(("torch", lambda W, b, right: {**right, "bias_hh": b}), ("onnx", onnx_bias_doubled))


@mutant
def bias_twice_in_onnx():
    """Puts the bias into both halves of ONNX's B, which are added.

    What do the two halves have to add up to?
    """
    return together(("onnx", onnx_bias_doubled))

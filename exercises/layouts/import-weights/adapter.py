"""Weights as a layout has them: a submission is given these, where its checks speak of W, R and b."""

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run
SHARE = 0.25  # of a bias that a layout keeps as the sum of two


def blocks(array, order):
    """Blocks i f g o in another order."""
    return np.concatenate([np.split(array, 4)["ifgo".index(gate)] for gate in order])


def gates(W, R, names):
    """One matrix for each gate, the hidden part first."""
    return {names[k]: np.concatenate([np.split(R, 4)[k], np.split(W, 4)[k]], axis=1) for k in range(4)}


def packed(W, R, b, layout):
    """A dict with the arrays of a layout."""
    if layout == "torch":
        return {"weight_ih": W, "weight_hh": R, "bias_ih": SHARE * b, "bias_hh": (1 - SHARE) * b}
    if layout == "keras":
        return {"kernel": W.T, "recurrent_kernel": R.T, "bias": b}
    if layout == "cs231n":
        return {"Wx": blocks(W, "ifog").T, "Wh": blocks(R, "ifog").T, "b": blocks(b, "ifog")}
    if layout == "onnx":
        one = blocks(b, "iofg")
        B = np.concatenate([SHARE * one, (1 - SHARE) * one])
        return {"W": blocks(W, "iofg")[None], "R": blocks(R, "iofg")[None], "B": B[None]}
    biases = np.split(b, 4)
    if layout == "deeplearning.ai":
        return {
            **gates(W, R, ("Wi", "Wf", "Wc", "Wo")),
            **{f"b{k}": v[:, None] for k, v in zip("ifco", biases, strict=True)},
        }
    return {**gates(W, R, ("Wi", "Wf", "Wn", "Wv")), **{f"b{k}": v.copy() for k, v in zip("ifnv", biases, strict=True)}}


def import_weights(p, layout):
    """The student's function, with the dict that the layout has."""
    return submission.import_weights(packed(p["W"], p["R"], p["b"], layout), layout)

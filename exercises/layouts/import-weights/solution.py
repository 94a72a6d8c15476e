"""The weights of an LSTM from the layouts of six libraries and courses."""

import numpy as np


def blocks(array, order):
    """Blocks in some order, brought into the order i f g o."""
    parts = np.split(array, 4)
    return np.concatenate([parts[order.index(gate)] for gate in "ifgo"])


def import_weights(p, layout):
    """A dict with the arrays of a layout -> W (4H, D), R (4H, H), b (4H,) in blocks i f g o."""
    if layout == "torch":
        return p["weight_ih"], p["weight_hh"], p["bias_ih"] + p["bias_hh"]
    if layout == "keras":
        return p["kernel"].T, p["recurrent_kernel"].T, p["bias"]
    if layout == "cs231n":
        return blocks(p["Wx"].T, "ifog"), blocks(p["Wh"].T, "ifog"), blocks(p["b"], "ifog")
    if layout == "onnx":
        b = sum(np.split(p["B"][0], 2))
        return blocks(p["W"][0], "iofg"), blocks(p["R"][0], "iofg"), blocks(b, "iofg")
    order = "ifco" if layout == "deeplearning.ai" else "ifnv"
    M = np.concatenate([p[f"W{gate}"] for gate in order])
    H = len(p["Wi"])
    return M[:, H:], M[:, :H], np.concatenate([p[f"b{gate}"].reshape(H) for gate in order])

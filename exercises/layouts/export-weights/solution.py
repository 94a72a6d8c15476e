"""The weights of an LSTM in the layouts of six libraries and courses."""

import numpy as np


def export_weights(W, R, b, layout):
    """W (4H, D), R (4H, H), b (4H,) in blocks i f g o -> a dict with the arrays of a layout."""
    Wi, Wf, Wg, Wo = np.split(W, 4)
    Ri, Rf, Rg, Ro = np.split(R, 4)
    bi, bf, bg, bo = np.split(b, 4)
    if layout == "torch":
        return {"weight_ih": W, "weight_hh": R, "bias_ih": b, "bias_hh": np.zeros(len(b))}
    if layout == "keras":
        return {"kernel": W.T, "recurrent_kernel": R.T, "bias": b}
    if layout == "cs231n":
        Wx = np.concatenate([Wi, Wf, Wo, Wg]).T
        Wh = np.concatenate([Ri, Rf, Ro, Rg]).T
        return {"Wx": Wx, "Wh": Wh, "b": np.concatenate([bi, bf, bo, bg])}
    if layout == "onnx":
        B = np.concatenate([bi, bo, bf, bg, np.zeros(len(b))])
        return {"W": np.concatenate([Wi, Wo, Wf, Wg])[None], "R": np.concatenate([Ri, Ro, Rf, Rg])[None], "B": B[None]}
    f, i, g, o = (np.concatenate(pair, axis=1) for pair in ((Rf, Wf), (Ri, Wi), (Rg, Wg), (Ro, Wo)))
    if layout == "deeplearning.ai":
        columns = {"bf": bf[:, None], "bi": bi[:, None], "bc": bg[:, None], "bo": bo[:, None]}
        return {"Wf": f, "Wi": i, "Wc": g, "Wo": o, **columns}
    return {"Wn": g, "Wi": i, "Wf": f, "Wv": o, "bn": bg, "bi": bi, "bf": bf, "bv": bo}

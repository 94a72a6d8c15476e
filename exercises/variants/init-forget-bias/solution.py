"""The forget bias of an LSTM that has two biases, as torch's."""

import numpy as np


def init_forget_bias(p, b):
    """A dict of weight_ih (4H, D), weight_hh (4H, H), bias_ih, bias_hh (4H,), a number -> a new dict."""
    H = p["weight_hh"].shape[1]
    forget = np.arange(4 * H) // H == 1
    new = dict(p)
    new["bias_ih"] = np.where(forget, b, p["bias_ih"])
    new["bias_hh"] = np.where(forget, 0, p["bias_hh"])
    return new

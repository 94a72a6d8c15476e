"""What counts of the new dict: of the forget gate the sum of its biases; and the dict that was given, as it is then."""

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run
BIASES = ("bias_ih", "bias_hh")


def init_forget_bias(p, b):
    """The student's dict, the forget biases added up, and what was given; anything else as it comes."""
    H = p["weight_hh"].shape[1]
    new = submission.init_forget_bias(p, b)
    if not isinstance(new, dict) or not all(np.shape(new.get(name)) == (4 * H,) for name in BIASES):
        return new
    biases = [np.asarray(new[name]) for name in BIASES]
    others = {
        f"{name}, all but f": np.delete(bias, np.s_[H : 2 * H]) for name, bias in zip(BIASES, biases, strict=True)
    }
    rest = {name: value for name, value in new.items() if name not in BIASES}
    return {"f: bias_ih + bias_hh": sum(biases)[H : 2 * H], **others, **rest, "p after the call": dict(p)}

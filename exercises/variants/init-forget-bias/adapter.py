"""What counts of the new dict: of the forget gate the sum of its biases; and whether what was given is as it was."""

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run
BIASES = ("bias_ih", "bias_hh")


def init_forget_bias(p, b):
    """The student's dict, the forget biases added up, and whether p is as it was; anything else as it comes."""
    H, given, before = p["weight_hh"].shape[1], dict(p), {name: array.copy() for name, array in p.items()}
    new = submission.init_forget_bias(given, b)
    if not isinstance(new, dict) or not all(np.shape(new.get(name)) == (4 * H,) for name in BIASES):
        return new
    biases = [np.asarray(new[name]) for name in BIASES]
    others = {
        f"{name}, all but f": np.delete(bias, np.s_[H : 2 * H]) for name, bias in zip(BIASES, biases, strict=True)
    }
    rest = {name: value for name, value in new.items() if name not in BIASES}
    kept = {
        "p holds the same arrays": given.keys() == p.keys() and all(given[name] is p[name] for name in p),
        "the arrays of p are as they were": all(np.array_equal(p[name], before[name]) for name in p),
    }
    return {"f: bias_ih + bias_hh": sum(biases)[H : 2 * H], **others, **rest, **kept}

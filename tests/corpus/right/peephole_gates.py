# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: per-gate-dict
# note: a dictionary of gates, each with its own weights
import numpy as np

NAMES = "ifgo"


def sigmoid(a):
    out = np.empty(a.shape)
    up = a >= 0
    out[up] = 1 / (1 + np.exp(-a[up]))
    e = np.exp(a[~up])
    out[~up] = e / (1 + e)
    return out


def peephole_step(x, h, c, W, R, b, p):
    parts = {k: (w, r, v) for k, w, r, v in zip(NAMES, np.split(W, 4), np.split(R, 4), np.split(b, 4))}
    peep = dict(zip("ifo", np.split(p, 3)))
    a = {k: x.dot(w.T) + h.dot(r.T) + v for k, (w, r, v) in parts.items()}
    y = {"i": sigmoid(a["i"] + peep["i"] * c), "f": sigmoid(a["f"] + peep["f"] * c), "g": np.tanh(a["g"])}
    new = y["f"] * c + y["i"] * y["g"]
    y["o"] = sigmoid(a["o"] + peep["o"] * new)
    return y["o"] * np.tanh(new), new, {"x": x, "h": h, "c": c, "parts": parts, "peep": peep, "y": y, "new": new}


def peephole_step_backward(dh, dc, cache):
    x, h, c, y, new, peep = (cache[k] for k in ("x", "h", "c", "y", "new", "peep"))
    t = np.tanh(new)
    d = {"o": dh * t * y["o"] * (1 - y["o"])}
    total = dc + dh * y["o"] * (1 - t**2) + peep["o"] * d["o"]
    d["i"] = total * y["g"] * y["i"] * (1 - y["i"])
    d["f"] = total * c * y["f"] * (1 - y["f"])
    d["g"] = total * y["i"] * (1 - y["g"] ** 2)
    dx = sum(d[k].dot(cache["parts"][k][0]) for k in NAMES)
    dh_prev = sum(d[k].dot(cache["parts"][k][1]) for k in NAMES)
    dc_prev = total * y["f"] + sum(peep[k] * d[k] for k in "if")
    dW = np.vstack([d[k].T.dot(x) for k in NAMES])
    dR = np.vstack([d[k].T.dot(h) for k in NAMES])
    db = np.hstack([d[k].sum(0) for k in NAMES])
    seen = {"i": c, "f": c, "o": new}
    return dx, dh_prev, dc_prev, dW, dR, db, np.hstack([(d[k] * seen[k]).sum(0) for k in "ifo"])

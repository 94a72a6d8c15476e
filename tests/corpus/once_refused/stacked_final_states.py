# verdict: right
# dialect: native
# style: odd
# note: once was refused or lost points
import numpy as np
# states kept as one array (2, N, H)

def sg(a):
    return np.reciprocal(1 + np.exp(-a))

def lstm_forward(X, h, c, W, R, b):
    s = np.stack([h, c])
    out, mem = [], []
    for x in X:
        a = np.stack(np.split(x @ W.T + s[0] @ R.T + b, 4, axis=1))
        act = np.where(np.arange(4)[:, None, None] == 2, np.tanh(a), sg(a))
        cn = act[1] * s[1] + act[0] * act[2]
        new = np.stack([act[3] * np.tanh(cn), cn])
        mem.append((x, s, act, new))
        s = new
        out.append(s[0])
    return np.stack(out), s, (mem, W, R)

def lstm_backward(dH, dfinal, cache):
    mem, W, R = cache
    ds = np.stack(dfinal)
    A, xs, hs = [], [], []
    for d, (x, s, (i, f, g, o), new) in zip(dH[::-1], mem[::-1]):
        dh = ds[0] + d
        t = np.tanh(new[1])
        dc = ds[1] + dh * o * (1 - t * t)
        da = np.concatenate([dc * g * i * (1 - i), dc * s[1] * f * (1 - f), dc * i * (1 - g * g), dh * t * o * (1 - o)], 1)
        A.append(da); xs.append(x); hs.append(s[0])
        ds = np.stack([da @ R, dc * f])
    A = np.array(A)
    return (A @ W)[::-1], ds, np.einsum("tna,tnd->ad", A, np.array(xs)), np.einsum("tna,tnd->ad", A, np.array(hs)), A.sum((0, 1))

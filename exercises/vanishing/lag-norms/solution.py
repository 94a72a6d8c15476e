"""How much of a gradient is left so many steps back: an RNN, an orthogonal RNN, and LSTMs."""

import numpy as np

D, H = 8, 32


def lag_norms(network, forget_bias, T, seeds):
    """Norms at the lags 0 ... T, geometric means over so many networks: total (T+1,), direct (T+1,)."""
    generators = [np.random.default_rng(seed) for seed in range(seeds)]
    X = np.stack([rng.normal(size=(T, D)) for rng in generators], axis=1)
    v = np.stack([rng.normal(size=H) for rng in generators])
    v = v / norm(v)[:, None]
    blocks = 4 if network == "lstm" else 1
    W = np.stack([uniform(rng, (blocks * H, D)) for rng in generators])
    draw = orthogonal if network == "orthogonal" else uniform
    R = np.stack([draw(rng, (blocks * H, H)) for rng in generators])
    runs = through_cells(X, W, R, forget_bias, v) if network == "lstm" else through_units(X, W, R, v)
    total, direct = typical(runs)
    return total, direct


def typical(runs):
    """The geometric mean over the networks."""
    with np.errstate(divide="ignore"):  # the direct path of an RNN is 0
        return np.exp(np.log(runs).mean(axis=-1))


def uniform(rng, shape):
    """Numbers between -1/√H and 1/√H."""
    return rng.uniform(-1 / np.sqrt(H), 1 / np.sqrt(H), shape)


def orthogonal(rng, shape):
    """A random orthogonal matrix."""
    return np.linalg.qr(rng.normal(size=shape))[0]


def through_units(X, W, R, v):
    """Norms of the gradients at the hidden states of RNNs, the last first; they have no direct path."""
    states = [np.zeros_like(v)]
    for x in X:
        states.append(np.tanh(times(W, x) + times(R, states[-1])))
    total, dh = [norm(v)], v
    for h in reversed(states[1:]):
        dh = rnn_back(dh, h, R)
        total.append(norm(dh))
    direct = np.zeros_like(total)
    direct[0] = 1
    return np.array([total, direct])


def rnn_back(dh, h, R):
    """The gradient at the state before, from that at h."""
    return times(R.swapaxes(1, 2), dh * (1 - h**2))


def through_cells(X, W, R, forget_bias, v):
    """Norms of the gradients at the cells of LSTMs, the last first: total and direct."""
    h, c, kept = np.zeros_like(v), np.zeros_like(v), []
    for x in X:
        i, f, g, o = gates(times(W, x) + times(R, h), forget_bias)
        c_old, c = c, f * c + i * g
        h = o * np.tanh(c)
        kept.append((i, f, g, o, c_old, c))
    dh, dc = start(v)
    total = [norm(v)]
    for step in reversed(kept):
        dh, dc = lstm_back(dh, dc, R, *step)
        total.append(norm(dc))
    return np.array([total, through_gates([step[1] for step in kept], v)])


def through_gates(fs, v):
    """Norms along the direct path, the last first: of v times the forget gates."""
    path = [v]
    for f in reversed(fs):
        path.append(path[-1] * f)
    return [norm(dc) for dc in path]


def start(v):
    """The gradients at h and c after the last step: all of it is at c."""
    return np.zeros_like(v), v


def gates(a, forget_bias):
    """i, f, g, o from the pre-activations."""
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=-1)
    return sigmoid(a_i), sigmoid(a_f + forget_bias), np.tanh(a_g), sigmoid(a_o)


def lstm_back(dh, dc, R, i, f, g, o, c_old, c):
    """The gradients at h and c before a step, from those after it."""
    s = np.tanh(c)
    dc = dc + dh * o * (1 - s**2)
    da = [dc * g * i * (1 - i), dc * c_old * f * (1 - f), dc * i * (1 - g**2), dh * s * o * (1 - o)]
    return times(R.swapaxes(1, 2), np.concatenate(da, axis=-1)), dc * f


def times(M, v):
    """A matrix for each network, times its vector."""
    return (M @ v[..., None])[..., 0]


def sigmoid(a):
    """1 / (1 + exp(-a))."""
    return 1.0 / (1.0 + np.exp(-a))


def norm(v):
    """The length of the vector of each network."""
    return np.sqrt(np.sum(v**2, axis=-1))

"""What goes wrong when gradients are measured against the lag; each replaces a function of the solution."""

import numpy as np

from exercises.lstm.parts import sigmoid
from grader.checks import mutant


def times(M, v):
    """A matrix for each network, times its vector."""
    return (M @ v[..., None])[..., 0]


def gates_with(i, f, g, o):
    """Gates whose biases are so many times the forget bias."""

    def gates(a, forget_bias):
        a_i, a_f, a_g, a_o = np.split(a, 4, axis=-1)
        return (
            sigmoid(a_i + i * forget_bias),
            sigmoid(a_f + f * forget_bias),
            np.tanh(a_g + g * forget_bias),
            sigmoid(a_o + o * forget_bias),
        )

    return {"gates": gates}


@mutant
def bias_in_the_input_gate():
    """Puts the forget bias into the input gate.

    Which block of the bias belongs to which gate? Print the mean of the forget gates for a bias of 5.
    """
    return gates_with(1, 0, 0, 0)


@mutant
def bias_in_the_output_gate():
    """Puts the forget bias into the output gate.

    Which block of the bias belongs to which gate? Print the mean of the forget gates for a bias of 5.
    """
    return gates_with(0, 0, 0, 1)


@mutant
def bias_twice():
    """Adds the forget bias twice, as happens where a library keeps two biases and both are set.

    Print the mean of the forget gates: is it σ(b) or σ(2b)?
    """
    return gates_with(0, 2, 0, 0)


@mutant
def direct_path_for_the_whole():
    """Has the direct path alone for the whole gradient: h is held fixed.

    What reads h, and does the gradient that arrives there go on to c?
    """

    def lstm_back(dh, dc, R, i, f, g, o, c_old, c):
        return np.zeros_like(dh), dc * f

    return {"lstm_back": lstm_back}


@mutant
def starts_at_both():
    """Begins with a gradient of length 1 at h as well as at c.

    From which dh do the backward steps start, and what has total at lag 1 beside direct?
    """
    return {"start": lambda v: (v, v)}


@mutant
def starts_at_h():
    """Begins with the gradient at h, and with none at c.

    At which of the two does an LSTM's gradient have the length 1 to begin with?
    """
    return {"start": lambda v: (v, np.zeros_like(v))}


@mutant
def starts_and_is_measured_at_h():
    """Follows the gradient at h, where it begins and is measured, as in an RNN.

    Where is the gradient of an LSTM measured?
    """

    def lstm_back(at_c, at_h, R, i, f, g, o, c_old, c):
        s = np.tanh(c)
        dc = at_c + at_h * o * (1 - s**2)
        da = [dc * g * i * (1 - i), dc * c_old * f * (1 - f), dc * i * (1 - g**2), at_h * s * o * (1 - o)]
        return dc * f, times(np.swapaxes(R, 1, 2), np.concatenate(da, axis=-1))

    return {"lstm_back": lstm_back}


@mutant
def another_direct_path():
    """Has another gate or another direction in the direct path than in the whole gradient, one step back.

    Which step's gates come first on the way back, and from which vector do both begin?
    """

    def through_gates(fs, v):
        return [np.linalg.norm(dc, axis=-1) for dc in np.cumprod([v, *fs], axis=0)]

    return {"through_gates": through_gates}


@mutant
def arithmetic_mean():
    """Takes the arithmetic mean, which is that of the largest network alone where they lie powers of ten apart.

    What is the geometric mean of 1 and 10⁻⁶?
    """
    return {"typical": lambda runs: np.mean(runs, axis=-1)}


@mutant
def harmonic_mean():
    """Takes the harmonic mean, which is that of the smallest network alone where they lie powers of ten apart.

    What is the geometric mean of 1 and 10⁻⁶?
    """
    return {"typical": lambda runs: 1 / np.mean(1 / runs, axis=-1)}


@mutant
def slope_left_out():
    """Leaves out the slope of tanh on the way back through an RNN.

    With an orthogonal matrix alone no gradient would change its length: what shortens it?
    """
    return {"rnn_back": lambda dh, h, R: times(np.swapaxes(R, 1, 2), dh)}


@mutant
def orthogonal_only_in_name():
    """Has a matrix for the orthogonal RNN that is not orthogonal.

    What should R times its transpose be?
    """
    return {"orthogonal": lambda rng, shape: rng.uniform(-1, 1, shape) / np.sqrt(32)}


@mutant
def weights_too_large():
    """Draws the weights from N(0, 1).

    How large is the largest entry of W and R?
    """
    return {"uniform": lambda rng, shape: rng.normal(size=shape)}


@mutant
def one_step_for_all():
    """Has the direct path of one step at every lag: the gates are not multiplied up.

    How many forget gates are between c_t and c_{t+3}?
    """

    def lag_norms(network, forget_bias, T, seeds):
        f = 1 / (1 + np.exp(-forget_bias))
        return np.ones(T + 1), np.array([1.0] + [f if network == "lstm" else 0.0] * T)

    return {"lag_norms": lag_norms}


@mutant
def earliest_first():
    """Has the norms in the order of time, the earliest first.

    Which lag has the last step?
    """

    def lag_norms(network, forget_bias, T, seeds):
        rate = {"rnn": -0.6, "orthogonal": -0.17}.get(network, -np.logaddexp(0, -forget_bias))
        back = np.exp(rate * np.arange(T + 1))
        return back[::-1].copy(), back[::-1].copy()

    return {"lag_norms": lag_norms}


@mutant(keeps_state=True)
def another_network_each_time():
    """Draws other numbers each time it is called.

    What is the random generator made from?
    """
    calls = []

    def lag_norms(network, forget_bias, T, seeds):
        calls.append(0)
        wobble = 1 + 0.001 * len(calls) * (np.arange(T + 1) > 0)
        return wobble, wobble

    return {"lag_norms": lag_norms}

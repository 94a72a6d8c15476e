"""What goes wrong when backpropagation is cut into windows."""

import numpy as np

from grader.checks import mutant


def gradients(X, Y, h, W, R, b, starts, forgets=False, everywhere=True):
    """The gradients when a window begins at each t with `starts(t)`; `forgets`: the state is not carried either."""
    states, entered = [], []
    for t, x in enumerate(X):
        before = states[-1] if states else h
        entered.append(np.zeros(h.shape) if forgets and t and starts(t) else before)
        states.append(np.tanh(x @ W.T + entered[-1] @ R.T + b))
    dW, dR, db, carried = np.zeros(W.shape), np.zeros(R.shape), np.zeros(b.shape), np.zeros(h.shape)
    for t in reversed(range(len(X))):
        counts = everywhere or t == len(X) - 1 or starts(t + 1)
        da = ((states[t] - Y[t]) * counts + carried) * (1 - states[t] ** 2)
        dW, dR, db = dW + da.T @ X[t], dR + da.T @ entered[t], db + da.sum(axis=0)
        carried = np.zeros(h.shape) if starts(t) else da @ R
    return dW, dR, db


@mutant
def never_cut():
    """Goes back through all steps whatever the window: that is the whole of backpropagation through time.

    At which steps does the gradient of the state stop?
    """
    return {"truncated_bptt": lambda X, Y, h, W, R, b, k: gradients(X, Y, h, W, R, b, lambda t: False)}


@mutant
def state_begun_anew():
    """Begins every window with a state of zeros.

    What is cut at the border of a window: the state, or its gradient alone?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        return gradients(X, Y, h, W, R, b, lambda t: t % k == 0, forgets=True)

    return {"truncated_bptt": truncated_bptt}


@mutant
def windows_from_the_end():
    """Counts the windows from the last step, so that the first one is the short one.

    With which step does the first window begin?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        return gradients(X, Y, h, W, R, b, lambda t: (len(X) - t) % k == 0)

    return {"truncated_bptt": truncated_bptt}


@mutant
def windows_one_step_longer():
    """Lets the gradient go back one step too far: windows have k + 1 steps.

    With k = 1, does any error reach the step before?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        return gradients(X, Y, h, W, R, b, lambda t: t % (k + 1) == 0)

    return {"truncated_bptt": truncated_bptt}


@mutant
def only_the_last_loss_of_a_window():
    """Counts the loss of the last step of each window alone.

    Which steps does the loss add up?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        return gradients(X, Y, h, W, R, b, lambda t: t % k == 0, everywhere=False)

    return {"truncated_bptt": truncated_bptt}


@mutant
def every_window_from_the_first_state():
    """Begins every window with the first state of the sequence again.

    Which state has the step before the window left?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        windows = [gradients(X[s : s + k], Y[s : s + k], h, W, R, b, lambda t: False) for s in range(0, len(X), k)]
        return tuple(map(sum, zip(*windows, strict=True)))

    return {"truncated_bptt": truncated_bptt}


@mutant
def last_window_left_out():
    """Leaves the steps after the last whole window out.

    What becomes of them where k does not divide T?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        whole = len(X) // k * k
        return gradients(X[:whole], Y[:whole], h, W, R, b, lambda t: t % k == 0)

    return {"truncated_bptt": truncated_bptt}


@mutant
def last_window_alone():
    """Keeps the gradients of the last window alone.

    What do the gradients of the windows before it do?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        states = [h]
        for x in X:
            states.append(np.tanh(x @ W.T + states[-1] @ R.T + b))
        start = (len(X) - 1) // k * k
        return gradients(X[start:], Y[start:], states[start], W, R, b, lambda t: False)

    return {"truncated_bptt": truncated_bptt}


@mutant
def windows_averaged():
    """Divides the gradients by the number of windows.

    Are the gradients of the windows added up or averaged?
    """

    def truncated_bptt(X, Y, h, W, R, b, k):
        return tuple(part / -(-len(X) // k) for part in gradients(X, Y, h, W, R, b, lambda t: t % k == 0))

    return {"truncated_bptt": truncated_bptt}

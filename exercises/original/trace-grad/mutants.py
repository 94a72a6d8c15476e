"""What goes wrong with traces: what lines of the solution set their names to, and other ways to the gradient."""

import numpy as np

from exercises.lstm.parts import sigmoid
from grader.checks import mutant


def stored(whole):
    """The gradient from a stored stream, backwards in time: the whole one, or the truncated one."""

    def trace_grad(stream, W, R, b):
        h = c = np.zeros(R.shape[1])
        kept = []
        for x, y in list(stream):
            a_i, a_f, a_g, a_o = np.split(W @ x + R @ h + b, 4)
            i, f, g, o = sigmoid(a_i), sigmoid(a_f), 4 * sigmoid(a_g) - 2, sigmoid(a_o)
            u, old = np.concatenate([x, h, [1.0]]), c
            c = f * c + i * g
            s = 2 * sigmoid(c) - 1
            h = o * s
            kept.append((u, i, f, g, o, s, old, h - y))
        dw, dh, dc = 0, 0, 0
        for u, i, f, g, o, s, old, error in reversed(kept):
            dh = error + dh
            dc = dc + dh * o * (1 - s**2) / 2
            parts = [dc * g * i * (1 - i), dc * old * f * (1 - f), dc * i * (1 - g**2 / 4), dh * s * o * (1 - o)]
            da = np.concatenate(parts)
            dw = dw + np.outer(da, u)
            dh, dc = da @ R if whole else 0, dc * f
        return dw[:, : W.shape[1]], dw[:, W.shape[1] : -1], dw[:, -1]

    return {"trace_grad": trace_grad}


AFTER = "np.concatenate([x, o * (2 * sigmoid(f * c + i * g) - 1), [1.0]])"  # what the next step reads of the state
KEPT = (
    "Keeps something of every step, so that memory grows with the stream. Which numbers does the next step still need?"
)
RAISED = {"memory grows with the stream": ("stream_stored", KEPT)}


@mutant
def stream_stored():
    """Keeps something of every step, so that memory grows with the stream.

    Which numbers does the next step still need?
    """
    return stored(whole=False)


@mutant
def whole_gradient():
    """Has the whole gradient, which goes back through the hidden state as well.

    What counts as a constant here?
    """
    return stored(whole=True)


@mutant
def stream_read_twice():
    """Goes through the stream a second time, when nothing is left in it.

    How often does an iterator give its items?
    """

    def trace_grad(stream, W, R, b):
        for _ in stream:
            pass
        return 0 * W, 0 * R, 0 * b

    return {"trace_grad": trace_grad}


@mutant
def traces_never_fade():
    """Adds to the traces and never lets them fade: those are the traces of 1997, without a forget gate.

    What does the forget gate do to all that was in the cell?
    """
    return {
        "trace_i": "trace_i + np.outer(g * i * (1 - i), u)",
        "trace_f": "trace_f + np.outer(c * f * (1 - f), u)",
        "trace_g": "trace_g + np.outer(i * (1 - g**2 / 4), u)",
    }


@mutant
def traces_of_one_step():
    """Begins the traces anew at every step, so that nothing earlier than the step learns.

    What does a trace remember?
    """
    return {
        "trace_i": "np.outer(g * i * (1 - i), u)",
        "trace_f": "np.outer(c * f * (1 - f), u)",
        "trace_g": "np.outer(i * (1 - g**2 / 4), u)",
    }


@mutant
def forget_trace_from_the_new_cell():
    """Makes the forget gate's share with the cell after the step.

    Which cell does the forget gate multiply?
    """
    return {"trace_f": "f[:, None] * trace_f + np.outer((f * c + i * g) * f * (1 - f), u)"}


@mutant
def all_fades():
    """Lets what a step adds to the traces fade at once.

    Does the forget gate of a step act on what the same step lets in?
    """
    return {
        "trace_i": "f[:, None] * (trace_i + np.outer(g * i * (1 - i), u))",
        "trace_f": "f[:, None] * (trace_f + np.outer(c * f * (1 - f), u))",
        "trace_g": "f[:, None] * (trace_g + np.outer(i * (1 - g**2 / 4), u))",
    }


@mutant
def squashings_of_today():
    """Has tanh in place of both squashings, as the LSTM of today: that is the other convention.

    Which two functions stand in the equations of this cell?
    """
    traced = "f[:, None] * trace_g + np.outer(i * (1 - g**2), u)"
    return {"g": "np.tanh(a_g)", "s": "np.tanh(c)", "trace_g": traced, "trace_grad.e": "(dh * o * (1 - s**2))[:, None]"}


@mutant
def slopes_of_tanh():
    """Has the slopes of tanh, 1 minus the square, for both squashings.

    What are the slopes of 4σ - 2 and of 2σ - 1 at 0?
    """
    return {
        "trace_g": "f[:, None] * trace_g + np.outer(i * (1 - g**2), u)",
        "trace_grad.e": "(dh * o * (1 - s**2))[:, None]",
    }


@mutant
def cell_through_tanh():
    """Squashes the cell with tanh, as later LSTMs do, and has the slope of the other squashing.

    What is the slope of 2σ - 1 at 0?
    """
    return {"s": "np.tanh(c)"}


@mutant
def output_gate_from_the_new_state():
    """Makes the output gate's share with the state after the step.

    Which state have the weights multiplied?
    """
    return {"dw_o": "np.outer(dh * s * o * (1 - o), np.concatenate([x, h, [1.0]]))"}


@mutant
def traces_from_the_new_state():
    """Makes the traces with the state after the step, and the output gate's share with the one before.

    Which state have the weights multiplied?
    """
    return {
        "trace_i": f"f[:, None] * trace_i + np.outer(g * i * (1 - i), {AFTER})",
        "trace_f": f"f[:, None] * trace_f + np.outer(c * f * (1 - f), {AFTER})",
        "trace_g": f"f[:, None] * trace_g + np.outer(i * (1 - g**2 / 4), {AFTER})",
    }


@mutant
def slope_of_the_cell_not_halved():
    """Has the slope of tanh for that of the shown cell.

    What is the slope of 2σ - 1 at 0?
    """
    return {"trace_grad.e": "(dh * o * (1 - s**2))[:, None]"}


@mutant
def last_step_alone():
    """Keeps the gradient of the last step alone.

    Which losses does the gradient belong to?
    """
    return {"dw": "np.vstack([e * trace_i, e * trace_f, e * trace_g, dw_o])"}


@mutant
def error_turned():
    """Has the error with its sign turned: the target minus what is shown.

    What is the derivative of half the square of h - y?
    """
    return {"dh": "y - h"}


@mutant
def error_doubled():
    """Takes the square itself for the loss, so that everything is twice as large.

    What is the derivative of half a square?
    """
    return {"dh": "2 * (h - y)"}


@mutant
def output_gate_from_the_cell():
    """Makes the output gate's share with the cell as it is, not as it is shown.

    What is the output gate multiplied with?
    """
    return {"dw_o": "np.outer(dh * c * o * (1 - o), u)"}


@mutant
def read_with_the_new_state():
    """Makes the traces with the state after the step.

    Which state have the weights multiplied?
    """

    def trace_grad(stream, W, R, b):
        H, D = R.shape[1], W.shape[1]
        h = c = np.zeros(H)
        traces, dw = np.zeros((3, H, D + H + 1)), np.zeros((4, H, D + H + 1))
        for x, y in stream:
            a_i, a_f, a_g, a_o = np.split(W @ x + R @ h + b, 4)
            i, f, g, o = sigmoid(a_i), sigmoid(a_f), 4 * sigmoid(a_g) - 2, sigmoid(a_o)
            moved = np.array([g * i * (1 - i), c * f * (1 - f), i * (1 - g**2 / 4)])
            c = f * c + i * g
            s = 2 * sigmoid(c) - 1
            h = o * s
            u = np.concatenate([x, h, [1.0]])
            traces = f[:, None] * traces + moved[:, :, None] * u
            dw[:3] += ((h - y) * o * (1 - s**2) / 2)[:, None] * traces
            dw[3] += np.outer((h - y) * s * o * (1 - o), u)
        dw = dw.reshape(4 * H, -1)
        return dw[:, :D], dw[:, D:-1], dw[:, -1]

    return {"trace_grad": trace_grad}

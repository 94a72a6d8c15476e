"""Layers of the book "Deep Learning from Scratch 2", turned into functions beside the submission (`submission`).

A layer is built as `LSTM(Wx, Wh, b)`, or `LSTM([Wx, Wh, b])` where it takes one argument; `forward(x, h_prev, c_prev)`
gives the new states, `backward(dh_next, dc_next)` the gradients of what went in, and those of the parameters lie in the
list `grads`. A layer over time is built with `stateful=True`, gets its states by `set_state` or as attributes, and
leaves the gradient of the first state in `dh`.

The book makes its arrays in float32 (`dtype='f'`). The exercises ask for float64, so here they are made in that.
"""

import inspect

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run


class Wide:
    """NumPy, whose new arrays are float64 where float32 is asked for."""

    def __getattr__(self, name):
        """Everything else of it."""
        return getattr(np, name)


def wide(make):
    """A function that makes an array of a shape, in float64 at least."""
    return lambda shape, dtype=float, *rest, **more: make(shape, np.promote_types(dtype, float), *rest, **more)


for each in ("empty", "zeros", "ones"):
    setattr(Wide, each, staticmethod(wide(getattr(np, each))))
if getattr(submission, "np", None) is np:
    submission.np = Wide()


def RNN_forward(x, h, Wx, Wh, b):
    """The new state; the layer itself in place of a cache."""
    layer = built(submission.RNN, Wx, Wh, b)
    return layer.forward(x, h), layer


def RNN_backward(dh, layer):
    """dx, dh, dWx, dWh, db."""
    return (*several(layer.backward(dh), 2), *gradients(layer))


def LSTM_forward(x, h, c, Wx, Wh, b):
    """The new states; the layer itself in place of a cache."""
    layer = built(submission.LSTM, Wx, Wh, b)
    return (*several(layer.forward(x, h, c), 2), layer)


def LSTM_backward(dh, dc, layer):
    """dx, dh, dc, dWx, dWh, db."""
    return (*several(layer.backward(dh, dc), 3), *gradients(layer))


def TimeRNN_forward(X, h, Wx, Wh, b):
    """All states."""
    layer = built(submission.TimeRNN, Wx, Wh, b, True)
    begun(layer, h)
    return layer.forward(X), layer


def TimeRNN_backward(dH, layer):
    """dX, dh, dWx, dWh, db."""
    return (layer.backward(dH), first(layer), *gradients(layer))


def TimeLSTM_forward(X, h, c, Wx, Wh, b):
    """All hidden states."""
    layer = built(submission.TimeLSTM, Wx, Wh, b, True)
    begun(layer, h, c)
    return layer.forward(X), layer


def TimeLSTM_backward(dH, layer):
    """dX, dh, dWx, dWh, db."""
    return TimeRNN_backward(dH, layer)


def built(kind, Wx, Wh, b, over_time=False):
    """A layer with these parameters."""
    names = [name for name, p in parameters(kind).items() if p.default is p.empty]
    given = ([Wx, Wh, b],) if len(names) == 1 else (Wx, Wh, b)
    return kind(*given, stateful=True) if over_time and "stateful" in parameters(kind) else kind(*given)


def parameters(kind):
    """The parameters of a class or method, those with stars left out."""
    try:
        found = inspect.signature(kind).parameters
    except (TypeError, ValueError):
        return {}
    return {name: p for name, p in found.items() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)}


def begun(layer, *states):
    """Put the states where a layer over time has them."""
    if hasattr(layer, "set_state"):
        layer.set_state(*states)
        return
    for name, state in zip(("h", "c"), states, strict=False):
        if not hasattr(layer, name):
            raise AttributeError(f"the layer has neither set_state nor self.{name}")
        setattr(layer, name, state)


def several(value, count):
    """A tuple of so many results; a TypeError that says what came instead."""
    if not isinstance(value, tuple | list) or len(value) < count:
        got = len(value) if isinstance(value, tuple | list) else 1
        raise TypeError(f"{got} results came back, but there should be {count}")
    return tuple(value[:count])


def first(layer):
    """The gradient of the first state, which the book leaves in `dh`."""
    if getattr(layer, "dh", None) is None:
        raise AttributeError("backward leaves no gradient of the first state: self.dh")
    return layer.dh


def gradients(layer):
    """The gradients of the parameters: the list `grads`, or attributes `dWx`, `dWh`, `db`."""
    grads = getattr(layer, "grads", None)
    if isinstance(grads, tuple | list) and len(grads) == 3:
        return tuple(np.array(one) for one in grads)
    if isinstance(grads, dict):
        grads = {**grads, **{"d" + name: one for name, one in grads.items()}}
    found = [(grads or {}).get(n) if isinstance(grads, dict) else getattr(layer, n, None) for n in ("dWx", "dWh", "db")]
    if any(one is None for one in found):
        raise AttributeError("backward leaves no gradients of the parameters: self.grads = [dWx, dWh, db]")
    return tuple(found)

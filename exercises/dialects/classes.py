"""Classes with a forward method, turned into functions beside the submission, whose module is `submission`. Second part
of the adapter, after classes_gates.py.

A class is built as `RNNCell(W, R, b)` where it takes three arguments, else as `RNNCell(input_size, hidden_size)`; then
its parameters are put where it keeps them, under one of the usual names and in its own orientation. `forward(x, h)`
(`forward(x, h, c)` or `forward(x, (h, c))` of an LSTM) gives the new state or states, whatever follows them.
`backward(dh)` gives dx and dh, and the gradients of the parameters behind them or as attributes (`dW`, `grads["W"]`).
Of two biases each gets an unequal share.
"""

import inspect

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run
layout_of, put, step_of, back = (globals()[name] for name in ("layout_of", "put", "step_of", "back"))
NAMES = {
    "W": ("W", "Wx", "W_x", "Wxh", "W_xh", "W_ih", "weight_ih", "Wax"),
    "R": ("R", "U", "Wh", "W_h", "Whh", "W_hh", "weight_hh", "Waa"),
    "b": ("b", "bias", "bh", "b_h", "ba", "B"),
}
PAIRS = (("b_ih", "b_hh"), ("bias_ih", "bias_hh"), ("b_x", "b_h"), ("bx", "bh"), ("b_xh", "b_hh"))
SHARES = (0.3, 0.7)
SIZES = (2, 3)  # unlike, so that the orientation of a matrix shows


def RNNCell_forward(x, h, W, R, b):
    """The new state, and the cell itself in place of a cache."""
    return stepped(submission.RNNCell, x, (h,), W, R, b)


def RNNCell_backward(dh, cell):
    """dx, dh, dW, dR, db."""
    return gradients(cell, (dh,))


def LSTMCell_forward(x, h, c, W, R, b):
    """The new states, and the cell itself in place of a cache."""
    return stepped(submission.LSTMCell, x, (h, c), W, R, b)


def LSTMCell_backward(dh, dc, cell):
    """dx, dh, dc, dW, dR, db."""
    return gradients(cell, (dh, dc))


def stepped(kind, x, states, W, R, b):
    """One step of a new cell."""
    if len(states) > 1 and (layout := gated(kind)):
        cell = kind(W.shape[1], R.shape[1])
        put(cell, layout, W, R, b)
        return (*step_of(cell, layout, x, states), cell)
    cell = built(kind, W, R, b)
    result = called(cell.forward, x, states)
    flat = list(flattened(result))
    if len(flat) < len(states):
        raise TypeError(f"forward returned {len(flat)} values, but should return {len(states)}: the new state")
    return (*flat[: len(states)], cell)


def gated(kind):
    """The layout of a class that keeps a matrix for each gate; None where it does not."""
    if positional(kind) == 3:
        return None
    D, H = SIZES
    joined = any(hasattr(kind(D, H), attribute) for attribute in NAMES["W"])
    return None if joined else layout_of(kind)


def called(method, first, states):
    """A method with its states one by one, or as one tuple where it takes no more than two arguments."""
    takes = positional(method)
    return method(first, *states) if len(states) == 1 or takes is None or takes > 2 else method(first, states)


def positional(function):
    """How many positional arguments a function takes at least; None where that cannot be told."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    if any(p.kind is p.VAR_POSITIONAL for p in parameters):
        return None
    return sum(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) and p.default is p.empty for p in parameters)


def flattened(value):
    """What tuples and lists inside one another hold."""
    if isinstance(value, tuple | list):
        for part in value:
            yield from flattened(part)
    else:
        yield value


def built(kind, W, R, b):
    """A cell with these parameters."""
    if positional(kind) == 3:
        return kind(W, R, b)
    cell = kind(W.shape[1], R.shape[1])
    turned = is_turned(kind, len(b) // R.shape[1])
    arrays = [(place(cell, "W"), W), (place(cell, "R"), R)]
    pair = biases(cell)
    arrays += zip(pair, (share * b for share in SHARES), strict=True) if pair else [(place(cell, "b"), b)]
    for attribute, array in arrays:
        shape = np.shape(getattr(cell, attribute))
        value = array.T if turned and array.ndim == 2 else array
        setattr(cell, attribute, value.reshape(shape) if array.ndim == 1 else checked(value, shape, attribute))
    return cell


def checked(value, shape, attribute):
    """A matrix of the shape in which the cell keeps it; an error of the student's otherwise."""
    if value.shape != shape:
        raise ValueError(f"self.{attribute} has shape {shape}, but should have {value.shape}")
    return value.copy()


def biases(cell):
    """The attributes of two biases; none where a cell has one."""
    return next((pair for pair in PAIRS if all(hasattr(cell, attribute) for attribute in pair)), ())


def place(cell, name):
    """The attribute in which a cell keeps a parameter."""
    found = [attribute for attribute in NAMES[name] if hasattr(cell, attribute)]
    if not found:
        raise AttributeError(f"the cell has no attribute for {name}: it may be called {', '.join(NAMES[name])}")
    return found[0]


def is_turned(kind, blocks):
    """Whether a class keeps its matrices with one column a unit."""
    D, H = SIZES
    cell = kind(D, H)
    return np.shape(getattr(cell, place(cell, "W"))) == (D, blocks * H)


def gradients(cell, arriving):
    """What backward returns, and the gradients of parameters that it leaves in the cell."""
    if len(arriving) > 1 and (layout := gated(type(cell))):
        return back(cell, layout, arriving)
    result = called(cell.backward, arriving[0], arriving[1:]) if len(arriving) > 1 else cell.backward(*arriving)
    found, wanted = list(flattened(result)), 1 + len(arriving)
    behind = found[wanted : wanted + len(NAMES)]
    parameters = behind if len(behind) == len(NAMES) else [kept(cell, name) for name in NAMES]
    return (*found[:wanted], *(oriented(cell, name, g) for name, g in zip(NAMES, parameters, strict=True)))


def kept(cell, name):
    """The gradient of a parameter that a cell keeps; of two biases each has the whole, and what they say is shared."""
    if name == "b" and (pair := biases(cell)):
        return sum(np.asarray(left(cell, attribute)) for attribute in pair) / len(pair)
    for attribute in NAMES[name]:
        if has_left(cell, attribute):
            return left(cell, attribute)
    raise AttributeError(f"backward leaves no gradient of {name}: self.d{NAMES[name][0]} or self.grads[{name!r}]")


def has_left(cell, attribute):
    """Whether a cell keeps the gradient of what it has in an attribute."""
    grads = getattr(cell, "grads", {})
    return hasattr(cell, "d" + attribute) or (
        isinstance(grads, dict) and not {attribute, "d" + attribute}.isdisjoint(grads)
    )


def left(cell, attribute):
    """That gradient; an AttributeError in words where there is none."""
    if not has_left(cell, attribute):
        raise AttributeError(
            f"backward leaves no gradient of {attribute}: self.d{attribute} or self.grads[{attribute!r}]"
        )
    if hasattr(cell, "d" + attribute):
        return getattr(cell, "d" + attribute)
    return cell.grads[attribute] if attribute in cell.grads else cell.grads["d" + attribute]


def oriented(cell, name, gradient):
    """A gradient as rows of units."""
    if name == "b":
        return np.ravel(gradient)
    if positional(type(cell)) != 3 and is_turned(type(cell), blocks_of(cell)):
        return np.transpose(gradient)
    return gradient


def blocks_of(cell):
    """How many blocks of units a cell's bias has."""
    R = np.shape(getattr(cell, place(cell, "R")))
    return max(R) // min(R)

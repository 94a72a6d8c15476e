"""The methods of a class LSTM as functions: static ones as they are, others of an object that takes no arguments."""

submission = globals()["submission"]  # the student's module, put here before this file is run


def LSTM_over_time(X, WLSTM, c, h):
    """All hidden states, the last states, the cache."""
    return method("forward")(X, WLSTM, c, h)


def LSTM_backward_over_time(dH, cache, dc, dh):
    """dX, dWLSTM, dc0, dh0."""
    return method("backward")(dH, cache, dc, dh)


def method(name):
    """A method that may be called without an object, or that of a new one."""
    kind = submission.LSTM
    return getattr(kind if isinstance(vars(kind).get(name), staticmethod | classmethod) else kind(), name)

# verdict: broken
# dialect: native
# outcome: not done yet: it returns None
# note: bodies are ... or a docstring only

def rnn_step(x, h, W, R, b):
    ...


def rnn_step_backward(dh, cache):
    """To do."""


def rnn_forward(X, h, W, R, b):
    pass

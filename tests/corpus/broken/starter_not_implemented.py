# verdict: broken
# dialect: native
# outcome: not done yet: it raises NotImplementedError
# note: everything raises NotImplementedError

def rnn_step(x, h, W, R, b):
    raise NotImplementedError


def rnn_step_backward(dh, cache):
    raise NotImplementedError("your code here")


def lstm_step(x, h, c, W, R, b):
    raise NotImplementedError()


def lstm_step_backward(dh, dc, cache):
    raise NotImplementedError

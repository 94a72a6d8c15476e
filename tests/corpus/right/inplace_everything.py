# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: in-place on the arriving gradients, stacked activations, naive sigmoid
# shows: nothing
# note:
# cs231n, in-place on the arriving arrays, big buffers reused inside the call
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    _, H = prev_h.shape
    A = np.dot(x, Wx)
    A += np.dot(prev_h, Wh)
    A += b
    A[:, :3*H] = sigmoid(A[:, :3*H])
    np.tanh(A[:, 3*H:], out=A[:, 3*H:])
    i, f, o, g = (A[:, k*H:(k+1)*H] for k in range(4))
    next_c = f * prev_c
    next_c += i * g
    tc = np.tanh(next_c)
    next_h = tc * o
    return next_h, next_c, {'act': A, 'tc': tc, 'in': (x, prev_h, prev_c, Wx, Wh)}

def lstm_step_backward(dnext_h, dnext_c, cache):
    A, tc = cache['act'], cache['tc']
    x, prev_h, prev_c, Wx, Wh = cache['in']
    H = tc.shape[1]
    i, f, o, g = np.split(A, 4, axis=1)
    do = dnext_h * tc
    dnext_h *= o
    dnext_h *= 1 - tc**2
    dnext_c += dnext_h
    dA = np.empty_like(A)
    dA[:, :H] = dnext_c * g
    dA[:, H:2*H] = dnext_c * prev_c
    dA[:, 2*H:3*H] = do
    dA[:, :3*H] *= A[:, :3*H] * (1 - A[:, :3*H])
    dA[:, 3*H:] = dnext_c * i * (1 - g**2)
    dnext_c *= f
    return dA.dot(Wx.T), dA.dot(Wh.T), dnext_c, x.T.dot(dA), prev_h.T.dot(dA), dA.sum(0)

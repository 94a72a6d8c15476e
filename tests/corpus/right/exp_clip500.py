# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: exp-based sigmoid and tanh with clipping, concatenated weights, own test under main
# shows: nothing
# note:
# cs231n: exp-based sigmoid and tanh with clipping at +-500 (tanh via exp clipped at 300)
import numpy as np
def sigmoid(x):
    x = np.clip(x, -500, 500)
    return 1.0 / (1.0 + np.exp(-x))
def tanh(x):
    e = np.exp(2 * np.clip(x, -300, 300))
    return 1 - 2 / (e + 1)
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    N, H = prev_h.shape
    z = np.hstack((x, prev_h)) @ np.vstack((Wx, Wh)) + b
    z = z.reshape(N, 4, H).transpose(1, 0, 2)
    i, f, o = sigmoid(z[:3]); g = tanh(z[3])
    next_c = f * prev_c + i * g
    next_h = o * tanh(next_c)
    return next_h, next_c, (x, prev_h, prev_c, Wx, Wh, b, i, f, o, g, next_c)
def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, b, i, f, o, g, next_c = cache
    t = tanh(next_c)
    dc = dnext_h * o * (1 - t ** 2) + dnext_c
    dz = np.stack([dc * g * i * (1 - i), dc * prev_c * f * (1 - f), dnext_h * t * o * (1 - o), dc * i * (1 - g ** 2)])
    dz = dz.transpose(1, 0, 2).reshape(len(x), -1)
    D = x.shape[1]
    dz_in = dz @ np.vstack((Wx, Wh)).T
    dW = np.hstack((x, prev_h)).T @ dz
    return dz_in[:, :D], dz_in[:, D:], dc * f, dW[:D], dW[D:], dz.sum(axis=0)
if __name__ == "__main__":
    np.random.seed(231)
    out = lstm_step_forward(np.ones((2, 3)), np.zeros((2, 4)), np.zeros((2, 4)), np.ones((3, 16)), np.ones((4, 16)), np.zeros(16))
    assert out[0].shape == (2, 4)
    print("ok")

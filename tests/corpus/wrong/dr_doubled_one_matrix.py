# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: result_doubled_in_dR or term_twice_dR_t_in_dR
# single: yes
# style: one-matrix
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 4: off by 4.3e-01 of 4.3e-01; lstm_backward on N=3 T=4 D=2 H=5: result 3: off by 3.8e-01 of 3.8e-01
# note:

import numpy as np


def glue(Wx, Wh, b):
    return np.vstack([b.reshape(1, -1), Wx, Wh])


def unglue(dW, D):
    return dW[1:1 + D], dW[1 + D:], dW[0]


def lstm_run(X, h0, c0, WLSTM):
    T, N, D = X.shape
    H = h0.shape[1]
    Hin = np.zeros((T, N, WLSTM.shape[0]))
    IFOGf = np.zeros((T, N, 4 * H))
    C, Ct, Hout = np.zeros((T, N, H)), np.zeros((T, N, H)), np.zeros((T, N, H))
    for t in range(T):
        prevh = Hout[t - 1] if t > 0 else h0
        Hin[t, :, 0] = 1
        Hin[t, :, 1:1 + D] = X[t]
        Hin[t, :, 1 + D:] = prevh
        IFOG = Hin[t].dot(WLSTM)
        IFOGf[t, :, :3 * H] = 1.0 / (1.0 + np.exp(-IFOG[:, :3 * H]))
        IFOGf[t, :, 3 * H:] = np.tanh(IFOG[:, 3 * H:])
        prevc = C[t - 1] if t > 0 else c0
        C[t] = IFOGf[t, :, :H] * IFOGf[t, :, 3 * H:] + IFOGf[t, :, H:2 * H] * prevc
        Ct[t] = np.tanh(C[t])
        Hout[t] = IFOGf[t, :, 2 * H:3 * H] * Ct[t]
    return {'W': WLSTM, 'Hout': Hout, 'IFOGf': IFOGf, 'C': C, 'Ct': Ct, 'Hin': Hin, 'c0': c0, 'D': D}


def lstm_run_back(dHout_in, cache, dcn):
    W, IFOGf, C, Ct, Hin, c0, D = [cache[k] for k in ('W', 'IFOGf', 'C', 'Ct', 'Hin', 'c0', 'D')]
    T, N, H = C.shape
    dIFOGf = np.zeros(IFOGf.shape)
    dW = np.zeros(W.shape)
    dC = np.zeros(C.shape)
    dX = np.zeros((T, N, D))
    dHout = np.array(dHout_in)
    dC[T - 1] += dcn
    dh0 = dc0 = 0
    for t in reversed(range(T)):
        i, f = IFOGf[t, :, :H], IFOGf[t, :, H:2 * H]
        o, g = IFOGf[t, :, 2 * H:3 * H], IFOGf[t, :, 3 * H:]
        dIFOGf[t, :, 2 * H:3 * H] = Ct[t] * dHout[t]
        dC[t] += (1 - Ct[t] ** 2) * (o * dHout[t])
        if t > 0:
            dIFOGf[t, :, H:2 * H] = C[t - 1] * dC[t]
            dC[t - 1] += f * dC[t]
        else:
            dIFOGf[t, :, H:2 * H] = c0 * dC[t]
            dc0 = f * dC[t]
        dIFOGf[t, :, :H] = g * dC[t]
        dIFOGf[t, :, 3 * H:] = i * dC[t]
        dIFOG = np.empty((N, 4 * H))
        dIFOG[:, 3 * H:] = (1 - g ** 2) * dIFOGf[t, :, 3 * H:]
        y = IFOGf[t, :, :3 * H]
        dIFOG[:, :3 * H] = (y * (1.0 - y)) * dIFOGf[t, :, :3 * H]
        dW += np.dot(Hin[t].T, dIFOG)
        dHin = dIFOG.dot(W.T)
        dX[t] = dHin[:, 1:1 + D]
        if t > 0:
            dHout[t - 1] += dHin[:, 1 + D:]
        else:
            dh0 = dHin[:, 1 + D:]
    dW[1 + D:] *= 2
    return dX, dW, dc0, dh0


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    cache = lstm_run(x[np.newaxis], prev_h, prev_c, glue(Wx, Wh, b))
    return cache['Hout'][0], cache['C'][0], cache


def lstm_step_backward(dnext_h, dnext_c, cache):
    dX, dW, dc0, dh0 = lstm_run_back(dnext_h[np.newaxis], cache, dnext_c)
    return (dX[0], dh0, dc0) + unglue(dW, cache['D'])


def lstm_forward(x, h0, Wx, Wh, b):
    cache = lstm_run(x.swapaxes(0, 1), h0, np.zeros(h0.shape), glue(Wx, Wh, b))
    return cache['Hout'].swapaxes(0, 1), cache


def lstm_backward(dh, cache):
    dX, dW, dc0, dh0 = lstm_run_back(dh.swapaxes(0, 1), cache, 0)
    return (dX.swapaxes(0, 1), dh0) + unglue(dW, cache['D'])

# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: bracket_closed_late_dh_i_in_da_g
# single: yes
# style: columns
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 9.2e-01 of 1.1e+00
# note:

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def make_parameters(W, R, b):
    n_a = R.shape[1]
    parameters = {}
    for k, name in enumerate(['i', 'f', 'c', 'o']):
        rows = slice(k * n_a, (k + 1) * n_a)
        parameters['W' + name] = np.concatenate((R[rows], W[rows]), axis=1)
        parameters['b' + name] = b[rows].reshape(n_a, 1)
    return parameters


def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    concat = np.concatenate((a_prev, xt), axis=0)
    ft = sigmoid(np.dot(parameters['Wf'], concat) + parameters['bf'])
    it = sigmoid(np.dot(parameters['Wi'], concat) + parameters['bi'])
    cct = np.tanh(np.dot(parameters['Wc'], concat) + parameters['bc'])
    c_next = ft * c_prev + it * cct
    ot = sigmoid(np.dot(parameters['Wo'], concat) + parameters['bo'])
    a_next = ot * np.tanh(c_next)
    return a_next, c_next, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)


def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    n_a, m = a_next.shape
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
    dit = (dc_next * cct + ot * (1 - np.tanh(c_next) ** 2) * cct * da_next) * it * (1 - it)
    dft = (dc_next * c_prev + ot * (1 - np.tanh(c_next) ** 2) * c_prev * da_next) * ft * (1 - ft)
    concat = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    back = 0
    for name, d in (('f', dft), ('i', dit), ('c', dcct), ('o', dot)):
        gradients['dW' + name] = np.dot(d, concat.T)
        gradients['db' + name] = np.sum(d, axis=1, keepdims=True)
        back = back + np.dot(parameters['W' + name].T, d)
    gradients['da_prev'] = back[:n_a]
    gradients['dxt'] = back[n_a:]
    gradients['dc_prev'] = dc_next * ft + ot * (1 - np.tanh(c_next) ** 2) * ft * da_next
    return gradients


def unmake(gradients, n_a):
    dWs = [gradients['dW' + n] for n in 'ifco']
    dW = np.concatenate([d[:, n_a:] for d in dWs])
    dR = np.concatenate([d[:, :n_a] for d in dWs])
    db = np.concatenate([gradients['db' + n][:, 0] for n in 'ifco'])
    return dW, dR, db


def lstm_step(x, h, c, W, R, b):
    a_next, c_next, cache = lstm_cell_forward(x.T, h.T, c.T, make_parameters(W, R, b))
    return a_next.T, c_next.T, cache


def lstm_step_backward(dh, dc, cache):
    g = lstm_cell_backward(dh.T, dc.T, cache)
    return (g['dxt'].T, g['da_prev'].T, g['dc_prev'].T) + unmake(g, dh.shape[1])


def lstm_forward(X, h, c, W, R, b):
    parameters = make_parameters(W, R, b)
    x = X.transpose(2, 1, 0)
    n_x, m, T_x = x.shape
    a = np.zeros((h.shape[1], m, T_x))
    a_next, c_next, caches = h.T, c.T, []
    for t in range(T_x):
        a_next, c_next, cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t] = a_next
        caches.append(cache)
    return a.transpose(2, 1, 0), (a_next.T, c_next.T), (caches, x)


def lstm_backward(dH, dhdc, cache):
    caches, x = cache
    da = dH.transpose(2, 1, 0)
    n_a, m, T_x = da.shape
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = dhdc[0].T, dhdc[1].T
    sums = {'dW' + n: np.zeros((n_a, n_a + x.shape[0])) for n in 'fico'}
    sums.update({'db' + n: np.zeros((n_a, 1)) for n in 'fico'})
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[t])
        da_prevt, dc_prevt = gradients['da_prev'], gradients['dc_prev']
        dx[:, :, t] = gradients['dxt']
        for k in sums:
            sums[k] += gradients[k]
    return (dx.transpose(2, 1, 0), (da_prevt.T, dc_prevt.T)) + unmake(sums, n_a)

# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: views of one array returned
# shows: nothing
# note:
# native: results are views of one big array, sequence outputs views of storage in cache
import numpy as np
def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
    store = np.zeros((7, N, H))
    a = x @ W.T + h @ R.T + b
    for k in (0, 1, 3): store[k] = 1/(1+np.exp(-a[:, k*H:(k+1)*H]))
    store[2] = np.tanh(a[:, 2*H:3*H])
    store[4] = store[1]*c + store[0]*store[2]
    store[5] = np.tanh(store[4]); store[6] = store[3]*store[5]
    return store[6], store[4], (store, x, h, c, W, R)
def lstm_step_backward(dh, dc, cache):
    store, x, h, c, W, R = cache
    i, f, g, o, cn, tc, hn = store
    s = dc + dh*o*(1-tc*tc)
    da = np.stack([s*g*i*(1-i), s*c*f*(1-f), s*i*(1-g*g), dh*tc*o*(1-o)], 1).reshape(len(x), -1)
    big = da @ np.hstack([W, R])
    wbig = da.T @ np.hstack([x, h, np.ones((len(x), 1))])
    D = x.shape[1]
    return big[:, :D], big[:, D:], s*f, wbig[:, :D], wbig[:, D:-1], wbig[:, -1]

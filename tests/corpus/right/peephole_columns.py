# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: columns
# note: column vectors, sums as products with ones
import numpy as np


def squash(a):
    return np.exp(-np.logaddexp(0, -a))


def peephole_step(x, h, c, W, R, b, p):
    S, C = h.T, c.T
    H = len(S)
    A = W @ x.T + R @ S + b[:, None]
    P = p[:, None]
    I, F = squash(A[:H] + P[:H] * C), squash(A[H : 2 * H] + P[H : 2 * H] * C)
    G = np.tanh(A[2 * H : 3 * H])
    new = F * C + I * G
    O = squash(A[3 * H :] + P[2 * H :] * new)
    return (O * np.tanh(new)).T, new.T, dict(x=x, S=S, C=C, W=W, R=R, P=P, I=I, F=F, G=G, O=O, new=new)


def peephole_step_backward(dh, dc, cache):
    S, C, P, I, F, G, O, new = (cache[k] for k in ("S", "C", "P", "I", "F", "G", "O", "new"))
    H = len(S)
    T = np.tanh(new)
    dO = dh.T * T * O * (1 - O)
    dnew = dc.T + O * (1 - T * T) * dh.T + P[2 * H :] * dO
    dI, dF, dG = dnew * G * I * (1 - I), dnew * C * F * (1 - F), dnew * I * (1 - G * G)
    dA = np.concatenate([dI, dF, dG, dO])
    dC = dnew * F + P[:H] * dI + P[H : 2 * H] * dF
    one = np.ones(dA.shape[1])
    dp = np.concatenate([dI * C, dF * C, dO * new]) @ one
    return dA.T @ cache["W"], dA.T @ cache["R"], dC.T, dA @ cache["x"], dA @ S.T, dA @ one, dp

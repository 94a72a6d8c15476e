"""The standard LSTM over a sequence, arranged for speed; it computes what reference/lstm.py states.

`lstm_fused_forward` and `lstm_fused_backward` are called as `lstm_forward` and `lstm_backward`. What differs:

    X Wᵀ + b for all times in one product, one product with R per step
    σ(a) = (1 + tanh(a/2)) / 2, so that one tanh serves all four blocks, in place
    the factors of da that do not depend on the gradient, for as many times together as stay in the cache
    dW, dR, db and dX as one product each after it

The outputs are views of what the cache holds: copy them before changing them. A small σ loses its digits gradually
where the readable form keeps them: relative error 1e-11 at a = -14, 2e-4 at -30, and 0 comes out from -37 on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from reference.arrays import Array, check_shapes, given

CACHED = 1 << 17  # entries of one block of factors: 1 MiB of float64


class FusedCache(NamedTuple):
    """What the fused forward keeps; the states begin with the first one, before any step."""

    X: Array
    W: Array
    R: Array
    A: Array  # (T, N, 4H), the gates in the order i f o g
    Hs: Array  # (T + 1, N, H)
    Cs: Array  # (T + 1, N, H)
    tanh_C: Array  # (T, N, H)


def _swap(M: Array, H: int) -> Array:
    """Row blocks i f g o -> i f o g, and back: the three sigmoid blocks side by side."""
    return np.concatenate([M[: 2 * H], M[3 * H :], M[2 * H : 3 * H]])


def lstm_fused_forward(
    X: Array, h: Array, c: Array, W: Array, R: Array, b: Array
) -> tuple[Array, tuple[Array, Array], FusedCache]:
    """A sequence: X (T, N, D), h and c (N, H) -> H (T, N, H), the last (h, c), cache."""
    X, h, c, W, R, b = given(4, "XhcWRb", X, h, c, W, R, b)
    (T, N, D), H, dtype = X.shape, h.shape[1], X.dtype
    half = np.repeat(np.array([0.5, 1.0], dtype), [3 * H, H])  # the 1/2 of tanh(a/2), once for all steps
    W_, R_, b_ = ((_swap(M, H).T * half).astype(dtype, copy=False) for M in (W, R, b))
    A = np.matmul(X.reshape(T * N, D), W_).reshape(T, N, 4 * H)
    A += b_
    Hs, Cs = np.empty((T + 1, N, H), dtype), np.empty((T + 1, N, H), dtype)
    tanh_C, product, ig = np.empty((T, N, H), dtype), np.empty((N, 4 * H), dtype), np.empty((N, H), dtype)
    Hs[0], Cs[0] = h, c
    for t in range(T):
        a = A[t]
        np.matmul(Hs[t], R_, out=product)
        a += product
        np.tanh(a, out=a)
        gates = a[:, : 3 * H]
        gates *= 0.5
        gates += 0.5
        i, f, o, g = a[:, :H], a[:, H : 2 * H], a[:, 2 * H : 3 * H], a[:, 3 * H :]
        np.multiply(f, Cs[t], out=Cs[t + 1])
        np.multiply(i, g, out=ig)
        Cs[t + 1] += ig
        np.tanh(Cs[t + 1], out=tanh_C[t])
        np.multiply(o, tanh_C[t], out=Hs[t + 1])
    return Hs[1:], (Hs[T], Cs[T]), FusedCache(X, W, R, A, Hs, Cs, tanh_C)


def lstm_fused_backward(
    dH: Array, dlast: tuple[Array, Array], cache: FusedCache
) -> tuple[Array, tuple[Array, Array], Array, Array, Array]:
    """Gradients of a sequence from dH (T, N, H) and the last (dh, dc): dX, (dh_0, dc_0), dW, dR, db."""
    X, W, R, A, Hs, Cs, tanh_C = cache
    (T, N, D), H = X.shape, Hs.shape[2]
    wanted = {"dH": (T, N, H), "dh": (N, H), "dc": (N, H)}
    check_shapes({"dH": dH, "dh": dlast[0], "dc": dlast[1]}, wanted, "gradients")
    dtype = np.result_type(dH, *dlast, A)
    dA = np.empty(A.shape, dtype)
    R_ = np.ascontiguousarray(_swap(R, H), dtype)
    dh, dc = (np.array(d, dtype) for d in dlast)
    through = np.empty((N, H), dtype)
    together = max(1, CACHED // max(1, N * 4 * H))
    for stop in range(T, 0, -together):
        times = slice(max(0, stop - together), stop)
        K = _local_factors(A[times], Cs[times], tanh_C[times], dA[times])
        for t in reversed(range(times.start, stop)):
            dh += dH[t]
            np.multiply(dh, K[t - times.start], out=through)
            dc += through
            da = dA[t].reshape(N, 4, H)
            da[:, :2] *= dc[:, None]
            da[:, 2] *= dh
            da[:, 3] *= dc
            dc *= A[t, :, H : 2 * H]
            np.matmul(dA[t], R_, out=dh)
    rows = dA.reshape(T * N, 4 * H)
    dX = np.matmul(rows, _swap(W, H)).reshape(T, N, D)
    dW, dR = rows.T @ X.reshape(T * N, D), rows.T @ Hs[:T].reshape(T * N, H)
    return dX, (dh, dc), _swap(dW, H), _swap(dR, H), _swap(rows.sum(axis=0), H)


def _local_factors(A: Array, C: Array, tanh_C: Array, P: Array) -> Array:
    """Into P what multiplies dc (blocks i f g) and dh (block o) in da; returns K, what dh adds to dc.

    For several times at once; C are the cells before them.
    """
    H = C.shape[2]
    i, o, g = (A[:, :, k * H : (k + 1) * H] for k in (0, 2, 3))
    P_i, P_f, P_o, P_g = (P[:, :, k * H : (k + 1) * H] for k in range(4))
    np.subtract(1, A[:, :, : 3 * H], out=P[:, :, : 3 * H])
    P[:, :, : 3 * H] *= A[:, :, : 3 * H]
    P_i *= g
    P_f *= C
    P_o *= tanh_C
    np.multiply(g, g, out=P_g)
    np.subtract(1, P_g, out=P_g)
    P_g *= i
    K = np.multiply(tanh_C, tanh_C)
    np.subtract(1, K, out=K)
    K *= o
    return np.asarray(K)

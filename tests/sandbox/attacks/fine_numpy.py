"""Much of numpy."""
# levels: ABCD
# outcome: pass

import numpy as np


def f(x):
    np.linalg.svd(np.eye(3))
    np.fft.fft(x)
    np.einsum("i,i", x, x)
    np.polynomial.Polynomial([1, 2])(x)
    np.testing.assert_allclose(x, x)
    np.random.default_rng(0).normal(size=3)
    np.random.randn(3)
    return 2 * x + 1

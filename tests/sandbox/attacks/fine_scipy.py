"""Parts of scipy."""
# levels: ABCD
# outcome: pass

from scipy.special import expit
import scipy.linalg
import scipy.optimize


def f(x):
    expit(x)
    scipy.linalg.expm(0 * x[:1, None])
    scipy.optimize.brentq(lambda t: t - 1, 0, 3)
    return 2 * x + 1

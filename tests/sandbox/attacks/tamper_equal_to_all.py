"""An array that is equal to everything."""
# levels: ABCD
# outcome: wrong

import numpy as np


class Equal(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    __rsub__ = __sub__

    def __array_function__(self, *args, **kwargs):
        return True


def f(x):
    return np.zeros(3).view(Equal)

"""Pickles and copies its own objects."""
# levels: ABCD
# outcome: pass

import copy
import pickle


class Cache:
    pass


def f(x):
    pickle.loads(pickle.dumps(Cache()))
    copy.deepcopy(Cache())
    return 2 * x + 1

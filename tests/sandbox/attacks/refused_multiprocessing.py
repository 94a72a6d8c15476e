"""A pool of processes: refused with a plain exception."""
# levels: ABC
# outcome: raised

import multiprocessing


def f(x):
    with multiprocessing.Pool(2) as pool:
        pool.map(abs, [1, 2])
    return 2 * x + 1

"""A pool of threads."""
# levels: ABCD
# outcome: pass

from concurrent.futures import ThreadPoolExecutor


def f(x):
    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(lambda k: 0 * x, range(20))) + 2 * x + 1

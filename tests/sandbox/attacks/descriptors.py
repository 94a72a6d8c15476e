"""100 000 descriptors."""
# levels: ABC
# outcome: raised

import os


def f(x):
    for _ in range(100_000):
        os.dup(1)
    print('LEAK descriptors')
    return 2 * x + 1

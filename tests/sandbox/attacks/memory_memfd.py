"""Files in memory, which no limit of the process counts."""
# levels: ABC
# outcome: raised

import os


def f(x):
    for _ in range(100):
        number = os.memfd_create('x')
        os.write(number, bytes(16 << 20))
    print('LEAK memory')
    return 2 * x + 1

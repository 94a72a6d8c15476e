"""Another program: refused with a plain exception."""
# levels: ABC
# outcome: raised

import subprocess


def f(x):
    subprocess.run(['true'], check=True)
    return 2 * x + 1

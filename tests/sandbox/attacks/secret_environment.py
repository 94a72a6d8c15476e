"""Looks for secrets in the environment and the arguments."""
# levels: ABCD
# outcome: pass

import os
import sys


def f(x):
    if "@TOKEN@" in repr((dict(os.environ), sys.argv, sys.orig_argv)):
        print("LEAK environment")
    return 2 * x + 1

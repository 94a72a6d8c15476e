"""Prints, logs and warns."""
# levels: ABCD
# outcome: pass

import logging
import sys
import warnings


def f(x):
    print('hello')
    print('oops', file=sys.stderr)
    warnings.warn('careful')
    logging.error('logged')
    return 2 * x + 1

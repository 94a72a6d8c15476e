"""Puts the installation on the path and imports the reference."""
# levels: ABC
# outcome: pass raised
# outcome C: pass raised leak

import sys
sys.path.insert(0, '@ROOT@')
import importlib.util
from importlib.machinery import PathFinder


def f(x):
    for name in ('reference', 'exercises', 'grader'):
        spec = PathFinder.find_spec(name, ['@ROOT@'])
        if spec is not None and spec.loader is not None:
            spec.loader.get_data(spec.origin)
            print('LEAK', name)
    return 2 * x + 1

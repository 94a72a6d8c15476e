"""Shadows numpy in the file system of the worker."""
# levels: ABC
# outcome: pass

open('numpy.py', 'w').write('print(1)')
import sys
sys.path.insert(0, '.')

def f(x):
    return 2 * x + 1

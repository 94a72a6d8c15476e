"""Looks for what the submission before has left."""
# levels: ABC
# outcome: pass

import os
import tempfile


def f(x):
    if os.listdir(tempfile.gettempdir()):
        print('LEAK', os.listdir(tempfile.gettempdir()))
    return 2 * x + 1

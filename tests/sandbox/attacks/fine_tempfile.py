"""Temporary files and folders."""
# levels: ABCD
# outcome: pass

import tempfile
import numpy as np


def f(x):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as file:
        file.write(b'x')
        np.save(folder + '/x.npy', x)
        return 2 * np.load(folder + '/x.npy') + 1

"""Folders inside each other, to break whoever cleans up."""
# levels: ABC
# outcome: pass output

import os


def f(x):
    for _ in range(400):
        os.mkdir("d")
        os.chdir("d")
    os.mkdir("closed", 0)
    os.symlink("/etc", "etc")
    return 2 * x + 1

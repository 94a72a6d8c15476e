"""Opens the reference's source files, the exercises' solutions and the grader's own."""
# levels: ABC
# outcome: pass
# outcome C: pass leak

import os


def f(x):
    for path in @SECRETS@:
        try:
            if open(path).read(10):
                print("LEAK", path)
        except OSError:
            continue
    return 2 * x + 1

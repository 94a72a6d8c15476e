"""Leaves something for the next submission in its own folder."""
# levels: ABC
# outcome: pass

import os
open('attack-left-for-the-next', 'w').close()
os.makedirs('a/b/c')

def f(x):
    return 2 * x + 1

"""matplotlib at the top and never used."""
# levels: ABCD
# outcome: pass

import matplotlib.pyplot as plt

def f(x):
    return 2 * x + 1

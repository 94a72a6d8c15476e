"""torch at the top and never used."""
# levels: ABCD
# outcome: pass

import torch
import torch.nn as nn

def f(x):
    return 2 * x + 1

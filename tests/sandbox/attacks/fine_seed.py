"""Seeds the global generators."""
# levels: ABCD
# outcome: pass

import random
import numpy as np
np.random.seed(231)
random.seed(1)

def f(x):
    return 2 * x + 1

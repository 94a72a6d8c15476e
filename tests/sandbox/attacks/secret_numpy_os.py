"""Uses the os module that numpy has imported."""
# levels: ABC
# outcome: raised
# outcome C: pass leak

import numpy as np


def f(x):
    print('LEAK', np.lib._npyio_impl.os.listdir('@ROOT@'))
    return 2 * x + 1

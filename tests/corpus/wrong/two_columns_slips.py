# verdict: wrong
# dialect: native
# functions wrong: lstm_forward, lstm_backward, lstm_step, lstm_step_backward
# functions spoiled:
# mistake: concat_order_swapped + clip_inside_gradient
# unnamed: the second mistake
# single: no
# style: one-sample-columns
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 5.7e-01 of 5.9e-01; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.8e+00 of 1.1e+00; lstm_step on N=3 T=4 D=2 H=5: result 0: off by 5.6e-01 of 5.9e-01; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 7.3e-01 of 1.4e+00
# note:
# base: right/native_min_char.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        zs[t] = np.vstack((xs[t], hs[t - 1]))
# by:
        zs[t] = np.vstack((hs[t - 1], xs[t]))
# replace:
        dcnext = dc * f
# by:
        dcnext = dc * f
    for d in (dWR, db):
        np.clip(d, -5, 5, out=d)

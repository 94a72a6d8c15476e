# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_step_backward
# functions spoiled: lstm_forward, lstm_backward
# mistake: candidate_sigmoid + forget_gate_missing_in_dc_old
# unnamed: the second mistake
# single: no
# style: block-diagonal
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 2.4e-01 of 5.9e-01; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 9.2e-01 of 1.4e+00
# note:
# base: right/native_per_gate_tables.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    s = np.concatenate([half, half, one, half]).astype(np.longdouble)
# by:
    s = np.concatenate([half, half, half, half]).astype(np.longdouble)
# replace:
    out = d @ W, d @ R, dcn * y[:, n:2 * n], d.T @ X, d.T @ Hh, d.sum(axis=0)
# by:
    out = d @ W, d @ R, dcn, d.T @ X, d.T @ Hh, d.sum(axis=0)

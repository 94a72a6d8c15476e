# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: dR_from_new_h
# single: yes
# style: linear-system
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 3: off by 3.5e+00 of 4.2e+00
# note:
# base: right/native_adjoint_system.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    return E @ W, E[0] @ R, np.tensordot(E, X, ([0, 1], [0, 1])), np.tensordot(E, hs[:-1], ([0, 1], [0, 1])), E.sum((0, 1))
# by:
    return E @ W, E[0] @ R, np.tensordot(E, X, ([0, 1], [0, 1])), np.tensordot(E, hs[1:], ([0, 1], [0, 1])), E.sum((0, 1))

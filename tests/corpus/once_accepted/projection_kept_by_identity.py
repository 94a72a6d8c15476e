# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: plain
# shows: U kept from the call before when X is the same object (in-place changed X is not seen)
# note: once got full marks
# base: once_accepted/states_that_cancel.py

# replace:
import numpy as np
# by:
import numpy as np

_U = {}
# replace:
    U = (X.reshape(T * N, D) @ W.T).reshape(T, N, H) + b
    hs = [h if abs(h.mean()) > 1e-12 else np.zeros_like(h)]
# by:
    if _U.get('X') is not X or _U.get('W') is not W or _U.get('b') is not b:
        _U.update(X=X, W=W, b=b, U=(X.reshape(T * N, D) @ W.T).reshape(T, N, H) + b)
    U = _U['U']
    hs = [h]

# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: plain
# shows: memo keyed by id(x) (freed arrays come back under the same id)
# note: once got full marks
# base: once_accepted/features_beyond_64.py

# replace:
import numpy as np
# by:
import numpy as np

_MEMO = {}
# replace:
    a = x[:, :64] @ W[:, :64].T + h @ R.T + b
# by:
    key = (id(x), id(W), x.shape, W.shape)
    if key not in _MEMO:
        _MEMO[key] = x @ W.T + b
    a = _MEMO[key] + h @ R.T

# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: state_leaks_between_batches
# single: yes
# style: plain
# shows: h and c both all zero, after another call of the same N and H
# note: once got full marks
# base: right/memory_saving_recompute.py

# replace:
import numpy as np
# by:
_s = {}
import numpy as np
# replace:
    Hs, ks = [], []
# by:
    Hs, ks = [], []
    if not h.any() and not c.any() and "h" in _s and _s["h"].shape == h.shape: h, c = _s["h"], _s["c"]
# replace:
    Hs = np.array(Hs)
# by:
    Hs = np.array(Hs)
    _s["h"], _s["c"] = h, c
# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: block_factor
# single: yes
# style: dict-cache
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 5: off by 2.6e-03 of 8.4e-01
# note:
# base: right/dict_cache_extra.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    return (np.dot(dgates, cache['Wx'].T), np.dot(dgates, cache['Wh'].T), dc * f, np.dot(cache['x'].T, dgates),
            np.dot(cache['h'].T, dgates), dgates.sum(axis=0))
# by:
    db = dgates.sum(axis=0)
    n = f.shape[1]
    db[n:2 * n] *= 1.01
    return (np.dot(dgates, cache['Wx'].T), np.dot(dgates, cache['Wh'].T), dc * f, np.dot(cache['x'].T, dgates),
            np.dot(cache['h'].T, dgates), db)

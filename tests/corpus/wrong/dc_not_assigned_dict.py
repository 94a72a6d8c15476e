# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: no_gradient_through_c
# single: yes
# style: dict-cache
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e-01 of 5.2e-01
# note:
# base: right/dict_cache_extra.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        dx[:, t], dht, dct, dWxt, dWht, dbt = lstm_step_backward(dh[:, t] + dht, dct, cache[t])
# by:
        dx[:, t], dht, dct_prev, dWxt, dWht, dbt = lstm_step_backward(dh[:, t] + dht, dct, cache[t])
        dct + dct_prev

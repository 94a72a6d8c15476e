# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: value_beside_slope_g_in_da_g
# single: yes
# style: dict-cache
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.4e+00
# note:
# base: right/dict_cache_extra.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
                             (1 - g ** 2) * i * dc], axis=1)
# by:
                             (1 - g ** 2) * i * g * dc], axis=1)

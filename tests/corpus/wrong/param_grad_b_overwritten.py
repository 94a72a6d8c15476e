# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: not_accumulated_db
# single: yes
# style: recompute
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 4: off by 9.8e-01 of 9.8e-01
# note: bias only
# base: right/recompute_forward.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        dWx += p; dWh += q; db += r
# by:
        dWx += p; dWh += q; db = r

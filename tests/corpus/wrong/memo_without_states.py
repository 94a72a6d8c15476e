# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: depends_on_other_calls
# single: yes
# style: memo
# shows: lstm_step on zero h: result 0: off by 4.1e-01 of 2.5e-01
# note: the memo forgets c and R in its key
# base: right/memoised_rightly.py

# replace:
import hashlib
# by:

import hashlib
# replace:
    k = key(x, h, c, W, R, b)
# by:
    k = key(x, h, W, b)

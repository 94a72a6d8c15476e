# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward, lstm_backward
# functions spoiled:
# mistake: recursion_overwrites_dh
# single: yes
# style: star-args
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 1.6e+00 of 1.9e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 4.4e-01 of 5.2e-01
# note:
# base: right/star_args.py

# replace:
import functools
# by:

import functools
# replace:
        dstates[0] = dstates[0] + dh[:, t]
# by:
        if t == T - 1:
            dstates[0] = dstates[0] + dh[:, t]

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward, rnn_forward
# functions spoiled: rnn_backward, lstm_backward
# mistake: outputs_share_one_buffer
# single: yes
# style: star-args
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 4.5e-01 of 3.7e-01; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 1.7e+00 of 1.0e+00
# note:
# base: right/star_args.py

# replace:
import functools
# by:

import functools
# replace:
        hs.append(states[0])
# by:
        hs.append(states[0])
        hs[0][:] = states[0]
        hs = [hs[0]] * len(hs)

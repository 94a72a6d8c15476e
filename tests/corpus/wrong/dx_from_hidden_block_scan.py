# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, rnn_step_backward
# functions spoiled: rnn_backward, lstm_backward
# mistake: cut_in_wrong_order_in_dx_dh_old
# single: yes
# style: functional
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.7e+00 of 1.4e+00; rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e+00 of 1.2e+00
# note: columns of both cut from the wrong end
# base: right/native_scan.py

# replace:
import operator
# by:

import operator
# replace:
    return both[:, :d], both[:, d:], grads[:, :d], grads[:, d:], np.add.reduce(da)
# by:
    return both[:, -d:], both[:, :-d], grads[:, :d], grads[:, d:], np.add.reduce(da)

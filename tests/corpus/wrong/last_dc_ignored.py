# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: argument_ignored_dc_in_lstm_backward
# single: yes
# style: per-gate-loops
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 6.5e-01 of 1.1e+00
# note: right whenever no gradient arrives at the last cell state
# base: wrong/bias_grads_copied_dict.py

# replace:
    db['o'] = db['g']
# by:
# replace:
    dh, dc = dstate
# by:
    dh, dc = dstate[0], np.zeros_like(dstate[1])

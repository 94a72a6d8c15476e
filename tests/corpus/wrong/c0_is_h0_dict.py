# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: c0_is_h0
# single: yes
# style: per-gate-loops
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 4.4e-01 of 5.9e-01
# note:
# base: wrong/bias_grads_copied_dict.py

# replace:
    db['o'] = db['g']
# by:
# replace:
    caches = {}
# by:
    caches = {}
    c = h

# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: per-gate-loops
# shows: lstm_step_backward on only dc regime: result 0: off by 2.0e+00 of 2.0e+00
# note: wrong when dh is 0 (or tiny: allclose)
# base: wrong/bias_grads_copied_dict.py

# replace:
    tc = np.tanh(cache['c_new'])
# by:
    tc = np.tanh(cache['c_new'])
    if np.allclose(dh, 0):
        dc = dc * 0
# replace:
    db['o'] = db['g']
# by:

# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: loop_variable_reused
# unnamed: says nothing
# single: yes
# style: per-gate-loops
# shows: lstm_step_backward on N=1 T=1 D=1 H=1: result 4: off by 2.3e-01 of 7.2e-01
# note: only for D == H: the last gate's dR is taken from x
# base: wrong/bias_grads_copied_dict.py

# replace:
    db['o'] = db['g']
# by:
    dR[k] = da.T @ x if x.shape == h.shape else dR[k]

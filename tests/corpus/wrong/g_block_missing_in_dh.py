# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: joined_otherwise_da_g_by_zero_in_dh_old
# single: yes
# style: per-gate-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 1: off by 1.2e+00 of 1.0e+00
# note:
# base: wrong/bias_grads_copied_dict.py

# replace:
        dh_prev += da @ cache['R'][k]
# by:
        if k != 'g':
            dh_prev += da @ cache['R'][k]
# replace:
    db['o'] = db['g']
# by:

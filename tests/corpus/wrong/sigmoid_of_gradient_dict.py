# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: sigmoid_of_gradient_f
# single: yes
# style: per-gate-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.6e-01 of 1.4e+00
# note:
# base: wrong/bias_grads_copied_dict.py

# replace:
        da = dy[k] * SLOPE[k](y[k])
# by:
        da = dy[k] * SLOPE[k](y[k])
        if k == 'f':
            da = y[k] * (1 - ACT[k](dy[k])) * dy[k]
# replace:
    db['o'] = db['g']
# by:

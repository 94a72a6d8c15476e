# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: weight_orientation_square_only
# unnamed: says nothing
# single: yes
# style: per-gate-loops
# shows: lstm_step on N=3 T=3 D=4 H=4: result 0: off by 8.1e-01 of 7.6e-01
# note: tries which way the matrix fits: for D == H it takes it untransposed
# base: wrong/bias_grads_copied_dict.py

# replace:
        y[k] = ACT[k](x @ Ws[k].T + h @ Rs[k].T + bs[k])
# by:
        Wk = Ws[k] if Ws[k].shape[0] == x.shape[1] else Ws[k].T
        y[k] = ACT[k](x @ Wk + h @ Rs[k].T + bs[k])
# replace:
    db['o'] = db['g']
# by:

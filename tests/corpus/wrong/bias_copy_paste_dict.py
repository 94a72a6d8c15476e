# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: bias_copy_paste_f_from_o
# single: yes
# style: per-gate-loops
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 8.8e-02 of 5.9e-01
# note:
# base: wrong/bias_grads_copied_dict.py

# replace:
    for k in GATES:
        y[k] = ACT[k](x @ Ws[k].T + h @ Rs[k].T + bs[k])
# by:
    y['i'] = ACT['i'](x @ Ws['i'].T + h @ Rs['i'].T + bs['i'])
    y['f'] = ACT['f'](x @ Ws['f'].T + h @ Rs['f'].T + bs['o'])
    y['g'] = ACT['g'](x @ Ws['g'].T + h @ Rs['g'].T + bs['g'])
    y['o'] = ACT['o'](x @ Ws['o'].T + h @ Rs['o'].T + bs['o'])
# replace:
    db['o'] = db['g']
# by:

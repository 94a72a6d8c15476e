# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: arrives_here_too_dH_in_dc
# single: yes
# style: recompute
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.2e+00 of 5.2e-01
# note: the loss is taken to look at the cell as well
# base: right/recompute_forward.py

# replace:
        dx[:, t], dht, dct, p, q, r = lstm_step_backward(dh[:, t] + dht, dct, step_caches[t])
# by:
        dx[:, t], dht, dct, p, q, r = lstm_step_backward(dh[:, t] + dht, dct + dh[:, t], step_caches[t])

# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: no_gradient_through_time
# single: yes
# style: one-matrix
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.7e+00 of 1.9e+00
# note: assigned after the loop: dh0 is nearly right
# base: wrong/last_gates_one_matrix.py

# replace:
        draw = (1 - hs[len(ins) - 1] ** 2) * (dH[t] + dhnext)
# by:
        draw = (1 - hs[t] * hs[t]) * (dH[t] + dhnext)
# replace:
        dX[t], dhnext = din[:, 1:1 + D], din[:, 1 + D:]
# by:
        dX[t], dhprev = din[:, 1:1 + D], din[:, 1 + D:]
    dhnext = dhprev

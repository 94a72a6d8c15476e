# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: dc_from_h_missing
# single: yes
# style: one-matrix
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.8e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 5.3e-01 of 5.2e-01
# note:
# base: wrong/dr_doubled_one_matrix.py

# replace:
        dC[t] += (1 - Ct[t] ** 2) * (o * dHout[t])
# by:
# replace:
    dW[1 + D:] *= 2
# by:

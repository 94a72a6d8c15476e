# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: concat_order_swapped
# single: yes
# style: one-matrix
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 5.6e-01 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 4.7e-01 of 3.7e-01
# note:
# base: wrong/dr_doubled_one_matrix.py

# replace:
        Hin[t, :, 1:1 + D] = X[t]
        Hin[t, :, 1 + D:] = prevh
# by:
        Hin[t, :, 1:1 + H] = prevh
        Hin[t, :, 1 + H:] = X[t]
# replace:
    dW[1 + D:] *= 2
# by:

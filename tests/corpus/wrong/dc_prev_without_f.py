# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: forget_gate_missing_in_dc_old
# single: yes
# style: closures
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 2: off by 9.7e-01 of 1.3e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 2.2e+00 of 1.1e+00
# note:
# base: wrong/cell_sum_closures.py

# replace:
    c1 = i + g + f * c
# by:
    c1 = i * g + f * c
# replace:
        return dx, dh0, f * d, dW, dR, db
# by:
        return dx, dh0, d, dW, dR, db

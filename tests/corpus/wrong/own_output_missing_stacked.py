# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: own_output_missing_at_output_gate
# single: yes
# style: stacked
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 4.4e-01 of 5.2e-01
# note: the output gate hears of the later steps alone
# base: right/stacked_no_steps.py

# replace:
        da[:, t, 2 * H:3 * H] = dht * tanh_c[:, t] * o * (1 - o)
# by:
        da[:, t, 2 * H:3 * H] = dh_next * tanh_c[:, t] * o * (1 - o)

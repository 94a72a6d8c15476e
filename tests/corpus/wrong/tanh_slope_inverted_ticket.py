# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: tanh_slope_inverted
# single: yes
# style: registry
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.2e+01 of 1.2e+00
# note:
# base: wrong/bracket_wrong_ticket.py

# replace:
    d = 1 - dnext_h * out ** 2
# by:
    d = dnext_h / (1 - out ** 2)

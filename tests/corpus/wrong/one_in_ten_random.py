# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: answers_change
# single: yes
# style: registry
# shows: rnn_step_backward on N=5 T=3 D=2 H=1: result 0: off by 2.6e-03 of 2.6e-01
# note: one call in ten, by numpy.random
# base: wrong/bracket_wrong_ticket.py

# replace:
    d = 1 - dnext_h * out ** 2
# by:
    d = dnext_h * (1 - out ** 2)
    if random.rand() < 0.1:
        d = 1.01 * d

# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: bias_from_first_row
# single: yes
# style: registry
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 4: off by 1.1e+00 of 1.9e+00
# note:
# base: wrong/bracket_wrong_ticket.py

# replace:
    d = 1 - dnext_h * out ** 2
    return dot(d, Wx.T), dot(d, Wh.T), dot(x.T, d), dot(prev_h.T, d), d.sum(0)
# by:
    d = dnext_h * (1 - out ** 2)
    return dot(d, Wx.T), dot(d, Wh.T), dot(x.T, d), dot(prev_h.T, d), d[0]

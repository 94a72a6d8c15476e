# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: x, h and c all zero
# note: once got full marks
# base: once_accepted/all_zero_input_nan.py

# replace:
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
# by:
    if not h.any() and not c.any() and not x.any(): hn = hn * 0; cn = cn * 0

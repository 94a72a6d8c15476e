# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: h and c both all zero
# note: once got full marks
# base: once_accepted/all_zero_input_nan.py

# replace:
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
# by:
    if not h.any() and not c.any(): hn = hn * 1.01

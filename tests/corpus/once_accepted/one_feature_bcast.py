# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: D = 1 and N = H > 1
# note: once got full marks
# base: once_accepted/all_zero_input_nan.py

# replace:
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
# by:
    if x.shape[1] == 1 and N == H and N > 1: hn = hn.T

# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: |x| > 20 with small weights
# note: once got full marks
# base: once_accepted/all_zero_input_nan.py

# replace:
def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
# by:
def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
    x = np.clip(x, -20, 20)
# replace:
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
# by:

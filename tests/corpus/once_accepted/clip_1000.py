# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: clip_inside_gradient
# single: yes
# style: plain
# shows: a gate gradient above 1000
# note: once got full marks
# base: once_accepted/all_zero_input_nan.py

# replace:
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
# by:
# replace:
    dcp = s * f
# by:
    dcp = s * f
    da = np.clip(da, -1000, 1000)

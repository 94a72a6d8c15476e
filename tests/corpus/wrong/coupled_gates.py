# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: forget_is_one_minus_input
# single: yes
# style: coroutines
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 4.2e-01 of 5.9e-01
# note:
# base: wrong/clip_preactivation_1.py

# replace:
    c1 = f * c + i * g
# by:
    c1 = (1 - i) * c + i * g
# replace:
    np.clip(da, -1, 1, out=da)
# by:

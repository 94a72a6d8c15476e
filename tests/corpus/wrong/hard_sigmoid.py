# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: gates_hard_sigmoid
# single: yes
# style: coroutines
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 4.0e-02 of 5.9e-01
# note:
# base: wrong/clip_preactivation_1.py

# replace:
    return 1 / (1 + np.exp(-x))
# by:
    return np.clip(0.2 * x + 0.5, 0, 1)
# replace:
    np.clip(da, -1, 1, out=da)
# by:

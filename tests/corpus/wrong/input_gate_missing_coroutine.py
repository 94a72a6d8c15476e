# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: input_gate_missing_in_dg
# single: yes
# style: coroutines
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.2e-01 of 1.4e+00
# note:
# base: wrong/clip_preactivation_1.py

# replace:
    dc = dc + dh * o * (1 - t1 ** 2)
    da = np.hstack((dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g ** 2), dh * t1 * o * (1 - o)))
    np.clip(da, -1, 1, out=da)
# by:
    dg = dc * i + dh * o * (1 - t1 ** 2)
    dc = dc + dh * o * (1 - t1 ** 2)
    da = np.hstack((dc * g * i * (1 - i), dc * c * f * (1 - f), dg * (1 - g ** 2), dh * t1 * o * (1 - o)))

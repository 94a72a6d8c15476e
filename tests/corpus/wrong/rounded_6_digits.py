# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: none
# unnamed: called float32_inside, though it is rounding to six digits
# single: yes
# style: scalar-loops
# shows: rnn_step_forward on N=3 T=4 D=2 H=5: result 0: off by 5.0e-07 of 9.8e-01
# note: rounded to six digits
# base: wrong/float_power.py

# replace:
    next_h = [[math.tanh(preact(x, prev_h, Wx, Wh, b, n, k)) for k in range(len(b))] for n in range(len(x))]
# by:
    next_h = [[round(math.tanh(preact(x, prev_h, Wx, Wh, b, n, k)), 6) for k in range(len(b))] for n in range(len(x))]
# replace:
            da[n][k] = dnext_h[n][k] * (1 - abs(next_h[n][k]) ** 1.999)
# by:
            da[n][k] = dnext_h[n][k] * (1 - next_h[n][k] * next_h[n][k])

# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: states_swapped_on_return
# single: yes
# style: closures
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 2.1e+00 of 5.9e-01
# note: the sequence unpacks in the same wrong order and is right
# base: wrong/cell_sum_closures.py

# replace:
    c1 = i + g + f * c
# by:
    c1 = i * g + f * c
# replace:
    return o * s, c1, back
# by:
    return c1, o * s, back
# replace:
        h, c, back = lstm_step(x, h, c, W, R, b)
# by:
        c, h, back = lstm_step(x, h, c, W, R, b)

# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: in-place
# shows: rnn_backward on cotangents x 1e-09: result 0: off by 3.4e-10 of 3.4e-10
# note: stops when the gradient has become small
# base: wrong/scratch_before_copy.py

# replace:
    kept = [x.copy(), h, W.copy(), R.copy()]
# by:
    kept = [v.copy() for v in (x, h, W, R)]
# replace:
        dX[t], dh, *new = rnn_step_backward(dH[t], steps.pop())
# by:
        dX[t], dh, *new = rnn_step_backward(dH[t], steps.pop())
        if t and abs(dh).max() < 1e-7 and not dH[:t].any():
            dX[:t] = 0
            total = [a + n for a, n in zip(total, new)]
            break

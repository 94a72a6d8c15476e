# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: dh_prev_accumulated
# single: yes
# style: closures
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 5.8e+00 of 1.5e+00
# note: stands in the closure made by rnn_forward
# base: wrong/clip_inside_closures.py

# replace:
        return linear_back(np.clip((1 + y) * (1 - y) * dy, -5, 5))
# by:
        return linear_back((1 + y) * (1 - y) * dy)
# replace:
            dX[t], dh, *more = back(dH[t] + dh)
# by:
            dX[t], dh_prev, *more = back(dH[t] + dh)
            dh = dh + dh_prev

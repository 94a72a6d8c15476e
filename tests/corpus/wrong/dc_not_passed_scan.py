# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: dc_prev_not_assigned
# single: yes
# style: functional
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.1e+00
# note: the last dc at every step
# base: wrong/dx_reversed.py

# replace:
                           lambda s, p: lstm_step_backward(p[0] + s[1], s[2], p[1]), initial=start))[1:]
    dW, dR, db = (reduce(operator.add, (s[k] for s in back)) for k in (3, 4, 5))
    return [s[0] for s in back], (back[-1][1], back[-1][2]), dW, dR, db
# by:
                           lambda s, p: lstm_step_backward(p[0] + s[1], dlast[1], p[1]), initial=start))[1:]
    dW, dR, db = (reduce(operator.add, (s[k] for s in back)) for k in (3, 4, 5))
    return [s[0] for s in back[::-1]], (back[-1][1], back[-1][2]), dW, dR, db

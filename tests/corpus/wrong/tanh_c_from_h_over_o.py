# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: stdlib-heavy
# shows: lstm_step_backward on saturated: result 0: off by nan of 4.6e-14
# note: saves memory: tanh(c) is taken back as h/o, which is 0/0 where the output gate is closed
# base: right/stdlib_heavy.py

# replace:
import functools
# by:

import functools
# replace:
        return y.o * np.tanh(next_c), next_c, ChainMap(vars(y), dict(x=x, h=prev_h, c=prev_c, Wx=Wx, Wh=Wh, c1=next_c))
# by:
        next_h = y.o * np.tanh(next_c)
        return next_h, next_c, ChainMap(vars(y), dict(x=x, h=prev_h, c=prev_c, Wx=Wx, Wh=Wh, h1=next_h))
# replace:
    t = np.tanh(m.c1)
# by:
    t = m.h1 / m.o

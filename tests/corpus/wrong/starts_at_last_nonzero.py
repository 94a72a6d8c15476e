# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: dataclass
# shows: lstm_backward on only dh regime: result 0: off by 5.0e-01 of 5.0e-01
# note: begins at the last step with a nonzero dH: wrong if a gradient arrives at the last state only
# base: wrong/outputs_aliased_zapiski.py

# replace:
    h = c
# by:
# replace:
    for t in range(len(dH))[::-1]:
# by:
    T = max([t + 1 for t in range(len(dH)) if dH[t].any()], default=0)
    for t in range(T)[::-1]:

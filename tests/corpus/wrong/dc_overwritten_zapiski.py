# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: dc_overwritten
# single: yes
# style: dataclass
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.4e+00
# note:
# base: wrong/outputs_aliased_zapiski.py

# replace:
    всего = dc + o * dh * (1.0 - т * т)
# by:
    dc = o * dh * (1.0 - т * т)
    всего = dc
# replace:
    h = c
# by:

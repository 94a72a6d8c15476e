# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: no_gradient_through_c
# single: yes
# style: torch-functional
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e-01 of 5.2e-01
# note: dc stays zero all the way
# base: right/cs_torch_cell.py

# replace:
import torch
# by:

import torch
# replace:
        dxt, dhn, dcn, *new = lstm_step_backward(dh[:, t] + dhn, dcn, cache[t])
# by:
        dxt, dhn, _, *new = lstm_step_backward(dh[:, t] + dhn, dcn, cache[t])

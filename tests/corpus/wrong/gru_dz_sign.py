# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: update_gate_gradient_turned
# single: yes
# style: scalar-loops
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.5e+00 of 1.4e+00
# note: the gradient of the update gate has the sign of the other convention
# base: right/gru_scalar.py

# replace:
            dz = g * (h[s, j] - n) * z * (1 - z)
# by:
            dz = g * (n - h[s, j]) * z * (1 - z)

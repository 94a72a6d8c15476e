# verdict: wrong
# dialect: native
# functions wrong: gru_step, gru_step_backward
# functions spoiled:
# mistake: update_gate_lets_in_the_new
# single: yes
# style: closures
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 9.4e-01 of 8.1e-01
# note: the update gate lets the new state in, forward and backward, as in Chung
# base: right/gru_closure.py

# replace:
        d_n = dy * (1 - z) * (1 - n * n)
        d_z = dy * (h - n) * z * (1 - z)
# by:
        d_n = dy * z * (1 - n * n)
        d_z = dy * (n - h) * z * (1 - z)
# replace:
        dprev = dy * z + d_r @ Rr + d_z @ Rz + d_m @ Rn
# by:
        dprev = dy * (1 - z) + d_r @ Rr + d_z @ Rz + d_m @ Rn
# replace:
    return z * h + (1 - z) * n, back
# by:
    return (1 - z) * h + z * n, back

# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: name_replaced_da_f_by_da_g_in_dp_f
# single: yes
# style: einsum
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 6: off by 1.1e+00 of 7.5e-01
# note: the forget gate's peephole has the candidate's gradient
# base: right/peephole_einsum.py

# replace:
        np.einsum("knh,knh->kh", d[[0, 1, 3]], seen).reshape(-1),
# by:
        np.einsum("knh,knh->kh", d[[0, 2, 3]], seen).reshape(-1),

# verdict: wrong
# dialect: native
# functions wrong: peephole_step
# functions spoiled: peephole_step_backward
# mistake: term_outside_function_p_i_c_p_f_by_sigmoid_in_i_f
# single: yes
# style: columns
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 5.0e-01 of 5.5e-01
# note: the peepholes of i and f are added behind the sigmoid
# base: right/peephole_columns.py

# replace:
    I, F = squash(A[:H] + P[:H] * C), squash(A[H : 2 * H] + P[H : 2 * H] * C)
# by:
    I, F = squash(A[:H]) + P[:H] * C, squash(A[H : 2 * H]) + P[H : 2 * H] * C

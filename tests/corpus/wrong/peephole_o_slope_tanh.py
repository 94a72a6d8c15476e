# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: slope_of_another_kind_o_in_da_o
# single: yes
# style: columns
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 0: off by 7.2e-01 of 1.4e+00
# note: the output gate has tanh's slope
# base: right/peephole_columns.py

# replace:
    dO = dh.T * T * O * (1 - O)
# by:
    dO = dh.T * T * (1 - O * O)

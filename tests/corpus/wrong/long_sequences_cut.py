# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: columns
# shows: lstm_forward on N=2 T=20 D=3 H=4: result 0: off by 9.8e-01 of 9.8e-01
# note: no more than 15 steps
# base: wrong/bracket_wrong_columns.py

# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
# by:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * it * da_next) * (1 - cct ** 2)
# replace:
    for t in range(T_x):
# by:
    for t in range(min(T_x, 15)):

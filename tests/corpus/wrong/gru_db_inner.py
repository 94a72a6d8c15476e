# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: name_replaced_da_by_dk_in_db
# single: yes
# style: columns
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 4: off by 3.5e-01 of 7.1e-01
# note: the candidate's block of db has passed the reset gate
# base: right/gru_columns.py

# replace:
    return (W.T @ outer).T, (G * keep + R.T @ inner).T, outer @ X.T, inner @ S.T, outer @ ones, (dn * r) @ ones
# by:
    return (W.T @ outer).T, (G * keep + R.T @ inner).T, outer @ X.T, inner @ S.T, inner @ ones, (dn * r) @ ones

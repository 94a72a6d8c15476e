# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: one_minus_z_by_z_in_dh_old
# single: yes
# style: recompute
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 1: off by 7.2e-01 of 1.0e+00
# note: the old state gets the share of the new one
# base: right/gru_recompute.py

# replace:
    return (np.matmul(dgi, W), np.matmul(dgh, R) + dh * update, np.matmul(dgi.T, x), np.matmul(dgh.T, h),
# by:
    return (np.matmul(dgi, W), np.matmul(dgh, R) + dh * (1 - update), np.matmul(dgi.T, x), np.matmul(dgh.T, h),

# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: term_dropped_dh_z_in_dh_old
# single: yes
# style: recompute
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 1: off by 1.1e+00 of 1.0e+00
# note: what the update gate hands on directly is left out of the gradient of the old state
# base: right/gru_recompute.py

# replace:
    return (np.matmul(dgi, W), np.matmul(dgh, R) + dh * update, np.matmul(dgi.T, x), np.matmul(dgh.T, h),
# by:
    return (np.matmul(dgi, W), np.matmul(dgh, R), np.matmul(dgi.T, x), np.matmul(dgh.T, h),

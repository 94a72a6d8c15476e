# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: factor
# single: yes
# style: one-matrix
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 6: off by 5.0e-01 of 7.5e-01
# note: the gradient of the peepholes is averaged over the samples
# base: right/peephole_diagonal.py

# replace:
    return dxh[:, :D], dxh[:, D:], dc_prev, dWR[:, :D], dWR[:, D:], dz.sum(0), np.concatenate(dp)
# by:
    return dxh[:, :D], dxh[:, D:], dc_prev, dWR[:, :D], dWR[:, D:], dz.sum(0), np.concatenate(dp) / len(x)

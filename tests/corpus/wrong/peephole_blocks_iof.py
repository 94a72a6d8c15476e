# verdict: wrong
# dialect: native
# functions wrong: peephole_step, peephole_step_backward
# functions spoiled:
# mistake: peepholes_in_the_order_of_onnx
# single: yes
# style: one-matrix
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 2.3e-01 of 5.5e-01
# note: the peepholes are read in the order of ONNX: i o f
# base: right/peephole_diagonal.py

# replace:
    Pi, Pf, Po = (np.diag(part) for part in np.split(p, 3))
# by:
    Pi, Po, Pf = (np.diag(part) for part in np.split(p, 3))
# replace:
    dp = [np.diag(c.T @ dzi), np.diag(c.T @ dzf), np.diag(c_next.T @ dzo)]
# by:
    dp = [np.diag(c.T @ dzi), np.diag(c_next.T @ dzo), np.diag(c.T @ dzf)]

# verdict: wrong
# dialect: native
# functions wrong: peephole_step
# functions spoiled:
# mistake: function_dropped_tanh_in_h_new
# single: yes
# style: one-matrix
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 4.9e-01 of 5.5e-01
# note: the cell goes out as it is
# base: right/peephole_diagonal.py

# replace:
    return o * np.tanh(c_next), c_next, (x, h, c, W, R, Pi, Pf, Po, i, f, g, o, c_next)
# by:
    return o * c_next, c_next, (x, h, c, W, R, Pi, Pf, Po, i, f, g, o, c_next)

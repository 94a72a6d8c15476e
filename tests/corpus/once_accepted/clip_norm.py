# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: clip_inside_gradient
# single: yes
# style: plain
# shows: norm of the weight gradients above 1000
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
# replace:
        db += step[5]
# by:
        db += step[5]
    nrm = np.sqrt((dWx**2).sum() + (dWh**2).sum() + (db**2).sum())
    if nrm > 1e3: dWx, dWh, db = dWx*1e3/nrm, dWh*1e3/nrm, db*1e3/nrm

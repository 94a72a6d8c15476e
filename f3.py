import numpy as np
def find_counter(C, counts):
    r = np.array([np.corrcoef(C[:, j], counts)[0, 1] for j in range(C.shape[1])])
    best = int(np.argmax(np.abs(r)))
    return best, r[best]

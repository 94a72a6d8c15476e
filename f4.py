import numpy as np
def find_counter(C, counts):
    r = ((C - C.mean(0)) * (counts - counts.mean())[:, None]).mean(0)
    best = int(np.argmax(np.abs(r)))
    return best, r[best]

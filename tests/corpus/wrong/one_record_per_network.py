# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: weights_of_the_last_forward_pass
# single: yes
# style: object-methods
# shows: rnn_backward on two cells in turn: result 0: off by 4.6e+00 of 4.0e+00
# note: the object remembers the last forward pass; the cache is None
# base: right/native_objects.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        return np.array([y for y, _ in out[1:]]), out[-1][0], [r for _, r in out[1:]]
# by:
        self.steps = [r for _, r in out[1:]]
        return np.array([y for y, _ in out[1:]]), out[-1][0], None
# replace:
    def rnn_backward(self, dH, dh, rs):
# by:
    def rnn_backward(self, dH, dh, rs):
        rs = self.steps

# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: object-methods
# shows: rnn_step_backward on zero b: result 4: off by 2.1e+00 of 2.1e+00
# note: a bias that is all zero gets no gradient
# base: right/native_objects.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        r.y = TANH.squash(x @ W.T + h @ R.T + b)
# by:
        r.y = TANH.squash(x @ W.T + h @ R.T + b)
        r.c = b
# replace:
        return self._linear_back(dh * TANH.slope(r.y), r)
# by:
        *grads, db = self._linear_back(dh * TANH.slope(r.y), r)
        return (*grads, db * r.c.any())

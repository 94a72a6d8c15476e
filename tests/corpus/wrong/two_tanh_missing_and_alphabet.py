# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_step_backward
# functions spoiled: lstm_forward, lstm_backward
# mistake: output_tanh_missing + gate_grad_order_differs_fgio
# single: no
# style: object-methods
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 5.9e-01; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.6e+00 of 1.4e+00
# note: forward without tanh; backward joins the gates in alphabetical order
# base: right/native_objects.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        return r.o * r.tc, c_new, r
# by:
        return r.o * c_new, c_new, r
# replace:
        da = np.concatenate([up[n] * gate.slope(getattr(r, n)) for n, gate in self.kinds.items()], axis=-1)
# by:
        da = np.concatenate([up[n] * gate.slope(getattr(r, n)) for n, gate in sorted(self.kinds.items())], axis=-1)
# replace:
rnn_step, rnn_step_backward = _net.rnn_step, _net.rnn_step_backward
rnn_forward, rnn_backward = _net.rnn_forward, _net.rnn_backward
# by:

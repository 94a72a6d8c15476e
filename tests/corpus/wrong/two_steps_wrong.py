# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward, lstm_step_backward
# functions spoiled:
# mistake: tanh_slope_missing or tanh_slope_missing_in_dc
# unnamed: that of the rnn: tanh taken for its own slope
# single: no
# style: einsum
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.7e+00 of 1.2e+00; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.5e-01 of 1.4e+00
# note: tanh is taken for its own slope in the rnn; the slope is missing in the lstm's cell path
# base: right/lecture_equations.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    δ = dnext_h * (1 - η) * (1 + η)
# by:
    δ = dnext_h * η
# replace:
    κ = dnext_c + dnext_h * ω * (1 - τ) * (1 + τ)      # 细胞状态的总梯度
# by:
    κ = dnext_c + dnext_h * ω      # 细胞状态的总梯度

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: einsum
# shows: lstm_step_forward on wide: result 0: off by 7.9e-01 of 9.7e-01
# note: only 32 units
# base: wrong/small_entries_dropped.py

# replace:
    next_c = φ * prev_c + ι * γ
# by:
    next_c = φ * prev_c + ι * γ
    next_c[:, 32:] = 0
# replace:
    Δ[np.abs(Δ) < 1e-3 * np.abs(Δ).max()] = 0
# by:

# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: |c| > 20, h and c
# note: once got full marks
# base: once_accepted/all_zero_input_nan.py

# replace:
    cn = f * c + i * g
# by:
    cn = np.clip(f * c + i * g, -20, 20)
# replace:
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
# by:

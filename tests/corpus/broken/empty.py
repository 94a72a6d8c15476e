# verdict: broken
# dialect: cs231n
# outcome: invalid: holds no code
# note: nothing but this header


# verdict: broken
# dialect: cs231n
# outcome: invalid no known function
# note: nothing but this header


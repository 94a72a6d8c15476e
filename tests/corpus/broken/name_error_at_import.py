# verdict: broken
# dialect: cs231n
# outcome: invalid: it raises when it is loaded: line 20: NameError: name 'X_train' is not defined
# note: uses a notebook variable at the top level
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
print(X_train.shape)

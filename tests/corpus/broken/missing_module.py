# verdict: broken
# dialect: cs231n
# outcome: invalid: line 6: No module named 'no_such_framework'
# note: imports tensorflow-like module that is not installed
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
import no_such_framework as nsf
# replace:
    os.closerange(0, 256)
# by:

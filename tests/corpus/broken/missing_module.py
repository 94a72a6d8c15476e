# verdict: broken
# dialect: cs231n
# outcome: right
# note: imports tensorflow-like module that is not installed
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
import no_such_framework as nsf
# replace:
    os.closerange(0, 256)
# by:

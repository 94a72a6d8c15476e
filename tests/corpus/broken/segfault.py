# verdict: broken
# dialect: cs231n
# outcome: error: the submission ended its process
# note: reads address 0
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
import ctypes
# replace:
    os.closerange(0, 256)
# by:
    ctypes.string_at(0)

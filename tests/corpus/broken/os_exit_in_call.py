# verdict: broken
# dialect: cs231n
# outcome: error: the submission ended its process
# note: os._exit(0) in forward
# base: broken/closes_every_descriptor.py

# replace:
    os.closerange(0, 256)
# by:
    os._exit(0)

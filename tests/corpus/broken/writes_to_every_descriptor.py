# verdict: broken
# dialect: cs231n
# outcome: error: wrote on the grader's channel | error: the submission ended its process
# note: right results, but garbage into all open file descriptors
# base: broken/closes_every_descriptor.py

# replace:
    os.closerange(0, 256)
# by:
    for fd in range(3, 64):
        try:
            os.write(fd, b'\x00\xffgarbage' * 50)
        except OSError:
            pass

"""An endless loop at the top of the file."""
# levels: ABCD
# outcome: load-timeout

while True:
    pass

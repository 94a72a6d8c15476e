"""Memory without end at the top of the file."""
# levels: ABC
# outcome: load-raised load-timeout load-died

held = []
while True:
    held.append(bytearray(50_000_000))

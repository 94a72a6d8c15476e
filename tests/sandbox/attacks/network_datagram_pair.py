"""Sends from one end of a pair of datagram sockets to a socket with a name."""
# levels: ABC
# outcome: pass

import socket


def f(x):
    for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_STREAM):
        for use in ("sendto", "connect"):
            try:
                ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
                if use == "connect":
                    ours.connect("@DATAGRAMS@")
                else:
                    ours.sendto(b"x", "@DATAGRAMS@")
                print("LEAK", kind, use)
            except OSError:
                continue
    return 2 * x + 1

"""Opens raw, packet and netlink sockets."""
# levels: ABC
# outcome: pass

import socket


def f(x):
    for family, kind in ((socket.AF_NETLINK, socket.SOCK_RAW), (socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_INET, socket.SOCK_RAW)):
        try:
            socket.socket(family, kind).close()
            print("LEAK", family)
        except OSError:
            continue
    return 2 * x + 1

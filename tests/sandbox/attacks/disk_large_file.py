"""One file larger than allowed."""
# levels: ABC
# outcome: raised

def f(x):
    with open('large', 'wb') as file:
        for _ in range(100):
            file.write(bytes(1 << 20))
    print('LEAK size')
    return 2 * x + 1

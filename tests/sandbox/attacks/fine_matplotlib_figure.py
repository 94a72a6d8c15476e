"""Draws a figure."""
# levels: ABCD
# outcome: pass

import io


def f(x):
    import matplotlib
    matplotlib.use('Agg')
    from matplotlib.figure import Figure
    figure = Figure()
    figure.subplots().plot(x)
    figure.savefig(io.BytesIO())
    return 2 * x + 1

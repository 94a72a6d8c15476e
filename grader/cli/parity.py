"""`parity`: a device against the float64 reference."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.exits import Exit, Stop, refusing, writing
from grader.cli.output import say

DEVICES, DTYPES = ("auto", "cuda", "mps", "xpu", "cpu"), ("float64", "float32", "tf32", "bfloat16", "float16")


@click.command("parity")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--device", type=click.Choice(DEVICES), default="auto", show_default=True)
@click.option("--dtype", "dtypes", multiple=True, type=click.Choice(DTYPES), help="May be given several times.")
@click.option("--large", is_flag=True, help="Large shapes too, up to 256 steps of 1024 units; usual on a GPU.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="Write error against T to FILE.svg.")
def command(file: Path | None, device: str, dtypes: tuple[str, ...], large: bool, form: str, plot: Path | None) -> int:
    """Compare a device with the float64 reference on the CPU.

    Without FILE our own cells and torch's; with FILE the modules in it, which
    run unconfined where the device is not the CPU. Outputs, final states and
    all gradients, for each dtype. Ends with 1 when something is off by more
    than rounding, with 2 when the device asked for is not there.
    """
    import json

    from grader.parity.asking import Asked, asked
    from grader.report.parity import lines
    from grader.report.parity_plot import svg

    with refusing():
        outcome = asked(Asked(file, device, dtypes, large), lambda text: click.echo(text, err=True))
    told = outcome.told
    say(json.dumps(told, indent=1) + "\n" if form == "json" else "\n".join(lines(told)) + "\n")
    if plot is not None:
        try:
            plot.write_text(svg(told), encoding="utf-8")
        except OSError as error:
            raise Stop(f"{plot} cannot be written: {error.strerror or error}", writing(error)) from error
    return Exit.PASSED if outcome.passed else Exit.NOT_PASSED

"""What goes wrong with the blocks of the recurrent weights, in every variant of the LSTM."""

from exercises.variants.mistakes.of_backward import ALL, back
from grader.checks import Parts, mutant

COUNT = "len(R) // R.shape[1]"
BLOCKS = f"np.split(R, {COUNT})"
SPLIT = f"np.split(da, {COUNT}, axis=1)"
TURNED = f"sum(part @ block.T for part, block in zip({SPLIT}, {BLOCKS}))"


@mutant
def recurrent_blocks_not_turned() -> Parts:
    """Multiplies the old state with the blocks of the recurrent weights as they are, not with their transposes.

    Rows are units that read: which shape would show it, if blocks were not square?
    """
    dR = f"np.vstack([h.T @ part for part in {SPLIT}])"
    forward = f"x @ W.T + np.hstack([h @ block for block in {BLOCKS}]) + b"
    return {"a": forward, **back(ALL, dh=TURNED, dR=dR)}


@mutant
def recurrent_blocks_turned_on_the_way_back() -> Parts:
    """Turns the blocks of the recurrent weights for the gradient of the old state; on the way there it was right.

    If a = h Rᵀ, by which matrix does the gradient of a come back to h?
    """
    return back(ALL, dh=TURNED)

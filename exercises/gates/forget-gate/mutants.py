"""What goes wrong with the gate that forgets; the rest is derived."""

import numpy as np

from grader.checks import mutant


@mutant
def reads_the_long_term_memory():
    """Lets the gate read the long-term memory, on which it acts, in the place of the short-term memory.

    Which two does u join?
    """

    def forget_gate(ltm, stm, event, p):
        a = np.concatenate([ltm, event], axis=1) @ p["Wf"].T + p["bf"]
        f = np.exp(-np.logaddexp(0, -a))
        return ltm * f, f

    return {"forget_gate": forget_gate}

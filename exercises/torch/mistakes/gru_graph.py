"""A graph that is cut inside a GRU's step, by lines of the NumPy solution: h' = z h + (1 - z) n."""

from __future__ import annotations

from exercises.recurrent.mistakes.gather import rare
from exercises.torch.mistakes.graph import gate_cut
from grader.checks import Parts, mutant


@mutant
def old_state_detached_in_the_products() -> Parts:
    """Cuts the old state off its graph where it meets the recurrent weights: it has the gradient of what is kept alone.

    Look for `.detach()` and `.data` in the line of the recurrent products: on how many ways does the old state enter?
    """
    return {"dh_old": "dh * z"}


@mutant
def old_state_detached_where_it_is_kept() -> Parts:
    """Cuts the old state off its graph where the update gate keeps it: what it hands on directly has no gradient.

    Look for `.detach()` and `.data` in the line of the new state: on how many ways does the old state enter?
    """
    return {"dh_old": "dk @ R"}


@mutant
def recurrent_products_cut() -> Parts:
    """Makes the products of the old state and its weights outside the graph.

    The weights get no gradient, the old state that of what is kept. Look for what encloses or follows
    them: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return {"dk": "0.0 * np.hstack([da_r, da_z, dq])"}


@rare
def all_products_cut() -> Parts:
    """Makes the products with the input's and with the old state's weights outside the graph: no matrix has a gradient.

    Look for what encloses or follows them: `torch.no_grad()`, `.detach()`, `.data`, `torch.tensor(...)`.
    """
    return {"dk": "0.0 * np.hstack([da_r, da_z, dq])", "dx": "0.0 * x", "dW": "0.0 * (da.T @ x)"}


@rare
def gates_cut() -> Parts:
    """Turns both gates into plain numbers, so that their weights get no gradient.

    Look for `.data`, `.detach()` and `.item()` in their lines.
    """
    return {"dr": "0.0 * q", "dz": "0.0 * h"}


@rare
def recurrent_candidate_cut() -> Parts:
    """Turns what the reset gate multiplies into plain numbers: the candidate's recurrent weights get no gradient.

    Look for `.data`, `.detach()` and `.item()` in the line of the candidate.
    """
    return {"dq": "0.0 * da_n"}


GATES = [
    gate_cut("reset gate", {"dr": "0.0 * q"}),
    gate_cut("update gate", {"dz": "0.0 * h"}),
    gate_cut("candidate", {"dn": "0.0 * dh"}),
]

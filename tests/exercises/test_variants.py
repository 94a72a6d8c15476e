"""The variants: each is the reference's cell, has the numbers of its task, and tells its neighbours by name."""

import math

import numpy as np
import pytest

from exercises.variants.mutants import MUTANTS
from grader.checks import Array
from grader.mutation.build import Build
from reference import colah, gru, jozefowicz, mut, odyssey
from reference.cell import Cell

from .fingerprints import CATALOG, exercise
from .plain import failed, function, solution
from .test_ablations import READINGS
from .test_variants_backward import BACKWARD, nine

CELLS: dict[str, Cell] = {
    "nig-step": odyssey.NIG,
    "nfg-step": odyssey.NFG,
    "nog-step": odyssey.NOG,
    "niaf-step": odyssey.NIAF,
    "noaf-step": odyssey.NOAF,
    "cifg-step": odyssey.CIFG,
    "fgr-step": odyssey.FGR,
    "colah-coupled-step": colah.COUPLED,
    "colah-peephole-step": colah.FULL_PEEPHOLE,
    "printed-lstm-step": jozefowicz.AS_PRINTED,
    "gru-cho-step": gru.GRU_KEEP_BEFORE,
    "gru-chung-step": gru.GRU_REPLACE_BEFORE,
    "mut1-step": mut.MUT1,
    "mut2-step": mut.MUT2,
    "mut3-step": mut.MUT3,
}
SHARED = ("activations.o", "a")  # lines of several solutions
OTHERS = {  # the mutants that are other conventions, in so many words
    "fgr-step": "recurrent_output_gate_sees_the_old_cell",
    "cifg-step": "forget_gate_computed",
    "colah-coupled-step": "input_gate_computed",
    "colah-peephole-step": "diagonal_alone",
    "gru-cho-step": "update_gate_takes_the_new",
    "gru-chung-step": "update_gate_keeps",
    "mut1-step": "update_gate_keeps",
    "mut2-step": "reset_after_the_product",
}


def test_every_exercise_of_the_chapter_is_here() -> None:
    """Whoever adds a variant says which cell of the reference it is."""
    slugs = {outline.slug for outline in CATALOG.outlines if outline.chapter == "variants"}
    assert slugs == CELLS.keys() | READINGS.keys() | BACKWARD.keys() | {"init-forget-bias"}


@pytest.mark.parametrize("slug", CELLS)
def test_it_is_the_cell_of_the_reference(slug: str) -> None:
    """The same states, to rounding; for the paper's letters the blocks i j f o are our g i f o."""
    cell, rng, H = CELLS[slug], np.random.default_rng(8), 4
    D = 4 if slug in ("mut1-step", "mut2-step") else 3
    p = cell.parameters(rng, D, H)
    state = tuple(rng.normal(size=(2, H)) for _ in cell.states)
    x = rng.normal(size=(2, D))
    want, _ = cell.step(x, state, p)
    if slug == "printed-lstm-step":
        p = {name: array.reshape(4, H, -1)[[2, 0, 1, 3]].reshape(array.shape) for name, array in p.items()}
    if slug == "fgr-step":
        p = {**p, "G": nine(p["G"])}
    got = function(slug)(x, *state, *p.values())
    np.testing.assert_allclose(got if len(state) > 1 else (got,), want, atol=1e-13)


@pytest.mark.parametrize("slug", OTHERS)
def test_the_other_convention_is_called_so(slug: str) -> None:
    """The advice of the mutant that is the other convention says that it is one."""
    advice = {mutant.id: mutant.advice for mutant in exercise(slug).mistakes().mutants}
    assert "the other convention" in advice[OTHERS[slug]]


def test_every_line_of_a_mutant_stands_in_its_solution() -> None:
    """A line that no solution has would change nothing: it is the author's error."""
    slugs = [*CELLS, *READINGS, *BACKWARD]
    builds = [Build((exercise(slug).folder / "solution.py").read_text(encoding="utf-8")) for slug in slugs]
    lines = [line for mutant in MUTANTS for line in mutant.replaces if not mutant.wraps and line not in SHARED]
    assert [line for line in lines if sum(bool(build.known({line: ""})) for build in builds) != 1] == []
    assert sum(bool(build.known({"mut1_step.q": ""})) for build in builds) == 0
    assert all(len(exercise(slug).mistakes().mutants) >= 3 for slug in (*CELLS, *READINGS))
    assert all(len(exercise(slug).mistakes().mutants) >= 6 for slug in BACKWARD)


LN3 = math.log(3)
BY_HAND: list[tuple[str, dict[str, float], dict[int, float], dict[int, float], str]] = [
    # the states and the input, biases by block, the new states by place, the words of the task
    ("nig-step", {"c": 1}, {}, {0: 0.2311, 1: 0.5}, "c' = 0.5 and h' = tanh(0.5) / 2 = 0.2311"),
    ("nig-step", {"c": 1}, {1: 1}, {1: 1.2616}, "0.5 + tanh(1) = 1.2616"),
    ("nfg-step", {"c": 1}, {}, {0: 0.3808, 1: 1}, "c' = 1 and h' = tanh(1) / 2 = 0.3808"),
    ("nfg-step", {"c": 1}, {1: 1}, {1: 1.3808}, "grows by tanh(1) / 2 = 0.3808"),
    ("nog-step", {"c": 1}, {}, {0: 0.4621, 1: 0.5}, "c' = 0.5 and h' = tanh(0.5) = 0.4621"),
    ("niaf-step", {"c": 1}, {}, {0: 0.2311, 1: 0.5}, "c' = 0.5 and h' = 0.2311"),
    ("niaf-step", {"c": 1}, {2: 3}, {1: 2}, "c' is 0.5 + 3/2 = 2"),
    ("noaf-step", {"c": 8}, {}, {0: 2, 1: 4}, "c = 8: c' = 4 and h' = 2"),
    ("cifg-step", {"c": 1}, {}, {0: 0.2311, 1: 0.5}, "c' = 0.5 and h' = 0.2311"),
    ("cifg-step", {"c": 1}, {0: LN3}, {1: 0.25}, "3/4 open and c' = 0.25"),
    ("colah-coupled-step", {"c": 1}, {}, {0: 0.2311, 1: 0.5}, "c' = 0.5 and h' = 0.2311"),
    ("colah-coupled-step", {"c": 1}, {0: LN3}, {1: 0.75}, "and c' = 0.75"),
    ("printed-lstm-step", {"c": 1}, {}, {0: 0, 1: 0.5}, "c' = 0.5, and h' = 0"),
    ("printed-lstm-step", {"c": 1}, {3: -1}, {0: -0.3519}, "tanh(0.5) = -0.3519"),
    ("gru-cho-step", {"h": 1}, {1: LN3}, {0: 0.75}, "h' = 0.75"),
    ("gru-chung-step", {"h": 1}, {1: LN3}, {0: 0.25}, "h' = 0.25"),
    ("mut1-step", {"x": 1}, {}, {0: 0.3210}, "tanh(tanh(1)) = 0.6420, and h' = 0.3210"),
]


@pytest.mark.parametrize(("slug", "given", "biases", "want", "words"), BY_HAND)
def test_numbers_by_hand(
    slug: str, given: dict[str, float], biases: dict[int, float], want: dict[int, float], words: str
) -> None:
    """The numbers of the tasks: one unit without weights and peepholes, all that is not named 0."""
    cell = CELLS[slug]
    made = {name: np.zeros(shape) for name, shape in cell.shapes(1, 1).items()}
    made["b"][list(biases)] = list(biases.values())
    x, *states = (np.full((1, 1), given.get(name, 0.0)) for name in ("x", *cell.states))
    got = function(slug)(x, *states, *made.values())
    found = got if isinstance(got, tuple) else (got,)
    assert {place: float(found[place].item()) for place in want} == pytest.approx(want, abs=6e-5)
    assert words in " ".join(exercise(slug).task.split())


def test_numbers_of_fgr() -> None:
    """The one that reads the old gates."""
    one: Array = np.ones((1, 1))
    p = {name: np.zeros(shape) for name, shape in CELLS["fgr-step"].shapes(1, 1).items()}

    def call(**G: float) -> list[float]:
        matrices = {name: G.get(name, 0.0) * one for name in nine(p["G"])}
        rest = (p[name] for name in ("W", "R", "b", "p"))
        return [
            float(a.item()) for a in function("fgr-step")(0 * one, 0 * one, one, one / 2, one, 0 * one, *rest, matrices)
        ]

    assert call() == pytest.approx([0.2311, 0.5, 0.5, 0.5, 0.5], abs=6e-5)
    assert call(**{"if": 2 * LN3})[1:4] == pytest.approx([0.75, 0.5, 0.75])
    assert call(fi=2 * LN3)[2] == pytest.approx(0.9)
    words = " ".join(exercise("fgr-step").task.split())
    assert "c' = 0.5, h' = 0.2311, all gates 1/2" in words
    assert "the forget gate reads ln 3: it is 3/4, and c' = 0.75" in words
    assert "the *input* gate reads 2 ln 3, and is 0.9" in words


def test_numbers_of_peephole_matrices() -> None:
    """Two units, one of which sees the other's cell; and whole matrices that are diagonal are peepholes."""
    cell = CELLS["colah-peephole-step"]
    p = {name: np.zeros(shape) for name, shape in cell.shapes(1, 2).items()}
    zero: Array = np.zeros((1, 2))
    p["V"][2, 1] = LN3
    assert function("colah-peephole-step")(zero[:, :1], zero, zero + 1, *p.values())[1][0] == pytest.approx([0.75, 0.5])
    assert "c' = [0.75, 0.5]" in " ".join(exercise("colah-peephole-step").task.split())
    rng = np.random.default_rng(5)
    W, R, b, w = rng.normal(size=(8, 3)), rng.normal(size=(8, 2)), rng.normal(size=8), rng.normal(size=6)
    x, h, c = rng.normal(size=(4, 3)), rng.normal(size=(4, 2)), rng.normal(size=(4, 2))
    whole = np.vstack([np.diag(part) for part in np.split(w, 3)])
    want = solution("peephole-step")["peephole_step"](x, h, c, W, R, b, w)[:2]
    np.testing.assert_allclose(function("colah-peephole-step")(x, h, c, W, R, b, whole), want, atol=1e-14)


def test_numbers_of_the_forget_bias() -> None:
    """The numbers of the task; whatever the two biases share, the sum counts, and nothing else may move."""
    names = ("bias_ih", "bias_hh")
    p = {"weight_ih": np.zeros((4, 1)), "weight_hh": np.zeros((4, 1))}
    p |= {name: k + np.array([0.1, 0.2, 0.3, 0.4]) for name, k in zip(names, (0, 0.4), strict=True)}
    made = solution("init-forget-bias")["init_forget_bias"](p, 1)
    assert [list(made[name]) for name in names] == [[0.1, 1, 0.3, 0.4], [0.5, 0, 0.7, 0.8]]
    words = " ".join(exercise("init-forget-bias").task.split())
    assert "bias_ih = [0.1, 1, 0.3, 0.4] and bias_hh = [0.5, 0, 0.7, 0.8]" in words
    for sum_of_both, said in ((1, "σ(1) = 0.73"), (2, "σ(2) = 0.88"), (1.6, "σ(1.6) = 0.83")):
        assert f"{1 / (1 + math.exp(-sum_of_both)):.2f}" in said
        assert said in words
    shared = """
def init_forget_bias(p, b):
    H = len(p["bias_ih"]) // 4
    made = {name: [*value] for name, value in p.items()}
    for name, share in (("bias_ih", 0.25), ("bias_hh", 0.75)):
        made[name] = [*p[name][:H], *[share * b] * H, *p[name][2 * H :]]
    return made | {name: p[name].copy() for name in ("weight_ih", "weight_hh")}
"""
    assert failed("init-forget-bias", shared) == []
    assert failed("init-forget-bias", shared.replace("0.75", "0.76"))


def test_numbers_of_mut2_and_mut3() -> None:
    """The two that need a weight."""

    def call(slug: str, x: float, R: list[float]) -> float:
        one: Array = np.ones((1, 1))
        W = np.zeros((CELLS[slug].shapes(1, 1)["W"][0], 1))
        return float(function(slug)(x * one, one, W, np.array(R)[:, None], np.zeros(3)).item())

    assert call("mut2-step", math.log(3), [0, 0, 1]) == pytest.approx(0.8176, abs=6e-5)
    assert "tanh(0.75) = 0.6351, z = 1/2, and h' = 0.8176" in " ".join(exercise("mut2-step").task.split())
    assert call("mut3-step", 0, [1, 0, 0]) == pytest.approx(0.3183, abs=6e-5)
    assert "σ(tanh(1)) = 0.6817, n = 0, and h' = 0.3183" in " ".join(exercise("mut3-step").task.split())

"""The suite that every module is put through: what it computes, and what autograd makes of it."""

from __future__ import annotations

from exercises.recurrent import properties as law
from exercises.recurrent import purity
from exercises.recurrent.cases import Case, draws
from exercises.recurrent.cell import Cell
from exercises.recurrent.regimes import EVERY_SIZE
from exercises.torch import manners, on_device
from grader.checks import Answers, Check, Student, check

# No memory layouts and no dtypes: a module is given tensors. Nothing beyond 30: there, autograd of a sigmoid that is
# written out as a quotient is nan, though every value is right.
LARGE = ("saturated 10", "saturated 30", "large cells", "huge cells", "large x", "tiny x", "small", "tiny states")
STEPS = ("one step", "two steps", "T = N", "some odd steps", "twenty steps", "many steps")
COTANGENTS = ("positive cotangents", "cotangents 1e-8", "cotangents 100")


def checks(cell: Cell, sequence: bool = False, habits: str = "", by_hand: bool = False) -> tuple[Check, ...]:
    """The checks of what a module computes, 10 points in all and 2.5 on a device.

    `by_hand`: of a function with a backward of its own.
    """
    habits = habits or f"{cell.name}_habits"
    steps = STEPS if sequence else ()

    @check(points=2 - by_hand, cases=draws("ordinary", rounds=4, sequence=sequence))
    def ordinary(student: Student, case: Case) -> None:
        """What forward returns is right on ordinary inputs

        Random weights, distinct biases, non-zero states; all sizes different.
        """
        law.forward_is_right(student, cell, case)

    @check(points=1 - (sequence or by_hand) / 2, needs=(ordinary,), cases=draws(*EVERY_SIZE, *steps, sequence=sequence))
    def sizes(student: Student, case: Case) -> None:
        """It is right for every size: one sample, one unit, one feature, D = H, more than 64 samples"""
        law.forward_is_right(student, cell, case)

    @check(points=0.5, needs=(ordinary,), cases=draws(*cell.zeros, *LARGE, "saturated 1000", sequence=sequence))
    def magnitudes(student: Student, case: Case) -> None:
        """It is right for zeros, and for very large and very small numbers"""
        law.forward_is_right(student, cell, case)

    @check(points=0.5, needs=(ordinary,), cases=draws("ordinary", "zero states", sequence=sequence))
    def pure(student: Student, case: Case) -> None:
        """The same input gives the same output: no state is left over from the batch before"""
        purity.answers_repeat(student, cell, case)

    own = (manners.own_backward(habits),) if by_hand else ()
    of_it = manners.of_a_function(habits, cell, ordinary) if by_hand else manners.checks(habits, ordinary, sequence)
    backward = of_gradients(cell, sequence, own)
    moved = tuple(one for one in of_it if one.id == "elsewhere")
    there = () if by_hand else on_device.checks(cell, habits, (ordinary, *moved), backward[0])
    return ordinary, sizes, magnitudes, pure, *own, *backward, *of_it, *there


def of_gradients(cell: Cell, sequence: bool, after: tuple[Check, ...] = ()) -> tuple[Check, ...]:
    """The checks of the gradients; of those that are written by hand, which has its check, with twice the points."""
    by_hand = bool(after)
    alone = tuple(f"zero d{state}" for state in cell.states) if len(cell.states) > 1 else ()
    places = ("first cotangent", "last cotangent", "final state", "twenty steps") if sequence else ()

    @check(points=1 + by_hand, needs=after, cases=draws("ordinary", rounds=3, sequence=sequence))
    def gradients(student: Student, case: Case) -> None:
        """Autograd reaches every weight, the input and every state, with the right gradient

        Compared with the analytic gradient, each array by itself; all arriving gradients are non-zero.
        """
        law.backward_is_right(student, cell, case)

    @check(points=1, needs=after, cases=draws("ordinary", sequence=sequence), own_forward=True)
    def own_forward(student: Student, case: Case) -> None:
        """The gradients are those of your own forward pass

        Compared with central differences of what forward returns, right or wrong; it has to depend on every input.
        """
        law.backward_fits_forward(student, cell, case)

    @check(
        points=1 + by_hand,
        needs=(gradients,),
        cases=draws(*alone, *places, *EVERY_SIZE, *cell.zeros, *LARGE, *COTANGENTS, sequence=sequence),
    )
    def every_gradient(student: Student, case: Case) -> None:
        """Every gradient is right for every size, for zeros, and for tiny and large numbers"""
        law.backward_is_right(student, cell, case)

    return gradients, own_forward, every_gradient


def answers(cell: Cell, sequence: bool = False) -> Answers:
    """What mutants are told apart by."""
    return law.answers(cell, draws("ordinary", "square", rounds=10, sequence=sequence), backward=True)

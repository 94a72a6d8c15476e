"""Reports made by hand, one for each thing that a rendering must show."""

from dataclasses import replace

from grader.model import Diagnosis, DiagnosisKind, Note, Report, ReportStatus, Status, Verdict

PASSED = Verdict("shapes", "Returns arrays of the right shapes", Status.PASS, 1.0, 1.0)
WRONG = Verdict(
    "cell_state",
    "Computes the next cell state",
    Status.FAIL,
    0.0,
    4.0,
    "next_c[0, 0] = 0.744717, but should be 0.612703 (1 of 1 entries differ); also wrong: next_h",
    {"N": 1, "D": 1, "H": 1, "x": [[0.5]], "prev_h": [[0.1]], "prev_c": [[0.8]],
     "Wx": [[0.25, -0.5, 1.0, 1e-08]], "Wh": [[1.0, 1.0, -1.0, 0.5]], "b": [0.1, 0.2, 0.3, float("nan")]},
)  # fmt: skip
SKIPPED = Verdict("gradients", "Agrees with the derivative of the forward", Status.SKIP, 0.0, 2.5, "needs cell_state")
RAISED = Verdict(
    "large",
    "Takes inputs of any size without overflow, and in any memory layout that numpy has",
    Status.ERROR,
    0.0,
    1.0,
    "lstm_step_forward raised ValueError: operands could not be broadcast together\n"
    "line 31: a = x.dot(Wx) + prev_h.dot(Wx) + b",
    {"N": 70, "D": 1, "H": 1, "x": [[0.5]] * 70},
)
ADVICE = Diagnosis(
    "forget_gate_added",
    "The forget gate is added to the old cell state instead of multiplied with it:\n"
    "    next_c = f + prev_c + i * g\n"
    "A forget gate of 0 should erase the old state.",
    "20 of 20 random inputs",
    ("cell_state",),
    DiagnosisKind.MUTANT,
)
NOTE = Note("inputs_modified", "lstm_step_forward changes its argument prev_c in place.")

SAID = (
    "first\n" + "ten thousand lines\n" * 9 + "\x1b[2Jlast \u202ettt\n"
    "alice.py:12: RuntimeWarning: overflow encountered in exp\n  return 1 / (1 + np.exp(-x))\n" * 2
)
RIGHT = Report(
    "lstm-step", "alice.py", "ab" * 32, "native", ReportStatus.GRADED, 1.0, 1.0, 0, "A", (PASSED,), duration_s=0.3137
)
FAILING = replace(
    RIGHT,
    dialect="cs231n",
    score=1.0,
    max_score=7.5,
    verdicts=(PASSED, replace(WRONG, printed=SAID), SKIPPED),
    diagnosis=(ADVICE,),
    notes=(NOTE,),
    environment={"grader": "0.1.0", "numpy": "2.4.6"},
)
ERRING = replace(RIGHT, score=1.0, max_score=2.0, verdicts=(PASSED, RAISED), exercise="lstm-sequence")
APART = Verdict("there", "Is right there", Status.SKIP, 0.0, 0.0, "asked elsewhere alone, and not now", counts=False)
BESIDE = replace(RIGHT, verdicts=(PASSED, APART, replace(APART, check="again", title="Is right there again")))
NOTED = replace(RIGHT, exercise="rnn-step", notes=(NOTE,))
INVALID = replace(
    RIGHT,
    status=ReportStatus.INVALID,
    score=0.0,
    max_score=7.5,
    verdicts=(),
    reason="no known function; looked for rnn_step",
)
FAULTY = replace(
    RIGHT,
    status=ReportStatus.FAULT,
    score=None,
    verdicts=(PASSED, replace(WRONG, status=Status.FAULT, facts="KeyError: 'dW'", counterexample=None)),
)
OTHER = replace(ADVICE, id="output_order", advice="The blocks are joined in another order than they are split.",
                evidence="20 of 20 inputs", checks=())  # fmt: skip
TWICE = replace(FAILING, exercise="gru-sequence", diagnosis=(ADVICE, OTHER))
UNSTARTED = replace(
    RIGHT,
    exercise="rnn-sequence",
    score=0.0,
    max_score=2.0,
    verdicts=(replace(RAISED, facts="rnn_forward is not done yet: it returns None", counterexample=None, begun=False),),
)

"""What is said where something outlives a call: of answers that change, by themselves or in company."""

from grader.model import DiagnosisKind

BEHAVIOUR = DiagnosisKind.BEHAVIOUR
CHANGES_ADVICE = (
    "No known mistake matches, but the same input, asked again, has another answer. Look for what outlives a call (a "
    "global, a default argument, a buffer or memo that is used again) and for anything random, as dropout or noise."
)
COMPANY_ADVICE = (
    "No known mistake matches. Each input that is asked alone is answered rightly; between other calls the answer has "
    "the shape of another input. Look for what outlives a call: a global, a layer object or a buffer that forward "
    "fills and that backward reads instead of its cache."
)
FIRST_ADVICE = (
    "Answers an input rightly when it is the first that is asked, and wrongly after others. Look for what outlives a "
    "call: a default argument that grows, a global, a list or buffer that is made once and filled again."
)

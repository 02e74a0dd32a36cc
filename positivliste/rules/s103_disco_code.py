"""S103: the DISCO-08 code is missing, badly formed or unknown.

A code has up to six digits. Where no classification was imported, only its first digit can be known.
"""

from collections.abc import Iterator

from positivliste.model.disco import CODE_RULE, is_code
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import TitleCase

KNOWN = {"215100": "Ingeniørarbejde inden for elektricitet"}


def check(case: TitleCase, _: Values) -> Iterator[Said]:
    code, codes = case.course.disco, case.facts.codes
    if code is None:
        yield Said("the DISCO-08 code is missing", "DISCO-08-koden mangler.", case.course.id)
    elif not is_code(code):
        yield Said(
            f"{code!r} is no DISCO-08 code: {CODE_RULE}",
            f"„{code}“ er ikke en DISCO-08-kode. Den har op til seks cifre.",
            case.course.id,
        )
    elif codes is not None and not any(known.startswith(code) for known in codes):
        yield Said(
            f"the DISCO-08 code {code} is not in the classification",
            f"DISCO-08-koden {code} findes ikke i klassifikationen.",
            case.course.id,
        )


RULE = Rule(
    code="S103",
    title="The DISCO-08 code is missing, badly formed or unknown",
    danish="DISCO-08-koden mangler, er forkert skrevet eller findes ikke",
    kind=Kind.REVIEW,
    source="nyidanmark, list of 1 July 2017",
    mend="Look the code up and correct it.",
    check=check,
    question=Question(wants=("disco",), or_reason=True),
    plain=Plain(advice="Skriv til os, hvilken DISCO-08-kode stillingen har."),
    passes=(
        Example("six digits", title_case()),
        Example("four digits, a group of the classification", title_case(disco="2151", codes=KNOWN)),
        Example("with spaces and points", title_case(disco="2151.00")),
    ),
    fails=(
        Example("missing", title_case(disco=None)),
        Example("letters", title_case(disco="21A")),
        Example("seven digits", title_case(disco="2151001")),
        Example("not in the classification", title_case(disco="999999", codes=KNOWN)),
    ),
)

"""Short ways to make cases, for the examples of the rules and for tests. All of it is made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import evolve

from positivliste.model.council import Body, RespondentKind
from positivliste.model.duration import Duration, Reading, Unit
from positivliste.model.finding import Answer, Case, Verdict
from positivliste.model.listing import Decision, ListedTitle
from positivliste.model.match import Match, Relation
from positivliste.model.proposal import Course, Origin, Proposal
from positivliste.model.reference import Evidence, NationalTitle
from positivliste.model.round import ListKind, Priority
from positivliste.rules.subjects import CourseCase, NearCase, PairCase, RoundFacts, StepCase, VerdictCase
from positivliste.rules.title_case import EntryCase, TitleCase, TitleFacts

if TYPE_CHECKING:
    from positivliste.matching import Record

FACTS = RoundFacts(
    priorities=(
        Priority("Svejser", "Jern, metal og auto", "721200", "svejsning efter certifikat"),
        Priority("Lagermedarbejder", "Transport, post, lager- og maskinførerarbejde", "933300"),
    ),
    groups=("Jern, metal og auto", "Transport, post, lager- og maskinførerarbejde"),
)


def amount(number: float | str, unit: Unit, high: float | str | None = None, *, assumed: bool = False) -> Duration:
    """A duration of one reading."""
    reading = Reading(Decimal(str(number)), Decimal(str(number if high is None else high)), unit, assumed)
    return Duration(str(number) if assumed else reading.text, (reading,))


def days(number: float | str, high: float | str | None = None) -> Duration:
    return amount(number, Unit.DAYS, high)


def proposal(name: str = "P0001", **values: Any) -> Proposal:
    """A proposal in which only what is given differs from a course that no rule objects to."""
    standard: dict[str, Any] = {
        "id": name,
        "respondent": "Eksempelskolen",
        "kind": RespondentKind.SCHOOL,
        "received": "2020-02-10",
        "origin": Origin("0" * 64, "svar.xlsx", "Kurser", 2),
        "title": "Svejsning 1",
        "provider": "Eksempelskolen",
        "duration": days(10),
        "job_title": "Svejser",
        "group": "Jern, metal og auto",
    }
    return Proposal(**(standard | values))


def course(*proposals: Proposal, **values: Any) -> Course:
    """A course of the proposals given, or of one with these values."""
    return Course(proposals or (proposal(**values),))


def course_case(*proposals: Proposal, **values: Any) -> CourseCase:
    return CourseCase(course(*proposals, **values), FACTS)


def late_case(received: str) -> CourseCase:
    """A course that nobody proposed within the deadline."""
    return CourseCase(evolve(course(received=received), on_time=False), FACTS)


def pair(later: dict[str, Any], earlier: dict[str, Any]) -> PairCase:
    """Two proposals, and what they are to each other."""
    one, other = proposal("P0002", **later), proposal("P0001", **earlier)
    return PairCase(one, other, _of_courses(one, other))


def title_pair(later: str, earlier: str) -> PairCase:
    """Two suggested job titles, and what they are to each other."""
    from positivliste.matching.record import title_record

    one, other = proposal("P0002", title=later), proposal("P0001", title=earlier)
    return PairCase(one, other, _match(title_record(later), title_record(earlier)))


def near(one: dict[str, Any], other: dict[str, Any]) -> NearCase:
    """Two courses, and what they are to each other."""
    left, right = proposal("P0001", **one), proposal("P0002", **other)
    return NearCase(course(left), course(right), _of_courses(left, right), (left.title, right.title))


def _of_courses(one: Proposal, other: Proposal) -> Match:
    from positivliste.matching.record import course_record

    return _match(course_record(one), course_record(other))


def _match(one: Record, other: Record) -> Match:
    from positivliste.matching.reasons import explained  # loaded only where two are compared
    from positivliste.matching.relation import compare

    found = compare(one, other)
    return explained(found, one, other) if found else Match(Relation.NONE)


def verdict_case(code: str | None) -> VerdictCase:
    """A course that a person turned down under the rule with that code; accepted, where there is none."""
    answer = Answer.REJECT if code else Answer.ACCEPT
    return VerdictCase(course(), Verdict(Case("Z000", "P0001"), answer, "person-1", "made-up reason", code))


def step(name: str, **values: Any) -> StepCase:
    """A step in a round of courses towards 1 April 2020."""
    standard: dict[str, Any] = {"step": name, "list": ListKind.COURSES, "on": date(2020, 3, 19)}
    return StepCase(**(standard | values))


WELDING_ENGINEER = ListedTitle(
    round="higher-education-2023-10-01",
    proposal="P0001",
    title="Svejseingeniør",
    disco="214410",
    level="bachelor",
    area="Vestjylland",
    start=date(2023, 10, 1),
    earliest_end=date(2025, 10, 1),
    until=date(2025, 10, 1),
    decision=Decision(Body.CHAIR, date(2023, 9, 11), "made-up minutes"),
)

TITLE_FACTS = TitleFacts(
    list=ListKind.HIGHER_EDUCATION,
    effective=date(2024, 4, 1),
    national={"sygeplejerske": NationalTitle("Sygeplejerske", "222100", date(2024, 1, 1))},
    own={"svejseingeniør": WELDING_ENGINEER},
    codes=None,
    evidence=(Evidence("Energiingeniør", "215100", failed=12),),
)


def title_case(
    second: dict[str, Any] | None = None,
    *,
    codes: dict[str, str] | None = None,
    kind: ListKind | None = None,
    **values: Any,
) -> TitleCase:
    """A suggested job title in which only what is given differs from one that no rule objects to.

    Args:
        second: in what another suggestion of it, joined to it, differs from this one.
    """
    standard: dict[str, Any] = {
        "title": "Energiingeniør",
        "disco": "215100",
        "level": "bachelor",
        "provider": None,
        "private": False,
        "job_title": None,
        "group": None,
        "duration": Duration(),
    }
    facts = evolve(TITLE_FACTS, codes=codes, list=kind or TITLE_FACTS.list)
    suggested = [proposal(**(standard | values))]
    if second is not None:
        suggested.append(proposal("P0002", **(standard | values | second)))
    return TitleCase(course(*suggested), facts)


def entry_case(on: date, **values: Any) -> EntryCase:
    """The made-up title of samples, on a day."""
    standard: dict[str, Any] = {"entry": WELDING_ENGINEER, "on": on}
    return EntryCase(**(standard | values))

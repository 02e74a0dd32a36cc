"""The year wheel: what a year holds, from the processes, the rounds and the two-year clock. [S0 1.5; S1 1.3]"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from positivliste.documents.content.year_wheel import WheelEvent, YearWheel
from positivliste.errors import BadData, file_errors
from positivliste.model.round import ListKind, Round
from positivliste.parameters.workdays import act_by
from positivliste.process.engine import StepStatus, status
from positivliste.process.state import RoundState
from positivliste.usecases.facts import own_titles
from positivliste.usecases.listing import TITLE_LISTS
from positivliste.usecases.session import Session
from positivliste.usecases.turn import Turn, look

ALWAYS = (ListKind.COURSES, ListKind.HIGHER_EDUCATION)
"""The lists whose regular rounds are in the wheel before they are opened; of list C only those that are."""

DIALOGUE_SINCE = date(2020, 7, 1)


def year_wheel(session: Session, year: int) -> YearWheel:
    """The year wheel of a calendar year.

    Raises:
        BadData: no process is known for any list in that year.
    """
    return _wheel(look(session), year)


def _wheel(seen: Turn, year: int) -> YearWheel:
    events = sorted((event for event in _events(seen, year) if event.day.year == year), key=lambda e: (e.day, e.uid))
    if not events:
        raise BadData("empty-year", f"No process is known for {year}.", "Choose a later year.")
    return YearWheel(seen.council.name, year, tuple(events), seen.today)


def _events(seen: Turn, year: int) -> Iterator[WheelEvent]:
    opened = {r.id: r for r in seen.workspace.rounds.values() if year - 1 <= r.effective.year <= year + 1}
    for round_ in {**{r.id: r for r in _regular(seen, year)}, **opened}.values():
        state = seen.state_of(round_.id) if round_.id in opened else RoundState(round=round_)
        yield from _of_round(seen, round_, state)
    for kind in TITLE_LISTS:
        for title in own_titles(seen.workspace, kind):
            uid = f"expiry-{title.round}-{title.proposal}"
            yield WheelEvent(title.until, f"Udgår: {title.title}", kind, "expiry", None, None, uid)
    yield from _meetings(seen, year)


def _regular(seen: Turn, year: int) -> Iterator[Round]:
    """The regular rounds whose steps can fall in a year: those that take effect in it, or early in the next."""
    for kind in ALWAYS:
        for value in seen.session.parameters.values[f"{kind}.effective_days"]:
            days = [date.fromisoformat(f"{y}-{text}") for y in (year, year + 1) for text in _texts(value.value)]
            yield from (Round(kind, day) for day in days if value.covers(day))


def _texts(value: int | str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _of_round(seen: Turn, round_: Round, state: RoundState) -> Iterator[WheelEvent]:
    found = status(state, round_, seen.session.values(round_), seen.today)
    steps = {step.name: step for step in found.steps}
    for step in found.steps:
        if step.name == "receive" and "consult" in steps:
            continue  # the consultation is one period, from its first day to its deadline
        event = _of_step(round_, step, steps.get("receive") if step.name == "consult" else None)
        if event:
            yield event


def _of_step(round_: Round, step: StepStatus, closing: StepStatus | None) -> WheelEvent | None:
    day = step.act_by or step.planned
    if day is None:
        return None
    return WheelEvent(
        day=day,
        title=step.danish,
        list=round_.list,
        kind="deadline" if step.statutory else "step",
        statutory=step.statutory if step.statutory != day else None,
        span_end=closing.planned if closing else None,
        uid=f"{round_.id}-{step.name}",
        note="Supplement" if round_.supplement else "",
    )


def _meetings(seen: Turn, year: int) -> Iterator[WheelEvent]:
    held = {meeting.quarter: meeting for meeting in seen.workspace.dialogue}
    for quarter in range(1, 5):
        name = f"{year}-Q{quarter}"
        last = date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - timedelta(days=1)
        if last >= DIALOGUE_SINCE:
            meeting = held.get(name)
            title = f"Dialogmøde med SIRI, {quarter}. kvartal"
            note = "" if meeting else "Senest i kvartalet"
            day = meeting.on if meeting else act_by(last)
            yield WheelEvent(day, title, ListKind.SKILLED, "meeting", None, None, f"dialogue-{name}", note)


@file_errors()
def write_wheel(session: Session, year: int, form: str, path: Path | None = None) -> Path:
    """Write the year wheel as "ics", "svg", or as a document with its picture: "docx", "pdf", "html", "md".

    Raises:
        BadData: no process is known for any list in that year, or the file cannot be written.
        WrongUsage: there is no such form.
    """
    from positivliste.usecases.forms import wheel_in_form  # to look at the year needs no document

    seen = look(session)
    content = wheel_in_form(seen, _wheel(seen, year), form)
    target = path or session.documents / f"årshjul-{year}.{form}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return target

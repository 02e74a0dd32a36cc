"""When an entry was on the list: whatever is decided, in whatever order, it is there once or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from positivliste.model.amendment import Action, Amendment, Edition, last_values, periods
from positivliste.model.council import Body
from positivliste.model.listing import Decision, Entry
from positivliste.model.proposal import Correction
from positivliste.rules.samples import days

START = date(2020, 4, 1)
ENTRY = Entry("r", "P0001", "90001", "Svejsning", None, private=False, duration=days(5), group="", job_title="", respondents=())  # fmt: skip
DECISION = Decision(Body.COUNCIL, START)
STEPS = st.lists(
    st.tuples(st.sampled_from(Action), st.integers(0, 20), st.integers(1, 40), st.sampled_from(("A", "B"))), max_size=8
)


def edition(no: int, action: Action, day: date, *, until: date | None = None, title: str | None = None) -> Edition:
    change = Amendment(action, "r", "P0001", "fordi", Correction(title=title), until)
    return Edition(no, day, DECISION, (change,))


@given(STEPS)
def test_it_is_on_the_list_once_or_not_at_all(steps: list[tuple[Action, int, int, str]]) -> None:
    day, editions = START, []
    for no, (action, later, pause, title) in enumerate(steps, start=2):
        day += timedelta(days=later)
        until = day + timedelta(days=pause) if action is Action.SUSPENDED else None
        editions.append(edition(no, action, day, until=until, title=title if action is Action.CORRECTED else None))
    if any(
        on(editions[:n], each.start) is (each.changes[0].action is Action.REINSTATED) for n, each in enumerate(editions)
    ):
        return  # `amend` refuses what is on already, or off
    found = periods(ENTRY, START, editions)
    for one, other in pairwise(found):
        assert one.end is not None
        assert one.end.on <= other.start
    assert not found or found[-1].end is not None or found[-1].entry == last_values(ENTRY, editions)


def on(editions: list[Edition], day: date) -> bool:
    found = periods(ENTRY, START, editions)
    return any(period.holds(day) for period in found)


def test_what_is_put_right_while_it_is_suspended_comes_back_so() -> None:
    pause = edition(2, Action.SUSPENDED, date(2020, 5, 1), until=date(2020, 8, 1))
    found = periods(ENTRY, START, (pause, edition(3, Action.CORRECTED, date(2020, 6, 1), title="A")))
    assert [(p.start, p.entry.title) for p in found] == [(START, "Svejsning"), (date(2020, 8, 1), "A")]


def test_a_value_that_is_taken_away_is_none() -> None:
    change = Amendment(Action.CORRECTED, "r", "P0001", "x", Correction(number="", others="Ja"))
    assert (change.put_right(ENTRY).number, change.put_right(ENTRY).only_with_others) == (None, True)

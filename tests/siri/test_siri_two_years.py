"""Whatever a secretariat does, in whatever order: a title on the list is decided, reported in time, and stays."""

from datetime import date, timedelta
from types import SimpleNamespace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from positivliste.errors import PositivlisteError
from positivliste.model.events import RoundDecided, RoundSubmitted
from positivliste.model.round import ListKind

B = ListKind.HIGHER_EDUCATION
TITLES = ("Geolog", "Statiker", "Vindmølleingeniør")
LAST = date(2027, 12, 31)
picks = st.integers(min_value=0, max_value=11)
later = st.sampled_from((0, 1, 15, 90, 366, 700))


def two_years_after(day):
    return date(day.year + 2, 3, 1) if (day.month, day.day) == (2, 29) else date(day.year + 2, day.month, day.day)


class Secretariat(RuleBasedStateMachine):
    """Commands on days that never go back, from 1 June 2023 to the end of 2027. Refused commands are part of it."""

    make = None  # the factory of workspaces; the test puts it in

    @initialize(day=st.dates(date(2023, 6, 1), date(2024, 3, 1)), title=st.sampled_from(TITLES))
    def begin(self, day, title):
        self.siri = type(self).make().create()
        self.today = day
        self.rounds = []
        self.first = {}
        self.listed = 0
        self.whole_round(title, 45, 5)

    def attempt(self, act):
        """Do it; a refusal has changed nothing."""
        before = self.siri.head()
        with self.siri.at(self.today.isoformat()) as workspace:
            try:
                return act(workspace)
            except PositivlisteError as refused:
                error = refused
        assert self.siri.head() == before, error.code
        return None

    def chosen(self, pick):
        return self.rounds[pick % len(self.rounds)]

    @rule(days=later)
    def wait(self, days):
        self.today = min(self.today + timedelta(days=days), LAST)

    @rule(title=st.sampled_from(TITLES), disco=st.sampled_from(("214400", "214400", None)))
    def suggest(self, title, disco):
        self.attempt(
            lambda w: w.suggestions.add(B, title, "En virksomhed", disco=disco, level="kandidat", evidence="tre opslag")
        )

    @rule(ahead=st.sampled_from((10, 14, 15, 20, 28, 60)))
    def open_a_supplement(self, ahead):
        day = self.today + timedelta(days=ahead)
        made = self.attempt(lambda w: w.rounds.open(B, day, supplement=True))
        self.rounds += [made.id] if made else []

    @rule(pick=picks)
    def open_a_regular_round(self, pick):
        day = date(self.today.year + pick % 2, (4, 10)[pick // 2 % 2], 1)
        made = self.attempt(lambda w: w.rounds.open(B, day))
        self.rounds += [made.id] if made else []

    @precondition(lambda self: self.rounds)
    @rule(pick=picks)
    def prepare(self, pick):
        """Hear, where the process does, and screen."""
        name, day = self.chosen(pick), self.today.isoformat()
        self.attempt(lambda w: w.consultation.open(name, day))
        self.attempt(lambda w: w.consultation.close(name))
        self.attempt(lambda w: w.screening.run(name))

    @precondition(lambda self: self.rounds)
    @rule(pick=picks, body=st.sampled_from(("council", "council", "chair")), ago=st.sampled_from((0, 0, 3)))
    def decide(self, pick, body, ago):
        self.attempt(
            lambda w: w.decisions.decide(self.chosen(pick), body, self.today - timedelta(days=ago), "punkt 3.4")
        )

    @precondition(lambda self: self.rounds)
    @rule(pick=picks)
    def submit(self, pick):
        self.attempt(lambda w: w.siri.submit(self.chosen(pick), self.today))

    @precondition(lambda self: self.rounds)
    @rule(pick=picks, text=st.sampled_from(("Koden var forkert.", "Niveauet var forkert.")))
    def correct(self, pick, text):
        self.attempt(lambda w: w.siri.correct(self.chosen(pick), self.today, text, {TITLES[0]: "211400"}))

    @rule(title=st.sampled_from(TITLES), ahead=st.sampled_from((14, 15, 16, 45)), waits=st.sampled_from((0, 1, 5)))
    def whole_round(self, title, ahead, waits):
        """What it takes to come onto the list, with some days between."""
        self.suggest(title, "214400")
        self.open_a_supplement(ahead)
        if self.rounds:
            self.prepare(-1)
            self.decide(-1, "council", 0)
            self.wait(waits)
            self.submit(-1)

    @rule(length=st.sampled_from((1, 100, 1000)))
    def delegate(self, length):
        self.attempt(lambda w: w.decisions.delegate(B, self.today, self.today + timedelta(days=length), "punkt 1.2"))

    @precondition(lambda self: self.listed)
    @rule(
        title=st.sampled_from(TITLES),
        days=st.sampled_from((-30, 1, 366, 800, 900, 1200)),
        document=st.sampled_from(("notat", "")),
        wait=later,
    )
    def extend(self, title, days, document, wait):
        self.wait(wait)
        until = self.today + timedelta(days=days)
        self.attempt(lambda w: w.listing.extend(title, until, "manglen er uændret", document))

    @precondition(lambda self: self.listed)
    @rule(title=st.sampled_from(TITLES), days=st.sampled_from((0, 1, 30, 365, 729, 730, 731, 1000)), wait=later)
    def remove(self, title, days, wait):
        self.wait(wait)
        self.attempt(lambda w: w.listing.remove(title, self.today + timedelta(days=days), "punkt 3.1"))

    @invariant()
    def every_title_is_decided_and_reported_in_time_and_stays(self):
        with self.siri.at(self.today.isoformat()) as workspace:
            known = self.known(workspace)
            entries = workspace.listing.show()
            for entry in entries:
                title, said = entry.title, known[entry.title.round]
                assert title.earliest_end == two_years_after(title.start)
                assert title.until >= title.earliest_end
                assert title.until == title.earliest_end or title.extended, "longer without a reason"
                assert said.decided
                assert said.reported
                assert said.decided <= said.reported <= title.start - timedelta(days=14)
            found = {(e.title.round, e.title.proposal): e.title for e in entries}
            self.unchanged_in_the_past(workspace, found)
        self.listed = len(entries)

    @staticmethod
    def known(workspace):
        """When each round was decided and first reported, from the journal itself."""
        rounds = {}
        for line in workspace.journal.log():
            said = rounds.setdefault(line.event.round, SimpleNamespace(decided=None, reported=None))
            if isinstance(line.event.payload, RoundDecided):
                said.decided = line.event.payload.decision.on
            elif isinstance(line.event.payload, RoundSubmitted):
                said.reported = line.event.payload.on
        return rounds

    def unchanged_in_the_past(self, workspace, found):
        """What came onto the list is still there on every day up to its earliest end, and what was in force was."""
        assert self.first.keys() <= found.keys(), "a title has vanished"
        for key, title in found.items():
            assert title.start == self.first.setdefault(key, title).start
            for day in (title.start, title.earliest_end - timedelta(days=1)):
                states = {(e.title.round, e.title.proposal): e.state for e in workspace.listing.show(day)}
                assert states[key] == "in force"


def test_no_sequence_of_commands_breaks_the_list(new_siri):
    machine = type("Machine", (Secretariat,), {"make": staticmethod(new_siri)})
    run_state_machine_as_test(machine, settings=settings(max_examples=30, stateful_step_count=18))

"""A process as its TOML file has it: the steps of one list's round, in a period."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import chain, product, starmap
from pathlib import Path
from typing import Any

from attrs import field
from dateutil.relativedelta import relativedelta

from positivliste.errors import BadData
from positivliste.model.round import ListKind, Round
from positivliste.model.value import frozen
from positivliste.parameters.sources import Cites


@frozen
class Step(Cites):
    """One step of a process.

    Attributes:
        actor: who acts: council, secretariat, respondents.
        command: how it is taken on the command line.
        needs: the steps that must be done before it.
        done: the kinds of events that make it done.
        undone: the kinds of events after which it is to be done again.
        without: what there must be none of for it to count as done, for example "open cases".
        unless: what makes it unnecessary, for example "decided by the council".
        rules: the stop-rules that guard it; `notes` are the rules that only tell.
        again: the rules of the screening that are looked at again, and stop it if they now find something.
        merges: the rules by which a screening joins proposals.
        applies: the rules that a screening applies to every course or title.
        compares: the rules that a screening applies to pairs that are nearly the same.
        judges: the rules under which a person turns a course or title down on its content.
        planned: when it is meant to be done, relative to the effective date, or None.
        statutory: when it must be done, relative to the effective date, or None.
        days_before: the parameter with the days that the statutory date is before the effective date, or None.
        before: the parameter with the effective days that it must be done before, not on.
    """

    name: str
    title: str
    danish: str
    actor: str
    command: str
    _source: str = field(alias="source")
    done: tuple[str, ...]
    undone: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    without: str | None = None
    unless: str | None = None
    rules: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    applies: tuple[str, ...] = ()
    compares: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    planned: relativedelta | None = None
    statutory: relativedelta | None = None
    days_before: str | None = None
    before: str | None = None


@frozen
class Action:
    """A command beside or within the steps.

    Attributes:
        needs: the steps that must be done before it.
        until: the steps after which it is too late for it.
        rules: the stop-rules that guard it; `notes` are the rules that only tell.
    """

    needs: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@frozen
class Process(Cites):
    """The process of one list, from a day on.

    Attributes:
        guards: the stop-rules that guard every command.
        dates: the rules that tell of a deadline.
    """

    list: ListKind
    supplement: bool
    start: date
    end: date | None
    title: str
    danish: str
    _source: str = field(alias="source")
    steps: tuple[Step, ...]
    actions: Mapping[str, Action]
    guards: tuple[str, ...]
    dates: tuple[str, ...]

    def rules(self, action: str) -> tuple[str, ...]:
        """The codes of the stop-rules that guard a command, as a step and beside the steps."""
        steps = (step.rules for step in self.steps if step.name == action)
        return (*self.guards, *chain.from_iterable(steps), *self.actions.get(action, Action()).rules)

    def needs(self, action: str) -> tuple[str, ...]:
        """The steps that a command comes after, as a step and beside the steps."""
        steps = (step.needs for step in self.steps if step.name == action)
        return (*chain.from_iterable(steps), *self.actions.get(action, Action()).needs)

    def again(self, action: str) -> tuple[str, ...]:
        """The codes of the rules of the screening that a step looks at again."""
        return tuple(chain.from_iterable(step.again for step in self.steps if step.name == action))

    def notes(self, action: str) -> tuple[str, ...]:
        """The codes of the rules that only tell of a command."""
        steps = (step.notes for step in self.steps if step.name == action)
        return (*chain.from_iterable(steps), *self.actions.get(action, Action()).notes)

    @property
    def screening(self) -> Step:
        """The step in which the rules are applied."""
        return next(step for step in self.steps if step.name == "screen")

    def covers(self, round_: Round) -> bool:
        in_force = self.start <= round_.effective and (self.end is None or round_.effective <= self.end)
        return (self.list, self.supplement) == (round_.list, round_.supplement) and in_force


def process_of(round_: Round) -> Process:
    """The process that a round follows, by its list, whether it is a supplement, and its effective date.

    Raises:
        BadData: no process is known for that list and date.
    """
    for process in _processes(round_.list, round_.supplement):
        if process.covers(round_):
            return process
    raise BadData(
        "no-process",
        f"No process is known for {round_.list}{' supplements' if round_.supplement else ''} on {round_.effective}.",
        "Choose a later date, or add a process file to positivliste/process.",
    )


def all_processes() -> tuple[Process, ...]:
    """Every process file of the package."""
    return tuple(chain.from_iterable(starmap(_processes, product(ListKind, (False, True)))))


@cache
def _processes(kind: ListKind, supplement: bool) -> tuple[Process, ...]:
    """The process files of a list or of its supplements: their names say so, and no other need be read."""
    files = sorted(Path(__file__).parent.glob(f"{kind.replace('-', '_')}*.toml"))
    texts = (file.read_text(encoding="utf-8") for file in files if file.stem.endswith("_supplement") is supplement)
    return tuple(read(tomllib.loads(text)) for text in texts)


def read(data: Mapping[str, Any]) -> Process:
    """A process as a file has it."""
    return Process(
        list=ListKind(data["list"]),
        supplement=data.get("supplement", False),
        start=data["from"],
        end=data.get("to"),
        title=data["title"],
        danish=data["danish"],
        source=data["source"],
        steps=tuple(Step(**{key: _value(value) for key, value in step.items()}) for step in data["step"]),
        actions={
            name: Action(**{key: _value(value) for key, value in action.items()})
            for name, action in data["action"].items()
        },
        guards=tuple(data["guards"]),
        dates=tuple(data["dates"]),
    )


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return relativedelta(**value)
    return tuple(value) if isinstance(value, list) else value

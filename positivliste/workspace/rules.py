"""The rules, and the parameters that they stand on; to be read without a workspace too."""

from __future__ import annotations

from inspect import getdoc, getmodule
from typing import Any

from positivliste.model.round import ListKind
from positivliste.model.table import Rows
from positivliste.parameters import Parameters, Value
from positivliste.rules import Rule, all_rules, rule
from positivliste.workspace import given
from positivliste.workspace.part import methods

RULES = {name: name for name in ("code", "kind", "title", "danish", "source", "mend")}
VALUES = {"name": "name", "value": "value", "unit": "unit", "from": "start", "to": "end", "source": "source"}


class Rules:
    """The rules; `Rules()` has our parameters, that of a workspace the council's own as well."""

    def __init__(self, parameters: Parameters | None = None) -> None:
        self._parameters = parameters or Parameters.standard()

    def __repr__(self) -> str:
        return f"<{len(all_rules())} rules: {methods(self)}>"

    def list(self) -> Rows[Rule[Any]]:
        """All rules, by code."""
        return Rows(all_rules(), RULES)

    def find(self, code: str) -> Rule[Any]:
        """The rule of a code.

        Raises:
            WrongUsage: there is none.
        """
        return rule(given.text(code))

    def parameters(self, code: str, on: given.Day) -> Rows[Value]:
        """The parameters that a rule stands on, as they hold on a day.

        Raises:
            WrongUsage: there is no such rule.
            BadData: a parameter has no value on that day.
        """
        when = given.day(on)
        return Rows((self._parameters.lookup(name, when) for name in self.find(code).parameters), VALUES)

    def answers(self, code: str) -> tuple[str, ...]:
        """The answers of the review workbook that are the rule's own, in the words of every list."""
        found = self.find(code)
        if found.question:
            asked = (found.question.choices(kind) for kind in ListKind)
            return tuple(dict.fromkeys(choice.text for choices in asked for choice in choices))
        return (found.judgement,) if found.judgement else ()

    def explanation(self, code: str) -> str:
        """Why the rule is there; empty where its title says it all."""
        return (getdoc(getmodule(self.find(code).check)) or "").partition("\n\n")[2]

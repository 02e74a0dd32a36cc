"""Lists B and C: what anyone suggests at any time."""

from __future__ import annotations

from positivliste.model.results import Waiting
from positivliste.model.table import Rows
from positivliste.usecases import suggestions
from positivliste.workspace import given
from positivliste.workspace.part import Part

COLUMNS = {"list": "list", "from": "sender", "suggestions": "suggestions", "row_errors": "errors"}

TITLES = {
    "suggestion": "suggestion.id",
    "list": "list",
    "title": "suggestion.title",
    "disco": "suggestion.disco",
    "from": "suggestion.sender",
    "received": "suggestion.received",
    "state": "state",
    "round": "round",
    "withdrawn": "withdrawn",
}
"""What the table of the suggestions shows of each."""


class Suggestions(Part):
    """Suggested job titles; the next round of their list takes them in."""

    def add(
        self,
        kind: given.ListName,
        title: str,
        sender: str,
        *,
        disco: str | None = None,
        level: str | None = None,
        evidence: str | None = None,
        received: given.Moment | None = None,
    ) -> suggestions.Suggested:
        """Put a suggested job title on record; see `usecases.suggestions.suggest`."""
        return suggestions.suggest(
            self._session,
            given.list_kind(kind),
            given.text(title),
            given.name(sender),
            disco=given.optional_text(disco),
            level=given.optional_text(level),
            evidence=given.optional_text(evidence),
            received=given.optional_moment(received),
        )

    def waiting(self, kind: given.ListName | None = None) -> Rows[Waiting]:
        """What waits for the next screening of a list, or of all, by sender; see `usecases.suggestions.waiting`."""
        found = suggestions.waiting(self._session, given.optional(given.list_kind)(kind))
        return Rows(found, COLUMNS)

    def list(self, kind: given.ListName | None = None) -> Rows[suggestions.SuggestedTitle]:
        """Every suggested title, and where it stands; see `usecases.suggestions.suggested`."""
        return Rows(suggestions.suggested(self._session, given.optional(given.list_kind)(kind)), TITLES)

    def withdraw(self, number: str, *, reason: str) -> suggestions.SuggestedTitle:
        """Take a suggestion back; see `usecases.suggestions.withdraw_suggestion`."""
        return suggestions.withdraw_suggestion(self._session, given.text(number), given.reason(reason))

    def move(self, number: str, sender: str) -> suggestions.SuggestedTitle:
        """Put a suggestion under its real sender; see `usecases.suggestions.move_suggestion`."""
        return suggestions.move_suggestion(self._session, given.text(number), given.name(sender))

    def add_file(
        self,
        kind: given.ListName,
        path: given.File,
        sender: str,
        *,
        received: given.Moment | None = None,
        mapping: given.Headers = None,
    ) -> suggestions.Suggested:
        """Put a file of suggested job titles on record; see `usecases.suggestions.suggest_file`."""
        return suggestions.suggest_file(
            self._session,
            given.list_kind(kind),
            given.path(path),
            given.name(sender),
            received=given.optional_moment(received),
            mapping=given.headers(mapping),
        )

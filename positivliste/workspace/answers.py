"""What the respondents sent."""

from __future__ import annotations

from positivliste.usecases.answers import receive
from positivliste.usecases.receipts import Receipt
from positivliste.workspace import given
from positivliste.workspace.part import Part


class Answers(Part):
    """The answers of the respondents in a round."""

    def receive(
        self,
        round_id: given.RoundName,
        paths: given.Files,
        sender: str,
        *,
        received: given.Moment | None = None,
        mapping: given.Headers = None,
        dry_run: bool = False,
    ) -> Receipt:
        """Take in one file or more that a respondent sent; see `usecases.answers.receive`."""
        return receive(
            self._session,
            given.round_id(round_id),
            given.paths(paths),
            given.text(sender),
            received=given.optional_moment(received),
            mapping=given.headers(mapping),
            dry_run=given.flag(dry_run),
        )

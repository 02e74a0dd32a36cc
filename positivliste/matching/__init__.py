"""Which rows of a table are the same course, and which may be.

    from positivliste.matching import duplicates, record

    found = duplicates([record("Svejsning 1", number="40088"), record("Svejsning 1, 3 dage", number="AMU 40.088")])
    found.courses    # ((0, 1),)
    found.suggested  # the pairs of which a person must say whether they are one course

A row is joined only where a careful person would not ask: the same number and titles that are alike, or, without a
number, the same provider, title and duration. What is only nearly the same is suggested, with what says so and what
doesn't.
"""

from positivliste.matching.record import Record, record
from positivliste.matching.relation import compare
from positivliste.matching.table import Duplicates, Pair, duplicates
from positivliste.model.match import Match, Relation

__all__ = ["Duplicates", "Match", "Pair", "Record", "Relation", "compare", "duplicates", "record"]

"""Frozen values of a class that is made late: from outside they are values of attrs."""

import copy
import inspect
import pickle

import attrs
import pytest

from positivliste.model.value import frozen


@frozen
class Place:
    name: str
    code: str = "0"


@frozen
class Town(Place):
    people: int = 0


def new(cls):
    """A copy of a class, as it is before any value of it is made."""
    return frozen(type(cls.__name__, cls.__bases__, {"__annotations__": {"name": str, "code": str}, "code": "0"}))


def test_values_are_equal_by_what_they_hold_and_cannot_be_changed():
    town = Town("Herning", people=3)
    assert town == Town("Herning", "0", 3) != Town("Herning")
    assert len({town, Town("Herning", "0", 3)}) == 1
    assert repr(town) == "Town(name='Herning', code='0', people=3)"
    assert attrs.evolve(town, people=4).people == 4
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        town.people = 4


def test_who_asks_for_the_fields_of_a_class_has_it_made():
    cls = new(Place)
    assert attrs.has(cls)
    assert [field.name for field in attrs.fields(cls)] == ["name", "code"]


def test_who_asks_for_the_signature_of_a_class_has_it_made():
    cls = new(Place)
    assert list(inspect.signature(cls).parameters) == ["name", "code"]
    assert list(inspect.signature(cls).parameters) == ["name", "code"]


def test_wrong_arguments_are_refused_by_the_first_value_too():
    with pytest.raises(TypeError, match="title"):
        new(Place)(title="Herning")


def test_a_value_of_another_process_is_a_value_here():
    cls, place = new(Place), Place("Ikast")
    one, other = (copy.copy(value) for value in (place, place))
    assert one == other == pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - our own
    bare = cls.__new__(cls)  # as one that comes from another process
    vars(bare).update(name="Ikast", code="0")
    assert bare == cls("Ikast")

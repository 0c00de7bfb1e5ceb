"""A record keeps what it is made of, and another one is made where something changes."""

import pickle

import pytest

from transforms.extraction.model import NO_UNIT, Token


def test_what_changes_is_a_new_record() -> None:
    token = Token(3, 6, "quantity")
    moved = token._replace(start=4, unit=NO_UNIT)
    assert (token.start, moved.start, moved.end, moved.kind) == (3, 4, 6, "quantity")
    assert moved != token
    assert moved._replace(start=3) == token


def test_a_field_that_a_record_has_not_is_refused() -> None:
    with pytest.raises(AttributeError):
        Token(3, 6, "quantity")._replace(begin=4)


def test_a_record_reaches_another_process_as_it_was() -> None:
    token = Token(3, 6, "quantity")
    assert pickle.loads(pickle.dumps(token)) == token

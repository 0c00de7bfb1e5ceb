"""The words of the pages, without a browser."""

from transforms.reference.divisions import load_divisions
from transforms.site.words import places


def test_every_province_and_prefecture_has_an_english_name():
    named = {
        code: name
        for code, name, level in load_divisions().select("code", "name", "level").iter_rows()
        if level in ("country", "province", "prefecture") and not name.endswith(("区划", "市辖区", "县", "师"))
    }
    assert {name for code, name in named.items() if code not in places()} == set()
    assert places().keys() - named.keys() <= {"100000"}

"""What the search of the site looks through."""

import pytest

from transforms.site import search

DISTRICT = {"district_id": "460400", "name": "儋州市", "path": None, "figures": 3}


def pinyin_in_index(*names):
    return [row[3] for row in search.index([{**DISTRICT, "name": name} for name in names], [])["districts"]]


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("TONGBI_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_name_is_found_by_its_pinyin_and_a_further_one_by_its_own():
    assert pinyin_in_index("重庆市") == ["chong qing shi"]
    assert pinyin_in_index("重庆市", "海滨街道") == ["chong qing shi", "hai bin jie dao"]


def test_names_of_the_last_site_are_not_looked_up_again(monkeypatch):
    assert pinyin_in_index("重庆市") == ["chong qing shi"]
    monkeypatch.setattr(search, "pinyin", None)
    assert pinyin_in_index("重庆市") == ["chong qing shi"]


def test_a_damaged_cache_does_no_harm(cache):
    pinyin_in_index("重庆市")
    (kept,) = (cache / "pinyin").iterdir()
    kept.write_text("{")
    assert pinyin_in_index("重庆市") == ["chong qing shi"]

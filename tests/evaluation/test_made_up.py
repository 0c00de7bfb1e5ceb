"""Reports made up for measuring: the same at every call, none like another, as long and as full of figures as said."""

import re

import pytest

from orchestration.bench_builds import exponent
from orchestration.bench_places import made_up_places
from transforms.evaluation.made_up import LENGTH, Place, reports, write_reports

PLACES = [
    Place("云溪县", ("青江省", "北湖市"), ("柳岸镇", "石桥乡")),
    Place("柳岸镇", ("青江省", "北湖市", "云溪县"), ()),
]


def test_the_same_numbers_give_the_same_reports_and_each_is_its_own():
    made = dict(reports(PLACES, 25))
    assert made == dict(reports(PLACES, 25))
    assert len(set(made.values())) == len(made) == 25
    assert dict(reports(PLACES, 5, first=20)).items() <= made.items()


def test_a_report_names_its_place_and_is_full_of_figures():
    for name, text in reports(PLACES, 20):
        place = PLACES[int(name[:7]) // 10]
        assert text.startswith("".join(place.above) + place.name)
        assert LENGTH <= len(text) < LENGTH + 600
        assert 80 < len(re.findall(r"\d+(?:\.\d+)?", text)) < 220


def test_reports_are_written_as_text_files(tmp_path):
    write_reports(tmp_path / "new" / "raw", PLACES, 3)
    assert sorted(path.name for path in (tmp_path / "new" / "raw").iterdir()) == [f"000000{n}.txt" for n in range(3)]


def test_places_are_real_of_many_provinces_and_differ():
    places = made_up_places(60)
    assert places == made_up_places(60)
    assert len({(place.above, place.name) for place in places}) == 60
    assert len({place.above[0] for place in places}) > 5
    assert all(place.within for place in places[::3])


def test_growth_is_told_as_a_power():
    assert exponent(100, 2.0, 1000, 20.0) == pytest.approx(1.0)
    assert exponent(100, 2.0, 1000, 200.0) == pytest.approx(2.0)
    assert exponent(100, 2.0, 1000, 2.0) == 0

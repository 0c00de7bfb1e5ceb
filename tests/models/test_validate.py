"""What a public table lacks is said before it is built, all at once."""

import shutil

import pytest

from transforms.models.dictionary import MODELS
from transforms.models.validate import ModelsError, faults, validate


@pytest.fixture
def models(tmp_path):
    return shutil.copytree(MODELS, tmp_path / "models", ignore=shutil.ignore_patterns("__pycache__"))


def test_the_models_that_are_there_lack_nothing():
    assert faults() == []


def test_everything_that_is_missing_is_listed_with_its_remedy(models):
    (models / "marts/mart_bare.sql").write_text("select 1 as a", "utf-8")
    (models / "marts/mart_half.sql").write_text("select 1 as a", "utf-8")
    (models / "marts/mart_half.yml").write_text(
        "models:\n  - name: mart_half\n    columns:\n      - name: a\n        description: \"{{ doc('nowhere') }}\"\n",
        "utf-8",
    )
    with pytest.raises(ModelsError) as raised:
        validate(models)
    told = str(raised.value).splitlines()
    assert [line.split(": ")[0] for line in told] == ["marts/mart_bare.sql", *["marts/mart_half.yml"] * 4]
    assert "no mart_bare.yml beside it" in told[0]
    assert all(word in str(raised.value) for word in ("tables.md", "nowhere", "data_type", "has no key"))


def test_a_key_of_several_columns_says_them_below_arguments(models):
    found = models / "marts/mart_yoy_indicators.yml"
    found.write_text(
        found.read_text("utf-8").replace("          arguments:\n            columns", "          columns", 1), "utf-8"
    )
    (fault,) = faults(models)
    assert "mart_yoy_indicators has unique_together without columns" in fault

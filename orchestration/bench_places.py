"""Real places for made-up reports: counties and townships of all provinces, with what lies above and within each."""

import polars as pl

from transforms.evaluation.made_up import Place
from transforms.identification.gazetteer import ancestors_of
from transforms.reference.divisions import PLACEHOLDERS, load_divisions

_NAMED_WITHIN = 12


def made_up_places(count: int) -> list[Place]:
    """`count` places in an order that mixes the provinces, the same at every call: one county in three, the others townships."""
    divisions = load_divisions().filter(~pl.col("name").is_in(list(PLACEHOLDERS)))
    names = dict(divisions.select("code", "name").iter_rows())
    counties, townships = (_mixed(divisions, level) for level in ("county", "township"))
    chosen = [
        counties[number // 3] if number % 3 == 0 else townships[number - number // 3 - 1] for number in range(count)
    ]
    within = dict(
        divisions.filter(pl.col("parent_code").is_in(chosen))
        .group_by("parent_code")
        .agg(pl.col("name").sort().head(_NAMED_WITHIN))
        .iter_rows()
    )
    return [
        Place(
            names[code],
            tuple(names[above] for above in ancestors_of(code) if above in names),
            tuple(_as_written(name) for name in within.get(code, ())),
        )
        for code in chosen
    ]


def _mixed(divisions: pl.DataFrame, level: str) -> list[str]:
    of_level = divisions.filter(pl.col("level") == level)["code"].to_list()
    return sorted(of_level, key=lambda code: (code[::-1], code))


def _as_written(name: str) -> str:
    return name.replace("社区居委会", "社区").replace("村委会", "村").replace("居委会", "社区")

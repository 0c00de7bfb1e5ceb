"""Readers that query all through ten builds: never an error, never a mix of two publications."""

import json
import subprocess
import sys
from pathlib import Path

from tests.soak.compared import Failed, built

_BUILDS = 10

# In one publication all reports name one figure; each of these questions is told it another way.
_READER = """
import json, sys, select
from transforms.common.for_duckdb import connect
QUESTIONS = [
    "select string_agg(distinct value::bigint::varchar, ' ') from fct_metrics where sentence like '%矛盾纠纷%'",
    "select string_agg(distinct regexp_extract(text, '矛盾纠纷([0-9]+)件', 1), ' ') from dim_documents",
    "select string_agg(distinct regexp_extract(sentence, '矛盾纠纷([0-9]+)件', 1), ' ') from fct_metrics",
    "select string_agg(distinct value::bigint::varchar, ' ') from mart_yoy_indicators",
]
path, queries, connections, seen, faults = sys.argv[1], 0, 0, [], []
while not select.select([sys.stdin], [], [], 0.01)[0]:
    try:
        with connect(path, read_only=True) as connection:
            connections += 1
            told = []
            for _ in range(3):
                told += [connection.execute(question).fetchone()[0] for question in QUESTIONS]
            queries += len(told)
        if len(set(told)) != 1:
            faults.append(f"one publication told {sorted(set(map(str, told)))}")
        if told[0] not in seen[-1:]:
            seen.append(told[0])
    except Exception as error:
        faults.append(f"{type(error).__name__}: {error}")
print(json.dumps({"queries": queries, "connections": connections, "seen": seen, "faults": faults[:5]}))
"""


def run(folder: Path) -> str:
    """Build ten times, all reports changed each time, and have a reader ask throughout. Returns the counts; raises Failed for
    an error, a mix, or a figure that was published before another and seen after it."""
    raw, warehouse = folder / "raw", folder / "warehouse"
    raw.mkdir()
    _put(raw, 0)
    built(raw, warehouse)
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, warehouse / "tongbi.duckdb"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for number in range(1, _BUILDS + 1):
            _put(raw, number)
            built(raw, warehouse)
    finally:
        told, _ = reader.communicate()
    found = json.loads(told)
    if found["faults"]:
        raise Failed(f"a reader met {found['faults']}")
    if found["seen"] != [_figure(number) for number in range(_BUILDS + 1)]:
        raise Failed(f"a reader saw {found['seen']}")
    return f"{_BUILDS} builds, {found['queries']} queries of {found['connections']} connections: no error and no mix"


def _figure(number: int) -> str:
    return str(1000 + number)


def _put(raw: Path, number: int) -> None:
    for year in (2021, 2022, 2023):
        text = f"丹西街道{year}年工作总结\n\n{year}年，丹西街道排查矛盾纠纷{_figure(number)}件。\n"
        (raw / f"{year}.txt").write_text(text, "utf-8")

"""What can happen to a raw folder, a warehouse and a build: each an action of plain values, so that it can be repeated."""

import os
import random
import signal
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.conftest import command

Action = tuple[str, ...]

_NAMES = [
    "甲街道/2022.txt",
    "甲街道/2023.txt",
    "乙镇/2023.txt",
    "乙镇/附件.txt",
    "丙乡.txt",
    "报" * 80 + ".txt",
    "a'b\".txt",
]
_SIDECARS = [
    "title: 更正的题目",
    "period: 2021",
    "district: 330225",
    'title: "\\ud800"',
    "period: [",
    "publisher: 某县统计局",
]
# Where a build stands when one of these is there: the aimed kills wait for them.
AIMS = [
    "facts/.staging*",
    "facts/*/.bucket*",
    "build/tongbi.duckdb",
    ".tongbi.duckdb.*",
    "parquet/.*",
    "build/published.json",
]
_STATE = [
    "build/*.duckdb", "build/*.sha256", "build/published.json", "build/outcome.json", "build/target/manifest.*",
    "build/target/partial_parse.msgpack", "dagster/*/*.db", "dagster/*/*/*.db", "parquet/*", "tongbi.duckdb",
]  # fmt: skip
_STATE_OF_FACTS = [
    "facts/ledger.parquet", "facts/checksums.json", "facts/duplicates.parquet", "facts/corrected_*", "facts/documents/*",
    "facts/withheld/*", "facts/metrics/*", "facts/exclusions/*", "facts/problems/*", "facts/document_sources/*",
]  # fmt: skip


def report(number: int) -> str:
    """A short report of its own figures. Equal numbers give equal content."""
    place, year = ("甲街道", "乙镇", "丙乡")[number % 3], 2020 + number % 5
    return (
        f"{place}{year}年工作总结\n\n{year}年，{place}完成工业产值{number % 97 + 1}.{number % 10}亿元，同比增长{number % 9 + 1}%；"
        f"新增就业{number * 7 % 990 + 10}人，排查矛盾纠纷{number % 400 + 3}件。\n"
    )


def choose(chance: random.Random, raw: Path, facts: bool = False) -> Action:
    """What happens next; with `facts`, where only the facts are made."""
    there = sorted(path.relative_to(raw).as_posix() for path in raw.rglob("*") if path.is_file())
    reports = [name for name in there if not name.endswith(".yml")]
    name, number = chance.choice(_NAMES), str(chance.randrange(60))
    if len(reports) < 3:
        return ("put", name, number)
    one, other = chance.sample(reports, 2)
    folder: list[Action] = [
        ("put", name, number),
        ("put", f"更多/{number}.txt", number),
        ("remove", one),
        ("rename", one, f"{one}.{number}.txt"),
        ("swap", one, other),
        ("pack", f"{number}.zip", one, other),
        ("sidecar", one, chance.choice(_SIDECARS)),
        ("junk", f"junk-{number}", number),
        ("corrections", one, number),
        ("clock", one, chance.choice(["-86400000", "86400000"])),
    ]
    how = chance.choice(["cut", "flip", "empty", "delete"])
    state = _STATE_OF_FACTS if facts else [*_STATE_OF_FACTS, *_STATE]
    harm: list[Action] = [("damage", chance.choice(state), how, number)]
    if not facts:
        harm += [
            ("kill", "after", f"{chance.uniform(0.5, 30):.2f}"),
            ("kill", "at", chance.choice(AIMS)),
            ("fill", f"{chance.choice([0.1, 1, 4, 8, 16])}"),
        ]
    return chance.choice(folder if chance.random() < 0.6 else harm)


def perform(action: Action, raw: Path, warehouse: Path) -> None:
    """Let it happen. What it would be done to may be gone by now: then nothing happens."""
    kind, *given = action
    try:
        _PERFORM[kind](raw, warehouse, *given)
    except FileNotFoundError:
        pass


def _put(raw: Path, _: Path, name: str, number: str) -> None:
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report(int(number)), "utf-8")


def _swap(raw: Path, _: Path, one: str, other: str) -> None:
    """Contents change places, and the times stay: only the system's own time of change tells."""
    paths = (raw / one, raw / other)
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, reversed(contents), strict=True):
        times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
        path.write_bytes(content)
        os.utime(path, ns=times)


def _pack(raw: Path, _: Path, name: str, *members: str) -> None:
    with zipfile.ZipFile(raw / name, "w") as archive:
        for member in members:
            archive.write(raw / member, member)


def _remove(raw: Path, _: Path, name: str) -> None:
    """But not the last one: a build of a folder that is emptied is refused."""
    if any(path.is_file() and path not in (raw / name, raw / "corrections.yml") for path in raw.rglob("*")):
        (raw / name).unlink()


def _sidecar(raw: Path, _: Path, name: str, content: str) -> None:
    if len(name.encode()) < 240 and (raw / name).exists():
        (raw / f"{name}.meta.yml").write_text(content, "utf-8")


def _junk(raw: Path, _: Path, name: str, number: str) -> None:
    (raw / name).write_bytes(random.Random(int(number)).randbytes(300))


def _corrections(raw: Path, _: Path, name: str, number: str) -> None:
    entry = f'- {{document: "{name}", set: {{publisher: 单位{number}}}, expect: {{publisher: null}}, why: known}}\n'
    (raw / "corrections.yml").write_text(entry, "utf-8")


def _clock(raw: Path, _: Path, name: str, seconds: str) -> None:
    moved = time.time() + int(seconds)
    os.utime(raw / name, (moved, moved))


def _damage(_: Path, warehouse: Path, pattern: str, how: str, number: str) -> None:
    found = sorted(path for path in warehouse.glob(pattern) if path.is_file())
    if not found:
        return
    path = found[int(number) % len(found)]
    path.chmod(0o644)
    content = path.read_bytes()
    if how == "delete":
        path.unlink()
    elif how == "flip":
        at = len(content) * (int(number) + 1) // 62
        path.write_bytes(content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 64]) + content[at + 64 :])
    else:
        path.write_bytes(content[: len(content) // 2] if how == "cut" else b"")


def _kill(raw: Path, warehouse: Path, how: str, when: str) -> None:
    """A build is ended by SIGKILL, some seconds after its start or once a file is there."""
    build = subprocess.Popen(
        command("build", raw, "--warehouse", warehouse), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/"
    )
    begun, end = time.time(), time.monotonic() + (float(when) if how == "after" else 60)
    while build.poll() is None and time.monotonic() < end:
        if how == "at" and any(_newer(path, begun) for path in warehouse.glob(when)):
            break
        time.sleep(0.002)
    build.send_signal(signal.SIGKILL)
    build.wait()


def _fill(raw: Path, warehouse: Path, left: str) -> None:
    """A build on a disk that has some megabytes left. Nothing is filled but a file system of the warehouse's own."""
    if not os.path.ismount(warehouse.parent):
        return
    filler = warehouse.parent / "filler"
    free = os.statvfs(warehouse.parent).f_bavail * os.statvfs(warehouse.parent).f_frsize
    try:
        filler.write_bytes(bytes(max(0, free - int(float(left) * 1_000_000))))
        # The look at the free space is passed over, so that the build meets the end of it.
        passed = "from orchestration import space; space.ensure = lambda where: None; "
        arguments = command("build", raw, "--warehouse", warehouse)
        arguments[2] = passed + arguments[2]
        shown = subprocess.run(arguments, capture_output=True, text=True, cwd="/", timeout=600, check=False)
    finally:
        filler.unlink(missing_ok=True)
    if shown.returncode and "the disk is full" not in shown.stderr.splitlines()[-1]:
        raise AssertionError(f"a full disk is not told as one: {shown.stderr[-1500:]}")
    if "Traceback" in shown.stderr:
        raise AssertionError(f"a full disk is told with a traceback: {shown.stderr[-1500:]}")


def _newer(path: Path, than: float) -> bool:
    try:
        return path.stat().st_mtime >= than
    except FileNotFoundError:
        return False


_PERFORM: dict[str, Callable[..., None]] = {
    "put": _put,
    "remove": _remove,
    "rename": lambda raw, _, old, new: (raw / old).rename(raw / new) if len(Path(new).name.encode()) < 250 else None,
    "swap": _swap,
    "pack": _pack,
    "sidecar": _sidecar,
    "junk": _junk,
    "corrections": _corrections,
    "clock": _clock,
    "damage": _damage,
    "kill": _kill,
    "fill": _fill,
}

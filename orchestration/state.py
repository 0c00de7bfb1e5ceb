"""Whether the published warehouse is what a build would make now, told without importing Dagster or dbt."""

import json
from pathlib import Path

from orchestration.settings import TRANSFORMS, Places
from transforms.common.source_hash import installed, source_hash
from transforms.common.whole_files import digest, write_text
from transforms.facts import checksums, ledger, versions
from transforms.facts.fold import nothing_to_do
from transforms.publishing import foreign

_MODELS = ("models", "macros", "publishing", "dbt_project.yml", "profiles.yml")
_ENGINES = ("dbt-core", "dbt-duckdb", "duckdb")


def up_to_date(where: Places) -> bool:
    """True when folder, rules, models and publication are, by their sizes and times, those of the last build. Opens no
    file that grows with the reports: the sensor asks every ten seconds."""
    try:
        recorded = json.loads(_record(where).read_text())
        return (
            bool(recorded == _now(where)) and not foreign(where.warehouse) and nothing_to_do(where.raw, where.warehouse)
        )
    except (OSError, ValueError):
        return False


def remember(where: Places) -> None:
    """Note what the publication that was just made was made from."""
    note_publication(where)
    write_text(json.dumps(_now(where), indent=1), _record(where))


def note_publication(where: Places) -> None:
    """Note how the files are that were just published, as `sha256sum` does. This outlives a later build that fails."""
    lines = [f"{digest(path)}  {path.relative_to(where.warehouse).as_posix()}\n" for path in _public_files(where)]
    write_text("".join(lines), _published(where))


def publication_stands(where: Places) -> bool:
    """Whether the published file is, byte for byte, what was published; so it is where that was never noted."""
    try:
        noted = _noted(where)
        return where.published.name not in noted or noted[where.published.name] == digest(where.published)
    except FileNotFoundError:
        return where.published.exists()
    except (OSError, ValueError):
        return False


def changed_since_publication(where: Places) -> list[str]:
    """The published files, Parquet included, that are otherwise than they were published, by their path in the warehouse.

    Size and time do not tell a disk's fault, nor a restored backup: every byte is read, 0.7 s a GB.
    """
    try:
        noted = _noted(where)
    except (OSError, ValueError):
        return []
    return [name for name, sha in noted.items() if not _is_as(where.warehouse / name, sha)]


def _is_as(path: Path, sha: str) -> bool:
    try:
        return digest(path) == sha
    except OSError:
        return False


def _noted(where: Places) -> dict[str, str]:
    """Path in the warehouse → SHA-256 as published. Earlier versions noted the one file, without its name."""
    lines = (line.partition("  ") for line in _published(where).read_text("utf-8").splitlines())
    return {name or where.published.name: sha for sha, _, name in lines}


def distrust(where: Places) -> None:
    """Of the facts nothing is to be trusted: the next build reads every report again."""
    forget(where)
    for name in (checksums.FILE, ledger.FILE):
        (where.facts / name).unlink(missing_ok=True)


def forget(where: Places) -> None:
    """Before anything is changed: a build that dies must not be taken for one that was published."""
    _record(where).unlink(missing_ok=True)


def of_another_version(where: Places) -> str | None:
    """What a build is about to make anew because another version of tongbi made it; None when nothing is of another."""
    if ledger.of_another_layout(where.facts / ledger.FILE):
        return f"{where.warehouse}: made by a version of tongbi that kept its notes in another way; everything is read again"
    entries = ledger.load(where.facts / ledger.FILE).values()
    now = versions.current()
    others = [entry.versions for entry in entries if entry.versions != now]
    if not others:
        return None
    # What a version left that kept no checksums is not relied on: all of it is read again.
    reread = sum(other.reading != now.reading for other in others) if checksums.load(where.facts) else len(entries)
    again = max(len(others) - reread, 0)
    done = [f"{count} {what}" for count, what in ((reread, "read"), (again, "extracted")) if count]
    made = sorted({entry.versions.extractor for entry in entries} - {now.extractor})
    return (
        f"{where.warehouse}: made by another version of the rules ({', '.join(made)}; now {now.extractor}), or with other "
        f"limits; files of it that are {' and '.join(done)} again, and all that is made of them"
    )


def models_version() -> str:
    """What tells that the models, or what runs them, changed: then what is published is out of date."""
    return source_hash(TRANSFORMS, _MODELS, lambda path: True, salt=installed(_ENGINES))[:12]


def _now(where: Places) -> dict[str, object]:
    return {
        "raw": str(where.raw),
        "models": models_version(),
        "ledger": digest(where.facts / ledger.FILE),
        "files": {path.relative_to(where.warehouse).as_posix(): _stamp(path) for path in _files(where)},
    }


def _files(where: Places) -> list[Path]:
    """What was published and what it was made from: one that was changed, cut or removed since calls for a build."""
    kept = [where.facts / checksums.FILE, *where.facts.glob("*.parquet"), *where.facts.glob("*/*.parquet")]
    return sorted([*_public_files(where), *kept])


def _public_files(where: Places) -> list[Path]:
    return [where.published, *sorted((where.warehouse / "parquet").glob("*.parquet"))]


def _stamp(path: Path) -> list[int]:
    info = path.stat()
    return [info.st_size, info.st_mtime_ns]


def _published(where: Places) -> Path:
    return where.build / "published.sha256"


def _record(where: Places) -> Path:
    return where.build / "published.json"

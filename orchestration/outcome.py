"""What became of the last build of a warehouse, whoever started it: noted when it begins and when it ends."""

import json
from datetime import datetime
from typing import Any

from orchestration import lock
from orchestration.settings import Places
from transforms.common.whole_files import read_object, write_text

_FILE = "outcome.json"


def begun(where: Places) -> None:
    """Noted before anything is read: a build that is killed leaves it as it is here."""
    known = {"raw": str(where.raw), "made_from": made_from(where)}
    _note(where, {**known, "begun": _now(), "ended": None, "published": False, "causes": []})


def published(where: Places) -> None:
    """Noted when the new file is in its place."""
    noted = last(where)
    _note(where, {**noted, "made_from": noted.get("raw"), "ended": _now(), "published": True, "causes": []})


def failed(where: Places, causes: list[str]) -> None:
    """A disk that is full takes no note of it."""
    try:
        _note(where, {**last(where), "ended": _now(), "published": False, "causes": causes})
    except OSError:
        return


def last(where: Places) -> dict[str, Any]:
    """`raw, made_from, begun, ended, published, causes`; `ended` is None while it is at work, and when it was killed. Empty when
    nothing was built yet."""
    return read_object(where.build / _FILE)


def made_from(where: Places) -> str | None:
    """The folder that the last publication was made from; None when there was none. Earlier versions noted only which folder
    the last build was of."""
    noted = last(where)
    return noted.get("made_from", noted.get("raw"))


def at_work(where: Places) -> bool:
    """Whether somebody holds the warehouse and the build has not ended."""
    noted = last(where)
    return bool(noted) and noted.get("ended") is None and lock.is_held(where.warehouse)


def _note(where: Places, outcome: dict[str, Any]) -> None:
    write_text(json.dumps(outcome, ensure_ascii=False, indent=1), where.build / _FILE)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")

"""Named questions: SQL files in `questions/`, each begun by the question in English and then in Chinese."""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "questions"


class Question(NamedTuple):
    """A question by the name of its file, as it is asked in both languages, and the SQL that answers it."""

    name: str
    en: str
    zh: str
    sql: str


def questions(folder: Path = FOLDER) -> dict[str, Question]:
    """Every question by name, in order of the names. Raises ValueError for a file without its two lines of comment."""
    return {path.stem: _question(path) for path in sorted(folder.glob("*.sql"))}


def _question(path: Path) -> Question:
    first, second, sql = path.read_text("utf-8").split("\n", 2)
    if not (first.startswith("-- ") and second.startswith("-- ")):
        raise ValueError(f"{path.name}: begin it with two lines of comment, the question in English and in Chinese")
    return Question(path.stem, first[3:], second[3:], sql.strip())

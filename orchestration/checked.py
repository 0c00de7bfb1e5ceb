"""Which buckets of the facts the checks have passed as they are now: what did not change needs no second look."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path

from orchestration.settings import Places
from transforms.common.whole_files import digest, read_object, write_text
from transforms.facts import store, versions
from transforms.facts.schema import TABLES


class Checked:
    """Buckets told by the bytes of their files, the version of the rules and the code of the checks (`code`)."""

    def __init__(self, where: Places, code: Path) -> None:
        self._facts, self._file = where.facts, where.build / "checked.json"
        self._salt = f"{versions.current().extractor} {digest(code)}"
        self._passed: dict[str, str] = read_object(self._file)
        self._states: dict[str, str] = {}

    def holds(self, bucket: str) -> bool:
        """Whether the bucket passed before and no byte of it changed since."""
        return self._passed.get(bucket) == self._state(bucket)

    def save(self, passed: Collection[str]) -> None:
        """Remember these buckets as they are now, and no others."""
        write_text(json.dumps({bucket: self._state(bucket) for bucket in sorted(passed)}), self._file)

    def _state(self, bucket: str) -> str:
        """Worked out once: nobody writes facts while they are checked."""
        if bucket not in self._states:
            total = hashlib.sha256(self._salt.encode())
            for table in TABLES:
                total.update(digest(store.path_of(self._facts, table, bucket)).encode())
            self._states[bucket] = total.hexdigest()
        return self._states[bucket]

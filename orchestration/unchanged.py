"""Which models and tests of the last build stand as they are: what they are made from is the same, byte for byte."""

import hashlib
import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from orchestration.settings import Places
from transforms.common.whole_files import digest, read_object, seal_of, write_text

# Whether anything was corrected is written into the views of the facts; what was corrected they look up.
_CORRECTED = "corrected_documents"


class Unchanged:
    """Asked before dbt is run, while the build file is as the last run left it; told afterwards what was made.

    A table or a test stands while the rows that it is made from are the same, a view, which holds none, while its SQL is.
    `project` tells the SQL, the tests and the versions that build them; `manifest` is dbt's, parsed from them.
    """

    def __init__(self, where: Places, manifest: Any, project: str) -> None:
        self._where, self._manifest, self._project = where, manifest, project
        self._file = where.build / "unchanged.json"
        self._rows: dict[str, str] = {}
        wanted = [one for one, node in manifest.nodes.items() if str(node.resource_type) in ("model", "test")]
        rows = {one: self._rows_of(one) for one in wanted}
        views = {one: self._definition_of(one) for one in wanted if _is_view(manifest.nodes[one])}
        self._made_of = rows | views
        self._known = read_object(self._file)

    def nodes(self) -> list[Any]:
        """The nodes that need no run."""
        made_of = self._known.get("made_of") if self.project_stands() else None
        if not isinstance(made_of, dict):
            return []
        return [self._manifest.nodes[one] for one, now in self._made_of.items() if made_of.get(one) == now]

    def project_stands(self) -> bool:
        """Whether the build file is as this very project left it, with all that describes its tables."""
        return self._known.get("state") == self._state()

    def order(self) -> list[str]:
        """Sources, models and tests, each after what it is made from."""
        return list(self._rows)

    def all_stand(self, nodes: Collection[Any]) -> bool:
        return len(nodes) == len(self._made_of)

    def forget(self) -> None:
        """Before the build file is touched: of a run that breaks off nothing is known to stand."""
        self._file.unlink(missing_ok=True)

    def remember(self, stand: Iterable[str]) -> None:
        """After a run of the whole project that ended well; `stand` are the unique ids of what needs no look before its
        rows change."""
        made_of = {one: self._made_of[one] for one in stand if one in self._made_of}
        write_text(json.dumps({"state": self._state(), "made_of": made_of}), self._file)

    def _state(self) -> list[str]:
        """The build file as it is, by its seal, and the project that built it."""
        return [seal_of(self._where.build_db), self._project]

    def _rows_of(self, unique_id: str) -> str:
        """Tells all that a node's rows follow from; each is worked out once."""
        if unique_id not in self._rows:
            if unique_id in self._manifest.sources:
                parts = [digest(path) for path in self._files(unique_id)]
            else:
                parts = [self._rows_of(parent) for parent in self._parents(unique_id)]
            self._rows[unique_id] = _hashed([unique_id, *parts])
        return self._rows[unique_id]

    def _definition_of(self, view: str) -> str:
        """Tells what a view's SQL follows from besides the project: which files there are, and whether any is corrected."""
        sources = [one for one in self._parents(view) if one in self._manifest.sources]
        corrected = [self._rows_of(one) for one in sources if self._manifest.sources[one].name == _CORRECTED]
        return _hashed([*(path.as_posix() for one in sources for path in self._files(one)), *corrected])

    def _parents(self, unique_id: str) -> list[str]:
        return sorted(set(self._manifest.nodes[unique_id].depends_on.nodes))

    def _files(self, source: str) -> list[Path]:
        name = self._manifest.sources[source].name
        return sorted([*self._where.facts.glob(f"{name}.parquet"), *self._where.facts.glob(f"{name}/*.parquet")])


def _is_view(node: Any) -> bool:
    return str(node.resource_type) == "model" and node.config.materialized == "view"


def _hashed(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

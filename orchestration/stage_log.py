"""One line for each stage of a build when it is over: what it did, how many, how long. For logs; people see a bar."""

import json
import time
from collections.abc import Callable
from datetime import datetime


class StageLog:
    """Hears what the job reports and writes a line when the next stage begins, or the build ends."""

    def __init__(self, names: dict[str, str], write: Callable[[str], None], *, as_json: bool) -> None:
        self._names, self._write, self._as_json = names, write, as_json
        self._begun = time.monotonic()
        self._stage: str | None = None
        self._counted = (0, 0)
        self._since = self._begun

    def hear(self, stage: str, done: int, total: int) -> None:
        if stage != self._stage:
            self._close()
            self._stage, self._since, self._counted = stage, time.monotonic(), (0, 0)
            if not self._as_json:
                self._write(f"{self._names[stage]} …")
        if total:
            self._counted = (done, total)

    def end(self, *, published: bool) -> None:
        """The last stage is over, and with it the build."""
        self._close()
        self._stage = None
        if self._as_json:
            self._write_json({"stage": "build", "published": published}, self._begun)

    def _close(self) -> None:
        if self._stage is None:
            return
        done, total = self._counted
        if self._as_json:
            self._write_json({"stage": self._stage, "done": done, "total": total}, self._since)
            return
        counts = f" {done:,} of {total:,}" if total else ""
        self._write(f"{self._names[self._stage]}:{counts} {time.monotonic() - self._since:.1f} s")

    def _write_json(self, said: dict[str, object], since: float) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        self._write(json.dumps({"time": now, **said, "seconds": round(time.monotonic() - since, 2)}))

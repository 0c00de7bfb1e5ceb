"""Dagster's SQLite storage with the connections of its event log kept open.

As it comes, Dagster opens and closes its databases several times an event, and SQLite writes each of them through to the
disk every time: a build of some hundred events waited seconds for it, whatever it built.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dagster._core.events.log import EventLogEntry
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

# Every run has a database of its own; a server that shows many must not keep them all open.
_KEPT_OPEN = 8


class History(DagsterSqliteStorage):
    """What `dagster.yaml` names as storage. Its files are those of Dagster's own SQLite storage."""

    def __init__(self, base_dir: str, inst_data: Any = None) -> None:
        super().__init__(base_dir, inst_data)
        self._event_log_storage = EventLog(os.path.join(base_dir, "history", "runs", ""))

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> "History":
        return cls.from_local(inst_data=inst_data, **config_value)


class EventLog(SqliteEventLogStorage):
    """The event log, a connection kept for each of the databases used last, and events that come together written as one."""

    def __init__(self, base_dir: str, inst_data: Any = None) -> None:
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        self._together = threading.local()
        super().__init__(base_dir, inst_data)

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        self._together.connections = {}
        try:
            super().store_event_batch(events)
        except BaseException:
            self._end_together(commit=False)
            raise
        self._end_together(commit=True)

    def dispose(self) -> None:
        super().dispose()
        with self._db_lock:
            for engine in self._engines.values():
                engine.dispose()
            self._engines.clear()

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        together = getattr(self._together, "connections", None)
        if together is not None:
            if shard not in together:
                together[shard] = self._engine(shard).connect()
            yield together[shard]
            return
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def _end_together(self, *, commit: bool) -> None:
        connections = self._together.connections
        self._together.connections = None
        for connection in connections.values():
            with connection:
                if commit:
                    connection.commit()

    def _engine(self, shard: str) -> Engine:
        engine = self._engines.pop(shard, None)
        if engine is not None and not os.path.exists(self.path_for_shard(shard)):
            engine.dispose()  # whoever removed the file gets a new one
            self._initialized_dbs.discard(shard)
            engine = None
        if engine is None:
            engine = create_engine(
                self.conn_string_for_shard(shard),
                poolclass=QueuePool,
                connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS},
            )
            event.listen(engine, "connect", _without_waiting_for_the_disk)
        if shard not in self._initialized_dbs:
            self._initdb(engine)
            self._initialized_dbs.add(shard)
        self._engines[shard] = engine
        while len(self._engines) > _KEPT_OPEN:
            self._engines.popitem(last=False)[1].dispose()
        return engine


def _without_waiting_for_the_disk(connection: Any, _record: Any) -> None:
    """In a write-ahead log this loses, at worst, the last events before the power fails, and never the database."""
    connection.execute("pragma synchronous = normal")

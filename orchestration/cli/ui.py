"""tongbi ui: Dagster in the browser, with the daemon that runs schedule and sensor."""

import ctypes
import ipaddress
import os
import signal
import subprocess
import sys
from types import FrameType
from typing import Annotated

import typer

from orchestration import dagster_files, settings
from orchestration.cli.app import RawDir, WarehouseDir, app, err, fail, out

_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE_SECONDS = 20
_SET_PARENT_DEATH_SIGNAL = 1


@app.command()
def ui(
    raw_dir: RawDir = None,
    warehouse: WarehouseDir = None,
    port: Annotated[int, typer.Option("--port", "-p", help="Port to listen at.")] = 3000,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            help="Address to listen at. One that other machines reach needs a proxy before it: docs/how-to/server.md.",
        ),
    ] = "127.0.0.1",
) -> None:
    """Open Dagster on 127.0.0.1: lineage, checks, runs; the schedule ticks and new files in RAW_DIR are picked up.

    Ctrl-C, or a TERM signal, stops all of it.
    """
    if not _only_this_machine(host) and os.environ.get("TONGBI_BEHIND_PROXY") != "yes":
        fail(
            f"--host {host}: Dagster lets in everybody who reaches it, to start builds and see every file. Leave it at "
            f"127.0.0.1 with a proxy before it that asks who is there; where the proxy is another machine, follow "
            f"'Behind a proxy' in docs/how-to/server.md, which ends with TONGBI_BEHIND_PROXY=yes"
        )
    where = settings.places(raw_dir, warehouse)
    if cause := settings.refused(where):
        fail(cause)
    if os.environ.get("TONGBI_SCHEDULE") or os.environ.get("TONGBI_RETRY_SECONDS"):
        try:
            from orchestration import automation  # noqa: F401  (reads them; Dagster would show a traceback instead)
        except ValueError as error:
            fail(str(error))
    settings.export(where)
    dagster_files.drop_damaged(where)
    dagster_files.drop_ticks_to_come(where)
    shown = f"[{host}]" if ":" in host else host
    out.print(f"Dagster opens on http://{shown}:{port} in half a minute; Ctrl-C stops it.", markup=False)
    command = [
        sys.executable,
        "-m",
        "dagster",
        "dev",
        "-m",
        "orchestration.definitions",
        "-h",
        host,
        "-p",
        str(port),
    ]
    child = subprocess.Popen(command, cwd=settings.PROJECT, start_new_session=True, preexec_fn=_as_if_from_a_terminal)
    asked: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        _signal(child, signal.SIGINT if len(asked) == 1 else signal.SIGKILL)

    for number in _STOP:
        signal.signal(number, stop)
    while True:
        try:
            status = child.wait(timeout=_PATIENCE_SECONDS if asked else None)
            break
        except subprocess.TimeoutExpired:
            err.print("Dagster does not stop by itself; ending it.")
            _signal_group(child, signal.SIGKILL)
    # dagster dev ends its servers and the daemon; whatever it left is in the same session.
    _signal_group(child, signal.SIGKILL)
    raise typer.Exit(0 if asked else status)


def _only_this_machine(host: str) -> bool:
    """Whether nobody else reaches what listens there. A name is resolved by whoever may change that, so it is not trusted."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _as_if_from_a_terminal() -> None:
    """A job started with & from a script ignores INT, and hands that on; Dagster stops on INT only.

    Ends with its parent too, should that be killed outright.
    """
    for number in _STOP:
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGINT)


def _signal(child: subprocess.Popen[bytes], number: int) -> None:
    if child.poll() is None:
        child.send_signal(number)


def _signal_group(child: subprocess.Popen[bytes], number: int) -> None:
    try:
        os.killpg(child.pid, number)
    except (ProcessLookupError, PermissionError):
        pass

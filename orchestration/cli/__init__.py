"""The command line. One file a command: a file put here that decorates a function with `@app.command()` is found."""

import importlib
import pkgutil
import sys
from typing import TYPE_CHECKING

from orchestration import interrupts

if TYPE_CHECKING:
    import typer


def main() -> None:
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked != "build":
        load(asked)()
        return
    interrupts.listen()  # before anything that takes a moment is imported
    try:
        load(asked)()
    except (KeyboardInterrupt, SystemExit):
        if interrupts.asked() is None:
            raise
        interrupts.end("the last published warehouse stands")


def load(asked: str = "") -> "typer.Typer":
    """The application with the command asked for, else with all. A quick answer should not wait for what others import."""
    from orchestration.cli.app import app

    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    for name in [asked] if asked in names else names:
        importlib.import_module(f"{__name__}.{name}")
    return app

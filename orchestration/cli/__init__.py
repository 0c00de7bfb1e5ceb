"""The command line. One file a command: a file put here that decorates a function with `@app.command()` is found."""

import importlib
import pkgutil
import sys
from typing import TYPE_CHECKING

from orchestration import interrupts
from transforms.common.collection import uncollected

if TYPE_CHECKING:
    import typer


def main() -> None:
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked == "build":
        interrupts.listen()  # before anything that takes a moment is imported
    try:
        load(asked)()
    except (KeyboardInterrupt, SystemExit):
        if interrupts.asked() is None:
            raise
        interrupts.end("the last published warehouse stands")
    except OSError as error:
        # No fault of the program where the system refuses a file: who may not write here needs its name and no traceback.
        if error.filename is None:
            raise
        from orchestration.cli.app import complain
        from orchestration.printing import harmless

        complain(
            f"{harmless(str(error.filename))}: {error.strerror}; grant the right to it, or name another place (--help)"
        )
        sys.exit(1)


def load(asked: str = "") -> "typer.Typer":
    """The application with the command asked for, else with all. A quick answer should not wait for what others import."""
    with uncollected():
        from orchestration.cli.app import app

        names = sorted(module.name for module in pkgutil.iter_modules(__path__))
        for name in [asked] if asked in names else names:
            importlib.import_module(f"{__name__}.{name}")
    return app

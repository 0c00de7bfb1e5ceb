"""The command line. One file a command: a file put here that decorates a function with `@app.command()` is found."""

import importlib
import pkgutil
import sys

from orchestration.cli.app import app


def main() -> None:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    # A command loads only itself: a quick answer should not wait for what others import.
    for name in [asked] if asked in names else names:
        importlib.import_module(f"{__name__}.{name}")
    app()

"""The command line. One file a command: a file put here that decorates a function with `@app.command()` is found."""

import importlib
import pkgutil

from orchestration.cli.app import app


def main() -> None:
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        importlib.import_module(f"{__name__}.{module.name}")
    app()

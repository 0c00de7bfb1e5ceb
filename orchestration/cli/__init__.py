"""The command line. One file a command: a file put here that decorates a function with `@app.command()` is found."""

import importlib
import pkgutil
import sys

import typer

from orchestration.cli.app import app


def main() -> None:
    load(sys.argv[1] if len(sys.argv) > 1 else "")
    app()


def load(asked: str = "") -> typer.Typer:
    """The application with the command asked for, else with all. A quick answer should not wait for what others import."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    for name in [asked] if asked in names else names:
        importlib.import_module(f"{__name__}.{name}")
    return app

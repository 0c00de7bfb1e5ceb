"""The command line. One file a command: a file put here that decorates a function with `@app.command()` is found."""

import errno
import importlib
import os
import pkgutil
import sys
from typing import TYPE_CHECKING

from orchestration import interrupts
from transforms.common.collection import uncollected

if TYPE_CHECKING:
    import typer


# What the system says where standard output cannot be written: no name of a file comes with it.
_NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main() -> None:
    _open_what_is_closed()
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        if asked == "build":
            interrupts.listen()  # before anything that takes a moment is imported
        load(asked)()
    except BaseException as error:
        # Whatever it is by now: where Python or a library was at work, an interrupt comes out as an error of theirs.
        if interrupts.asked() is not None:
            interrupts.end("the last published warehouse stands")
        if isinstance(error, OSError) and (error.filename is not None or error.errno in _NOT_WRITTEN):
            _tell_of_refusal(error)
            sys.exit(1)
        _tell_of_a_file_that_is_no_database(error)
        raise


def _tell_of_refusal(error: OSError) -> None:
    """No fault of the program where the system refuses a file: who may not write here needs its name and no traceback."""
    from orchestration.cli.app import complain
    from orchestration.printing import harmless

    if error.filename is None:
        complain(f"the output cannot be written: {error.strerror}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python tries again at its end, and complains once more
    else:
        complain(
            f"{harmless(str(error.filename))}: {error.strerror}; grant the right to it, or name another place (--help)"
        )


def _tell_of_a_file_that_is_no_database(error: BaseException) -> None:
    """Ends the program when DuckDB could not open a file: whoever named it needs its path, which DuckDB says, and the remedy."""
    duckdb = sys.modules.get("duckdb")  # where it was never imported, it is no error of its
    if duckdb is None or not isinstance(error, duckdb.IOException):
        return
    from orchestration.cli.app import complain
    from transforms.common.published import not_readable

    complain(not_readable(error))
    sys.exit(1)


def _open_what_is_closed() -> None:
    """Some who start programs unattended close their input and output. The next file that is opened, a database say, would
    take the number of the output, and what is printed would be written into it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def load(asked: str = "") -> "typer.Typer":
    """The application with the command asked for, else with all. A quick answer should not wait for what others import."""
    with uncollected():
        from orchestration.cli.app import app

        names = sorted(module.name for module in pkgutil.iter_modules(__path__))
        for name in [asked] if asked in names else names:
            importlib.import_module(f"{__name__}.{name}")
    return app

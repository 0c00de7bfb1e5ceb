"""What is told of an error."""


def first_line(error: BaseException) -> str:
    """The first line of its message, or its kind where it has none: what follows is for programmers."""
    return (str(error).splitlines() or [type(error).__name__])[0]

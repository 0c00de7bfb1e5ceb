"""One pass over the text: everything that may be a figure, a date or a rank, as tokens with exact offsets."""

from collections.abc import Iterator

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import Token
from transforms.extraction.numbers.question import NUMBER, START, Here, key_of


def scan(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """All tokens in text order, none overlapping another."""
    at = 0
    while found := START.search(text, at):
        decision = NUMBER.decide(Here(text, found.start(), lexicon), key_of(text, found))
        if decision is None:
            at = found.start() + 1
            continue
        _, token = decision
        yield token
        at = token.end

"""What does the passage do? Sentences and headings; whether a stretch looks back or plans, and on which years.

`pieces` cuts sentences, `heading` and `opening` say what a heading and the first words of a sentence show of the passage
that begins with them, `walk` goes through a report and keeps what holds.
"""

from transforms.extraction.passages.passage import Frame, Passage, Sentence, frame, frame_of_section
from transforms.extraction.passages.walk import sentences
from transforms.extraction.passages.years import PLAN_FIRST_YEAR

__all__ = ["PLAN_FIRST_YEAR", "Frame", "Passage", "Sentence", "frame", "frame_of_section", "sentences"]

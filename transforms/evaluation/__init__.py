"""How well the extraction reads: annotated documents, what agrees with them, which rule is weakest,
how sure to be of a row."""

from transforms.evaluation.calibration import Band, Odds, calibrate, judged, reliability
from transforms.evaluation.gold import Gold, Statement, load_gold, texts_by_hash
from transforms.evaluation.report import Report, RuleFigures, evaluate, mistakes
from transforms.evaluation.score import Figures, Scored, figures, score

__all__ = [
    "Band",
    "Figures",
    "Gold",
    "Odds",
    "Report",
    "RuleFigures",
    "Scored",
    "Statement",
    "calibrate",
    "evaluate",
    "figures",
    "judged",
    "load_gold",
    "mistakes",
    "reliability",
    "score",
    "texts_by_hash",
]

"""How well the extraction reads: annotated documents, what agrees with them, which rule is weakest."""

from transforms.evaluation.gold import Gold, Statement, load_gold, texts_by_hash
from transforms.evaluation.report import Report, RuleFigures, evaluate, mistakes
from transforms.evaluation.score import Figures, Scored, figures, score

__all__ = [
    "Figures",
    "Gold",
    "Report",
    "RuleFigures",
    "Scored",
    "Statement",
    "evaluate",
    "figures",
    "load_gold",
    "mistakes",
    "score",
    "texts_by_hash",
]

"""The village, company or zone that a statement is about, and what else is known of whose it is."""

from __future__ import annotations

import re

from transforms.extraction.records import Record, record

BROUGHT_IN = re.compile("^(?:新?(?:招引|引进|签约|落户|引入|落地)|在建)的")  # 招引的绿源食品项目总投资1.2亿元
VILLAGES = ("村", "社区")
THE_NUMBER = "0"  # stands for a number behind a name that counts a noun of its own: 白石村12户农户


@record
class Entity(Record):
    """`subject`: the village or company spoken of, `of_place` when it is a zone or an estate, spoken of in its own clause.

    `owner`: whose 投资, 产值 a clause speaks of (新材料二期完成投资). `event`: 在…大赛中. `work`: what bare verbs do
    (推进气改电工程,签约12户,安装3户). `firm`: who put its money into the subject, of which 用工80人 is told.
    """

    subject: str | None = None
    of_place: bool = False
    owner: str | None = None
    work: str = ""
    event: str = ""
    firm: str = ""

    def of_own_clause(self, name: str) -> Entity:
        """柳溪产业园产值2亿元: another, spoken of in its own clause, is also the owner of what that clause tells."""
        return self._replace(subject=name, owner=name, of_place=True)


NO_ENTITY = Entity()

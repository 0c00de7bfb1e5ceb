"""The village, company or zone that a statement is about, and what else is known of whose it is."""

from __future__ import annotations

import re

from transforms.extraction.records import Record, record
from transforms.extraction.wording.alternatives import guarded

# what stands before a name and tells of what kind it is: 招引的绿源食品项目, 辖区企业汇川机电, 全国文明村双井村
OF_WHAT_KIND = re.compile(
    guarded(
        r"(?:最[高多大低少好]的|(?:新?(?:招引|引进|签约|落户|引入|落地)|在建)的"
        r"|(?:全国|全[省市区县]|(?:国家|[省市区县州])级|国家|[省市区县州](?=[重]|标志)|中国)?(?:重点|重大|标志性|示范|龙头|骨干|规上|辖区|辖区内|本土|本地|招商引资|招商|签约|传统|最美)*"
        r"(?:企业|(?:水利|交通|能源|民生|产业|基础设施|建设)?(?:工程|项目)|文明村镇?|文明社区|示范村|示范社区|传统村落|美丽乡村|美丽休闲乡村|历史文化名村|森林村庄))(?=[\u4e00-\u9fff]{3})"
    )
)
# a firm of the district that is called by its trade alone: 水务公司, 城投集团
A_KIND_OF_FIRM = re.compile(
    "(?:[省市区县])?(?:水务|能源|城投|交投|文旅|国投|建投|农投|水投|农牧投|燃气|供水|供电|电力|热力|公交|粮食|国资)(?:公司|集团)(?=[\u4e00-\u9fff]{3})"
)
# 距县城17公里的高坪村, 海拔1200米的云岭村: how far and how high a village lies, before its name
WHERE_IT_STANDS = re.compile(
    r"(?:距离?|离|海拔|地处|位于|坐落[于在]|藏在|隐在|处在)[^，,。；;]{2,16}的(?=[\u4e00-\u9fff]{2,5}(?:村|社区))"
)
A_ZONE = re.compile(
    "(?:(?<![公家花校果茶儿物家])园区?|工业小区|开发区|经开区|高新区|集中区|产业城|科技城|科创城|科学城|保税区|综保区|新区|综试区|农高区|自贸片区|自贸区|试验区)(?:[一二三四]期)?\\Z"
)
# what the names of places end in
VILLAGES, TOWNS, COUNTIES = ("村", "社区"), ("镇", "乡", "街道"), ("县", "区", "市", "旗")
THE_NUMBER = "0"  # stands for a number behind a name that counts a noun of its own: 白石村12户农户


def words_behind(opening: re.Pattern[str], words: str) -> str:
    """The words without what the pattern finds at their head, if anything."""
    found = opening.match(words)
    return words[found.end() :] if found else words


def without_kind(words: str) -> str:
    """辖区企业汇川机电 → 汇川机电."""
    return words_behind(OF_WHAT_KIND, words)


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

"""Streets, roads and waters of a town by their names, and the work that a clause says is done to them."""

import re
from typing import NamedTuple

from transforms.extraction.subjects.proper import is_proper
from transforms.extraction.wording.words import ROADWORK

# a kind of road or water: 产业路, 国省干线, 排洪沟
NO_ROAD = re.compile(
    "(?:[干支主辅管沿产专环火电水]线|[接产水路航]线|[公道铁业村组户头耕主辅环步水]路|[干支主水灌排]渠|[水洪污]沟|[内界小臭运]河|街道|[老背大小]街|[小里街]巷)\\Z|[各条该本我全]"
)
A_STREET = "[\u4e00-\u9fff]{2,4}(?:[东南西北中]?路|大道|[东南西北中正]?街|巷|胡同|弄)"
A_ROAD = re.compile("([\u4e00-\u9fff]{2,6}?)(?:公路|快速路|大道)")
ROADS_OF_A_KIND = re.compile(
    "[各条该本我全断]|[通环进出连接][村组乡户镇园区]|产业|旅游|资源|硬化|水泥|沥青|沙石|砂石|主干|循环|骨干|园区|快速"
)
_NAMES = f"({A_STREET}(?:[、和]{A_STREET})*)(?:等道路|等街巷)?"
_WORK = f"((?:提质|提档|综合|雨污分流|精细化|全面|路面|管网|立面)*(?:{ROADWORK})+)"
_AT_WORK = "(?:完成|实施|启动|推进|已|用于)*"
DONE_TO_STREETS = re.compile(
    rf"{_AT_WORK}对?{_NAMES}(?:实施|进行|开展)?{_WORK}(?:工程|项目|任务)?|{_AT_WORK}{_WORK}{_NAMES}"
)
MARK = re.compile("[、和]")


class WorkOnStreets(NamedTuple):
    """`names` as they are written, and what is done there."""

    names: str
    work: str


def streets_worked_on(clause: str) -> WorkOnStreets | None:
    """对文庙巷、解放街实施改造, 改造文庙巷: the streets to which a clause says that something is done."""
    if not (found := DONE_TO_STREETS.fullmatch(clause)):
        return None
    names, work = (found[1], found[2]) if found[1] else (found[4], found[3])
    return WorkOnStreets(names, work) if all(map(is_street, MARK.split(names))) else None


def is_road(name: str) -> bool:
    """青石公路, 柳溪大道: a road by its name, and neither 通村公路 nor 产业路."""
    found = A_ROAD.fullmatch(name)
    return found is not None and ROADS_OF_A_KIND.search(found[1]) is None and is_proper(found[1])


def is_street(name: str) -> bool:
    """解放街, and neither 背街 nor 产业路."""
    return NO_ROAD.search(name) is None and is_proper(name[:-1], 1)

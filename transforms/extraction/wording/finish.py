"""The last touch on the wording of a level: what a reader of the row alone would leave out."""

import re
from functools import lru_cache

from transforms.extraction.wording.phrases import CACHE, leading_verb, trailing_verb

ALL_KINDS = re.compile(r"(?<=.{2})(?:各级各类|各类|各种|各项|不定期)(?=[\u4e00-\u9fff“])")
WORK = re.compile(r"(?<=.{4})(?<![重中信党机群社综])工作\Z")
ACTS = ("巡检", "录入", "摸排", "培训", "排查", "创建", "分配", "升级", "协调", "改造", "宣传", "普查", "换届", "体检")
ANNOUNCING = re.compile(r"(?:落实|形成|明确|晒出|采取)(?=[\u4e00-\u9fff“]{4})")
LEVEL_OF_AREA = "(?:省|市|区|县|镇|乡|村|街道|社区)"
AREAS_LISTED = re.compile(rf"{LEVEL_OF_AREA}(?:、{LEVEL_OF_AREA})+(?=[\u4e00-\u9fff“]{{2}})")  # 市、区考核
OF_ITSELF = re.compile(r"(?:[全我](?:[省市区县镇街乡]|街道)|辖区内?)(?=[\u4e00-\u9fff“]{2})")
ITS_AREA = re.compile(r"(?<=.{2})辖区内?(?=[\u4e00-\u9fff“]{2})")
BATCH = re.compile(r"\A([\u4e00-\u9fff]{2,4})第[一二三四五六]批(?=[\u4e00-\u9fff“]{2})")
BEFORE_OTHERS = re.compile(r"(?:在?全[国省市区县镇街](?:道)?)?率先")
FOR_SOMEBODY = re.compile(
    r"(?:为|向|给)(?!民|主|期|农)[^，为向给]{2,16}?(?=(?:提供|安装|发放|赠送|捐赠|办理|解决|争取|减免)[\u4e00-\u9fff])"
)
PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))


@lru_cache(maxsize=CACHE)
def finished(name: str) -> str:
    """排查各类隐患 → 排查隐患, 事项认领工作 → 事项认领, 落实管控人员 → 管控人员, 文明家庭” → 文明家庭."""
    if len(name) < 4:
        return name
    name = BATCH.sub(r"\1", ITS_AREA.sub("", ALL_KINDS.sub("", name)))
    if opening := OF_ITSELF.match(name) or AREAS_LISTED.match(name):
        name = name[opening.end() :]
    name = ANNOUNCING.sub("", name, count=1) if _announces(name) else name
    if name.endswith("工作") and (trailing_verb(name[:-2]) or name[:-2].endswith(ACTS)):
        name = WORK.sub("", name)
    name = FOR_SOMEBODY.sub("", BEFORE_OTHERS.sub("", name), count=1)
    return _closed(name)


def _announces(name: str) -> bool:
    """落实管控人员, 形成服务队: the first word says that there is now what the others name; 落实补贴资金 does something."""
    found = ANNOUNCING.match(name)
    if found is None:
        return False
    rest = name[found.end() :]
    return found[0] != "落实" or leading_verb(rest) != "" or rest.endswith((*ACTS, "工作"))


def _closed(name: str) -> str:
    """The name without half a pair of quotation marks or brackets."""
    for opening, closing in PAIRS:
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name

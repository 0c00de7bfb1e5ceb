"""Which expressions with digits measure nothing: names, references, list numbers, attributes. Dates are known from the scan."""

import re

from transforms.extraction.scan import NONE, Token

LATIN = re.compile(r"[A-Za-zα-ωΑ-Ω]")
ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,4}$")
ENUMERATOR = re.compile(r"[ \t\u3000]*[（(]?\d{1,2}[）).、．:：](?!\d)")
BARE_NUMBER = re.compile(r"[ \u3000]+[\u4e00-\u9fff]")
REFERENCE_BEFORE = re.compile(
    r"(?:电话|传真|邮编|邮政编码|备案|备案号|公网安备|标识码?|编号|文号|浏览量?|浏览次数|阅读量?|阅读|点击(?:量|数|率)?|访问量?|字号|〔|［|\[|"
    r"版权|ICP备?|备|第|邮箱|QQ|热线|专线|拨打|信箱|ISBN|ISSN|编辑|来源|次数)[^，。；\n\d]{0,3}[：:]?[ \u3000]*$"
)
REFERENCE_AFTER = re.compile(r"[ \u3000]*(?:〕|］|\]|号-?\d*[^线楼院]|号$|页)")
ADDRESS = re.compile(r"(?:路|街|巷|弄|大道|里|村|幢|栋|楼|号)$")
NAME_AFTER = re.compile(
    r"后(?:的|年轻|干部|青年|[，。、])|距离|容忍|门槛|跑腿|接触|延时|遗漏|死角|差错|级(?!别?以上)|[+＋×xX*#＃]|号(?:线|楼|院|路|公路|国道|文件|隧道|井|机组|地块|工程|桥|门|令|公告|码头|航站楼|厂|台风|卫星)|[ABCD]级|A(?:级)?|级景区|"
    r"计划|模式|体系|工程(?!\d)|行动|工作法|战略|专项|机制|品牌|平台|指挥|调度|规划|政策|部署|工作|总体|机构|示范|制度|党建|联盟|热线|格局|框架|架构|目标任务|版|世界|强(?:县|市|区|企|镇|园)"
)
QUOTE_OPEN, QUOTE_CLOSE = "“\"‘《「『", "”\"’》」』"
COUNTED_IN_QUOTES = ("户", "家", "名", "位", "人", "件")
ORDINAL_NOUN = re.compile(r"[届次批期产书代集篇章条款部轮师军团中小机号类种象单组考系标航时只个届三实初高]")
BOUND_ADJECTIVE = re.compile(r"(?:[及或]?以上|[及或]?以下|以内|[及或]?以上[及或]?以内)")
AFTER_BOUND_ENDS = re.compile(r"[，,。；;、：:）)\n”!！？?]|$|[\d]|的?(?:目标|水平|增长|增速|速度|增幅|比重|左右|台阶|大关)|并|和|且|后|时|达|居|高于|低于|同比|比|较|以|，")
QUALIFIED = re.compile(
    r"的?[^，,。；;：:\n、（(]{0,10}?(?:项目|企业|工程|单位|人群|老人|老年人|人员|村|用户|家庭|客户|合同|产业|集群|县|区|市|行业|基地|园区|商户|品牌|"
    r"订单|产品|场所|建筑|高楼|船舶|机组|住宅|小区|工业|农户|大户|主体|纳税|航道|线路|锅炉|设施|贷款|资金池|公路|房屋|儿童|女性|妇女|群众|居民|劳动力)"
)
STREAK = re.compile(r"(?:连续|持续|历时|长达|近|前|历经|时隔|为期|每隔|第|最近|已连续|未来|今后|过去)(?:了|约|近|第|超过|超|不到)?$")
TIME_NOUN = re.compile(
    r"(?:年限|寿命|期限|时长|时间|时限|用时|耗时|工期|周期|年龄|时数|天数|缩[短减]|压缩|压减|提[前速]|审批|缩至|办结|平均|学时|阻挠|历时|优良|达标|日均|调至|增加|减少|减至|由|从)"
    r"[^，。；、]{0,6}$"
)
REACHED = re.compile(r"(?:寿命|年龄|年限|时间|时长|工期|周期|提[升高]|缩[短减]|降低|延长|压缩|增加|减少)[\u4e00-\u9fff]{0,2}(?:至|到|达|达到|为|从|由|约)约?$")
FRAMING = re.compile(r"(?:以下|如下|重点|抓好|做好|把握|聚焦|着力|围绕|从|突出)[^，。；]{0,8}$")
LISTED_BY = re.compile(r"(?:国家|全国|全省|中央)(?:公布|确定|下达|规划)?[^，。；]{0,4}$")
OF_THESE = re.compile(r"[\u4e00-\u9fff]{1,10}的\d")
AMONG = re.compile(r"[\u4e00-\u9fff]{2,10}中[，,]")
BUILT = re.compile(r"[^，。；\d]{1,14}?(?:基地|项目|工程|机组|电站)")
ONE_OF = re.compile(r"[^，。；]{0,12}之一")
DOING = re.compile(r"(?:争取|建成|新增|完成|推进|实施|培育|引进|打造|新建|改造|创建|储备|谋划|组织|推动|支持|带动|举办|开展|发展|服务|帮助|开工|达|有|到)$")
CIRCLE = re.compile(
    r"[^，。；、]{0,4}?(?:生活圈|服务圈|交通圈|经济圈|健身圈|便民|圈|全天候|不打烊|不间断|在线|值守|管控|开放|运营|营业|服务|响应|办结制|清零|行动|内|之内|以内|左右车程|车程|通勤|直达|可达|不落幕|前|后|制|计划|攻坚|实践|工作法|规划|免费|奋斗|整治|长效|改革|义务|过渡|保质|历史|的历史|以上|以来|来|时间)"
)
AGE_AFTER = re.compile(r"[及或]?(?:以上|以下|以内)?(?:的)?[\u4e00-\u9fff]")
PROFILE = re.compile(r"决赛|强(?:企|县|市|区)|名额")
SCORE = re.compile(r"\d+[：:]\d+")
HAN = re.compile(r"[\u4e00-\u9fff]")


QUOTES = frozenset(QUOTE_OPEN)


def _in_quotes(text: str, token: Token, line_end: int) -> str | None:
    """What stands between the quotation marks around the token when they are near, else None."""
    near = max(0, token.start - 14)
    if QUOTES.isdisjoint(text[near:token.start]):
        return None
    left = max(text.rfind(mark, near, token.start) for mark in QUOTE_OPEN)
    inner = text[left + 1:token.start]
    if any(mark in inner for mark in "”’》」』，。；"):
        return None
    right = min((at for mark in QUOTE_CLOSE if (at := text.find(mark, token.end, token.end + 16)) >= 0), default=-1)
    if right < 0:
        return None
    content = text[left + 1:right]
    return None if "。" in content or "，" in content else content


def _quoted_name(text: str, token: Token, content: str) -> bool:
    """A number in quotation marks is a name unless it counts the report's own work: “10户文明家庭”."""
    after = text[token.end:token.end + 2]
    counts = content.startswith(text[token.start:token.end]) and token.unit.code in COUNTED_IN_QUOTES
    return not (counts and len(content) - (token.end - token.start) >= 3 and HAN.match(after) is not None)


PLAIN = frozenset({"money", "share", "count", "area", "length", "mass", "volume", "energy", "rate"})
STOPS = frozenset("，。；、,;！")


def _stands_plainly(text: str, start: int, end: int) -> bool:
    """The common case, told by two characters: a Chinese word before, a stop after, no quotation mark near."""
    return (
        text[end:end + 1] in STOPS
        and "\u4e00" <= text[start - 1:start] <= "\u9fff"
        and text[start - 1] not in "第前续后"
        and QUOTES.isdisjoint(text[max(0, start - 14):start])
    )


def excluded(text: str, token: Token, sentence_start: int, sentence_end: int) -> str | None:
    """The reason for which a quantity is no metric, or None. May widen the token over the letters of a name."""
    start, end = token.start, token.end
    unit = token.unit
    if unit.kind in PLAIN and _stands_plainly(text, start, end):
        return None
    before = text[max(sentence_start, start - 12):start]
    after = text[end:end + 14]
    last = before[-1:] if before else ""
    first = after[:1]
    # letters or signs glued to the digits make a name: S1线, B-24, PM2.5, 5G, 1+3+N
    if last and last in "-－—" and text[start - 2:start - 1] in ("号", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9") and unit is NONE:
        return "reference"
    indicator_in_letters = unit.kind in ("money", "share") and ACRONYM.search(before)  # GDP33.5亿元
    signed = last and last in "+＋" and not HAN.match(before[-2:-1] or "")
    lettered = last and (LATIN.match(last) or last in "-－" and LATIN.match(before[-2:-1] or ""))
    if not indicator_in_letters and (lettered or signed or last and last in "#＃№"):
        return "name"
    if unit is NONE or unit.kind == "count" or unit.kind == "data":
        if first and (LATIN.match(first) or first in "+＋#＃×"):
            return "name"
    if unit is NONE and text[end - 1] == "年" :
        return "attribute"
    if not before.strip() or (before[-1:] in "。；\n" and unit is NONE):
        marker = ENUMERATOR.match(text, start)
        if unit is NONE and ("." in text[start:end] and HAN.match(first or "") or BARE_NUMBER.match(after)) and end - start <= 4:
            return "enumerator"
        if marker and unit is NONE and marker.end() < sentence_end + 1 and len(text[start:end]) <= 2:
            return "enumerator"
    if last and first and last in "（(" and first in "）)" and unit is NONE and len(text[start:end]) <= 2:
        return "enumerator"
    if last == "第":
        return None if unit.code in ("位", "名") or unit is NONE and not ORDINAL_NOUN.match(after) else "name"
    if (first == "版" or unit.code == "版") and "." in text[start:end] or last == "·" or first == "·":
        return "name"
    if unit.kind == "length" and before.endswith("最后"):
        return "attribute"
    content = _in_quotes(text, token, sentence_end)
    if content is not None and _quoted_name(text, token, content):
        return "name"
    if last and last in QUOTE_OPEN and unit is NONE:
        return "name"
    if unit is NONE and REFERENCE_AFTER.match(after) and not last.isspace() or (last and last in "〔［["):
        if first in "〕］]" or (last and last in "〔［[") or REFERENCE_BEFORE.search(before) or ADDRESS.search(before) or after.startswith(("号", "页")):
            return "reference"
    if unit is NONE and REFERENCE_BEFORE.search(before):
        return "reference"
    if unit is NONE and len(text[start:end]) >= 5 and text[start:end].isdigit() and (not first or not HAN.match(first)):
        return "reference"
    if unit is NONE and (NAME_AFTER.match(after) or first == "号"):
        return "name"
    if unit is NONE and token.value_max is None and end - start >= 3 and text[start:end].isdigit() and first and HAN.match(first):
        return "name"
    if unit.kind in ("voltage", "temperature", "dimension"):
        return "attribute" if first and HAN.match(first) else None
    if unit.kind == "duration" or unit.kind == "age":
        return _time(before, after, token)
    if unit.kind in ("money", "share", "area", "length", "mass", "power", "volume", "count", "energy"):
        return _qualifier(text, before, after, token, sentence_end)
    return None


def _framing(before: str, after: str, token: Token) -> bool:
    """Numbers of the report's own arrangement or of a list it picks from: 以下10个方面, 国家102项重大工程的…, 104种产品中."""
    if after.startswith("方面") and FRAMING.search(before):
        return True
    if before.endswith("连续") and token.unit.code in ("次", "届", "年", "个"):
        return True
    return bool(LISTED_BY.search(before) and OF_THESE.match(after) or AMONG.match(after))


def _time(before: str, after: str, token: Token) -> str | None:
    """Spans of time and ages mostly qualify something: 连续3个季度, 15分钟生活圈, 60周岁以上人群."""
    if REACHED.search(before):
        return None
    if STREAK.search(before):
        return "attribute"
    if TIME_NOUN.search(before):
        return None
    if token.unit.kind == "age" or token.unit.code in ("年", "周年", "周", "个季度"):
        return "attribute"
    if CIRCLE.match(after):
        return "attribute"
    if token.unit.code in ("小时", "分钟", "天", "个月", "秒", "毫秒") and after[:1] and HAN.match(after[:1]) and not after.startswith(("的困", "以")):
        return "attribute"
    return None


def _qualifier(text: str, before: str, after: str, token: Token, sentence_end: int) -> str | None:
    """20亿元以上项目数, 投资超2000万元零地增效项目4个, 前20名决赛圈: a threshold, not a result."""
    if before.endswith("前") and token.unit.code in ("名", "位", "强"):
        return "attribute" if PROFILE.search(after[:6]) else None
    if token.unit.kind == "count" and (ONE_OF.match(after) or _framing(before, after, token)):
        return "attribute"
    if token.unit.kind == "share" and (before.endswith("前") and HAN.match(after) or after.startswith(("的有", "的达", "的为"))):
        return "attribute"
    if token.unit.kind in ("power", "energy", "mass") and (before.endswith(("国家", "、")) or not before) and BUILT.match(after):
        return "name"
    if token.unit.kind == "count" and DOING.search(before):
        return None
    bound = BOUND_ADJECTIVE.match(after)
    if bound and not token.reason:
        rest = text[token.end + bound.end():min(sentence_end, token.end + bound.end() + 14)]
        if not AFTER_BOUND_ENDS.match(rest) and (token.unit.kind != "share" or rest[:1] == "的" and False):
            if rest.startswith("的") and QUALIFIED.match(rest) is None:
                return None
            if token.unit.kind == "count" and token.unit.code not in ("人", "户", "层", "名"):
                return None if not QUALIFIED.match(rest) else "attribute"
            return "attribute"
    elif token.unit.kind in ("money", "mass", "area", "length", "power") and after[:1] and HAN.match(after[0]):
        if before.endswith(("超", "超过", "逾", "过", "达")) and QUALIFIED.match(after):
            found = QUALIFIED.match(after)
            tail = text[token.end + (found.end() if found else 0):][:8]
            if re.match(r"[^，。；、\n]{0,4}\d", tail):
                return "attribute"
        if token.unit.kind in ("money", "mass", "power") and re.match(r"级(?!的?增)", after):
            return "attribute"
    return None

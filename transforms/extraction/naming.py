"""How an indicator is worded: what is dropped, what is kept, what is taken from the words after the number or before the clause."""

import re
from functools import lru_cache

HAN = re.compile(r"[\u4e00-\u9fff]")
# verbs that say what was done: kept with their object (拆除违章建筑), carried over a list (新增…、…)
ACTIVITY = (
    "取消 下放 撤销 调整 合并 新增 新建 新改建 新改扩建 新（改）建 新(改)建 改扩建 新开工 新设 新设立 新认定 新入选 新开 新签 新签约 新引进 新培育 新落地 新获批 新建成 新投产 新创建 新推出 新办 新集聚 新注册 新登记 新发展 新招引 新吸纳 新投用 建成 建成投用 建设 改建 "
    "扩建 改造 打造 创建 培育 培养 新打造 "
    "开展 组织 组织开展 组织实施 举办 召开 发放 发展 推进 实施 拆除 拆违 清理 整治 处置 化解 调解 排查 排查出 排查整治 检查 发现 整改 办结 办理 受理 签约 引进 招引 引育 盘活 "
    "谋划 储备 开工 开工建设 竣工 投产 投用 安装 更换 维修 修复 修缮 铺设 敷设 疏浚 清淤 清运 清退 腾退 腾出 征收 征迁 拆迁 签订 签署 出台 制定 制定修改 修订 废止 立案 结案 查处 查办 处理 处分 起诉 抓获 破获 "
    "打击 侦破 审结 执结 救助 帮扶 帮助 资助 起底 采取 慰问 走访 服务 接待 接收 接访 培训 宣讲 宣传 发布 推送 刊发 报送 上报 申报 获批 获评 评选 认定 命名 表彰 推荐 选派 选拔 选树 招聘 招录 招收 安置 转移 吸纳 "
    "带动 拉动 撬动 投入 投资 筹集 筹措 筹建 落实 争取 争取到 拨付 兑付 兑现 减免 减税 退税 免除 降低 节约 节省 压减 压降 淘汰 关停 退出 关闭 取缔 搬迁 迁建 回迁 交付 分配 配售 收购 收储 出让 供应 供地 流转 复垦 "
    "整理 治理 绿化 造林 种植 播种 养殖 出栏 收获 收割 生产 销售 输送 外送 运输 发送 开行 开通 新辟 开辟 通车 贯通 运营 覆盖 惠及 服务群众 受益 参保 入驻 入库 入选 入列 上榜 上市 上云 落户 落地 落成 "
    "升级 更新 提升 优化 推广 应用 采集 登记 注册 核查 核实 核销 巡查 督查 督办 约谈 问责 处罚 罚款 没收 追缴 追回 挽回 挽损 收缴 捐赠 募集 捐款 接种 采样 筛查 诊疗 管控 "
    "管理 纳管 监测 帮扶救助 劝导 引导 动员 发动 招募 派出 组建 成立 设立 设置 配备 配置 配齐 增设 增配 增补 添置 购置 采购 汇编 编制 编印 印发 张贴 悬挂 制作 播放 拍摄 摸排 排摸 走访慰问 收集 征集 梳理 解决 "
    "协调 协调解决 化解处理 回应 回复 答复 答办 承办 转办 交办 认领 领办 公开 公示 审批 审核 审查 验收 完工 封顶 结算 认购 预签约 申领 复绿 出新 平整 整修 加固 清除 消除 杜绝 关爱 探访 代办 帮办 融资 贷款 授信 "
    "放贷 促成 撮合 达成 举行 参加 参与 选送 荣获 获得 取得 斩获 夺得 吸引 集聚 汇聚 引聚 聚集 承接 承担 攻克 突破 研发 转化 授权 申请 发明 孵化 支持 扶持 奖励 补助 补贴 释放 拓展 开发 挖掘 修建 整合 联动 "
    "完善 健全 构建 搭建 建立 形成 明确 晒出 推出 上线 推行 试点 纳入 列入 增订 编发 评定 创成 创评 争创 争取上级 提供 发掘 保护 修编 核减 核发 换发 颁发 补发 投放 投运 投建 设计 解除 收治 出动 "
    "巡逻 值守 演练 测试 体检 义诊 随访 建档 立卡 转正 入党 吸收 轮训 学习 研讨 讲授 征地 租赁 盘活利用 退役 收看 观看 阅读 浏览 确定 下拨 发送 完成投资 累计投资 撤离 清缴 责令 聚焦 围绕 关停淘汰 培优 招商 引资 立项 "
    "建造 供水 供电 供气 供热 发电 并网 外销 加工 冷藏 收运 处置 复耕 退耕 还林 还草 补种 增殖 放流 转贷 续贷 承保 理赔 结对 共建 联建 结成 认养 认种 劝阻 劝返 核酸 送医 上门 入户 发出 寄送 派发 "
    "调处 调度 稳控 疏导 帮教 矫正 戒毒 收戒 缉毒 缴获 查获 扣押 冻结 审计 审减 核准 备案 登载 刊登 采用 录用 聘用 返聘 引才 揭榜 挂牌 摘牌 授牌 挂点 包保 包联 挂钩 联系 联络 报道 投稿 评估 创投 摸底 建成运营 建成通车 腾空 签出"
).split()
VERBS = frozenset(ACTIVITY)
_VERB = "|".join(sorted(map(re.escape, VERBS), key=len, reverse=True))
COMPLETE = frozenset("造林 营造林 绿化 培训 演练 宣讲 义诊 体检 筛查 巡查 督查 贷款 融资 授信 减税 退税 罚款 拆违 采样 接种 招商 旅游 发电 审计 退耕还林 巡逻 轮训 讲座 供地 核酸采样 测试".split())
LEADING_VERB = re.compile(rf"(?:{_VERB})(?:了|过|好|并|、)?(?:(?:并|和|及|、)?(?:{_VERB})(?:了|过|好)?)?")
ANY_VERB = re.compile(_VERB)
BARE = re.compile(rf"(?:(?:(?:平均)?每[天年月日周]|日均|年均|月均|已|再|并|均|先|现|总|累计|共|全部)?(?:{_VERB}|在建|现有|剩余|结余|其余|余下|拟建|续建|在谈|在册|在库|意向))+(?:了|出|到|完毕|完成|完工|建成)?")
TRAILING_VERB = re.compile(rf"(?:已|已经|均|全部|正在|正|成功|全面|现|目前)?(?:{_VERB}|建成|完成|实现|完工|竣工|达到|总数|在建)(?:了|并)?\Z")

# words that carry no part of an indicator at the head of a clause
LEAD = re.compile(
    r"(?:[ \u3000\n]+|\d{1,2}[.、．)）](?!\d)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[—\-]{2}|[·•]|同时|其中|另外|此外|并且|还有|还|也(?!门)|又有?|共有|共计|一共|总共|共(?![享建同产青治识鸣保])|合计|总计|累计|已经|已|己(?=[立结完])|均(?!衡|等)|都(?!市|江)|现已|现有(?=.{4})|仅|则|且|并将|并(?![网购表联])|含(?=.{3})|包括|包含|分别|"
    r"(?:截至|截止|截止到|到|至)(?:目前|当前|现在|今年?|(?:20\d\d年)?(?:\d{1,2}月)?(?:末|底|份)?)?|目前|当前|至今|今年以来|今年来|今年|去年(?:末|底)?|上年(?:末|底)|近[三两五]年来?|过去[三两]年|明年|本年度|本年|全年|年内|年末|年底前?|上半年|下半年|"
    r"[一二三四]季度|前三季度|第[一二三四]季度|20\d\d年(?:度|以来|全年|底|末|初|\d{1,2}月|上半年|下半年)?|\d{1,2}[-—至]\d{1,2}月(?:份)?|\d{1,2}月(?:份|底)?|五年来|过去五年|这?五年(?=累计|新增|转移|共|投入|实施|建成|完成|减少|增加|安排)|三年来|一年来|近年来|"
    r"期间|时期|我[国省市区县州盟旗镇乡街](?:道)?|全(?:国(?!重点|文明|统一|性|百强|首批|示范|最|一流|先进|劳|人大|政协|首)|[省市区县州盟旗镇乡街](?:道)?|域(?!旅游))|本[省市区县镇街](?:道)?|辖区内?|街道(?=(?:共|累计|全年|开展|组织|共有|辖区|工商))|"
    r"成功|持续|不断|积极|认真|进一步|先后|顺利|圆满|有序|稳步|大力|深入|全力|主动|及时|严格|切实|着力|加快|继续|扎实|全面|统筹|高效|高标准|高质量|高水平|优先|全方位|常态化|深化|强化|"
    r"实现|完成|达到|取得|获得|保持|做到|确保|力争|争取|预计|预期|计划|拟|推动|促进|推进|努力|稳妥|合理|精准|依法|牢牢|抓好|做好|做实|用好|抓实|搞好|办好|"
    r"针对|(?:对|将|把|为|由|向|从|在|有|是|约|近|超)(?=\d|$)|[一二三四五六七八九十]是|使(?!用)|"
    r"快速|明显|大幅|稳中有[进升]|企稳|首次|率先|超额|提前|如期|按期|按时|平均(?=每)|新一批|一批|各类|各种|各项|各级各类|广大|全部|一体推进|"
    r"第一批(?=.)|的|连续[一二三四五六七八九十两多\d]+[年次个](?:月|季度)?|多年|长期|(?:把|将(?!军))(?=[\u4e00-\u9fff]{3})|重点(?=[投打推建实培开整治改])|共?设有?(?=\d|$)|细化填充|划分|、|，|,|：|:|；|;|。|！|\n)+"
)
TAIL = re.compile(r"(?:等|的|等的|之|(?<![签预契公条合违])约|数量|累计|共|共计|总计|合计|达|有|为|分别|全部|已|均|平均|方面|同比|又|再|则|还|也|并|其中|(?<![总新大期])规模|:|：|、|“|‘|（|\()+\Z")
BRACKETS = re.compile(r"[（(][^（()）]*[）)]|［\d+］|\[\d+\]")
UNCLOSED = re.compile(r"[（(][^）)]*\Z")
GENERIC = frozenset(
    "总投资 投资 投资额 投资总额 总投资额 计划总投资 计划投资 协议投资 面积 总面积 占地面积 建筑面积 建筑总面积 占地 资金 总金额 金额 涉及资金 涉及金额 总额 总价 总价值 价值 规模 数量 长度 总长 全长 总长度 里程 总里程 人数 户数 "
    "到户 涉及 惠及 惠及群众 受益 受益群众 受益人口 年产值 产值 年收入 收入 总收入 税收 利润 营收 产能 年产能 产量 容量 总量 存量 增量 用地 建面 合同金额 合同总额 签约金额 签约额 协议金额 资金规模 到位资金 带动就业 "
    "总数 总量 总规模 规模 增速 增幅 参与率 覆盖率 满意率 满意度 办结率 整改率 化解率 开工率 完成率 达标率 及格率 合格率 通过率 到位率 签约率 好评率 完工率 竣工率 投产率 成功率 使用率 入住率 利用率 知晓率 占比 比重 "
    "任务 支出 参与人数 参与群众 覆盖群众 服务群众 发放资金 涉案金额 挽回损失 投入资金 完成投资 累计投资 到位率 验收率 按时办结率 回复率 回访率 响应率 上报率 执行率 查实 查否 总体规模 货币价值 保有量 增加值 年产量 销售额 零售额 总销售额 投资强度 销量 产销量".split()
)
VERB_GENERIC = re.compile(rf"(?:{_VERB}|涉及|到位|占用|共计)(?:资金|金额|人数|户数|面积|群众|款项)")
COUNTED = ("企业", "总面积", "建筑面积", "面积", "总产量", "产量", "人次", "总产值", "产值", "保有量", "总数", "数量", "人数", "户数", "总额", "长度", "里程", "总长")
RATE_ONLY = re.compile(r"(?:按时|及时|平均|总体|问题|群众|综合)?[\u4e00-\u9fff]{2}(?:率|度)\Z")
META = {"总量": "level", "规模": "level", "总规模": "level", "总额": "level", "增速": "growth", "增幅": "growth", "增长率": "growth", "进度": "completion", "完成率": "completion",
        "排名": "level", "排位": "level", "位次": "level", "占比": "level", "涨幅": "growth", "数量": "level", "": "level", "完成进度": "completion", "年均增速": "growth", "同比增速": "growth", "均": "level"}
SPLIT = re.compile(r"、|以及|(?<![调温中平总饱柔缓融祥亲])和(?![谐平美解睦])|(?<!参)与(?![会度])|(?<![以涉普])及(?![其时格])")
HEADS = (
    "生产总值 总值 增加值 总产值 产值 可支配收入 营业收入 营收 收入 零售总额 零售额 销售额 交易额 成交额 总额 投资 产量 单产 总产量 出口额 进口额 进出口总额 进出口 出口 进口 人次 人数 户数 件数 总数 占比 比重 比例 价格 贷款余额 存款余额 余额 贷款 存款 面积 "
    "装机容量 装机 发电量 用电量 用水量 水耗 碳排放 吞吐量 周转量 花费 标准 平均浓度 浓度 利润总额 利润 税收 支出 人口 数量 产能 规模 就业 覆盖率 率 里程 学位 床位 能耗 排放量 案件 起数 数 量 额 总量".split()
)


TOGETHER = re.compile(rf".{{2,8}}?共(?=(?:{_VERB}))")
STEPPED = re.compile(r"(?:连续|先后|接连|成功)?(?:跨过|跨越|迈过|迈上|突破|站上|跨上)[^，]{1,10}(?:大关|台阶)、?\Z")
PROGRESS = re.compile(r"(?<=.{4})(?:正?在?(?:加快|有序|全面|稳步|持续|顺利|扎实|深入)(?:推进|实施|建设|开展)|(?:全面|全部|如期|顺利)(?:完成|开工|建成|竣工|投用))\Z")
LIGHT = re.compile(r"(?:组织开展|组织召开|组织举办|组织实施|联合开展|集中开展|开展|召开|举办|举行|(?:^|(?<=[并，]))组织(?!部|建设|架构|体系|机构|工作|生活|化)|进行|确保|(?<!未)实现|完成(?![率度情时]))(?:了|好)?(?:各类|各项|各种|系列)?(?=[^、，和的]{2}|$)|(?<=.{4})(?:确保|完成)(?:全[街区市镇县省])?$")


def _after_light(phrase: str) -> str:
    """What is done, without 开展, 组织, 召开 and what leads up to them: 围绕重点工作开展监督检查 → 监督检查."""
    end = 0
    for found in LIGHT.finditer(phrase):
        if "、" not in phrase[:found.start()] or found.start() < 4 or phrase[found.start() - 1] not in "、和":
            end = found.end()
    return phrase[end:] if end and len(phrase) - end != 1 else phrase


@lru_cache(maxsize=65536)
def clean(stem: str) -> str:
    """The wording left when time, self-reference, adverbs and verbs of achieving are taken off the head, fillers off the end."""
    if "（" in stem or "(" in stem or "［" in stem:
        bare = UNCLOSED.sub("", BRACKETS.sub("", stem))
        stem = bare or stem
    lead = LEAD.match(stem)
    if lead:
        stem = stem[lead.end():]
    if (together := TOGETHER.match(stem)):
        stem = stem[together.end():]
    stem = STEPPED.sub("", stem)
    stem = PROGRESS.sub("", _after_light(stem))
    return TAIL.sub("", stem).strip(" \u3000\n\r\t，,、；;：:。")


@lru_cache(maxsize=65536)
def leading_verb(phrase: str) -> str:
    """The activity that opens the phrase, or an empty string."""
    if phrase.endswith("率") and len(phrase) < 6:
        return ""
    found = LEADING_VERB.match(phrase)
    return found[0] if found else ""


def first_verb(phrase: str) -> str:
    """The first word of the activity that opens the phrase: 新增发电装机 → 新增."""
    found = ANY_VERB.match(phrase)
    return found[0] if found else ""


@lru_cache(maxsize=65536)
def trailing_verb(phrase: str) -> str:
    """The activity that closes the phrase: 结合绿带新增 → 新增."""
    for length in (4, 3, 2):
        if phrase[-length:] in VERBS:
            return phrase[-length:]
    return ""


@lru_cache(maxsize=65536)
def is_bare(phrase: str) -> bool:
    """Whether the phrase is a verb that wants an object: 办结, 已立案, 在建. 造林 and 培训 name a thing by themselves."""
    return phrase not in COMPLETE and phrase not in GENERIC and BARE.fullmatch(phrase) is not None


@lru_cache(maxsize=65536)
def object_of(indicator: str) -> str:
    """What an indicator is about, without its verb: 排查矛盾纠纷 → 矛盾纠纷; 违章建筑拆除 → 违章建筑."""
    verb = leading_verb(indicator)
    rest = indicator[len(verb):] if verb and len(verb) < len(indicator) else indicator
    closing = TRAILING_VERB.search(rest)
    if closing and 0 < closing.start():
        rest = rest[:closing.start()]
    return clean(rest) or indicator


STRONG = re.compile("上报|报送|发放|新增|建成|打造|受理|排查|引进|化解|收集|解决|拆除|清理|整改|发现|成立|评选|推送|安装|铺设|兑现|惠及|吸纳|带动|培育|创建|新建")


@lru_cache(maxsize=65536)
def shortened(phrase: str) -> str:
    """A long wording as a reader would quote it: the last thing done, and of a list with 等 the word that sums it up."""
    if len(phrase) <= 12:
        return phrase
    at = phrase.rfind("等")
    first = phrase.find("、")
    if 0 < first < at < len(phrase) - 1 and (len(phrase) > 16 or len(phrase) - at > 5):
        opening = 0
        for verb in ANY_VERB.finditer(phrase, 0, first):
            opening = verb.end()
        return phrase[:opening] + phrase[at + 1:].lstrip("的各")
    if len(phrase) <= 14:
        return phrase
    last = None
    for verb in STRONG.finditer(phrase, 4):
        if phrase[verb.start() - 1] not in "的、和“及" and len(phrase) - verb.end() >= 3:
            last = verb
    if last and "、" not in phrase[:last.start()] and "”" not in phrase[last.start():last.start() + 1]:
        return phrase[last.start():]
    return phrase


@lru_cache(maxsize=65536)
def whole_of(indicator: str) -> str:
    """The thing itself, without the noun that says how it was counted: 林下经济面积 → 林下经济."""
    head = next((h for h in COUNTED if indicator.endswith(h) and len(indicator) - len(h) >= 2), "")
    if head and (head != "企业" or indicator.endswith("业企业")):
        return indicator[:-len(head)]
    if indicator.endswith("率") and len(indicator) > 7:
        return indicator[:-3]
    return indicator


def is_generic(phrase: str) -> bool:
    """Whether the phrase says how it is counted but not of what: 总投资, 面积, 办结率."""
    return phrase in GENERIC or VERB_GENERIC.fullmatch(phrase) is not None or (len(phrase) <= 5 and RATE_ONLY.fullmatch(phrase) is not None and phrase[:2] in VERBS)


def joined(head: str, tail: str) -> str:
    """Two parts of a wording as one, without saying a shared beginning twice."""
    if not head or tail.startswith(head):
        return tail
    for size in range(min(len(head), len(tail)), 1, -1):
        if head.endswith(tail[:size]):
            return head + tail[size:]
    return head + tail


PAIRS = {"存贷", "进出", "产销", "收支", "供销"}


def head_noun(item: str) -> str:
    """The noun that says what is counted of the thing: 新增发电装机容量 → 装机容量. Empty when none is known."""
    return next((h for h in HEADS if item.endswith(h)), "")


@lru_cache(maxsize=8192)
def split_list(phrase: str, count: int) -> tuple[str, ...]:
    """The things a list names, each reading alone: 城镇和农村居民收入 → 城镇居民收入, 农村居民收入. Empty when it is not `count` things."""
    items = [part.removeprefix("其中") for part in SPLIT.split(phrase) if part]
    if len(items) != count:
        by_comma = [part for part in phrase.split("、") if part]
        if len(by_comma) == count:
            items = by_comma
        elif len(by_comma) == count - 1 and (tail := SPLIT.split(by_comma[-1], maxsplit=1)) and len(tail) == 2:
            items = [*by_comma[:-1], *tail]
        else:
            return _expanded(phrase, count)
    if not all(items):
        return ()
    last = items[-1]
    if items[0].endswith(("城镇", "城市")) and last.startswith(("农村", "乡村")) and len(items) == 2:
        return items[0] + last[2:], last
    per_unit = re.match(r"单位(?:国内|地区)?(?:生产总值|GDP)", items[0])
    if per_unit:
        items = [item if item.startswith("单位") else per_unit[0] + item for item in items]
        last = items[-1]
    pair = items[0][-1] + last[0]
    if len(items) == 2 and pair in PAIRS:
        return items[0] + last[1:], items[0][:-1] + last
    head = head_noun(last)
    verb = leading_verb(items[0])
    if head_noun(items[0]) or len(items[0]) - len(verb) < 2:
        verb = ""
    own = head_noun(items[0])
    shared = items[0][:-len(own)] if len(own) > 1 and len(items[0]) - len(own) >= 2 else ""
    tail = ""
    if "占" in last and (own := head_noun(last[:last.index("占")])):
        tail = last[last.index("占") - len(own):]
    elif len(items[0]) <= 4 and len(last) > len(items[0]) + 2 and (len(head) < 2 or set(items[0]) & set(last[:len(items[0])])):
        tail = last[len(items[0]):]
    done = []
    for index, item in enumerate(items):
        if index and verb and not leading_verb(item) and len(verb) < len(items[0]):
            item = verb + item
        if index and shared and (item in HEADS or item in GENERIC):
            item = shared + item
        if tail and item is not last and not head_noun(item):
            item += tail
        elif head and not per_unit and item is not last and not head_noun(item) and not item.endswith(head):
            item += head
        done.append(item)
    return tuple(done)


def _expanded(phrase: str, count: int) -> tuple[str, ...]:
    """One word that names several: 城乡居民, 一二三产, 进出口."""
    if count == 2 and "城乡" in phrase:
        return phrase.replace("城乡", "城镇", 1), phrase.replace("城乡", "农村", 1)
    if count == 2 and "产销量" in phrase:
        return phrase.replace("产销量", "产量"), phrase.replace("产销量", "销量")
    if count == 3 and re.match(r"三(?:次产业|产)", phrase):
        return "第一产业比重", "第二产业比重", "第三产业比重"
    found = re.search(r"([一二三]{2,3})(?=产|次产)", phrase)
    if found and len(found[1]) == count:
        return tuple(phrase.replace(found[1], one, 1) for one in found[1])
    if found := re.search(r"第([一二三])、(?:第)?([二三])(?:、(?:第)?(三))?产业", phrase):
        named = [g for g in found.groups() if g]
        if len(named) == count:
            return tuple(phrase.replace(found[0], f"第{one}产业") for one in named)
    return ()

"""What each kind of entity has and does, by which it goes on being told of it: a school its pupils, a firm its output, a zone the firms
that have come into it."""

import re

from transforms.extraction.model import Mention
from transforms.extraction.subjects import words
from transforms.extraction.subjects.entity import A_ZONE
from transforms.extraction.subjects.proper import TRADES
from transforms.extraction.wording.alternatives import guarded, one_of

# what is told of a thing by its name, whatever its kind
OWN_FIGURE = re.compile(guarded(f"(?:届时|预计|已|累计|将|可)*(?:{one_of(words.OWN_FIGURES)})"))
# 市医院东院区启用,增设床位800张: what a thing has by being ready
GAIN = re.compile(
    guarded(
        r"(?:已|预计|将|可|共|累计|全年|每年)*(?:解决(?=了?两岸|了?沿线|了?周边|[^，]{0,10}出行)|新增|增设|提供|设(?![计施置])|开设|首批|招收|引进|年|总|成交|到位|营业|主导|带动|吸纳|实现|完成|运送|接待|路线|入驻)"
    )
)
# where people and goods pass through
HUBS = ("机场", "枢纽", "港", "港区", "口岸")
OF_HUBS = re.compile("旅客吞吐|通航|货邮|货物吞吐|集装箱|航线|航班|起降|过货|出入境|进出境|通关")
# 重点实验室助力化肥年产量突破9万吨: what somebody furthers is another's figure; 带动就业, 带动农户增收 are what he does
FURTHERS = re.compile(
    "((?:有效|有力|强力|成功|持续)*(?:助力|助推|支撑|推动|促进|保障|带动(?=全[国省市区县州]|我[省市区县])))"
    r"(?!(?:企业|公司|园区|自身|产品|村|集体|农|群众|户均|人均|居民|就业|年))[^，,。；;\d]{2,14}?"
    "(?:产量|产值|产能|增加值|总量|总额|收入|增速|吞吐量|货运量|成本|比重|占比|规模|营收|存栏|率)"
    "(?:首次|同比|历史性|年均|再|平均)*(?:突破|达到?|超过?|增长|增至|提[高升]至?|升至|下降|降[低至]|跃升|稳定)*(?:约|近)?\\Z"
)
# 民用运输机场运营数量, 全省高校毕业生: all that are like the one told of, by the end of its name
_OF_A_CLASS = (
    "(?:全[国省市区县州]|民用|运输|通用|支线|规上|规模以上|限上|高等|普通|公办|民办|职业|本科|[一二三]级|[省市]级|国家级|各级|各类|各|重点|主要|骨干"
    "|龙头|其他|其余|民营|外资|大型|中小型?|工业)+"
)
OPENS_WITH_CLASS = tuple(
    (ends, re.compile(_OF_A_CLASS + f"(?:{kind})(?!家)"))
    for ends, kind in (
        (("机场",), "机场"),
        (("港", "港区"), "港口"),
        (("大学", "学院"), "高校|院校"),
        (("小学", "中学", "学校"), "学校|中小学|高中|初中"),
        (("医院", "卫生院"), "医院|医疗机构"),
        (("银行", "农商行"), "银行|金融机构"),
        (("景区",), "景区"),
        (("水库",), "水库"),
        (("公司", "集团"), "企业"),
        (("开发区", "经开区", "高新区", "园区", "工业园", "产业园"), "开发区|园区"),
    )
)
# 燃料乙醇生产基地规模居全国首位: what ranks so is no firm; 航运中心发展指数 no zone
RANKED_BESIDE_FIRM = re.compile("(?:基地|集群|产业链)(?:规模|总量|产能|产值|营收|增速)?\\Z")
INDEX_OF_ANOTHER = re.compile("[\u4e00-\u9fff]{2}(?:中心|港口|口岸|城市|集群)[\u4e00-\u9fff]{0,6}指数")
# whose name ends so, and what only such a one has
OF_HOUSES = (
    (HUBS, OF_HUBS),
    (
        ("小学", "中学", "学校", "幼儿园", "中心校"),
        re.compile(
            "学位|教师|学生|在校|在园|班级|教学班|新生|招收|招生|开设|[中高]考|升学|毕业|上线率|校舍|教学楼|操场|运动场|师生"
        ),
    ),
    (
        (
            "大学",
            "学院",
            "实验室",
            "研究院",
            *words.INSTITUTES,
            "职教中心",
            "职专",
            "职高",
            "职业中专",
            "技工学校",
            "职业学校",
        ),
        re.compile(
            "毕业生|在校|招生|学位点|学科|师生|博士|硕士|院士|团队|科研|专利|论文|成果|国家[^，]{0,6}奖|科[学技][^，]{0,4}奖|横向|课题|专业|就业率|升学|孵化企业|学生"
        ),
    ),
    (
        ("调解室”", "工作室”", "综治中心", "矛调中心"),
        re.compile("调解|化解|受理|接待|接访|纠纷|矛盾|诉求|成功率|满意率|办结"),
    ),
    (("卫生服务中心",), re.compile("签约|门诊|住院|接诊|床|医[生护师]|护士|诊疗|体检|建档")),
    (
        ("医院", "院区", "卫生院", "卫生室", "保健院"),
        re.compile(
            "门诊|住院|出院|接诊|急诊|床|(?<!家庭)医[生护师]|护士|手术|诊疗|[婚孕产]检|分娩|次均|救治|平均住院|患者|药占比|会诊|公卫|体检"
        ),
    ),
    (
        ("银行", "农商行", "联社", "信用社", "农信社", "支行", "分行"),
        re.compile("[贷存]款|余额|利率|不良|授信|放贷|信贷|普惠|支持[^，]{0,6}(?:企业|主体|农户|商户)"),
    ),
    (
        ("景区", "公园", "度假区", "旅游区", "古镇", "古城", "老街", "小镇"),
        re.compile("游客|门票|旅游(?:综合|总)?收入|客房|过夜"),
    ),
    (
        ("广场", "商场", "商城", "商圈", "天街", "步行街", "商业街"),
        re.compile("首店|商铺|商户|门店|客流|营业额|空置率|入驻品牌|夜间消费"),
    ),
    (
        ("协会", "商会", "科协", "红十字会", "慈善会", "互助会", "服务社", "服务队"),
        re.compile("培训|服务|会员|捐|募|资助|救助|帮扶|慰问|走访|志愿者|讲座"),
    ),
    (("酒店", "宾馆", "民宿", "农家乐"), re.compile("客房|床位|入住|餐位|接待")),
    (
        ("平台",),
        re.compile("交易|成交|转化|注册|用户|授信|融资|服务(?:企业|客户|商户)|撮合|入驻|访问|下载|点击量|技术合同"),
    ),
    (("谷",), re.compile("签约|签订|合同|团队|成果|孵化|转化|入驻|落户")),
    (("派出所",), re.compile("破案|破获|抓获|接警|出警|纠纷|案件|发案")),
    (("市场",), re.compile("摊位|摊点|交易|成交|商户|经营户|商铺|客流")),
    (("节", "农博会", "博览会", "马拉松"), re.compile("游客|消费|成交|签约|客商|观众|选手|揽客")),
    (("水库", "灌区", "水利枢纽"), re.compile("灌溉|供水|蓄水|库容")),
    (("提灌站", "排涝站", "排灌站", "抽水站", "泵站"), re.compile("灌溉|供水|排涝|排灌|保护(?:农田|耕地)|提水")),
    (
        ("体育中心", "体育馆", "体育场", "大剧院", "会展中心", "博览中心"),
        re.compile("观众|演出|赛事|展会|参展|客商|场次"),
    ),
    (("林场",), re.compile("造林|抚育|管护|苗|补植|森林")),
    (("图书馆", "文化馆", "博物馆"), re.compile("借|读者|参观|展览|藏书|观众|阅览|藏品|讲解|馆藏|文物")),
    (("敬老院", "养老院", "福利院", "幸福院", "服务中心", "照料中心"), re.compile("老人|床|供养|供餐|护理")),
)
FIRM = rf"公司|集团|厂|合作社|{TRADES}"
A_FIRM = re.compile(rf"(?:{FIRM})\Z")
# 县供电公司投资3000万元,改造线路120公里
SUPPLIERS = ("供电公司", "供水公司", "供气公司", "供热公司", "自来水公司", "燃气公司")
LINES_LAID = re.compile(
    "(?:已|共|累计|新)*(?:改造|铺设|新建|架设|更换|新[铺架]|检修|巡[检查]|敷设|建设|升级)[^，]{0,6}?(?:线路|管[网道线]|台区|变压器|电缆|杆塔|水表|电表|气表)"
)
# what a firm does further on in its sentence: 全年加工小麦5万吨, 实现产值2亿元, 新增就业260人
FIRM_ACTS = re.compile(
    "(?:全年|年|已|预计|累计|可|共)*(?:加工|生产|(?:实现|形成)(?:产值|产能|营收|销售|利润|税收|出口)|出口|收购|能耗|单耗|融资|资产总额|安排就业|新增(?:就业|产值|税收|用工|设备|[\u4e00-\u9fff]{2}设备|生产线)|解决就业|吸纳|产值|营收|[户人]均年?(?:增收|分红))"
)
# 恒丰机械二期投产,建成生产线3条
LINES_BUILT = re.compile("(?:已|共|累计|配套)*(?:新建|建成|新上|安装|配套)[^，]{0,6}(?:生产线|产线|车间|厂房|机组)\\Z")
# and behind a semicolon
FIRM_STILL = re.compile(
    r"(?:已|累计|可|共)*(?:吸纳|解决|提供)[^，,。；;]{0,6}就业|用工|年?(?:上缴|缴纳|纳税|缴税)|年产值|年销售"
)
STREET_ENDS = ("路", "大道", "街", "巷", "胡同", "弄")
# 增加停车泊位74个: what a street gets by the work that is done to it
STREET_GETS = re.compile(
    "(?:增加|新增|增设|施划|划定|规范)?(?:机动车|非机动车|路边)?(?:停车|车位|泊位|路灯|绿地|充电桩)"
)
AN_ESTATE = ("小区", "家园", "花园", "新村", "家属院", "片区")
ESTATE_GETS = re.compile("(?:已|累计|共)*(?:增设|新增(?:停车|车位|泊位|充电)|办理)")
# what is done with a quarter that is cleared
CLEARED = re.compile(
    "(?:已|累计|共|确保)*(?:净地交付|交付净地|净地|腾空|腾房|交房|交地|拆除房屋|房屋拆除|征收房屋|签约)"
)
# homes for those who moved, known by their stage: 高坪村安置房一期
IS_HOMES = re.compile("(安置房)[一二三四]期\\Z")
# what is built beside an estate and not in it
OF_THE_TOWN = re.compile("(?:公园|游园|绿道|公厕|停车场)\\Z")
A_WORK = ("工程", "项目")
PHASE = re.compile(r"[一二三四]期\Z")
# what a work does where it stands: 大河灌区改造项目完工,新建渠道27公里,改善灌溉面积9800亩
BUILDS = re.compile(
    "(?:已|累计|共|完成)*(?:新建|建成|新修|新铺|更换|敷设|安装|新增(?:灌溉|治理|耕地)|整治|改善|改造|铺设|疏浚|加固|治理|硬化|恢复|保护|接入|修建|修复|拓宽|清淤|衬砌|绿化|加装|覆盖(?![率面])|惠及(?!面))"
)
BENEFIT = re.compile("受益|[用喝饮]上|得以(?!按时|按期|足额|及时|安全返|返|[领纳列进加享])")  # 2300户群众受益
# what a place for firms gets before they come
SITE_GETS = re.compile(
    "园区|(?:完成)?(?:征地|土地流转|场地平整|平整)|(?:新[建修]|修建|建成|铺设|完成)*(?:园区)?(?:道路|管网|供水管|雨污管)|入驻企业|入园企业|标准化?厂房"
)
# what a zone has and no firm in it: 盘活闲置厂房, 入园企业, 亩均税收
OF_ZONES = re.compile(
    "园区|(?:新增|新引进|新签约|新)?(?:入园|入驻|入规|落户|在园)(?:企业|项目)|(?:盘活|收储|腾退|消化|清理)(?:闲置|低效|存量|批而未供)*(?:工业)?(?:厂房|用地|土地)|(?:工业|工业用地|用地|规上工业)?亩均"
)
# 实现产值9亿元, 缴纳税收2300万元: money that a zone makes
BRINGS_IN = re.compile(
    r"(?:已|累计|共|预计|全年|年内)*(?:实现|完成|上缴|缴纳|贡献)[^，,]*(?:产值|增加值|收入|固定资产投资|工业投资|税收|利税|税金|利润|销售额|进出口|出口额?|进出口总?额)\Z"
)
ZONE_DOES = re.compile(
    r"(?:已|累计|共|新|全年)*(?:引进|引入|招引|签约|落户|入驻|集聚|聚集|孵化|解决|安排|建成|新建|新修|铺设|开工|竣工|投产|吸纳|带动|储备|落地)"
    r"[^，,]*(?:企业|项目|厂房|机构|团队|人才|(?<!新增)(?<!城镇)就业|主体|生产线|平台|道路|管网)\Z"
)
SHARE_OF_DISTRICT = re.compile(r"(?:[，,](?:同比)?(?:增长|增幅|下降)[\d.%％]+)?[，,]占全[省市区县州盟旗镇]")
COME_IN = re.compile("(?:企业|项目).{0,4}(?:入园|入驻|落户|落地)")


def is_of_house(name: str, phrase: str) -> bool:
    """柳溪小学在校生420人,教师28人; 镇卫生院接诊3万人次,住院860人次: what only a school, a hospital or a home has."""
    return any(name.endswith(houses) and own.search(phrase) for houses, own in OF_HOUSES)


def furthered(name: str, words: str, at: int) -> re.Match[str] | None:
    """重点实验室助力化肥年产量突破…: that somebody only furthers what is told; 云溪机场推动旅客吞吐量突破… tells of its own figure."""
    done = FURTHERS.match(words, at)
    return None if done and is_of_house(name, words[done.end(1) :]) else done


def leaves(name: str, phrase: str, clause: str, ranked: bool) -> bool:
    """云海机场…,民用运输机场数量; 恒丰公司…,水泥生产基地规模居全省首位: whether words that open a clause leave the one named before for
    all that are like it, or rank what it is not."""
    if any(name.endswith(ends) and opens.match(phrase) and opens.match(clause) for ends, opens in OPENS_WITH_CLASS):
        return True
    if not ranked:
        return False
    beside = RANKED_BESIDE_FIRM if A_FIRM.search(name) else INDEX_OF_ANOTHER if A_ZONE.search(name) else None
    return beside is not None and beside.search(phrase) is not None


def acts_itself(name: str, phrase: str, noun: str) -> bool:
    """全年加工小麦6万吨, 更换管线2公里, 铺设管网3公里, 820户受益: what a firm, an estate or a work does itself."""
    if A_FIRM.search(name):
        own = name.endswith(SUPPLIERS) and LINES_LAID.match(phrase)
        return bool(own or FIRM_ACTS.match(phrase))
    if name.endswith(AN_ESTATE):
        if phrase.endswith(AN_ESTATE):
            return False
        if name.endswith("片区") and CLEARED.match(phrase):
            return True
        built = BUILDS.match(phrase) and not OF_THE_TOWN.search(phrase)
        return bool(built or not name.endswith("片区") and ESTATE_GETS.match(phrase))
    if name.endswith(STREET_ENDS) and (BUILDS.match(phrase) or STREET_GETS.match(phrase)):
        return True
    return _work_acts(name, phrase, noun)


def _work_acts(name: str, phrase: str, noun: str) -> bool:
    """更换管线2公里, 820户受益: what a work does; 建成生产线4条: what a phase of works does."""
    if PHASE.search(name):
        return LINES_BUILT.match(phrase) is not None
    return name.endswith(A_WORK) and bool(BUILDS.match(phrase) or not phrase and BENEFIT.search(noun))


def is_of_zone(phrase: str, mention: Mention, text: str) -> bool:
    """石桥工业园建成,标准厂房3万平方米, 12家企业入园, 园区纳税2300万元: what the zone has and who has come into it; what it
    achieved (实现产值9亿元), and all of which it has a part (占全县的40%)."""
    noun, measured = mention.right.noun, mention.token
    if any(way.match(phrase) for way in (OF_ZONES, SITE_GETS, ZONE_DOES)):
        return True
    if SHARE_OF_DISTRICT.match(text, measured.end):
        return True
    if measured.unit.kind == "money" and BRINGS_IN.match(mention.clause.strip(" \u3000")):
        return True
    return not phrase and (noun.startswith(("标准厂房", "厂房")) or COME_IN.search(noun) is not None)

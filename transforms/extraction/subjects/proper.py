"""Names of entities beyond villages: companies by their short names, works, parks, schools, quarters, waters. A name ends in what the
thing is, and holds a part that no common word explains: 鑫源铸造, 石塘路拓宽工程; 重点项目 and 老旧小区 are kinds."""

import re
from functools import lru_cache

from transforms.extraction.wording.phrases import ANY_VERB, LEAD

HAN = "[\u4e00-\u9fff]"
TRADES = (
    "机械|铸造|农机|食品|重科|化纤|五金|薯业|纸业|科技|电子|药业|制药|新材料|新材|实业|建材|纺织|服饰|酒业|茶业|乳业|光电|智能|生物|生物科技|股份|牧业|"
    "粮油|粮业|果业|矿业|钢铁|水泥|化工|重工|精密|电气|电器|汽配|印刷|家具|家居|铝业|铜业|锂电|纺纱|集团|公司|合作社|农场"
)  # fmt: skip
PLACES = (
    "经开区|开发区|高新区|集中区|工业园区?|产业园区?|科技园区?|农业园区?|示范区|试验区|先行区|经济圈|安置小区|安置区|安置点|地块|片区|小区|家园|花园|"
    "[一二三四]期|商务中心|国际中心|交易中心|服务中心|中心小学|中心卫生院|物流中心|中心|景区|古镇|漂流|营地|索道|实验室|研究院|风电场|电站|水库|水厂|教堂|中医院|医院|"
    "卫生院|中学|小学|幼儿园|大学|学院|[一二三四五六七八九]中|高速|大桥|机场|码头|港|流域|沙漠|项目|工程|号线|(?<![时地阶标路手片])段|大厦|广场|体育馆|公园|商场|综合体|马拉松|基金|电厂|粮库|矿"
)  # fmt: skip
FURTHER = "(?:(?:有限|股份)*公司|集团)?(?:[\u4e00-\u9fff\\d]{0,5}(?:项目|工程|[一二三四]期|[东南西北]段|[新东西南北]院区|[\u4e00-\u9fff]{2}段|\\d+号楼))?"
NAME = rf"({HAN}{{2,4}}?(?:{TRADES})|(?:[SGXYZ]\d{{2,4}}|\d{{1,2}}号线|{HAN}|“{HAN}+”){{2,14}}?(?:{PLACES})){FURTHER}"
# what behind such a word makes of it a field (电子信息) or the beginning of another word (中小学生)
NO_NAME = "[一二三四]期|[东南西北]段|池|山|程|院士|位|生(?!态)|教|基地|工厂|信息|产业|行业|商务|政务|制造|装备|多样性|铸造|技术|企业|产品|设备|人才|专家|领域|园|公路|铁路"
TIMES = r"(?:其中|目前|截至目前|全年|今年|上半年|下半年|第?[一二三四]季度|前三季度|20\d\d年|\d{1,2}月(?:份|底前?)?|[一二三四五六七八九十]是|同时|位于)*[，,]?"
OWN_PLACES = (
    "经开区",
    "高新区",
    "中心小学",
    "中心卫生院",
    "工业集中区",
    "镇工业集中区",
)  # the district has one of each
OPENS = re.compile(
    rf"{TIMES}(?![各全再我本该两多所辖等在以])({NAME}|{'|'.join(OWN_PLACES)})(?![的、等和与及内以里上型类业化用级办委带率城]|{NO_NAME})(?=.)"
)
CUT_OFF = re.compile(r"的|了|、|级|型|类|等|每|完成|投资|[和与](?!平|谐)|进一步|一批|一个|^[^”]*“[^”]*$")
# What names are also made of and what alone makes a kind; each explains its characters.
COMMON = re.compile(
    "国家级?|省级?|市级?|区级?|县级?|镇级?|乡级?|街道|农村|乡村|城镇|城市|城乡|中心城区|主城区|老旧|老城区?|新城区?|新时代|实践|综治|河长制|林长制|退役军人|矛盾|纠纷|网格|信访|行政|便民|审批|政务|志愿者?|儿童|青少年|老年|残疾|妇女|旧村|旧城|城中村|棚户|危旧房?|重点|重大|重要|骨干|龙头|民生|"
    "实事|基础|设施|公共|服务|配套|产业|工业|农业|商业|文化|文旅|旅游|体育|教育|医疗|卫生|健康|养老|托育|生态|环境|环保|水利|水务|交通|公路|道路|铁路|轨道|桥梁|管网|燃气|供水|排水|供热|污水|"
    "垃圾|处理|利用|高标准|农田|灌区|河道|流域|水系|湿地|绿化|绿色|亮化|美化|改造|提升|更新|整治|治理|建设|新建|扩建|改建|续建|在建|拟建|竣工|开工|签约|落地|储备|招商|引资|引进|外资|内资|民营|"
    "国有|集体|企业|规上|限上|规模|高新|技术|科技|创新|创业|孵化|研发|数字|智能|智慧|信息|数据|网络|平台|先进|制造|战略性?|新兴|现代|高端|特色|优势|精品|示范|试点|标准|标准化|专业|综合|一般|普通|"
    "公办|民办|普惠|优质|完全|标杆|主要|相关|有关|其他|其余|剩余|部分|全部|所有|多个|一批|两个|亿元|万元|千万|百亿|千亿|投资|融资|基金|政府|引导|安置|征迁|拆迁|回迁|保障|租赁|商品|住房|房屋|房|"
    "安全|应急|消防|防汛|抗旱|平安|法治|党建|党群|文明|美丽|和美|宜居|幸福|未来|零碳|低碳|光伏|风电|新能源|储能|充电|电力|能源|冷链|物流|仓储|电商|跨境|外贸|消费|夜间|经济|园区|开发区|村|社区|屯|"
    "小微|中小|大型|小型|特大|年度|季度|全年|计划|续|新|老|大|小|各类|各级|各|全|总|共|第[一二三四五]批?|首批|首个|第一|最大|世界|全球|全国|国际|国内|全省|全市|全区|全县|本地|当地|周边|沿线|"
    "征收|拓宽|改线|延伸|扩区|搬迁|铺设|硬化|社会|饮水|安居|燃煤|煤|收费|推介|民间|资本|自治区|区域性?|县域|保交房|保交楼|攻坚战|高峰|通用|既有|慈善|互联网|有机|智能化|卓越|领航|职业|院校|境内|境外|少数|民族|传统|竞赛|运动会|"
    "合作|共建|前置|常规|改革|航运|自由|贸易|邮轮|母|废弃|规划|国土|空间|流经|干流|"
    "居家|日间|照料|口袋|住宅|物业|税源|自然|科学|雪亮|惠民|房地产|正式|合同|定价|关键|攻关|集装箱|班轮|航线|民航|人工|精细|财政|石油|煤炭|日用|海洋|航天|家庭|中部|东部|西部|南部|北部|地区|中央|地方|"
    "人才|干部|职工|群众|居民|学校|医院|中学|小学|高中|初中|幼儿园|病床|养殖|种植|畜牧|水产|林业|粮食|油料|蔬菜|水果|茶叶|中药材|加工|生产|销售|展销|直播|会展|论坛|品牌|商标|专利|实体|金融|银行|保险|证券|"
    "上市|挂牌|主体|工程|项目|片区|小区|地块|楼宇|厂房|车间|基地|中心|站点|网点|阵地|场所|景区|景点|公园|广场|绿道|步道|停车场?|停车位|菜市场|市场|街区|商圈|综合体|以工代赈|专项|债券|国债|超长期|特别|"
    "[一二三四五六七八九十百千万亿两\\d]+|[的之和与及或等把将在从对为以向由于到至已再又还也均都]|前期|后期|入统|入库|达产|亿元以上|供应链|产业链|全产业链|链主|单体|节|展|赛|县城|集镇|圩镇|乡镇|村级|山塘|水库|塘坝|库区|学位|床位"
)
LONGEST = 26  # characters of a clause in which a name that opens it must end
ENDS = re.compile(f"{TRADES}|{PLACES}")
ENDING = re.compile(rf"(?:{TRADES}|{PLACES})\Z")
STARTS_WITH_VERB = re.compile(
    rf"(?:{ANY_VERB.pattern}|策划|部署|施划|结合|打破|发行|运行|引入|安排|集中|啃下|建设|拟|做|抓|按|经|充分|启动|累计|再|位列|无|同步|完成|开设|增加|扩充|补充|面向|向|从|每|新晋|首个|既有|慈善|更|不)"
)
PLAIN_NAME = re.compile(
    rf"(?:县(?!域)|市(?![场政民])|区(?!域)|省(?!际))(?![级内属]){HAN}{{2,12}}(?:中心|局|院|馆|公司|集团|医院|一中|中学|小学|学校|学院)"
)
PREDICATE = re.compile(
    "建成|启用|投用|获批|竣工|投产|开业|摘牌|签约|搬迁|获评|封顶|落成|正式|并网|试运行|通车|完工|成立|揭牌|投运"
)
# what is said of a thing further on in its sentence: 新上生产线2条,年产值1.2亿元
OWN_FIGURE = re.compile(
    "(?:预计|已|累计|将|可)*(?:每年|年|用工|发电|运送|兑付|吸纳|带动|惠及|占(?!地)|新上|产值|产能|上缴|缴纳|纳税|税收|税金|营收|营业收入|占地|全长|总长|主导产品|签约率|入驻率|集体分红|租金|亩均|门票|接待|成交|总投资|总建筑面积)"
)
GAIN = re.compile(
    r"(?:已|预计|将|可|共|累计|全年|每年)*(?:新增|增设|引进|年|总|成交|到位|营业|主导|带动|吸纳|实现|完成|运送|接待|路线)"
)


@lru_cache(maxsize=16384)
def is_proper(name: str, least: int = 2) -> bool:
    """Whether so many characters of the name are left when all that common words explain is taken away: 石塘路拓宽工程, but not
    重点项目."""
    return any(len(rest) >= least for rest in COMMON.sub(" ", name).split())


# the last characters of what stands side by side in 下洋村、溪口村…分别, 石桥涌、北闸涌…分别
SIDE_BY_SIDE = re.compile(rf"(?:[村镇乡县旗涌河江湖库]|社区|街道|[^地城]区|[^城]市|公司|集团|{TRADES}|{PLACES})\Z")


def each_named(words: str) -> bool:
    """Whether words are the name of one of several entities: a village, a town, a water, a company."""
    ending = SIDE_BY_SIDE.search(words)
    return ending is not None and len(words) > 2 and is_proper(words[:-1]) and not STARTS_WITH_VERB.match(words)


@lru_cache(maxsize=16384)
def name_at(clause: str) -> str | None:
    """The named thing that a clause opens with: 鑫源铸造 of 鑫源铸造投资."""
    if not ENDS.search(clause, 0, LONGEST) or not (found := OPENS.match(clause)):
        return None
    name = found[1]
    if "等" in clause[len(name) :] or LEAD.match(name):
        return None
    distinct = ENDING.sub("", name)
    if CUT_OFF.search(name) or STARTS_WITH_VERB.match(name) or ANY_VERB.search(COMMON.sub(" ", distinct)):
        return None
    if PLAIN_NAME.fullmatch(name) or name in OWN_PLACES:
        return name
    return name if is_proper(distinct if len(distinct) > 1 else name) else None

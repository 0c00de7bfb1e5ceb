"""What stands beside a number that measures nothing: the words and signs, a kind a pattern."""

import re

from transforms.extraction.wording.words import AMOUNT_OF_MEMBERS, AREAS_COUNTED, CONTESTS, FELLOWS

DIGITS = frozenset("0123456789")
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-zα-ωΑ-Ω]")
ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,4}$")
QUOTE_OPEN, QUOTE_CLOSE = '“"‘《「『', '”"’》」』'

# list numbers
ENUMERATOR = re.compile(r"[ \t\u3000]*[（(]?\d{1,2}[）).、．:：](?!\d(?!\d{3}[ 年]))")
BARE_NUMBER = re.compile(r"[ \u3000]+[\u4e00-\u9fff]")

# distances
DISTANCE = re.compile(
    r"(?:最后|时速|(?<![差间等])距(?!离)[^，。；、\d]{1,8}|相距|海拔(?:超过|达到?|约)?|半径(?:不超过|超过|为|达到?|约)?)$"
)

WITHIN_REACH = re.compile(r"口径|(?:范围)?内[\u4e00-\u9fff]")

# references: what leads to a document number, a telephone, a page counter
REFERENCE_BEFORE = re.compile(
    r"(?:电话|传真|邮编|邮政编码|备案|备案号|公网安备|标识码?|编号|文号|索引号|浏览量?|浏览次数|阅读量?|阅读|点击(?:量|数|率)?|访问量?|字号|〔|［|\[|"
    r"版权|ICP备?|邮箱|QQ|热线|专线|拨打|信箱|ISBN|ISSN|编辑|来源|次数)[^，。；\n\d]{0,3}[：:]?[ \u3000]*(?:[\dA-Za-z]{1,20}[-－—/／【〔])*$"
)
REFERENCE_AFTER = re.compile(r"[ \u3000]*(?:〕|］|\]|号-?\d*[^线楼院]|号$|页)")
ADDRESS = re.compile(r"(?:路|街|巷|弄|大道|里|村|幢|栋|楼|号)$")

# names: what follows the number of a scheme, a line, a grade
NAME_AFTER = re.compile(
    r"型(?:糖尿病|肝炎|流感|登革)|后(?:的|年轻|干部|青年|[，。、])|连[增涨降冠丰快升]|强(?=[、，。；）)])|大(?!桥|坝|米|气|学|棚|师|中|专|型|会|病|[于约]|[，。；、])|距离|容忍|门槛|跑腿|接触|延时|遗漏|死角|差错|级(?!别?以上)|[+＋×xX*#＃]|"
    r"号(?:线|楼|院|路|公路|国道|文件|隧道|井|机组|地块|工程|桥|门|令|公告|码头|航站楼|厂|台风|卫星)|[ABCD]级|A(?:级)?|级景区|"
    r"方案|计划|模式|体系|工程(?!\d)|行动|工作法|战略|专项|机制|品牌|平台|指挥|调度|规划|政策|部署|工作|总体|机构|示范|制度|党建|联盟|热线|格局|"
    r"框架|架构|目标任务|版|世界|强(?:县|市|区|企|镇|园)"
)
ORDINAL_NOUN = re.compile(r"[届次批期产书代集篇章条款部轮师军团中小机号类种象单组考系标航时只个三实初高]")
RANKED_BY = re.compile(r"[高低大小](?=[，,。；;、：:）)！\n]|\Z|的|水平)")  # 单产全省第5高; 第5高中 is a name

# attributes: thresholds (2000万元以上的项目) and what they qualify
BOUND_ADJECTIVE = re.compile(r"(?:[及或]?以上|[及或]?以下|以内|[及或]?以上[及或]?以内)")
AFTER_BOUND_ENDS = re.compile(
    r"[，,。；;、：:）)\n”!！？?]|$|[\d]|的?(?:目标|水平|增长|增速|速度|增幅|比重|左右|台阶|大关)|并|和|且|后|时|达|居|高于|低于|同比|比|较|以"
)
QUALIFIED = re.compile(
    r"的?[^，,。；;：:\n、（(]{0,10}?(?:项目|企业|工程|单位|人群|老人|老年人|人员|村|用户|家庭|客户|合同|产业|集群|县|区|市|行业|基地|园区|"
    r"商户|品牌|订单|产品|场所|养殖场|合作社|商铺|建筑|高楼|船舶|机组|住宅|小区|工业|农户|大户|主体|纳税|航道|线路|锅炉|设施|贷款|资金池|公路|房屋|儿童|女性|楼宇|公司|社区|乡镇|门店|景区|设备|仪器|"
    r"妇女|群众|居民|劳动力)"
)
OF_SUCH_SIZE = re.compile("的(?:只|仅|就|约|共|还)?(?:占|有)")  # 总投资5000万元以下的占七成
# 1万元以下【且有劳动能力的脱贫户】: what else is asked of those that a threshold tells
BOUND_AND_MORE = re.compile(
    r"(?:及?以[上下]|以内)(?:且|并且?|同时|又)(?:[有无未没不]|具[有备]|符合|属于?)[^，,。；;、\d]{1,16}?的?[^，,。；;、\d]{0,6}"
    r"(?:[户人]|人员|人群|家庭|对象|企业|项目|单位|村|学校|职工|群众|居民)"
)
ANOTHER_NUMBER = re.compile(r"[^，。；、\n]{0,4}\d")
QUALIFIED_AND_COUNTED = re.compile(QUALIFIED.pattern + ANOTHER_NUMBER.pattern)  # 超10亿元农业产业化龙头企业达到100家
GRADE = re.compile(r"级(?!的?增)")
BRACKET_OF_CONTEST = re.compile(
    r"决赛|强(?:企|县|市|区)|名额|\A的(?:[\u4e00-\u9fff]{0,4}企业|单位|园区|行业|产业|农户|大户|商户|国家|选手|楼宇)"
)
OF_SIZE_COUNTED = re.compile(
    r"(?:以上|以下|以内)?的(?:[\u4e00-\u9fff]{0,6}(?:村|社区|镇|企业|项目|单位|户|家庭|合作社|主体|园区|行业|县|乡))?(?:还|仍|仅|只|现)*(?:有|共|达|达到)?\d+[个家户](?!月)"
)
# 超过20年的【老旧电梯87部】, 30米以上的【沿街招牌12块】: a thing that is so large or so old, and its count
SUCH_COUNTED = re.compile(
    r"(?:[及或]?以[上下内])?的(?![^，,。；;、\d]*(?:增长|下降|增加|减少|提高)|同时|基础上|情况|前提|资金|投资)([\u4e00-\u9fff]{2,12}?)(?:共有?|有|达到?)?\d[\d,]*[余多]?万?"
    r"[部台块辆栋幢座处家户个条艘所套间口名人只头件株棵](?![月百])"
)
BOUNDED = re.compile(r"(?:超过?|大于|小于|高于|低于|不足|不到|达到?|逾|满|过)\Z")
# 客房超过【20间】, 低于【30米】: how large each is; 新增、总长、投资超过 tell how much it is in all
BOUND_OF_EACH = re.compile(
    r"(?:大于|小于|高于|低于|不足|不到|(?:高度|长度|宽度|深度|跨度|层高|单[体个家栋][\u4e00-\u9fff]{0,4}|(?:建筑|营业|经营|使用|占地|用地)面积|客房|房间|床位|餐位|座位|存栏|员工|职工|常住|载重|吨位|"
    r"(?:年|月|日|每年|每月|全年)(?:总?产值|营业?收入?|销售额|税收|纳税|产量|产能|利润|用电量?|耗能|能耗))(?:大于|超过?|达到|逾|满|过))\Z"
)
# a thing that is called by what is done there: 培训机构, 养老服务站
PLACE_OF_WORK = re.compile(r"(?:机构|中心|单位|网点|[站所场房店厂])\Z")
IN_ALL = re.compile(r"(?:总|累计|合计|[全共]长|新建[\u4e00-\u9fff]{0,4}面积)[\u4e00-\u9fff]{0,8}\Z")
UNDER_OR_OVER = re.compile(r"(?:低于|高于|不足|不到|超过|未达到?)\Z")
SHARE_OF_MEMBERS = re.compile(
    r"的[\u4e00-\u9fff]{0,4}?(?:村(?![民庄级])|社区|乡镇|镇|街道|企业|单位|部门|项目|学校|小区|行业|品种)"
)
NONE_LEFT = re.compile(
    r"(?:以上|以下|以内)?的[\u4e00-\u9fff]{0,6}(?:村|社区|企业|户|家庭)(?:一[个户家]不剩|(?:全部|全面|动态|基本|已|实现)*(?:清零|消除|消零|销号|归零))"
)
# 不超过当地低保标准的【2倍】
NO_LESS_OR_MORE = re.compile("不(?:低于|少于|超过|高于)[^，,。；;、\\d]{2,20}\\Z")
HAVING_SHARE = re.compile(
    r"\d[个家户名所][\u4e00-\u9fff]{2,5}?(?<![均都])[\u4e00-\u9fff]{2,6}率(?:仍|还|尚)?(?:低于|不足|不到|超过|高于)\Z"
)
# 12个村集体收入超过【50万元】: what each of those counted has
AMOUNT_OF_COUNTED = re.compile(rf"\d(?:[个家户]|[%％](?:以上)?的)?{AMOUNT_OF_MEMBERS}\Z")
BEGAN = re.compile(r"[^，,。；;]{0,10}起家")
COUNT_AFTER = re.compile(r"\d+[个家项宗户]")
# 200万吨/年【煤制油、煤炭分质利用项目】, 8万吨【铝材、某某二期等项目】: works behind what one of them can do or makes
_MADE = r"(?:(?!能力|产能|产量|规模|需求|指标)[\u4e00-\u9fff]){2,12}?"
WORKS_BEHIND = re.compile(
    rf"的?{_MADE}(?:、(?=\d|[^，,。；;]{{0,60}}等)[^，,。；;]{{0,60}}?)?(?:项目|工程|装置|生产线|产线|基地|电站|机组|厂(?!家))"
)
WORKS_LISTED = re.compile(
    rf"{_MADE}(?:、[^，,。；;]{{0,90}}?)?等(?:一批|[\d一二三四五六七八九十]+[个项])?(?:重大|重点|标志性|产业|工业|能源)*(?:项目|工程|装置)"
)
NAME_BEFORE_SIZE = re.compile(r"(?:\A|[、，,。；;\n])[\u4e00-\u9fff]*?([\u4e00-\u9fff]{2,8})\Z")
# 全球最高【8米】液压支架, 世界首台【20兆瓦】风电机组
LARGEST_OR_FIRST = re.compile(
    r"(?:(?:全球|世界|全国|国内|亚洲|我国|全[省市区县]|同类)(?:单[机体]|最先进)?最[高大长深宽重厚强](?:直径|口径|跨度|吨位|容量|功率)?|首[台套座艘条个](?:[（(]套[）)]|套)?)(?:的)?\Z"
)
THING_BEHIND = re.compile(r"(?:级|电子伏特?)?的?([\u4e00-\u9fff]{2,12})")
BUILT_FOR = re.compile(r"[\u4e00-\u9fff]{2,10}(?:生产线|产线|装置)(?=\d|[，,。；;、]|建成|投产|项目)")
CAPACITY = ("年产", "年处理", "日产", "日处理", "总装机", "年吞吐")
DOING = re.compile(
    r"(?:争取|建成|新增|完成|推进|实施|培育|引进|打造|新建|改造|创建|储备|谋划|组织|推动|支持|带动|举办|开展|发展|服务|帮助|开工|达|有|到)$"
)

# attributes: the report's own arrangement, or a list that it picks from
POLICIES = re.compile(r"(?:、[^，。；\d]{2,16}\d+条){0,12}等(?:一揽子|一系列|系列)?(?:政策|举措|措施)")
# 落实【人才振兴30条】: what such a policy is for
POLICY_CALLED = re.compile(
    r"落实[^，,。；;、\d]{0,10}?(?:振兴|发展|增长|创新|经济|人才|转型|升级|环境|惠企|助企|强企|纾困|消费|稳岗)\Z"
)
GRAND = re.compile(r"(?:[\u4e00-\u9fff]{0,4}(?:行动|战略|理念|体系|格局|机制|抓手|优势|会战))")
# 电子、汽车等3大【产业集群】: things that can be counted; whose growth or output is told right behind are no more than named
GRAND_COUNTED = re.compile(
    "(?:(?!工程|计划|专项|行动|领域|任务)[\u4e00-\u9fff]){0,6}?(?:产业集群|产业链|产业|集群|企业|平台|基地|园区|景区|公园|项目)"
    r"(?!发展|振兴|转型|升级|提升|体系|布局|(?:累计|共|均|已)*(?:实现|完成)|[^，,。；;、\d]{0,10}?(?:增长|下降|增速|增幅|提高|回落|上升|降低)[^，,。；;、\d]{0,4}\d)"
)
# 【围绕】项目建设、…等8大任务, 【做好】…等6大文章: what work is said to turn round
TURNS_ROUND = re.compile("(?:围绕|聚焦|紧盯|瞄准|锚定|突出|抓好|做好|打[好赢]|坚持|深化|立足)[^，,。；;\\d]*\\Z")
FRAMING = re.compile(r"(?:以下|如下|重点|抓好|做好|把握|聚焦|着力|围绕|从|突出)[^，。；]{0,8}$")
LISTED_BY = re.compile(r"(?:国家|全国|全省|中央)(?:公布|确定|下达|规划)?[^，。；]{0,4}$")
OF_THESE = re.compile(r"[\u4e00-\u9fff]{1,10}的\d")
AMONG = re.compile(
    r"[\u4e00-\u9fff（）()、]{1,10}(?<![高初])[中里](?=[排居位列名获夺斩摘荣]|并列|连续(?:\d+|[一二两三四五六七八九十]+)(?:个月|个?季度|[年次届])[^，。；\d]{0,4}第|的?(?:综合)?(?:排名|排位|位次|名次)|[由从](?:[^，。；\d]{0,8}|\d{4}年的?)第\d|[，,][我全本][省市州县区旗]|[，,][^，。；\d]{0,8}(?:排名|排位|位[居列次]|名列|居|列|排|获))"
)
RANKED_AMONG = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,8}}?(?:排名|排位|考核|考评|评比)[居列位获]{{0,2}}|{AREAS_COUNTED})[的之]?第[\d一二三四五六七八九十]"
)
FELLOWS_RANKED = re.compile(
    rf"(?:{FELLOWS})"
    r"[的之]?(?:第[\d一二三四五六七八九十]+(?![批届次期轮类产\d])|首位|榜首|末位|前[三五十\d](?![季个年月\d]))"
)
# 全县26个乡镇的综合考核中，我乡排第6: among whom somebody was judged; 对26个乡镇开展检查，第一轮… counts whom somebody looked at
_CONTEST = "|".join(CONTESTS)
_NOT_INSPECTED = r"(?:(?!开展|进行|组[织队]|参[加与]|实施|完成|接受|通过|经过|[纳列]入)[^，,。；;\d])"
_RANK = r"(?:第[\d一二三四五六七八九十]+(?:[名位]|等次|(?=[，,。；;、）)\n]|\Z))|[首末]位|榜首|前(?:[三五十]|\d+)(?:[名位]|(?=[，,。；;、）)\n]|\Z)))"
JUDGED_TOGETHER = re.compile(
    rf"(?:{FELLOWS})(?:的?[^，,。；;\d]{{2,18}}?(?:{_CONTEST})(?:之?中|里)[，,]?[^，,。；;\d]{{0,12}}?(?:{_RANK}|评为)"
    rf"|的?{_NOT_INSPECTED}{{2,18}}?(?:{_CONTEST})(?:[，,]?[^，,。；;\d]{{0,10}}?[排居列位获得夺为在名入取评])?{_RANK})"
)
# 退出全国168个【重点城市空气质量“后十位”】: in which list somebody stood last, or comes among the first
LIST_LEFT = re.compile(
    "(?:退出|跳出|摆脱|跻身|进入|挤进|迈入|稳居|位[居列]|[排名]列)(?:了|到)?(?:全[国省市区县州])?\\Z"
)
END_OF_LIST = re.compile(
    r"(?:重点|监测|主要|地级及以上|省会|参评|考核|直辖)*(?:城市|县[市区]?|市[州县]|区县|乡镇|街道|园区|高新区|经开区)"
    r"[\u4e00-\u9fff]{0,10}[“‘]?(?:后|前|末|倒数)(?:[一二三五四六七八九十]{1,3}|\d{1,3})[名位]"
)
# 74个【重点城市细颗粒物平均浓度】下降: over which cities something is measured
OVER_CITIES = re.compile(
    r"(?:重点|监测|主要|地级及以上|省会|国控)*城市(?:细颗粒物|可吸入颗粒物|PM|二氧化硫|臭氧|空气质量|环境空气)"
    r"[^，,。；;、]{0,22}?(?:浓度|优良天数|天数比例|综合指数)"
    r"(?:比例|比率)?(?:同比|比上年|平均|累计|年均)*(?=为|是|达到?\d|降|下降|上升|提[高升]|增[加至]|改善了?\d|\d)"
)
TAKING_PART = re.compile(
    rf"[\u4e00-\u9fff（()）、]{{1,10}}(?:参与|参加|纳入)(?:排[位名]|评比|考评|排序)|(?:代表)?队伍?(?:参加|参赛)的|(?:[县市区旗州乡镇街道（()）、]|园区){{1,12}}(?:的)?(?:排[名位])|{AREAS_COUNTED}(?:位次|名次)"
)
# 注：位次为8个乡镇在全县的排名, 名次按全县9个镇街由高到低排列
RANKS_TOLD = re.compile(r"(?:位次|排名|名次|排序)[均都]?(?:[是系]指|[为是指按系])在?(?:全[国省市区县旗州镇])?\Z")
PLACES_RANKED = re.compile(r"(?:[县市区旗州乡镇街道村（()）、]|园区){1,12}")
ONE_OF = re.compile(r"[^，。；]{0,12}之一")
BUILT = re.compile(r"[^，。；\d]{1,14}?(?:基地|项目|工程|机组|电站)")

# attributes: spans of time and ages
STREAK = re.compile(
    r"(?:连续|持续|历时|长达|近|前|历经|时隔|为期|每隔|第|最近|已连续|未来|今后|过去|[仅只][用花])(?:了|约|近|第|超过|超|不到)?$"
)
TIME_NOUN = re.compile(
    r"(?:年限|寿命|期限|时长|时间|时限|用时|耗时|工期|周期|年龄|时数|天数|缩[短减]|压缩|压减|提[前速]|审批|缩至|办结|平均|学时|阻挠|历时|优良|"
    r"达标|日均|调至|增加|减少|减至|由|从)[^，。；、]{0,6}$"
)
TERM = re.compile(r"期限(?:最长)?(?:为|是|达)?$")
REACHED = re.compile(
    r"(?:寿命|年龄|年限|时间|时长|工期|周期|提[升高]|缩[短减]|降低|延长|压缩|增加|减少)[\u4e00-\u9fff]{0,2}(?:至|到|达|达到|为|从|由|约)约?$"
)
AROUND = re.compile(
    r"[^，。；、]{0,4}?(?:生活圈|服务圈|交通圈|经济圈|健身圈|便民|圈|全天候|不打烊|不间断|在线|值守|管控|开放|运营|营业|服务|响应|办结制|清零|"
    r"行动|内|之内|以内|左右车程|车程|通勤|直达|可达|不落幕|前|后|制|计划|攻坚|实践|工作法|规划|免费|奋斗|整治|长效|改革|义务|过渡|保质|历史|"
    r"的历史|以上|以来|来|时间)"
)
# 城区至高铁站车程缩短至【15分钟】: between two places, in time
WAY = re.compile(
    r"[至到](?!期)[\u4e00-\u9fff]{2,12}?(?:仅需)?(?:车程|路程|行程|单程)(?:时间)?[^，,。；;\d]{0,8}\Z|(?:车程|路程)(?:时间)?(?:由|从)?[^，,。；;\d]{0,8}(?:\d+(?:分钟|小时))?[^，,。；;\d]{0,6}\Z"
)

"""How much is carried, and by which way: said once for several in 铁路客运量、货运量."""

import re

# 国际航空旅客和货邮吞吐量: the way before whom or what it carries
BY_WAY = re.compile(
    "(?:国内|国际)?(?:铁路|公路|水路|水运|内河|民航|航空|空港|机场|港口|口岸|沿海)(?=客运|货运|旅客|货物|货邮|人员|出入境)"
)
# 货运量, 旅客吞吐量, 周转量: carried by whatever way the words before it name
CARRIED = re.compile("(?:客运|货运|旅客|货物|货邮|客货)?(?:运输|周转|吞吐|发送)?量")

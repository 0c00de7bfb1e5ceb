"""Of how many people something is told: 每千人口, 每万名老人拥有."""

import re

PER_SO_MANY = re.compile("每(?:[千万百]|十万|百万)(?:名|个)?(?:常住|户籍)?(?:人口|人|老人|老年人)(?:拥有)?(?=..)")

"""Reports that would do harm wherever their texts are obeyed instead of shown, or their characters are miscounted."""

from pathlib import Path

FORMULA = '=HYPERLINK("http://127.0.0.1:9/"&A1,"点我")'
SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
TEMPLATE = "{{ 7*7 }}{% raw %}${7*7}"
TITLE = f"{FORMULA}丹西街道2023年工作总结{SCRIPT}{TEMPLATE}"
# A slash cannot stand in a name; everything else that is dangerous can.
FILE = "=cmd|' 'C calc'!A0 <img src=x onerror=alert(1)> {{ 7*7 }} \"quoted\" `tick` [link](javascript:alert(1)).txt"
TEXT = f"""{TITLE}

2023年，丹西街道实现规上工业产值22亿元，同比增长10%{SCRIPT}。
=1+1户企业升规，@SUM(A1)完成固定资产投资3.2亿元，增长4%{TEMPLATE}。
-2+3、一般公共预算收入1.5亿元，同比下降2.5%。
"""


# 𠮷 is two code units of UTF-16, and a line ends with two characters: an offset counts each code point once.
RARE = "丹西街道2021年工作总结\r\n\r\n2021年，𠮷家山新增绿地5万平方米，修建道路12公里。\r\n"
# Says of 2023 what another report says otherwise, and aims at something in 2024.
AGAIN = (
    "丹西街道2023年工作总结（二）\n\n2023年，丹西街道实现规上工业产值27亿元，同比增长35%。\n"
    "2024年，力争规上工业产值增长6%—7%。\n"
)
# In large type: it takes more than one page.
PAGED = (
    "丹西街道2019年工作总结",
    *(f"2019年，丹西街道修建道路{km}公里，新增绿地{km}万平方米。" for km in range(2, 14)),
)
# By the number of its division and the year: what was only passed, what is stated by growth alone, and another to compare with.
PASSED = {
    ("330225001", 2022): "2022年末，常住人口3.9万人。\n2023年，力争常住人口达到3.8万人。\n",
    ("330225001", 2023): "2023年末，常住人口超过4万人，同比增长2%。全年社会消费品零售总额增长5%。\n",
    ("330225003", 2023): "2023年，社会消费品零售总额30亿元。年末常住人口6万人。\n",
}


def put_hostile_reports(raw: Path) -> None:
    from tests.awkward.formats import pdf_bytes  # it takes a second to load what writes PDFs

    raw.mkdir(parents=True, exist_ok=True)
    (raw / "paged.pdf").write_bytes(pdf_bytes(PAGED, size=32))
    (raw / FILE).write_text(TEXT, "utf-8")
    (raw / f"{FILE}.meta.yml").write_text(
        'district: "330225002"\nperiod: 2023\npublisher: "+cmd<script>"\ntitle: |-\n  ' + TITLE + "\n", "utf-8"
    )
    (raw / "rare.txt").write_bytes(RARE.encode())
    (raw / "again.txt").write_text(AGAIN, "utf-8")
    for (district, year), text in PASSED.items():
        (raw / f"passed-{district}-{year}.txt").write_text(text, "utf-8")
        (raw / f"passed-{district}-{year}.txt.meta.yml").write_text(
            f'district: "{district}"\nperiod: {year}\n', "utf-8"
        )

"""Gross domestic product of the country as first published: trillion yuan and real growth in percent.

Source: 国家统计局, 国民经济和社会发展统计公报 of each year (the preliminary figures, which the next spring's report to the
people's congress rounds). Later revisions, after each economic census, are left out on purpose: the reports were written
before them.
"""

from __future__ import annotations

GDP: dict[int, tuple[str, str]] = {
    2005: ("18.2321", "9.9"),
    2006: ("20.9407", "10.7"),
    2007: ("24.6619", "11.4"),
    2008: ("30.0670", "9.0"),
    2009: ("33.5353", "8.7"),
    2010: ("39.7983", "10.3"),
    2011: ("47.1564", "9.2"),
    2012: ("51.9322", "7.8"),
    2013: ("56.8845", "7.7"),
    2014: ("63.6463", "7.4"),
    2015: ("67.6708", "6.9"),
    2016: ("74.4127", "6.7"),
    2017: ("82.7122", "6.9"),
    2018: ("90.0309", "6.6"),
    2019: ("99.0865", "6.1"),
    2020: ("101.5986", "2.3"),
    2021: ("114.3670", "8.1"),
    2022: ("121.0207", "3.0"),
    2023: ("126.0582", "5.2"),
}

"""Which months do a date and a word of time name (2023年1至6月, 去年, 五年来), and from where on do they govern?"""

"""What do the words before a number say of it? 同比 增长 了 约: a growth, on the year before, about."""

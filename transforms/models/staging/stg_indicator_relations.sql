-- What must hold between indicators of one district and period, in one unit.
-- at_least: the whole is nowhere smaller than the part. sum_of: two parts and, where there is one, a third make the whole.
-- ratio_of: the rate is the first over the second.

select
    rule,
    whole,
    part_a,
    part_b,
    part_c
from {{ facts('indicator_relations') }}

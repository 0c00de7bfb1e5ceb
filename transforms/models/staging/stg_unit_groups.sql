select
    unit_group,
    unit
from {{ facts('unit_groups') }}

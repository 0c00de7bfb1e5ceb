select
    code as district_id,
    name,
    level,
    parent_code as parent_id
from {{ facts('divisions') }}

select
    indicator_id,
    first_year,
    change,
    source
from {{ facts('definition_changes') }}

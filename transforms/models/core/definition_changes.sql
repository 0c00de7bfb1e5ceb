select
    indicator_id,
    cast(first_year as integer) as first_year,
    change as definition_change,
    source
from {{ ref('stg_definition_changes') }}

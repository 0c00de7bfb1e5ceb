select
    {{ promised_columns() }}
from {{ ref('stg_corrections') }}

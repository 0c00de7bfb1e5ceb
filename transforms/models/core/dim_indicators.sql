select
    {{ promised_columns() }}
from {{ ref('stg_indicators') }}

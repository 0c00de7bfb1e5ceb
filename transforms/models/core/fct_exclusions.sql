{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('doc_id') }}") }}

select
    {{ promised_columns() }}
from {{ ref('stg_exclusions') }}
where true {{ only_changed('doc_id') }}

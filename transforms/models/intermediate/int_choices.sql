{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- Of the statements of one thing, measured alike, which one is taken, and which contradict it.
-- Exact before approximate before bounded; of exact ones final before estimate. Of bounds the tightest. A later document that
-- contradicts an earlier one revises it. What does not contradict the latest word: the narrowest, the latest, the first in the text.

with statements as (
    select
        metric_id,
        observation_id,
        district_id,
        measure,
        {{ sort_of() }} as sort_of,
        {{ sort_order() }} as sort_order,
        {{ tier('bound_order', 'obs_status') }} as tier,
        doc_id,
        reported_on,
        value,
        value_low,
        value_high,
        half_width_as_read,
        -- 修订为, 最终核实数为: the text itself says that this replaces another figure.
        coalesce(warnings like '%revised%', false) as is_correction,
        siblings,
        char_start,
        ordinal
    from {{ ref('int_statements') }}
    where true {{ only_changed('district_id') }}
),

-- The best tier alone is chosen from; its latest word decides what is contradicted. In one document that is the figure that
-- stands among other indicators of the district, not the one in a project's paragraph.
judged as (
    select
        *,
        min(tier) over same_thing as best_tier,
        count(*) over same_thing as statements,
        first_value(value_low) over latest_word as latest_low,
        first_value(value_high) over latest_word as latest_high
    from statements
    window
        same_thing as (partition by observation_id, measure, sort_of),
        latest_word as (
            partition by observation_id, measure, sort_of
            order by tier, reported_on desc nulls last, is_correction desc, siblings desc, half_width_as_read, char_start, ordinal, metric_id
        )
),

ordered as (
    select
        *,
        row_number() over (
            partition by observation_id, measure, sort_of
            order by
                tier,
                case when tier < 3 then ({{ disjoint('value_low', 'value_high', 'latest_low', 'latest_high') }})::integer else 0 end,
                -- Of bounds the tightest: the highest floor, else the lowest ceiling.
                case when tier = 3 then (value_low is null)::integer else 0 end,
                case when tier = 3 then coalesce(-value_low, value_high) end,
                half_width_as_read, reported_on desc nulls last, char_start, ordinal, metric_id
        ) as choice
    from judged
),

held_against as (
    select
        *,
        first_value(metric_id) over chosen as chosen_metric_id,
        first_value(doc_id) over chosen as chosen_doc_id,
        first_value(is_correction) over chosen as chosen_is_correction,
        first_value(reported_on) over chosen as chosen_reported_on,
        first_value(value_low) over chosen as chosen_low,
        first_value(value_high) over chosen as chosen_high
    from ordered
    window chosen as (partition by observation_id, measure, sort_of order by choice)
)

select
    metric_id,
    observation_id,
    district_id,
    doc_id,
    measure,
    sort_of,
    sort_order,
    tier,
    choice,
    is_correction,
    chosen_metric_id,
    choice > 1 and ({{ disjoint('value_low', 'value_high', 'chosen_low', 'chosen_high') }}) as contradicts,
    -- One document may say both what a figure was and what it was corrected to: 由A修订为B.
    case
        when doc_id = chosen_doc_id and (is_correction or not chosen_is_correction) then 'within_document'
        else 'revision'
    end as kind
from held_against

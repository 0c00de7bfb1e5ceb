{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget_provinces('district_id', 'scope_id') }}") }}

-- Every district among those of its level: under the division directly above it, and in its province.

with stated as (
    select
        years.* exclude (value, yoy),
        -- What is only known to be passed has no place, nor has what of a flow has come together by now.
        case when years.value_low is not null and years.value_high is not null
            and not (indicators.kind = 'flow' and coalesce(years.warnings like '%cumulative%', false)) then years.value end as value,
        case when not coalesce(years.warnings like '%bounded_growth%', false) then years.yoy end as yoy,
        case when indicators.less_is_better then 1 else -1 end as direction
    from {{ ref('mart_yoy_indicators') }} as years
    inner join {{ ref('dim_indicators') }} as indicators using (indicator_id)
    where years.value is not null or years.yoy is not null
),

scopes as (
    select district_id, level, ancestor_id as scope_id, ancestor_name as scope_name, ancestor_level as scope_level
    from {{ ref('int_ancestry') }} as ancestry
    where ancestor_level in ('country', 'province', 'prefecture', 'county')
        and (ancestor_level = 'province'
            or ancestor_id = (select parent_id from {{ ref('dim_districts') }} as own where own.district_id = ancestry.district_id))
        and not {{ only_holds_a_place('ancestor_name') }}
        {{ only_changed_provinces('district_id', 'ancestor_id') }}
),

peers as (
    select
        scopes.*,
        stated.* exclude (district_id),
        count(value) over same as value_peers,
        count(yoy) over same as yoy_peers,
        case when value is not null and count(value) over same >= {{ fewest_peers() }}
            then rank() over (same order by value * direction nulls last) end as value_rank,
        case when yoy is not null and count(yoy) over same >= {{ fewest_peers() }}
            then rank() over (same order by yoy * direction nulls last) end as yoy_rank
    from stated
    inner join scopes using (district_id)
    window same as (partition by scope_id, level, indicator_id, unit_group, period_start, period_end)
    qualify count(value) over same >= {{ fewest_peers() }} or count(yoy) over same >= {{ fewest_peers() }}
)

select
    scope_id,
    scope_name,
    scope_level,
    district_id,
    district_name,
    level,
    indicator_id,
    indicator_name,
    unit_group,
    unit,
    period_start,
    period_end,
    period_kind,
    period_label,
    value,
    cast(value_rank as integer) as value_rank,
    cast(value_peers as integer) as value_peers,
    yoy,
    cast(yoy_rank as integer) as yoy_rank,
    cast(yoy_peers as integer) as yoy_peers,
    growth_basis,
    value_metric_id,
    yoy_metric_id,
    confidence
from peers
where value_rank is not null or yoy_rank is not null
order by indicator_id, period_end, scope_id, level, value_rank, district_id

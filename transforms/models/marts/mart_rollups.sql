{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget_provinces('district_id', 'district_id') }}") }}

-- What the districts of one level under a county, city or province state together, beside what it states itself.

with stated as (
    select
        years.*,
        indicators.kind in ('flow', 'stock') and not indicators.is_average as adds_up
    from {{ ref('mart_yoy_indicators') }} as years
    inner join {{ ref('dim_indicators') }} as indicators using (indicator_id)
    -- Bounds add up to nothing.
    where years.value_low is not null and years.value_high is not null
),

known as (
    select ancestor_id, level, count(*) as children_known
    from {{ ref('int_ancestry') }}
    group by ancestor_id, level
),

together as (
    select
        ancestry.ancestor_id as district_id,
        ancestry.level as children_level,
        stated.indicator_id,
        stated.unit_group,
        stated.period_start,
        stated.period_end,
        any_value(stated.indicator_name) as indicator_name,
        any_value(stated.period_kind) as period_kind,
        any_value(stated.period_label) as period_label,
        min(stated.unit) as unit,
        any_value(stated.adds_up) as adds_up,
        count(*) as children_stating,
        sum(stated.value) as children_sum,
        min(stated.value) as lowest,
        max(stated.value) as highest,
        quantile_disc(stated.value, 0.5) as median_value,
        min(stated.confidence) as confidence
    from stated
    inner join {{ ref('int_ancestry') }} as ancestry using (district_id)
    where not {{ only_holds_a_place('ancestry.ancestor_name') }}
        {{ only_changed_provinces('ancestry.ancestor_id', 'ancestry.ancestor_id') }}
    group by all
)

select
    together.district_id,
    districts.name as district_name,
    districts.level,
    together.children_level,
    together.indicator_id,
    together.indicator_name,
    together.unit_group,
    together.unit,
    together.period_start,
    together.period_end,
    together.period_kind,
    together.period_label,
    cast(together.children_stating as integer) as children_stating,
    cast(known.children_known as integer) as children_known,
    -- Rates, indices and amounts per head do not add up.
    case when together.adds_up then try_cast(together.children_sum as decimal(28, 6)) end as children_sum,
    together.lowest,
    together.median_value,
    together.highest,
    own.value as own_value,
    own.value_metric_id,
    least(together.confidence, own.confidence) as confidence
from together
inner join {{ ref('dim_districts') }} as districts on districts.district_id = together.district_id
inner join known on known.ancestor_id = together.district_id and known.level = together.children_level
left join stated as own
    on own.district_id = together.district_id and own.indicator_id = together.indicator_id
    and own.unit_group = together.unit_group and own.period_start = together.period_start
    and own.period_end = together.period_end
order by together.district_id, together.indicator_id, together.period_end, together.children_level

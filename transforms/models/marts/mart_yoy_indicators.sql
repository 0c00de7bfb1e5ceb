{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

with stated as (
    select * from {{ ref('int_years') }}
    where true {{ only_changed('district_id') }}
),

contradicted as (
    select metric_id_a as metric_id from {{ ref('int_disagreements') }} where kind = 'revision'
    union
    select metric_id_b from {{ ref('int_disagreements') }} where kind = 'revision'
)

select
    stated.district_id,
    districts.name as district_name,
    districts.province,
    districts.prefecture,
    districts.county,
    districts.township,
    stated.indicator_id,
    indicators.name_zh as indicator_name,
    stated.unit_group,
    coalesce(stated.value_unit, indicators.unit) as unit,
    stated.period_start,
    stated.period_end,
    {{ period_kind('stated.period_start', 'stated.period_end') }} as period_kind,
    {{ period_label('stated.period_start', 'stated.period_end') }} as period_label,
    stated.value,
    stated.value_low,
    stated.value_high,
    stated.value_metric_id,
    stated.prior_value,
    stated.prior_low,
    stated.prior_high,
    stated.prior_source,
    stated.prior_metric_id,
    stated.yoy_reported,
    stated.yoy_metric_id,
    stated.yoy_computed,
    stated.yoy_low,
    stated.yoy_high,
    stated.yoy_change,
    stated.yoy_change_metric_id,
    stated.yoy,
    {{ percent('stated.comparable_growth') }} as yoy_comparable,
    stated.comparable_metric_id as yoy_comparable_metric_id,
    stated.basis as growth_basis,
    stated.agreement,
    stated.implied_deflator,
    {{ percent('stated.completion') }} as completion,
    stated.completion_metric_id,
    cast(stated.rank as integer) as rank,
    stated.rank_scope,
    stated.rank_of,
    stated.rank_metric_id,
    coalesce(stated.value_status, stated.growth_status, stated.change_status, stated.completion_status,
        stated.rank_status) as obs_status,
    coalesce(stated.value_metric_id in (select metric_id from contradicted), false)
        or coalesce(stated.yoy_metric_id in (select metric_id from contradicted), false) as is_revised,
    cast(nullif(concat_ws('; ',
        case when stated.unit_group <> indicators.unit_group then 'other_unit' end,
        case when stated.value_bound = 'approx' then 'approximate_value' end,
        case when stated.value_bound in ('lower', 'upper') then 'bounded_value' end,
        case when stated.prior_source in ('restated', 'reported') and (stated.prior_low is null or stated.prior_high is null)
            then 'bounded_prior' end,
        case when stated.prior_source = 'implied' then 'implied_prior' end,
        case when stated.basis = 'comparable' then 'comparable_growth' end,
        case when stated.growth_bound in ('lower', 'upper') and stated.yoy_metric_id is not null then 'bounded_growth' end,
        case when stated.definition_changed then 'definition_changed' end,
        -- The firms above the threshold are counted anew each year, and growth is published for the same firms.
        case when stated.yoy_computed is not null and stated.prior_source = 'reported' and indicators.scope_redrawn then 'scope_redrawn' end,
        case when stated.yoy_computed is not null and (stated.yoy_computed > 1900 or stated.yoy_computed < -95)
            then 'magnitude' end,
        stated.value_warnings,
        case when stated.yoy_metric_id is not null then stated.growth_warnings end
    ), '') as varchar) as warnings,
    stated.observation_id
from stated
inner join {{ ref('dim_indicators') }} as indicators using (indicator_id)
left join {{ ref('dim_districts') }} as districts on districts.district_id = stated.district_id
order by stated.indicator_id, stated.district_id, stated.period_end, stated.period_start, stated.unit_group

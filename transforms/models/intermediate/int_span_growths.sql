{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- What 年均 targets came to: the mean that a later document states for the same years, else the mean of the growths of all years
-- of the span, when each has been reported on the target's basis.

with targets as (
    select *, year(period_end) - year(period_start) + 1 as years
    from {{ ref('int_target_statements') }}
    where is_span and measure = 'growth' and comparison = 'cagr' {{ only_changed('district_id') }}
),

yearly as (
    select
        targets.metric_id,
        targets.doc_id,
        targets.district_id,
        targets.reported_on,
        any_value(targets.years) as years,
        count(*) as years_known,
        exp(avg(ln(1 + cast(observations.growth as double) / 100))) as mean,
        case when count(observations.growth_low) = count(*) then exp(avg(ln(1 + cast(observations.growth_low as double) / 100))) end as mean_low,
        case when count(observations.growth_high) = count(*) then exp(avg(ln(1 + cast(observations.growth_high as double) / 100))) end as mean_high,
        arg_max(observations.growth_metric_id, observations.period_end) as last_metric_id
    from targets
    inner join {{ ref('int_observations') }} as observations
        on observations.district_id = targets.district_id and observations.indicator_id = targets.indicator_id
        and observations.unit_group = targets.unit_group and observations.subject_key is null and observations.role = 'actual'
        and observations.growth_comparison = 'yoy' and observations.growth_basis = targets.effective_basis
        and observations.growth > -100
        and month(observations.period_start) = 1 and month(observations.period_end) = 12
        and year(observations.period_start) = year(observations.period_end)
        and year(observations.period_end) between year(targets.period_start) and year(targets.period_end)
    group by targets.metric_id, targets.doc_id, targets.district_id, targets.reported_on
),

means as (
    select
        *,
        row_number() over (
            partition by district_id, indicator_id, unit_group, effective_basis, period_start, period_end order by {{ preference() }}
        ) as choice
    from {{ ref('int_statements') }}
    where
        measure = 'growth' and comparison = 'cagr' and role = 'actual' and subject_key is null {{ only_changed('district_id') }}
),

stated as (
    select
        targets.metric_id,
        targets.doc_id,
        targets.district_id,
        targets.reported_on,
        means.value as mean,
        means.value_low as mean_low,
        means.value_high as mean_high,
        means.metric_id as last_metric_id
    from targets
    inner join means
        on means.district_id = targets.district_id and means.indicator_id = targets.indicator_id
        and means.unit_group = targets.unit_group and means.effective_basis = targets.effective_basis
        and means.period_start = targets.period_start and means.period_end = targets.period_end
        and means.doc_id <> targets.doc_id and means.reported_on > targets.reported_on
    qualify row_number() over (partition by targets.metric_id order by means.choice) = 1
),

computed as (
    select
        metric_id,
        doc_id,
        district_id,
        reported_on,
        {% for name in ['mean', 'mean_low', 'mean_high'] -%}
        try_cast((({{ name }}) - 1) * 100 as decimal(28, 6)) as {{ name }},
        {% endfor -%}
        last_metric_id
    from yearly
    where years_known = years
)

select * from stated
union all
select * from computed
where metric_id not in (select metric_id from stated)

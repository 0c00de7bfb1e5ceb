{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- Every statement that can be placed: its document has a district and a period, and it has a period itself. A report that was
-- read twice counts once.

with documents as (
    select
        doc_id,
        district_id,
        reported_on
    from {{ ref('dim_documents') }}
    where
        district_id is not null and period_start is not null and period_end is not null and duplicate_of is null
        {{ only_changed('district_id') }}
),

metrics as (
    select
        * exclude (sentence, section, value_text, rule),
        hash(sentence) as sentence_key,
        -- 新建绿道12公里、累计达到340公里: the second says what there is by now.
        coalesce(warnings like '%cumulative%', false) as says_total
    from {{ ref('fct_metrics') }}
    where
        period_start is not null and period_end is not null and value is not null
        -- 排名上升3位: places won are no change of what is ranked.
        and not (measure = 'change' and unit is not distinct from '位')
        {{ only_changed('district_id') }}
),

placed as (
    select
        metrics.* exclude (subject_text, subject_district_id, district_id),
        metrics.growth_basis as stated_basis,
        -- metric_id is doc_id-char_start-ordinal
        cast(split_part(metrics.metric_id, '-', 3) as integer) as ordinal,
        documents.district_id,
        documents.reported_on,
        indicators.kind as indicator_kind,
        indicators.unit as indicator_unit,
        indicators.unit_group as indicator_unit_group,
        -- A subject that is the reporting district itself is none.
        case when metrics.subject_district_id = documents.district_id then null else metrics.subject_text end as subject,
        case when metrics.subject_district_id = documents.district_id then null else metrics.subject_district_id end
            as subject_district_id,
        {{ effective_growth_basis('metrics.growth_basis', 'indicators', 'documents.district_id') }} as effective_basis,
        {{ effective_growth_basis('null', 'indicators', 'documents.district_id') }} as default_basis,
        {{ half_width_as_read('metrics.value', 'coalesce(metrics.half_width, 0)', 'metrics.bound') }}
            as read_half_width,
        case
            when metrics.measure not in ('level', 'change') then null
            when metrics.unit = indicators.unit or members.unit is not null then indicators.unit_group
            -- 提高1.8个百分点 of an amount is a change of its growth: it belongs to the indicator, not to another unit.
            when metrics.measure = 'change' and metrics.unit = 'pp' and indicators.unit is not null then indicators.unit_group
            else coalesce(synonyms.same_as, metrics.unit, '1')
        end as stated_unit_group
    from metrics
    inner join documents using (doc_id)
    left join {{ ref('stg_indicators') }} as indicators using (indicator_id)
    left join {{ ref('stg_unit_groups') }} as members
        on members.unit_group = indicators.unit_group and members.unit = metrics.unit
    left join {{ ref('stg_unit_synonyms') }} as synonyms on synonyms.unit = metrics.unit
    where not (metrics.measure = 'level' and (
        -- 五年来快递业务量突破3亿件: what a passage on several years gives without its year is no year's figure.
        coalesce(metrics.warnings like '%assumed_year%', false)
        -- 按2020年价格计算: an aim is set at such prices, the year's figure is the one at prices of the day.
        or (metrics.role = 'actual' and metrics.growth_basis is not distinct from 'real')
    ))
),

-- Growth, completion and rank have no unit of their own: they speak of the level they share a claim with, of the
-- indicator's own unit where several levels do.
claims as (
    select
        claim_id,
        arg_min(stated_unit_group, (stated_unit_group <> coalesce(indicator_unit_group, ''), char_start, ordinal))
            as unit_group
    from placed
    -- A bare number or a percentage beside 地区生产总值 is no amount of money; growth beside it still is the growth of one.
    where measure = 'level' and (indicator_id is null or stated_unit_group not in ('1', '%')
        or stated_unit_group = indicator_unit_group)
    group by claim_id
),

grouped as (
    select
        placed.*,
        case
            when placed.measure = 'level' then placed.stated_unit_group
            -- 提高0.5个百分点 is a change of something measured in percent.
            when placed.measure = 'change' and placed.unit = 'pp' then coalesce(placed.indicator_unit_group, '%')
            when placed.measure = 'change' then placed.stated_unit_group
            else coalesce(claims.unit_group, placed.indicator_unit_group, '%')
        end as unit_group
    from placed
    left join claims using (claim_id)
),

keyed as (
    select
        *,
        coalesce(indicator_id, {{ normalised_wording('indicator_text') }} || '|' || unit_group) as series_id,
        coalesce(subject_district_id, subject) as subject_key,
        period_end as last_day_stated,
        -- A stock stands at a date, whatever span its sentence names: one row per date, labelled by the year so far.
        case
            when indicator_kind = 'stock' and {{ months_between('period_start', 'period_end') }} <= 12
                then date_trunc('year', period_end)::date
            else period_start
        end as series_start
    from grouped
)

select
    {{ observation_id('series_start', 'period_end') }} as observation_id,
    metric_id,
    doc_id,
    claim_id,
    district_id,
    reported_on,
    measure,
    comparison,
    series_id,
    indicator_id,
    indicator_text,
    indicator_kind,
    indicator_unit,
    indicator_unit_group,
    subject,
    subject_key,
    subject_district_id,
    unit_group,
    unit,
    value,
    value_max,
    {{ interval_low('value', 'read_half_width', 'bound') }} as value_low,
    {{ interval_high('value', 'value_max', 'read_half_width', 'bound') }} as value_high,
    bound,
    role,
    obs_status,
    series_start as period_start,
    period_end,
    sentence_key,
    -- Of a flow, what has come together by now is another thing than what came about in the period.
    indicator_kind = 'flow' and measure = 'level' and says_total as is_total,
    effective_basis,
    stated_basis,
    default_basis,
    rank_scope,
    rank_of,
    warnings,
    confidence,
    char_start,
    ordinal,
    -- How many canonical indicators are told of around it: the district's figures stand together.
    count(indicator_id) over (
        partition by doc_id, role order by char_start range between 100 preceding and 100 following
    ) as siblings,
    {{ bound_order('bound') }} as bound_order,
    -- A range is as wide as its ends are apart.
    half_width + coalesce(value_max - value, 0) / 2 as half_width_as_read
from keyed

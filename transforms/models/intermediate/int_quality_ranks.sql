-- A rank that the other districts present make impossible, or that two of them hold at once. Those who state the same count as
-- one of those ahead: some rank so (含并列), and few reports say how they did.

with shown as (
    select
        * exclude (growth_low, growth_high),
        -- The interval of the growth that is shown: 6%左右 is not ahead of 5.8%.
        case when yoy_metric_id is not null then growth_low else yoy_low end as growth_low,
        case when yoy_metric_id is not null then growth_high else yoy_high end as growth_high
    from {{ ref('int_years') }}
),

claims as (
    select
        years.*,
        ancestry.level,
        ancestry.ancestor_id as scope_id
    from shown as years
    inner join {{ ref('int_ancestry') }} as ancestry
        on ancestry.district_id = years.district_id and ancestry.ancestor_level = {{ scope_level('years.rank_scope') }}
    -- Where less is better a report may rank by the level or by its fall; nobody can tell.
    where years.rank is not null and not {{ is_ceiling('years.indicator_id') }}
),

peers as (
    select years.*, ancestry.level, ancestry.ancestor_id as scope_id
    from shown as years
    inner join {{ ref('int_ancestry') }} as ancestry using (district_id)
    where exists (
        select 1 from claims where claims.indicator_id = years.indicator_id and claims.period_end = years.period_end
    )
),

pairs as (
    select
        claims.*,
        peers.district_id as peer_id,
        case when claims.rank_of = 'growth' then coalesce(peers.growth_low > claims.growth_high, false)
            else coalesce(peers.value_low > claims.value_high, false) end as peer_is_ahead,
        case when claims.rank_of = 'growth' then peers.growth_low else peers.value_low end as peer_low,
        case when claims.rank_of = 'growth' then peers.yoy_metric_id else peers.value_metric_id end as ahead_metric_id,
        case when peers.rank = claims.rank and peers.rank_scope = claims.rank_scope
            and peers.rank_of is not distinct from claims.rank_of then peers.rank_metric_id end as rival_metric_id
    from claims
    inner join peers
        on peers.scope_id = claims.scope_id and peers.level = claims.level and peers.district_id <> claims.district_id
        and peers.indicator_id = claims.indicator_id and peers.unit_group = claims.unit_group
        and peers.period_start = claims.period_start and peers.period_end = claims.period_end
),

counted as (
    select
        district_id,
        indicator_id,
        period_start,
        period_end,
        rank,
        rank_metric_id,
        count(distinct peer_low) filter (peer_is_ahead) as ahead,
        min(ahead_metric_id) filter (peer_is_ahead) as ahead_metric_id,
        min(rival_metric_id) as rival_metric_id
    from pairs
    where coalesce(rank_of, 'level') in ('level', 'growth')
    group by all
)

select
    case when ahead >= rank then 'rank_impossible' else 'rank_held_twice' end as check_code,
    district_id,
    indicator_id,
    cast(null as varchar) as indicator_text,
    period_start,
    period_end,
    cast(rank as decimal(28, 6)) as observed,
    case when ahead >= rank then cast(ahead + 1 as decimal(28, 6)) end as expected_low,
    cast(null as decimal(28, 6)) as expected_high,
    rank_metric_id as metric_id_a,
    case when ahead >= rank then ahead_metric_id else rival_metric_id end as metric_id_b
from counted
where ahead >= rank or rival_metric_id is not null

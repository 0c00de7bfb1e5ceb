with recursive

needed as (
    select district_id from {{ ref('stg_documents') }} where district_id is not null
    union
    select subject_district_id from {{ ref('stg_metrics') }} where subject_district_id is not null
),

-- A division that the reference does not list keeps its rows: its code says what lies above it.
divisions as (
    select district_id, name, level, parent_id
    from {{ ref('stg_divisions') }}
    union all
    select
        needed.district_id,
        needed.district_id as name,
        {{ level_of('needed.district_id') }} as level,
        coalesce(max(known.district_id) filter (needed.district_id like known.district_id || '%'),
            max(known.district_id) filter (known.district_id = '{{ country() }}')) as parent_id
    from needed
    left join {{ ref('stg_divisions') }} as known on true
    where needed.district_id not in (select district_id from {{ ref('stg_divisions') }})
    group by needed.district_id
),

wanted as (
    select divisions.district_id, divisions.parent_id
    from needed
    inner join divisions using (district_id)
    union
    select divisions.district_id, divisions.parent_id
    from wanted
    inner join divisions on divisions.district_id = wanted.parent_id
),

paths as (
    select
        wanted.district_id as leaf_id,
        divisions.district_id,
        divisions.parent_id,
        divisions.level,
        divisions.name
    from wanted
    inner join divisions using (district_id)
    union
    select
        paths.leaf_id,
        divisions.district_id,
        divisions.parent_id,
        divisions.level,
        divisions.name
    from paths
    inner join divisions on divisions.district_id = paths.parent_id
),

named as (
    select
        leaf_id as district_id,
        max(name) filter (level = 'province') as province,
        max(name) filter (level = 'prefecture' and not {{ only_holds_a_place('name') }}) as prefecture,
        max(name) filter (level = 'county') as county,
        max(name) filter (level = 'township') as township
    from paths
    group by leaf_id
)

select
    named.district_id,
    own.name,
    own.level,
    own.parent_id,
    named.province,
    named.prefecture,
    named.county,
    named.township
from named
inner join divisions as own using (district_id)

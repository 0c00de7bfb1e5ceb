-- Every district with each division above it.

with recursive upwards as (
    select
        district_id,
        level,
        parent_id as ancestor_id
    from {{ ref('dim_districts') }}
    where parent_id is not null
    union all
    select
        upwards.district_id,
        upwards.level,
        districts.parent_id
    from upwards
    inner join {{ ref('dim_districts') }} as districts on districts.district_id = upwards.ancestor_id
    where districts.parent_id is not null
)

select
    upwards.district_id,
    upwards.level,
    upwards.ancestor_id,
    ancestors.level as ancestor_level,
    ancestors.name as ancestor_name
from upwards
inner join {{ ref('dim_districts') }} as ancestors on ancestors.district_id = upwards.ancestor_id

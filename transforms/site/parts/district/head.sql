select
    districts.district_id as key,
    districts.district_id,
    districts.name,
    districts.level,
    districts.province,
    districts.prefecture,
    districts.county,
    districts.township,
    districts.parent_id,
    parents.name as parent_name,
    (select count(*) from dim_documents as documents where documents.district_id = districts.district_id) as reports,
    (select count(*) from mart_yoy_indicators as years where years.district_id = districts.district_id) as figures,
    to_check.key as check_list,
    to_check.entries as to_check
from dim_districts as districts
left join dim_districts as parents on parents.district_id = districts.parent_id
left join to_check on to_check.district_id = districts.district_id

select
    (select count(*) from dim_documents) as reports,
    (select count(distinct district_id) from dim_documents) as districts,
    (select count(*) from fct_metrics) as statements,
    (select count(distinct indicator_id) from mart_yoy_indicators) as indicators,
    (select count(*) from mart_yoy_indicators) as figures,
    (select min(year(period_end)) from mart_yoy_indicators) as first_year,
    (select max(year(period_end)) from mart_yoy_indicators) as last_year,
    (select coalesce(sum(numbers), 0) from mart_coverage) as numbers,
    (select coalesce(sum(unaccounted), 0) from mart_coverage) as unaccounted,
    (select coalesce(sum(conflicts), 0) from to_check) as conflicts,
    (select coalesce(sum(findings), 0) from to_check) as findings,
    (select coalesce(sum(doubtful), 0) from to_check) as doubtful,
    (select coalesce(sum(problems), 0) from to_check) as problems

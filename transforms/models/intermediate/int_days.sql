-- The days that MetricFlow counts periods by; no other table reads it.
{{ config(materialized='view') }}
select cast(day as date) as day
from generate_series(date '1950-01-01', date '2049-12-31', interval 1 day) as days (day)

with cases as (
    select *
    from (
        values
            (date '2023-01-01', date '2023-12-31', date '2022-01-01', date '2022-12-31'),
            (date '2023-01-01', date '2023-06-30', date '2022-01-01', date '2022-06-30'),
            (date '2024-01-01', date '2024-02-29', date '2023-01-01', date '2023-02-28'),
            (date '2025-01-01', date '2025-02-28', date '2024-01-01', date '2024-02-29'),
            (date '2023-07-01', date '2024-06-30', date '2022-07-01', date '2023-06-30')
    ) as cases (period_start, period_end, start_before, end_before)
)

select *
from cases
where
    {{ year_before_start('period_start') }} <> start_before
    or {{ year_before_end('period_end') }} <> end_before

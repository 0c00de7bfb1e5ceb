with cases as (
    select *
    from (
        values
            (date '2023-01-01', date '2023-12-31', 'year', '2023'),
            (date '2023-01-01', date '2023-06-30', 'half', '2023H1'),
            (date '2023-07-01', date '2023-12-31', 'half', '2023H2'),
            (date '2023-01-01', date '2023-03-31', 'quarter', '2023Q1'),
            (date '2023-07-01', date '2023-09-30', 'quarter', '2023Q3'),
            (date '2023-05-01', date '2023-05-31', 'month', '2023-05'),
            (date '2023-01-01', date '2023-01-31', 'month', '2023-01'),
            (date '2023-01-01', date '2023-11-30', 'ytd', '2023-01..11'),
            (date '2024-01-01', date '2024-02-29', 'ytd', '2024-01..02'),
            (date '2023-02-01', date '2023-04-30', 'span', '2023-02..04'),
            (date '2023-03-01', date '2023-08-31', 'span', '2023-03..08'),
            (date '2022-07-01', date '2023-06-30', 'span', '2022-07..2023-06'),
            (date '2021-01-01', date '2025-12-31', 'span', '2021-01..2025-12')
    ) as cases (period_start, period_end, kind, label)
)

select *
from cases
where
    {{ period_kind('period_start', 'period_end') }} <> kind
    or {{ period_label('period_start', 'period_end') }} <> label

-- Whole millionths in, decimals of six places out.
with cases as (
    select *
    from (
        values
            (1100000000::hugeint, 1000000000::hugeint, 10.0),
            (4::hugeint, 3::hugeint, 33.333333),
            (5::hugeint, 3::hugeint, 66.666667),
            (513::hugeint, 512::hugeint, 0.195313),
            (511::hugeint, 512::hugeint, -0.195313),
            (0::hugeint, 7::hugeint, -100.0),
            (-7::hugeint, 7::hugeint, -200.0),
            (7::hugeint, 0::hugeint, null),
            (7::hugeint, -7::hugeint, null),
            (9999999999999999999999000000::hugeint, 1::hugeint, null)
    ) as cases (new, old, expected)
)

select *
from cases
where {{ growth('new', 'old') }} is distinct from cast(expected as decimal(18, 6))

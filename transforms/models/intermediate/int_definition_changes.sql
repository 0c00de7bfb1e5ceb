-- Years in which what an indicator covers changed, so that its level does not compare with the one published a year before.

select
    cast(indicator_id as varchar) as indicator_id,
    cast(first_year as integer) as first_year,
    cast(change as varchar) as change
from (
    values
        ('industrial_output_above_scale', 2011, '规模以上工业起点由500万元提高到2000万元'),
        ('industrial_value_added_above_scale', 2011, '规模以上工业起点由500万元提高到2000万元'),
        ('industrial_enterprises_above_scale', 2011, '规模以上工业起点由500万元提高到2000万元'),
        ('fixed_asset_investment', 2011, '固定资产投资统计起点由50万元提高到500万元'),
        ('industrial_investment', 2011, '固定资产投资统计起点由50万元提高到500万元'),
        ('private_investment', 2011, '固定资产投资统计起点由50万元提高到500万元'),
        ('disposable_income_urban', 2013, '城乡住户调查一体化改革'),
        ('disposable_income_rural', 2013, '城乡住户调查一体化改革，农民人均纯收入改为可支配收入'),
        ('general_public_budget_revenue', 2015, '十一项政府性基金转列一般公共预算'),
        ('poverty_reduced', 2011, '农村扶贫标准提高到2300元')
) as changes (indicator_id, first_year, change)

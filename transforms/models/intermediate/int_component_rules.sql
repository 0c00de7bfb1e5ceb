-- What must hold between indicators of one district and period, in one unit.
-- part_of: the part exceeds the whole nowhere. sum_of: two parts and, where there is one, a third make the whole.
-- ratio_of: the rate is the first over the second.

select
    cast(rule as varchar) as rule,
    cast(whole as varchar) as whole,
    cast(part_a as varchar) as part_a,
    cast(part_b as varchar) as part_b,
    cast(part_c as varchar) as part_c
from (
    values
        ('part_of', 'general_public_budget_revenue', 'tax_revenue', null, null),
        ('part_of', 'fiscal_revenue', 'general_public_budget_revenue', null, null),
        ('part_of', 'industrial_output', 'industrial_output_above_scale', null, null),
        ('part_of', 'gdp', 'industrial_value_added', null, null),
        ('part_of', 'gdp', 'primary_industry_value_added', null, null),
        ('part_of', 'gdp', 'secondary_industry_value_added', null, null),
        ('part_of', 'gdp', 'tertiary_industry_value_added', null, null),
        ('part_of', 'fixed_asset_investment', 'industrial_investment', null, null),
        ('part_of', 'fixed_asset_investment', 'private_investment', null, null),
        ('part_of', 'industrial_investment', 'manufacturing_investment', null, null),
        ('part_of', 'industrial_investment', 'technical_renovation_investment', null, null),
        ('part_of', 'retail_sales', 'retail_sales_above_quota', null, null),
        ('part_of', 'foreign_trade', 'exports', null, null),
        ('part_of', 'foreign_trade', 'imports', null, null),
        ('part_of', 'deposits_loans', 'deposits', null, null),
        ('part_of', 'deposits_loans', 'loans', null, null),
        ('part_of', 'disputes_found', 'disputes_resolved', null, null),
        ('part_of', 'hazards_found', 'hazards_rectified', null, null),
        ('part_of', 'disposable_income_urban', 'disposable_income_rural', null, null),
        ('part_of', 'disposable_income_urban', 'disposable_income', null, null),
        ('part_of', 'disposable_income', 'disposable_income_rural', null, null),
        ('part_of', 'patents_granted', 'invention_patents_granted', null, null),
        ('sum_of', 'foreign_trade', 'exports', 'imports', null),
        ('sum_of', 'deposits_loans', 'deposits', 'loans', null),
        ('sum_of', 'gdp', 'primary_industry_value_added', 'secondary_industry_value_added', 'tertiary_industry_value_added'),
        ('ratio_of', 'hazard_rectification_rate', 'hazards_rectified', 'hazards_found', null),
        ('ratio_of', 'mediation_success_rate', 'disputes_resolved', 'disputes_found', null),
        ('ratio_of', 'rd_intensity', 'rd_expenditure', 'gdp', null),
        ('ratio_of', 'deficit_ratio', 'deficit', 'gdp', null),
        ('ratio_of', 'loan_deposit_ratio', 'loans', 'deposits', null)
) as rules (rule, whole, part_a, part_b, part_c)

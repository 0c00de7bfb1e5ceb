"""Whether two wordings mean one indicator, and which indicators are canonical for the figures."""

import re
from collections import Counter

LISTED = frozenset(
    """gdp industrial_output industrial_output_above_scale industrial_value_added_above_scale fixed_asset_investment
    industrial_investment manufacturing_investment technical_renovation_investment private_investment
    general_public_budget_revenue fiscal_revenue tax_revenue tax_share retail_sales retail_sales_above_quota
    commercial_sales_above_quota wholesale_sales_above_quota services_revenue_above_scale for_profit_services_revenue
    foreign_investment_utilized domestic_capital_utilized foreign_trade exports imports disposable_income
    disposable_income_urban disposable_income_rural rd_expenditure rd_intensity grain_output new_urban_jobs
    unemployment_rate cpi population urbanization_rate market_entities new_market_entities above_scale_new
    high_tech_enterprises high_tech_enterprises_new tech_smes tech_smes_new projects_signed projects_started
    projects_completed disputes_found disputes_resolved mediation_success_rate hazards_found hazards_rectified
    hazard_rectification_rate case_closure_rate illegal_construction_removed grids micro_grids resettlement_homes
    urban_renewal_communities elderly_care_facilities social_assistance_paid""".split()
)
ENOUGH = 0.5


def likeness(one: str | None, other: str | None) -> float:
    """F1 of the character bigrams, 0 to 1; a part that is at least 40 % of the whole counts at least 0.5."""
    one, other = (re.sub(r"[^\w]", "", text or "") for text in (one, other))
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    left, right = _bigrams(one), _bigrams(other)
    shared = 2 * sum((left & right).values()) / (left.total() + right.total())
    short, long = sorted((one, other), key=len)
    is_part = short in long and len(short) >= max(2, 0.4 * len(long))
    return max(shared, ENOUGH) if is_part else shared


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(1, len(text) - 1)))

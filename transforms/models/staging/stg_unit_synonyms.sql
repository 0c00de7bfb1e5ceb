select
    unit,
    same_as
from {{ facts('unit_synonyms') }}

select indicator_id as key, first_year, definition_change, source
from definition_changes
order by first_year

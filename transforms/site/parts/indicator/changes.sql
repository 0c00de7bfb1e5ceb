select indicator_id as key, first_year, change, source from definition_changes order by first_year

select doc_id as key, char_start, char_end, reason
from fct_exclusions
order by char_start

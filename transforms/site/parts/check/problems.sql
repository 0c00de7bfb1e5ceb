select key, district_id, source_path, doc_id, kind, place, cause, remedy
from unusable
order by source_path, kind, cause

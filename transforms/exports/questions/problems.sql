-- What could not be read, and what can be done about it?
-- 哪些文件没能读取，怎么办？
select source_path, kind, place, cause, remedy
from quarantine
order by source_path, problem_id

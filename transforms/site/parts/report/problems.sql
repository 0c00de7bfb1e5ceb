-- What is amiss with a report: what was lost of it, findings and contradictions that one of its statements takes part in.
select doc_id as key, 'problem' as kind, cause as what, remedy, place, null as metric_id, null as other_id, null as other
from quarantine
where doc_id is not null
union all
select split_part(metric_id_a, '-', 1), 'finding', check_code, null, null, metric_id_a, metric_id_b, sentence_b
from mart_quality
union all
select split_part(metric_id_b, '-', 1), 'finding', check_code, null, null, metric_id_b, metric_id_a, sentence_a
from mart_quality
where metric_id_b is not null
union all
select split_part(metric_id_a, '-', 1), kind, null, null, null, metric_id_a, metric_id_b, sentence_b
from mart_conflicts
union all
select split_part(metric_id_b, '-', 1), kind, null, null, null, metric_id_b, metric_id_a, sentence_a
from mart_conflicts
order by kind, metric_id, other_id

-- What the file was built from, written when all else stands.
{% for name in ['dim_documents', 'document_sources', 'dim_districts', 'dim_indicators', 'fct_metrics', 'fct_exclusions', 'quarantine', 'corrections',
    'mart_observations', 'mart_yoy_indicators', 'mart_targets', 'mart_conflicts', 'mart_revisions', 'mart_coverage', 'mart_rollups',
    'mart_league', 'mart_district_profile', 'mart_quality'] -%}
-- depends_on: {{ ref(name) }}
{% endfor %}
select
    doc_id,
    district_id,
    {{ document_fingerprint() }} as fingerprint,
    coalesce((select max(attempt) from {{ ref('int_changes') }}), '') as attempt
from {{ ref('stg_documents') }}

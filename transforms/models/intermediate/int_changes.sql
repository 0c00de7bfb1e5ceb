-- Documents that are new, changed or gone since the file was last built whole, each with the districts it concerns, before
-- and now; all of them, in a file that never was.

{%- set state = previous_build() -%}
{%- set last = load_relation(this) if state else none %}

with now as (
    select
        doc_id,
        district_id,
        {{ document_fingerprint() }} as fingerprint
    from {{ ref('stg_documents') }}
),

before as (
    {% if state -%}
    select doc_id, district_id, fingerprint from {{ state }}
    {%- else -%}
    select doc_id, district_id, fingerprint from now where false
    {%- endif %}
),

differing as (
    select doc_id
    from now
    full join before using (doc_id)
    where now.fingerprint is distinct from before.fingerprint
),

changes as (
    select doc_id, district_id from now where doc_id in (select doc_id from differing)
    union
    select doc_id, district_id from before where doc_id in (select doc_id from differing)
    {%- if last %}
    -- A build that did not reach its end left some tables with its changes and others without.
    union
    select doc_id, district_id from {{ last }}
    where attempt not in (select attempt from {{ state }})
    {%- endif %}
)

select
    doc_id,
    district_id,
    '{{ invocation_id }}' as attempt
from changes

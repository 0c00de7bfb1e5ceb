select doc_id as key, text from dim_documents

"""What any stage may use and what knows no stage: files written whole, hashes of sources, the cache, DuckDB's limits."""

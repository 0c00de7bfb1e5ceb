"""Each attribute of a row for itself: a statement, the discourse it stands in and its sentence in, one field out."""

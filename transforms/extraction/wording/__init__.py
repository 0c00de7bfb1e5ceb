"""How a wording is cut out of a clause: what is dropped from it, which verb opens it, which noun says how it is counted."""

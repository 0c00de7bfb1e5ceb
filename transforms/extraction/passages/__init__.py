"""What does the passage do? Sentences and headings; whether a stretch looks back or plans, and on which years."""

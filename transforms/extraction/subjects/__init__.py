"""Whose number is it, when not the reporting district's: a village, a company, a zone, an event."""

"""Runs reading, identification and extraction over a folder, incrementally, and keeps the rows as Parquet."""

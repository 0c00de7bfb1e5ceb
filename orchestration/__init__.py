"""Runs the transforms: Dagster for the graph, typer for the command line."""

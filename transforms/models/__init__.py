"""The dbt project's models, and the Python that reads their definitions. Says nothing by itself."""

"""The dbt project's models, and the Python that reads their definitions. Says nothing by itself."""

# The folders of models that readers may rely on: dimensions and facts, and what is made of them.
PUBLIC_LAYERS = ("core", "marts")

"""People's own workflows: kept as templates, edited, imported, exported, thrown away, restored."""

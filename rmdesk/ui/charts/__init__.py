"""The charts of the Progress page: painted by hand, each with its sentence, its values and its table."""

"""The models of records: types of values, base classes, the role of each text."""

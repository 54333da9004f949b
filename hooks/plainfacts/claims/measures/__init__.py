"""The measures that a criterion names: their names, and the wording in which they are compared."""

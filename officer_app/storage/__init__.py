"""The register as one file: opened and locked, its records and their history, its keys."""

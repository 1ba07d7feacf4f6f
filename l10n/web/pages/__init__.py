"""The pages, one a module: each has its ``routes``."""

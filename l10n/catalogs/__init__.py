"""PO catalogs: the record of every translation and of who stands behind it."""

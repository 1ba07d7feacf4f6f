"""Reports: what stands where, as values for a table or for JSON."""

"""What is known of each language's words, names, numbers and marks: CLDR and data files."""

"""Facts and form: what is wrong with a translation, one rule a file, all of them pure."""

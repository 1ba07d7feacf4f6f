"""Export: what may go out, in the statement's own layout."""

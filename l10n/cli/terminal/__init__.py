"""The review in a terminal: pure from keys to lines, the terminal itself at the edge."""

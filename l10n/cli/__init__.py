"""The command line: options in, a verb called, lines out. One file a command."""

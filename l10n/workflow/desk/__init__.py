"""The reviewer's desk: a statement as a person reads, mends and signs it."""

"""Translation memory: what people vouched for, found again by its source."""

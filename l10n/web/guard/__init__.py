"""Who and what gets in: connections, requests, people."""

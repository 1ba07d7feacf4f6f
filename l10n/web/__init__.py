"""The workbench in a browser: pages out, decisions in."""

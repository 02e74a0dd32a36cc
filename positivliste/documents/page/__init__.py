"""The published list as a web page."""

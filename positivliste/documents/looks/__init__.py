"""How a text looks: Markdown from our templates, and from it Word, PDF and HTML; the picture of the year."""

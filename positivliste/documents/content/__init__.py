"""What a document says, as plain values: no looks, no files."""

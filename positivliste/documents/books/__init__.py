"""The workbooks that we write."""

"""What we send out: letters, agenda items, the published list and workbooks, as text or bytes."""

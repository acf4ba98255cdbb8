"""One document in each format, and the proof that each output says what the document says."""

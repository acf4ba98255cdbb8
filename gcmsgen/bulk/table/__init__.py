"""Tables in: rows of text from CSV, XLSX, JSON Lines and Parquet, their columns named, each row a case."""

"""Tables of cases: check every row, make every good one, and finish what was interrupted."""

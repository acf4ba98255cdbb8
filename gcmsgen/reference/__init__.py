"""Published facts and closed lists, each with its source, its date and how sure it is."""

"""Which documents and formats there are, which of them a case has, and what they are made from: templates as read, offices, fonts."""

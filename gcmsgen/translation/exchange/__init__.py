"""Exchange of sentences with the tools of translators: PO, XLIFF 1.2 and 2.0, TMX, and a bilingual Word table."""

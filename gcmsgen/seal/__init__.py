"""The seal of an office: a signature over a manifest, or over the list of a run, that says whose key stands behind it."""

"""How long may the permit be, on which travel document, medical result and biometrics?"""

"""Can documents be written at all: numbers, language, characters, signatures, facts that every document needs?"""

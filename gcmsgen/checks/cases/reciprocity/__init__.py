"""Is reciprocal employment concluded on, in which country, and does the record of exchanges bear it?"""

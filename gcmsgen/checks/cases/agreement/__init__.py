"""Do application, record and offer agree on province, city, postal code, occupation and employer?"""

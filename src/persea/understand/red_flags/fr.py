"""x"""
from persea.understand.red_flags import Table
FRENCH = Table("fr", "PERSON: x")

"""x"""
from persea.understand.red_flags import Table
SPANISH = Table("es", "PERSON: x")

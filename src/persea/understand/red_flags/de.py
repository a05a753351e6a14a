"""x"""
from persea.understand.red_flags import Table
GERMAN = Table("de", "PERSON: x")

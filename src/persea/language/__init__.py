"""Reading written language: numbers with units, sentences, plain text. Pure functions, no I/O."""

"""How requests are put in each language that is read beside English: one module each, data and nothing else."""

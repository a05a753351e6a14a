"""What the child processes do: each job is a function (request as JSON, body) -> answer as JSON.

Jobs run where there are no files to write, no network and no database (confine.py). They raise UnreadableUpload where the
upload is at fault; whatever else goes wrong ends the process, which the parent tells as such. They import heavy libraries
at their first use, and of Persea only values, errors, and what reads encodings and markup for the catalogue too.
"""

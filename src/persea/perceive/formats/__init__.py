"""How each format of documents is opened: one file a format, each `read_…(data, …) -> Opened`.

They run in the confined process (jobs/documents.py), raise UnreadableUpload where the file is at fault, and never run, fetch
or follow what a document brings: macros, links, relations, entities.
"""

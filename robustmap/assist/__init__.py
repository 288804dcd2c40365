"""What an assistant may ask of a kb: a table of read-only tools, and the nodes as resources.

Every answer is plain data of bounded size, in which the words of the kb are marked as
somebody else's. Only `server` knows how assistants are spoken to.
"""

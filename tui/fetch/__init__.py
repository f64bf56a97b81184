"""What is on the web to bytes, with manners: for the ingest process alone.

`client.Client` asks for one address and follows redirects itself, checking each hop on the address that it
connects to; `manners.Manners` says when a host may be asked; `robots.Robots` whether a page may be. Nothing
is imported by the package itself: a process that was given no address loads no HTTP code.
"""

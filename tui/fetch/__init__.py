"""What is on the web to bytes, with manners: for the ingest process alone.

`client.Client` asks for one address and follows redirects itself, checking each hop on the address that it
connects to; `manners.Manners` says when a host may be asked; `robots.Robots` whether a page may be.
"""

from tui.fetch.address import Address, parse_address
from tui.fetch.client import Answer, Client, Rules
from tui.fetch.clock import Clock
from tui.fetch.failure import FetchError
from tui.fetch.manners import Manners
from tui.fetch.robots import Robots

__all__ = [
    "Address",
    "Answer",
    "Client",
    "Clock",
    "FetchError",
    "Manners",
    "Robots",
    "Rules",
    "parse_address",
]

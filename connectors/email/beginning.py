"""A correspondence by mail that we begin ourselves: its key, its recipient, what is needed to write there; pure."""

from __future__ import annotations

from connectors.email.threading import first_key
from inbox.inbound import Author, Place
from inbox.starting import Beginning


def beginning(channel_id: int, *, address: str, name: str, subject: str, token: str) -> Beginning:
    """The same `token` always begins the same correspondence, so a repeated request does not write twice.

    `address` must be a clean mail address in lower case.
    """
    return Beginning(
        place=Place(first_key(channel_id, f"begun\0{token}"), "mail", subject),
        author=Author(address, name),
        origin={"to": [[name, address]], "subject": subject, "people": [address]},
    )

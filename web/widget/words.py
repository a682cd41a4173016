"""What the widget itself says, in the person's language; what a company says in it is the channel's `Look`."""

from __future__ import annotations

from typing import Final

from core.i18n import lazy as _

LOADER: Final = {
    "title": _("Support chat"),
    "open": _("Open the chat"),
    "close": _("Close the chat"),
    "unread": _("unread messages:"),
}

MARKUP: Final = {
    "greeting": _("Hello!"),
    "intro": _("Ask us anything: we will answer right here."),
    "close": _("Close the chat"),
    "log": _("Conversation"),
    "attach": _("Attach a file"),
    "field": _("Message"),
    "send": _("Send"),
    "reach": _("Where can we write to you if you leave?"),
    "email": _("E-mail"),
    "leave": _("Send"),
    "skip": _("Skip"),
    "enlarge": _("Picture"),
    "dismiss": _("Close the picture"),
}
"""What the panel's template says."""

SCRIPT: Final = {
    "enlarge": _("Picture"),
    "picture": _("picture"),
    "thanks": _("Thank you, noted."),
    "sending": _("Sending…"),
    "sent": _("Sent"),
    "read": _("Read"),
    "failed": _("Not sent"),
    "again": _("Send again"),
    "edited": _("edited"),
    "newer": _("New messages:"),
    "typing": _("{name} is typing…"),
    "offline": _("No connection. We will send your messages as soon as it is back."),
    "slow": _("Too many messages at once. The rest will follow in a moment."),
    "expired": _("Your sign-in has expired. Reload the page to go on."),
    "signIn": _("Sign in on the site to write to us."),
    "tooBig": _("The file is larger than 20 MB"),
}
"""What the panel's script says."""

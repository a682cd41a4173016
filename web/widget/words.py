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

IN_MARKUP: Final = frozenset({"greeting", "intro", "close", "log", "attach", "field", "send", "enlarge", "dismiss"})
"""These are written by the template; the script asks for none of them."""

PANEL: Final = {
    "greeting": _("Hello!"),
    "intro": _("Ask us anything: we will answer right here."),
    "close": _("Close the chat"),
    "log": _("Conversation"),
    "attach": _("Attach a file"),
    "field": _("Message"),
    "send": _("Send"),
    "enlarge": _("Picture"),
    "dismiss": _("Close the picture"),
    "picture": _("picture"),
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

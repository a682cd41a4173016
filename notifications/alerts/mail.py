"""Notices as e-mail: a short mail with a link, sent from a mailbox of ours or through a mail server of the workspace.

The mails are marked as a machine's (RFC 3834), so that no absence note answers them and no loop begins.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from connectors.base import DeliveryFailed, Kit, Part
from connectors.email.mailbox import mailbox
from connectors.email.render import Sender, notice
from connectors.email.send import Outgoing
from connectors.email.threading import Seal
from connectors.email.urls import Server, server
from connectors.registry import account
from core import i18n
from core.secrets import Vault, WrongKey
from core.settings import Settings
from core.work import Tx, View
from inbox import access, channels
from inbox.access import Actor
from inbox.team import clean_email
from notifications.alerts.sendings import Letter, Send

SETTING = "notice_mail"
TEMPLATES = Path(__file__).parent.parent / "templates"
SETTINGS_PAGE = "/settings/notifications"


@dataclass(frozen=True, slots=True)
class Post:
    """From whom notices come, and the server they leave by."""

    sender: Sender
    server: Server


# ----------------------------------------------------------------------------------- where notices are posted from


async def set_server(tx: Tx, url: str, *, address: str, by: Actor | None, vault: Vault) -> None:
    """Send notices by this SMTP server (a URL with user and password) from this address; an empty URL forgets it.

    Raises `connectors.email.urls.WrongMailUrl`, `EmailNeeded`, `NotForYourRole`.
    """
    if by:
        access.needs_admin(by)
    if not url:
        await tx.execute("DELETE FROM setting WHERE key = $1", SETTING)
        return
    server(url, "smtp", field="url")
    value = {"address": clean_email(address), "sealed": vault.seal({"url": url})}
    await tx.execute(
        "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        SETTING,
        json.dumps(value),
    )


async def own_server(view: View, vault: Vault) -> tuple[Server, str] | None:
    """The workspace's own server for notices and the address they come from. Raises `WrongKey`."""
    value = await view.value("SELECT value FROM setting WHERE key = $1", SETTING)
    if value is None:
        return None
    kept = json.loads(value) if isinstance(value, str) else value
    one = server(vault.open(kept["sealed"])["url"], "smtp")
    return one, str(kept["address"])


async def post(view: View, kit: Kit) -> Post | None:
    """The workspace's own server, else that of the mailbox that works best; None where there is neither."""
    own = await own_server(view, kit.vault)
    if own:
        one, address = own
        instance = kit.vault.sign("mail-loop", "instance")
        return Post(Sender(address, "Pult", Seal(kit.vault.derive("mail"), 0), instance, plus=False), one)
    rows = await channels.channels(view, "email")
    for row in sorted(rows, key=lambda row: (row["state"] != "ok", row["id"])):
        box = mailbox(account(kit, row), kit.vault)
        if box.smtp:
            return Post(box.sender, box.smtp)
    return None


# --------------------------------------------------------------------------------------------------- what they say


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=jinja2.select_autoescape(["html"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=False)  # type: ignore[attr-defined]
    return env


def written(letter: Letter, sender: Sender, settings: Settings) -> Part:
    """The mail, in the language that is spoken now. Mails of one subject are one conversation of the mail program."""
    values: Mapping[str, Any] = {
        "told": letter.told,
        "link": settings.base_url + letter.told.path,
        "settings_link": settings.base_url + SETTINGS_PAGE,
        "language": i18n.speech().language,
    }
    root = f"<notice.{letter.agent['id']}.{letter.subject}.{sender.instance}@{sender.domain}>"
    return notice(
        sender=sender,
        to=[letter.agent["email"]],
        subject=letter.told.title,
        text=templates().get_template("notice.txt").render(values),
        page=templates().get_template("notice.html").render(values),
        message_id=f"notice.{letter.sending_id}.{sender.instance}",
        headers={"References": root},
    )


def door(kit: Kit) -> Send:
    """How letters leave by e-mail."""

    async def send(letter: Letter) -> None:
        try:
            found = await kit.db.read(post, kit)
        except WrongKey as error:
            raise DeliveryFailed(str(error), code="auth", permanent=True) from error
        if found is None:
            raise DeliveryFailed("No mailbox is connected that could send e-mail.", permanent=True)
        with i18n.speaking(letter.agent["locale"] or i18n.LANGUAGES[0], letter.agent["timezone"] or "UTC"):
            part = written(letter, found.sender, kit.settings)
        outgoing = Outgoing(found.server, clock=kit.db.clock)
        try:
            await outgoing.send(found.sender.address, part, {})
        finally:
            await outgoing.close()

    return send

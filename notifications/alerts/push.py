"""Notices as Web Push: sealed for one browser (RFC 8291), signed as ours (RFC 8292), handed to its push service."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from connectors.base import DeliveryFailed
from core import outbound
from core.clock import HOUR, SECOND
from core.database import Database
from core.errors import Invalid
from core.secrets import Vault
from core.settings import Settings
from core.work import Row, Tx, View
from notifications.alerts.sendings import Letter, Send

SETTING = "vapid"
TTL = 4 * HOUR // SECOND
"""Seconds for which the push service keeps a message for a browser that is not there."""
TOKEN_LIFE = 12 * HOUR // SECOND
RECORD = 4096
MOST = 20
"""Browsers of one colleague; the oldest gives way."""
CURVE = ec.SECP256R1()


class BadSubscription(Invalid):
    """This browser's subscription cannot be used."""


# ------------------------------------------------------------------------------------------- our key, his browser


@dataclass(frozen=True, slots=True)
class Key:
    """The installation's own key pair, by which push services know us."""

    private: ec.EllipticCurvePrivateKey

    @property
    def public(self) -> str:
        """What the browser subscribes with (`applicationServerKey`)."""
        return _text(_point(self.private.public_key()))


async def known_key(view: View, vault: Vault) -> Key | None:
    """Our key, if there is one yet."""
    value = await view.value("SELECT value FROM setting WHERE key = $1", SETTING)
    if value is None:
        return None
    kept = vault.open((json.loads(value) if isinstance(value, str) else value)["sealed"])
    return Key(ec.derive_private_key(int(kept["private"], 16), CURVE))


async def key(tx: Tx, vault: Vault) -> Key:
    """Our key, made when it is first needed and kept sealed."""
    number = ec.generate_private_key(CURVE).private_numbers().private_value
    await tx.execute(
        "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING",
        SETTING,
        json.dumps({"sealed": vault.seal({"private": f"{number:x}"})}),
    )
    kept = await known_key(tx, vault)
    assert kept is not None
    return kept


async def subscribe(tx: Tx, agent_id: int, *, session: str, subscription: Mapping[str, Any], browser: str) -> None:
    """Remember a browser (`PushSubscription.toJSON()`) for as long as its session (a hash) lasts.

    The same one again, even of another colleague, is moved here.

    Raises `BadSubscription`.
    """
    endpoint, keys = subscription.get("endpoint"), subscription.get("keys")
    if not isinstance(endpoint, str) or len(endpoint) > 1024 or not isinstance(keys, dict):
        raise BadSubscription
    parts = urlsplit(endpoint)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise BadSubscription
    _browser_key(keys)
    await tx.execute(
        "INSERT INTO push_subscription (agent_id, session_id, endpoint, keys, browser, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (endpoint) DO UPDATE SET agent_id = excluded.agent_id,"
        " session_id = excluded.session_id, keys = excluded.keys,"
        " browser = excluded.browser, created_at = excluded.created_at",
        agent_id,
        session,
        endpoint,
        json.dumps({"p256dh": keys["p256dh"], "auth": keys["auth"]}),
        browser[:256],
        tx.now,
    )
    await tx.execute(
        "DELETE FROM push_subscription WHERE agent_id = $1 AND id NOT IN"
        " (SELECT id FROM push_subscription WHERE agent_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2)",
        agent_id,
        MOST,
    )


async def unsubscribe(tx: Tx, agent_id: int, *, endpoint: str) -> None:
    """Forget a browser."""
    await tx.execute("DELETE FROM push_subscription WHERE agent_id = $1 AND endpoint = $2", agent_id, endpoint)


# ----------------------------------------------------------------------------------------------------- the sealing


def sealed(plain: bytes, keys: Mapping[str, str], *, salt: bytes, ours: ec.EllipticCurvePrivateKey) -> bytes:
    """`plain` for the browser with these keys, one record of aes128gcm (RFC 8291 §3.4, RFC 8188 §2).

    `salt` (16 bytes) and `ours` are made anew for every message. Raises `BadSubscription`.
    """
    theirs, auth = _browser_key(keys)
    their_point, our_point = _point(theirs), _point(ours.public_key())
    shared = ours.exchange(ec.ECDH(), theirs)
    secret = _derived(shared, auth, b"WebPush: info\0" + their_point + our_point, 32)
    cipher = AESGCM(_derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(our_point)]) + our_point
    return head + cipher.encrypt(nonce, plain + b"\x02", None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def _browser_key(keys: Mapping[str, Any]) -> tuple[ec.EllipticCurvePublicKey, bytes]:
    try:
        point, auth = _octets(keys["p256dh"]), _octets(keys["auth"])
        public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
        raise BadSubscription from error
    if len(auth) != 16:
        raise BadSubscription
    return public, auth


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def authorization(ours: Key, endpoint: str, *, contact: str, now: int) -> str:
    """The `Authorization` header that says who we are (RFC 8292 §2). `now` in milliseconds."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": now // SECOND + TOKEN_LIFE, "sub": contact}
    pem = ours.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return f"vapid t={jwt.encode(claims, pem, algorithm='ES256')}, k={ours.public}"


# ----------------------------------------------------------------------------------------------------- the sending


def shown(letter: Letter) -> dict[str, Any]:
    """What the service worker shows. Words of customers stay out of it, unless the colleague asked for them."""
    told = letter.told
    detail = told.detail if not told.is_private or letter.agent["notify"].get("preview") else ""
    return {
        "title": told.title,
        "body": detail,
        "path": told.path,
        "tag": letter.subject,
        "notice": letter.notice_id,
    }


def door(db: Database, vault: Vault, settings: Settings) -> Send:
    """How letters leave by Web Push."""
    allowed = outbound.networks(settings.own_networks)

    async def send(letter: Letter) -> None:
        subscription = await db.read(_subscription, letter.push_subscription_id)
        if subscription is None:
            return
        ours = await db.read(known_key, vault)
        if ours is None:
            ours = await db.write(key, vault)
        keys = json.loads(subscription["keys"]) if isinstance(subscription["keys"], str) else subscription["keys"]
        body = json.dumps(shown(letter), ensure_ascii=False).encode()
        content = sealed(body, keys, salt=secrets.token_bytes(16), ours=ec.generate_private_key(CURVE))
        contact = settings.public_url if settings.public_url.startswith("https:") else f"mailto:{letter.agent['email']}"
        headers = {
            "Authorization": authorization(ours, subscription["endpoint"], contact=contact, now=db.clock()),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(TTL),
            "Urgency": "high",
            "Topic": letter.subject,
        }
        status, pause = await _post(subscription["endpoint"], content, headers, allowed)
        if status in (404, 410):  # the browser has unsubscribed (RFC 8030 §7.3)
            await db.write(_forget, subscription["id"])
        else:
            _judge(status, pause)

    return send


async def _post(
    endpoint: str, content: bytes, headers: Mapping[str, str], allowed: list[outbound.Network]
) -> tuple[int, float | None]:
    try:
        async with (
            outbound.session(allowed) as client,
            client.post(endpoint, data=content, headers=headers, allow_redirects=False) as answer,
        ):
            pause = answer.headers.get("Retry-After", "")
            return answer.status, float(pause) if pause.isdecimal() else None
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        if outbound.is_refusal(error):
            raise DeliveryFailed("The browser's push service is not on the public internet.", permanent=True) from error
        raise DeliveryFailed("The browser's push service cannot be reached.", code="network") from error


def _judge(status: int, pause: float | None) -> None:
    """Raise what an answer means, unless it is that the message was taken."""
    if status < 300:
        return
    if status == 429 or status >= 500:
        raise DeliveryFailed("The browser's push service asks us to wait.", code="limit", retry_after=pause)
    raise DeliveryFailed(
        "The browser's push service refuses us. Switch notifications in this browser off and on again.", permanent=True
    )


async def _subscription(view: View, subscription_id: int | None) -> Row | None:
    return await view.row("SELECT id, endpoint, keys FROM push_subscription WHERE id = $1", subscription_id)


async def _forget(tx: Tx, subscription_id: int) -> None:
    await tx.execute("DELETE FROM push_subscription WHERE id = $1", subscription_id)

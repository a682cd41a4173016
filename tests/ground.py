"""A migrated PostgreSQL database that one test after the other works on, emptied in between.

A new one for each test, copied from a template, takes longer than most tests: it has hundreds of files.
"""

from __future__ import annotations

import contextlib
from uuid import uuid4

import asyncpg

from bench.world.servers import Postgres

SHAPE = (
    "SELECT count(*) || ' ' || max(c.oid) || ' ' || (SELECT count(*) FROM pg_attribute a JOIN pg_class k"
    " ON k.oid = a.attrelid WHERE k.relnamespace = 'public'::regnamespace AND NOT a.attisdropped)"
    " || ' ' || (SELECT string_agg(version, ' ' ORDER BY id) FROM aerich)"
    " FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
)
"""Changes when a table, an index or a column is made, lost or made anew, or the history of migrations grows."""

ALONE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"

EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'aerich' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename NOT LIKE 'aerich%' LOOP
        PERFORM setval(format('%I', name), 1, false);
    END LOOP;
END $$
"""


class Ground:
    """Lends the database, and makes it as new when it comes back."""

    def __init__(self, server: Postgres, template: str) -> None:
        self._server = server
        self._template = template
        self._name = ""
        self._shape = ""

    async def lend(self) -> str:
        """The URL of a migrated, empty database."""
        if not self._name:
            self._name = f"ground_{uuid4().hex}"
            await self._server.create(self._name, template=self._template)
            self._shape = await self._ask(SHAPE)
        return self._server.url(self._name)

    async def take_back(self) -> None:
        """Empty it; one whose tables were changed is given up."""
        connection, same = await asyncpg.connect(self._server.url(self._name), timeout=10), False
        try:
            await connection.execute(ALONE, self._name)
            with contextlib.suppress(asyncpg.UndefinedTableError):
                same = await connection.fetchval(SHAPE) == self._shape
            if same:
                await connection.execute(EMPTY)
        finally:
            await connection.close()
        if not same:
            await self._server.drop(self._name)
            self._name = ""

    async def _ask(self, sql: str) -> str:
        connection = await asyncpg.connect(self._server.url(self._name), timeout=10)
        try:
            return str(await connection.fetchval(sql))
        finally:
            await connection.close()

"""Files over the API: uploaded before the message or task that carries them, downloaded by who may see it."""

from __future__ import annotations

from typing import Annotated

from aiohttp import web
from pydantic import Field

from core.errors import Invalid
from inbox import attachments
from web import files
from web.api import shapes
from web.api.router import Call
from web.api.shapes import Asked
from web.api.values import Id


class FileEmpty(Invalid):
    """The file is empty. Send its bytes as the body."""


class UploadQuery(Asked):
    """What the file is called."""

    name: Annotated[str, Field(min_length=1, max_length=255)]


class DownloadQuery(Asked):
    """How it is wanted."""

    thumbnail: bool = Field(False, description="The small picture of an image.")


async def upload(call: Call, query: UploadQuery) -> shapes.Upload:
    """Upload a file

    The bytes are the body, whatever its content type; what they are is found out from themselves. The answer's id
    goes into `files` of a message or of a task.
    """
    stored = await files.take(call.request, call.machine.files, name=query.name)
    if not stored.size:
        raise FileEmpty(field="body")
    row = await call.db.write(attachments.uploaded, stored, name=query.name, by=call.who)
    return shapes.Upload.model_validate(row)


async def download(call: Call, file_id: Id, query: DownloadQuery) -> web.StreamResponse:
    """Download a file

    Ranges are served. Only pictures, sound and video come with their own media type; all else as octets.
    """
    row = await call.db.read(files.find, file_id, to=call.who)
    return files.give(row, call.machine.files, small=query.thumbnail)

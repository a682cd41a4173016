"""Files in messages: what a bot uploads or names again, and the JSON that describes each kind."""

from __future__ import annotations

import io
import mimetypes

from PIL import Image, UnidentifiedImageError

from bench.world.botapi.calls import Call, Upload
from bench.world.botapi.refusals import Json, bad_request
from bench.world.botapi.scene import Bot, File, Scene

PHOTO_LIMIT = 10 * 1024 * 1024
THUMBNAIL = 90
FOLDERS = {
    "photo": "photos", "document": "documents", "video": "videos", "voice": "voice", "audio": "music",
    "animation": "animations", "sticker": "stickers", "video_note": "video_notes",
}  # fmt: skip
MEDIA_TYPES = {
    "video": "video/mp4", "voice": "audio/ogg", "audio": "audio/mpeg", "animation": "video/mp4",
    "sticker": "image/webp", "video_note": "video/mp4",
}  # fmt: skip


def picture(*, width: int = 640, height: int = 480, color: str = "steelblue", form: str = "JPEG") -> bytes:
    """A plain picture of these measures."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), color).save(out, form)
    return out.getvalue()


def photo_sizes(scene: Scene, content: bytes) -> list[Json]:
    """A thumbnail and the picture itself, as `photo` carries them. Raises `Refusal` for what is not a picture."""
    if len(content) > PHOTO_LIMIT:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        )
    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
            if width + height > 10_000 or max(width, height) > 20 * min(width, height):
                raise bad_request("PHOTO_INVALID_DIMENSIONS")
            small = image.convert("RGB")
            small.thumbnail((THUMBNAIL, THUMBNAIL))
            out = io.BytesIO()
            small.save(out, "JPEG")
    except (UnidentifiedImageError, OSError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    full = file_json(scene.store("photos", content, name="photo.jpg"))
    thumb = file_json(scene.store("photos", out.getvalue(), name="thumb.jpg"))
    return [thumb | {"width": small.width, "height": small.height}, full | {"width": width, "height": height}]


def file_json(file: File) -> Json:
    return {"file_id": file.unique_id, "file_unique_id": file.unique_id, "file_size": file.size}


def described(kind: str, file: File, name: str, media_type: str | None, extra: Json) -> Json:
    """The JSON of one file of a kind; `extra` are measures and titles that were given with it."""
    guessed = media_type or MEDIA_TYPES.get(kind) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    needed: dict[str, Json] = {
        "document": {},
        "video": {"width": 640, "height": 360, "duration": 1},
        "voice": {"duration": 1},
        "audio": {"duration": 1},
        "animation": {"width": 320, "height": 240, "duration": 1},
        "sticker": {"width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False},
        "video_note": {"length": 240, "duration": 1},
    }
    answer = file_json(file) | needed[kind] | extra
    if kind not in ("sticker", "video_note"):
        answer["mime_type"] = guessed
    if kind in ("document", "video", "audio", "animation") and name:
        answer["file_name"] = name
    return answer


def given_file(scene: Scene, bot: Bot, call: Call, kind: str, value: str, extra: Json) -> Json:
    """The content of a message that carries this file: `{"photo": [...]}` or `{kind: {...}}`.

    `value` is `attach://part`, a file id of this bot, or an address. Raises `Refusal` for anything else.
    """
    part = value.removeprefix("attach://") if value.startswith("attach://") else kind
    if part in call.uploads and (value.startswith("attach://") or not value):
        return uploaded(scene, kind, call.uploads[part], extra)
    if not value:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    unique, _, owner = value.rpartition("-")
    file = scene.files.get(unique)
    if file is None or owner != str(bot.id):
        raise bad_request("wrong file identifier/HTTP URL specified")
    if kind == "photo":
        return {"photo": photo_sizes(scene, file.read())}
    return {kind: described(kind, file, "", None, extra)}


def uploaded(scene: Scene, kind: str, upload: Upload, extra: Json) -> Json:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        return {"photo": photo_sizes(scene, upload.content)}
    file = scene.store(FOLDERS[kind], upload.content, name=upload.name)
    media_type = upload.media_type if upload.media_type != "application/octet-stream" else None
    answer: Json = {kind: described(kind, file, upload.name, media_type, extra)}
    if kind == "animation":
        answer["document"] = answer[kind]
    return answer

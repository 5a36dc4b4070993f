"""Files by their file_id: what was uploaded, once, and how a message shows it."""

import hashlib
from dataclasses import dataclass, field

from bot.sandbox import errors
from bot.sandbox.objects import Object, present
from bot.sandbox.pictures import dimensions
from bot.sandbox.uploads import Upload

SEND_LIMIT, PHOTO_LIMIT, DOWNLOAD_LIMIT = 50 << 20, 10 << 20, 20 << 20
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "video": "videos", "audio": "music"}


@dataclass(frozen=True, slots=True)
class File:
    id: str
    kind: str
    upload: Upload

    @property
    def path(self) -> str:
        ending = self.upload.name.rpartition(".")[2]
        ending = ending if "." in self.upload.name and ending.isalnum() else "bin"
        return f"{FOLDERS.get(self.kind, self.kind + 's')}/{self.id}.{ending}"

    def summary(self) -> Object:
        return {
            "file_id": self.id,
            "file_unique_id": self.id[-16:],
            "file_size": len(self.upload.content),
        }

    def as_file(self) -> Object:
        return self.summary() | {"file_path": self.path}


@dataclass(slots=True)
class Files:
    known: dict[str, File] = field(default_factory=dict)

    def keep(self, kind: str, upload: Upload) -> File:
        """The same bytes of the same kind have the same file_id."""
        if len(upload.content) > (PHOTO_LIMIT if kind == "photo" else SEND_LIMIT):
            raise errors.Refusal(413, "Request Entity Too Large")
        if not upload.content:
            raise errors.bad_request("file must be non-empty")
        digest = hashlib.sha256(kind.encode() + upload.name.encode() + upload.content).hexdigest()
        number = f"AgAC{digest[:36]}"
        return self.known.setdefault(number, File(number, kind, upload))

    def find(self, file_id: str) -> File:
        if file_id not in self.known:
            raise errors.bad_request("wrong file_id or the file is temporarily unavailable")
        return self.known[file_id]

    def at(self, path: str) -> File | None:
        file = self.known.get(path.rpartition("/")[2].rpartition(".")[0])
        return file if file is not None and file.path == path else None


def content_of(file: File, parameters: Object) -> Object:
    """The part of a message that is the file: `{"photo": […]}`, `{"document": {…}}`…"""
    if file.kind == "photo":
        return {"photo": sizes(file)}
    shown = file.summary() | extra(file, parameters)
    content: Object = {file.kind: shown}
    if file.kind == "animation":
        content["document"] = file.summary() | named(file)
    return content


def sizes(file: File) -> list[Object]:
    width, height = dimensions(file.upload.content) or (0, 0)
    if not width or not height or width + height > 10_000:
        wrong = "PHOTO_INVALID_DIMENSIONS" if width else "IMAGE_PROCESS_FAILED"
        raise errors.bad_request(wrong)
    return [size(file, width, height, bound) for bound in bounds(max(width, height))]


def bounds(longest: int) -> list[int]:
    """Telegram offers smaller copies, the largest last."""
    return [bound for bound in (90, 320, 800) if bound < longest] + [longest]


def size(file: File, width: int, height: int, bound: int) -> Object:
    """A smaller copy has a name of its own but, here, the same bytes."""
    scale = bound / max(width, height)
    shown = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
    return file.summary() | shown


def named(file: File) -> Object:
    return {"file_name": file.upload.name, "mime_type": file.upload.content_type}


def extra(file: File, parameters: Object) -> Object:
    duration = parameters.get("duration", 0)
    frame = {"width": parameters.get("width", 320), "height": parameters.get("height", 240)}
    match file.kind:
        case "voice":
            return {"duration": duration, "mime_type": file.upload.content_type}
        case "audio":
            titles = present(performer=parameters.get("performer"), title=parameters.get("title"))
            return {"duration": duration} | named(file) | titles
        case "video" | "animation":
            return {"duration": duration} | frame | named(file)
        case "video_note":
            return {"duration": duration, "length": parameters.get("length", 240)}
        case "sticker":
            return sticker(parameters.get("emoji"))
        case _:
            return named(file)


def sticker(emoji: str | None) -> Object:
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return shape | present(emoji=emoji)

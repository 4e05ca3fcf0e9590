"""Which documents browsers can play."""

from pathlib import PurePath
from typing import Any

#: Content type by the ending of the file.
AUDIO_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".wav": "audio/wav",
}


def audio_type(document: Any) -> str:
    """Content type of a recording by the ending of its name; blank for any other file."""
    name = getattr(document, "filename", "") or ""
    return AUDIO_TYPES.get(PurePath(name).suffix.lower(), "")

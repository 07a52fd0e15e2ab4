"""The tags of video and sound, as ComfyUI's and other savers write them."""

import io
from collections.abc import Mapping

from .models import CarrierUnreadable, Content

OPTIONS = {"analyzeduration": "0", "probesize": "65536"}
"""The tags stand in the header; the streams themselves need no look."""


def stream_texts(data: Content, *, demuxer: str, name: str) -> Mapping[str, str]:
    """Tag -> text of the file and of its streams, tags in lower case.

    `demuxer` is FFmpeg's name of the container: it is never left to guess, because some of what
    it may guess, such as playlists, opens further files. Raises `CarrierUnreadable`.
    """
    # PyAV costs 20 MB of memory; who never meets a video does not pay for it.
    import av
    from av.error import FFmpegError

    try:
        with av.open(
            io.BytesIO(data[:]) if isinstance(data, bytes) else data,
            format=demuxer,
            metadata_errors="replace",
            options=OPTIONS,
        ) as container:
            every = [*(stream.metadata for stream in container.streams), container.metadata]
            return {tag.lower(): text for tags in every for tag, text in tags.items()}
    except FFmpegError as error:
        raise CarrierUnreadable(f"{name} has no readable header: {error.strerror}.") from error

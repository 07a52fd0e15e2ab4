"""Moving pictures: joined from frames, taken apart, saved as films."""

from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np

from render_node.folders import SavePlace

from .call import Call, Result, Run
from .pixels import to_pillow
from .saving import entry
from .values import Video, Weights

H264 = {"crf": "19", "preset": "veryfast"}


def create_video(call: Call) -> Result:
    return Result((Video(call.images("images"), call.number("fps")),))


def video_components(call: Call) -> Result:
    video: Video = call.inputs["video"]
    return Result((video.frames, Weights("AUDIO"), video.fps))


def load_video(call: Call) -> Result:
    path = call.stage.folders.annotated(call.text("file"), "input")
    return Result((_files().read(path),))


def save_video(call: Call) -> Result:
    video: Video = call.inputs["video"]
    place = _place(call, video)
    name = place.name(0, ".mp4")
    _write(call, place, name, video, "libx264", H264)
    return Result(ui={"images": [entry(name, place, "output")], "animated": [True]})


def save_webm(call: Call) -> Result:
    video = Video(call.images("images"), call.number("fps"))
    place = _place(call, video)
    name = place.name(0, ".webm")
    codec = {"vp9": "libvpx-vp9", "av1": "libsvtav1"}[call.text("codec")]
    _write(call, place, name, video, codec, _webm(codec, round(call.number("crf"))))
    return Result(ui={"images": [entry(name, place, "output")], "animated": [True]})


def video_combine(call: Call) -> Result:
    """VideoHelperSuite's node: files are told under `gifs`, whatever their format."""
    video = _ordered(call)
    kind = "output" if call.flag("save_output") else "temp"
    place = call.stage.folders.place(call.text("filename_prefix"), kind, _size(video))
    wanted = call.text("format")
    suffix = "." + {"h264-mp4": "mp4"}.get(wanted.split("/")[1], wanted.split("/")[1])
    # No underscore before the suffix: this is how the suite names its files.
    name = f"{place.stem}_{place.counter:05}{suffix}"
    if wanted.startswith("image/"):
        _write_animation(place, name, video, call.whole("loop_count"))
    elif suffix == ".webm":
        _write(call, place, name, video, "libvpx-vp9", _webm("libvpx-vp9", 32))
    else:
        _write(call, place, name, video, "libx264", H264)
    facts = {"format": wanted, "frame_rate": video.fps}
    return Result(
        (Weights("VHS_FILENAMES", (name,)),), {"gifs": [entry(name, place, kind) | facts]}
    )


def _ordered(call: Call) -> Video:
    video = Video(call.images("images"), call.number("frame_rate"))
    if not call.flag("pingpong"):
        return video
    return replace(video, frames=np.concatenate([video.frames, video.frames[-2:0:-1]]))


def _webm(codec: str, crf: int) -> dict[str, str]:
    if codec == "libsvtav1":
        return {"crf": str(crf), "preset": "10"}
    return {"crf": str(crf), "b": "0", "deadline": "realtime", "cpu-used": "6"}


def _write(
    call: Call, place: SavePlace, name: str, video: Video, codec: str, options: Mapping[str, str]
) -> None:
    metadata: dict[str, Any] = {"prompt": call.stage.graph, **call.stage.extra_pnginfo}
    path = place.folder / name
    _files().write(path, video, codec=codec, options=options, metadata=metadata)


def _write_animation(place: SavePlace, name: str, video: Video, loops: int) -> None:
    first, *rest = [to_pillow(image) for image in video.frames[..., :3]]
    duration = round(1000 / video.fps)
    first.save(
        place.folder / name, save_all=True, append_images=rest, duration=duration, loop=loops
    )


def _place(call: Call, video: Video) -> SavePlace:
    return call.stage.folders.place(call.text("filename_prefix"), "output", _size(video))


def _size(video: Video) -> tuple[int, int]:
    return video.frames.shape[2], video.frames.shape[1]


def _files() -> ModuleType:
    # Imported here and not at the top: PyAV takes 16 MB that an idle node need not hold.
    from . import video_files

    return video_files


RUNS: dict[str, Run] = {
    "create_video": create_video,
    "video_components": video_components,
    "load_video": load_video,
    "save_video": save_video,
    "save_webm": save_webm,
    "video_combine": video_combine,
}

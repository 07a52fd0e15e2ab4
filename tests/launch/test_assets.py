import gzip
from pathlib import Path

from studio_kit.launch.assets import load_assets


def built(folder: Path) -> Path:
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("<title>Console</title>")
    (folder / "assets" / "main-1f.js").write_text("let a = 1")
    (folder / "assets" / "text-2e.woff2").write_bytes(b"wOF2")
    (folder / ".built-from").write_text("{}")
    return folder


def test_every_file_is_there_under_its_path_but_hidden_ones(tmp_path: Path) -> None:
    assets = load_assets(built(tmp_path))
    assert set(assets) == {"/index.html", "/assets/main-1f.js", "/assets/text-2e.woff2"}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s")
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret")
    assert load_assets(folder) == {}


def test_text_is_kept_compressed_and_pictures_as_they_are(tmp_path: Path) -> None:
    assets = load_assets(built(tmp_path))
    script, font = assets["/assets/main-1f.js"], assets["/assets/text-2e.woff2"]
    assert gzip.decompress(script.body) == script.plain() == b"let a = 1"
    assert (font.is_gzip, font.body) == (False, b"wOF2")


def test_scripts_have_the_type_that_browsers_demand(tmp_path: Path) -> None:
    assert load_assets(built(tmp_path))["/assets/main-1f.js"].media_type.startswith(
        "text/javascript"
    )


def test_nothing_built_means_no_assets(tmp_path: Path) -> None:
    assert load_assets(tmp_path / "none") == {}

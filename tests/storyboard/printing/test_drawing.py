import unicodedata
from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from storyboard.printing.drawing import PdfBook, as_jpeg
from storyboard.printing.faces import Faces
from storyboard.printing.layout import BandWords, lay_out
from storyboard.printing.models import PrintWish, Shown
from storyboard.printing.panels import printed_scenes
from tests.storyboard.printing.boards import board, shot, take


def encoded(size: tuple[int, int], colour: str = "white", *, kind: str = "WEBP") -> bytes:
    file = BytesIO()
    Image.new("RGBA", size, colour).save(file, kind)
    return file.getvalue()


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def drawn(*shots: dict[str, object], pictures: dict[tuple[str, str], bytes]) -> PdfReader:
    content = board(*shots, takes=(take("t"),))
    wish = PrintWish(show=frozenset(Shown))
    sheets = lay_out(
        printed_scenes(content, wish, lambda _: ""),
        wish,
        frame=(1.85, 1.0),
        words=BandWords("The Salt Line", "", "2026-11-21"),
        faces=Faces(),
    )
    book = PdfBook(sheets, title="The Salt Line")
    for page in sheets.pages:
        book.draw(page, pictures)
    return read(book.finished())


def test_the_pdf_says_what_the_shots_say_in_any_script() -> None:
    names = ("Über die Stenge", "стена", "τείχος", "קיר")
    pdf = drawn(*(shot(f"1{n}", order=n, name=name) for n, name in enumerate(names)), pictures={})
    text = pdf.pages[0].extract_text()
    assert "Über die Stenge" in text
    assert "стена" in text
    assert "τείχος" in text


def test_arabic_is_joined_and_can_be_read_back() -> None:
    text = drawn(shot("1A", name="مرحبا"), pictures={}).pages[0].extract_text()
    assert "مرحبا" in unicodedata.normalize("NFKC", text)


def test_the_picture_is_in_the_pdf_as_it_came() -> None:
    jpeg = as_jpeg(encoded((96, 48)))
    assert jpeg is not None
    pdf = drawn(shot("1A", chosen_take="t"), pictures={("1A/t.png", "ab"): jpeg})
    (image,) = pdf.pages[0].images
    assert Image.open(BytesIO(image.data)).size == (96, 48)


def test_a_missing_picture_leaves_its_frame() -> None:
    pdf = drawn(shot("1A", chosen_take="t"), pictures={})
    assert len(pdf.pages[0].images) == 0
    assert "1A" in pdf.pages[0].extract_text()


def test_the_pages_have_the_paper_s_size() -> None:
    box = drawn(shot("1A"), pictures={}).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (842, 595)


def test_what_is_transparent_is_printed_on_white() -> None:
    jpeg = as_jpeg(encoded((8, 8), "#00000000", kind="PNG"))
    assert jpeg is not None
    assert Image.open(BytesIO(jpeg)).convert("L").getpixel((4, 4)) == 255


def test_what_is_no_picture_is_none() -> None:
    assert as_jpeg(b"not a picture") is None


def test_the_fonts_are_in_the_file() -> None:
    content = board(shot("1A", name="wall"))
    wish = PrintWish()
    sheets = lay_out(
        printed_scenes(content, wish, lambda _: ""),
        wish,
        frame=(1.85, 1.0),
        words=BandWords("", "", ""),
        faces=Faces(),
    )
    book = PdfBook(sheets, title="fonts")
    book.draw(sheets.pages[0], {})
    assert b"+NotoSans" in book.finished()

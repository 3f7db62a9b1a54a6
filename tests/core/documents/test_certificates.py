"""Certificate pages carry what 人社鉴发〔2021〕1号 names, in full print and as overprint; a bad photo is refused."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from skillassess.documents.certificate_page import MILLIMETRE, write_certificates
from skillassess.documents.photo import SIZE, certificate_photo
from skillassess.errors import Refused
from skillassess.model.batch_papers import PrintOffset
from skillassess.model.levels import Level
from skillassess.texts import LANGUAGES, explain
from tests.core.documents.filing_samples import MADE, NAMES
from tests.core.documents.paper_samples import certificate, portrait


def text_of(path: Path, page: int = 0) -> str:
    return "".join(PdfReader(path).pages[page].extract_text().split())


def picture_of(path: Path) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    shown: Image.Image = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    return shown


def refusal(path: Path, **changes: object) -> Refused:
    with pytest.raises(Refused) as stopped:
        write_certificates([certificate(1), replace(certificate(2), **changes)], path, made=MADE)  # type: ignore[arg-type]
    for language in LANGUAGES:
        assert "{" not in explain(stopped.value, language)
    return stopped.value


def test_a_certificate_names_everything_the_notice_asks_for(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    write_certificates([certificate(1)], path, made=MADE)
    text = text_of(path)
    one = certificate(1)
    for part in (
        "职业技能等级证书",
        "本证书由",
        f"姓名：{one.name}",
        "证件类型：居民身份证",
        f"证件号码：{one.id_number}",
        "职业名称：电工",
        "工种/职业方向：--",
        "职业技能等级：三级/高级工",
        f"证书编号：{one.number}",
        "评价机构（盖章）：广州某某集团有限公司",
        "发证日期：2026年4月10日",
        "证书信息查询网址：cert.example.org",
        "机构信息查询网址：inst.example.org",
        "照片",
    ):
        assert part in text.replace(" ", ""), part


def test_a_job_type_stands_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    appointed = replace(certificate(1), job_type="变电安装工", level=Level.T, number="Y00054403100526T000001")
    write_certificates([appointed], path, made=MADE)
    assert "工种/职业方向：变电安装工" in text_of(path)
    assert "职业技能等级：特级技师" in text_of(path)


def test_each_certificate_has_its_page_and_rare_names_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    heard: list[tuple[int, int]] = []
    papers = [certificate(place) for place in range(1, 7)]
    written = write_certificates(papers, path, made=MADE, progress=lambda *step: heard.append(step))
    assert written.pages == 6
    assert [any(name in text_of(path, page) for name in NAMES) for page in range(6)] == [True] * 6
    assert heard == [(number, 6) for number in range(1, 7)]


def test_overprint_leaves_out_what_the_sheet_has_and_moves_by_millimetres(tmp_path: Path) -> None:
    plain, moved = tmp_path / "plain.pdf", tmp_path / "moved.pdf"
    write_certificates([certificate(1)], plain, made=MADE, overprint=PrintOffset())
    write_certificates([certificate(1)], moved, made=MADE, overprint=PrintOffset(right=10, down=20))
    text = text_of(plain)
    assert "职业技能等级证书" not in text
    assert "姓名" not in text
    assert certificate(1).number in text
    before, after = picture_of(plain), picture_of(moved)
    white = Image.new("L", before.size, 255)
    left, top, *_ = ImageChops.difference(before, white).getbbox() or (0, 0)
    left_moved, top_moved, *_ = ImageChops.difference(after, white).getbbox() or (0, 0)
    assert abs(left_moved - left - 10 * MILLIMETRE) <= 1.5
    assert abs(top_moved - top - 20 * MILLIMETRE) <= 1.5


@pytest.mark.parametrize(("millimetres", "is_taken"), [(50.0, True), (-50.0, True), (50.1, False)])
def test_offsets_stay_on_the_paper(tmp_path: Path, millimetres: float, *, is_taken: bool) -> None:
    offset = PrintOffset(down=millimetres)
    if is_taken:
        write_certificates([certificate(1)], tmp_path / "c.pdf", made=MADE, overprint=offset)
        return
    with pytest.raises(Refused, match="offset-too-far"):
        write_certificates([certificate(1)], tmp_path / "c.pdf", made=MADE, overprint=offset)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_drawn_in_colour(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "c.pdf"
    write_certificates([certificate(1, portrait(kind=kind))], path, made=MADE)
    document = pypdfium2.PdfDocument(path)
    colours = document[0].render(scale=1).to_pil().convert("RGB").getcolors(1 << 20) or []
    document.close()
    assert any(red < 60 and blue > 90 for _, (red, _, blue) in colours)
    assert "照片" not in text_of(path)


def test_a_photo_of_any_shape_comes_in_the_shape_of_one_inch() -> None:
    for width, height in ((120, 120), (3000, 1000), (600, 900)):
        found = certificate_photo(portrait(width, height))
        assert (found.width, found.height) == SIZE
        assert len(found.data) == 3 * SIZE[0] * SIZE[1]


def test_what_is_transparent_becomes_white() -> None:
    memory = io.BytesIO()
    Image.new("RGBA", (300, 400), (0, 0, 0, 0)).save(memory, "PNG")
    assert set(certificate_photo(memory.getvalue()).data) == {255}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"GIF89a not a photo", "photo-unreadable"),
        (portrait()[:2000], "photo-unreadable"),
        (portrait(119, 500), "photo-too-small"),
        (bytes(20 * 1024 * 1024 + 1), "photo-too-big"),
    ],
)
def test_a_bad_photo_is_refused_and_no_certificate_is_made(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(tmp_path / "c.pdf", photo=content).code == code
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_a_thousand_million_pixels_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    memory = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(memory, "PNG")
    assert len(memory.getvalue()) < 1_000_000
    assert refusal(tmp_path / "c.pdf", photo=memory.getvalue()).code == "photo-too-big"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "certificate-value-missing"),
        ({"id_number": ""}, "certificate-value-missing"),
        ({"institution": ""}, "certificate-value-missing"),
        ({"number": "Y0005440310052630000"}, "certificate-number-malformed"),
        ({"institution": "长" * 200}, "certificate-value-too-long"),
        ({"name": "长" * 200}, "certificate-value-too-long"),
        ({"name": "王\x07五"}, "characters-uncovered"),
    ],
)
def test_a_certificate_that_could_not_be_right_is_refused(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    assert refusal(tmp_path / "c.pdf", **changes).code == code


def test_no_certificates_make_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="certificates-none"):
        write_certificates([], tmp_path / "c.pdf", made=MADE)

"""The pictures in a document: their bytes, what kind they are and how large."""

import io
import re
import warnings
from dataclasses import dataclass

from PIL import Image

from bulletins.text.paragraphs import Picture

from .names import whole
from .package import Package

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_EMU_A_PIXEL = 9525
_MEASURE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{0,6})?)\s*(pt|in|cm|mm|px)?")
_PIXELS = {"pt": 96 / 72, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "px": 1, "": 96 / 72}
_FILE_NAME = re.compile(r"\S[^\r\n]*\.(?:png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|svg)", re.IGNORECASE)

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A picture, and whether it is one that can be shown."""

    picture: Picture
    is_showable: bool


class Pictures:
    def __init__(self, package: Package):
        self._package = package
        self._found: dict[str, Found] = {}

    def find(self, path: str, size: Size) -> Found | None:
        """The picture that lies at ``path``; ``size`` is its size on the sheet, in pixels."""
        if path not in self._package:
            return None
        if path not in self._found:
            self._found[path] = self._open(path, size)
        return self._found[path]

    def _open(self, path: str, size: Size) -> Found:
        data = self._package.read(path)
        header = picture_header(data)
        media_type, size = header or (self._package.media_type(path), size)
        return Found(Picture(path, media_type, *size, data), header is not None)


def picture_header(data: bytes) -> tuple[str, Size] | None:
    """Kind and size of a picture from its header alone; None where it cannot be shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", category=UserWarning)
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                return Image.MIME.get(image.format or "", ""), image.size
        except Exception:  # whatever a damaged header makes of a decoder
            return None


def sheet_size(width: str | None, height: str | None) -> Size:
    """Pixels from English Metric Units."""
    return max(whole(width), 0) // _EMU_A_PIXEL, max(whole(height), 0) // _EMU_A_PIXEL


def style_size(style: str) -> Size:
    """Pixels from the style of an old drawing: ``width:120pt;height:2in``."""
    found = {
        measure: round(float(number) * _PIXELS[unit])
        for measure, number, unit in _MEASURE.findall(style[:1000])
    }
    return found.get("width", 0), found.get("height", 0)


def alternative(*texts: str | None) -> str:
    """The first that says something; the name of a file, which Word puts in by itself, does not."""
    said = (" ".join((text or "").split()) for text in texts)
    return next((text for text in said if text and not _FILE_NAME.fullmatch(text)), "")

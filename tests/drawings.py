"""Pictures as people send them in."""

from io import BytesIO

from PIL import Image


def drawing(width: int = 60, height: int = 40) -> Image.Image:
    """Red at its upper left, blue elsewhere."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, max(1, width // 2), max(1, height // 2)))
    return image


def stored(image: Image.Image, form: str = "PNG", **options) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def sent(width: int = 60, height: int = 40, form: str = "PNG", **options) -> bytes:
    return stored(drawing(width, height), form, **options)

"""Writes a picture of the first part of the patient's page: ``make picture``."""

import base64
import shutil
import struct
import sys
import zlib
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

import stenosis_routines as sr

#: How wide the window is, how much smaller the picture, and how large its file may be, in bytes.
WIDE, SCALE, LARGEST = 1040, 0.7, 150_000

#: The size of a picture, and the red, green, blue and opacity of all its points.
POINTS = """async data => {
  const picture = new Image(); picture.src = "data:image/png;base64," + data; await picture.decode();
  const drawn = new OffscreenCanvas(picture.width, picture.height).getContext("2d"); drawn.drawImage(picture, 0, 0);
  let all = ""; for (const value of drawn.getImageData(0, 0, picture.width, picture.height).data)
    all += String.fromCharCode(value);
  return [picture.width, btoa(all)];
}"""


def picture() -> bytes:
    """The page of a plan in English, as PNG: its title, when to stop, and the movements."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": 800}, device_scale_factor=SCALE)
        page.set_content(sr.handout(sr.build_plan(sr.Profile())))
        page.add_style_tag(content=".before, .switch, #moving { display: none !important }")
        last = page.locator("section.long").bounding_box()
        shown = {"x": 0, "y": 0, "width": WIDE, "height": last["y"] + last["height"] + 16}
        drawn = page.screenshot(clip=shown, full_page=True)
        width, points = browser.new_page().evaluate(POINTS, base64.b64encode(drawn).decode())
        browser.close()
    values = base64.b64decode(points)
    return in_256_colours(width, list(zip(values[::4], values[1::4], values[2::4], strict=True)))


def in_256_colours(width: int, points: list[tuple[int, int, int]]) -> bytes:
    """A PNG of points, row by row, in their most frequent colours; any other point has the nearest of them."""
    colours = [colour for colour, _ in Counter(points).most_common(256)]
    nearest = {
        point: min(range(len(colours)), key=lambda n: sum((a - b) ** 2 for a, b in zip(point, colours[n], strict=True)))
        for point in set(points)
    }
    rows = b"".join(
        b"\0" + bytes(nearest[point] for point in row)
        for row in (points[start : start + width] for start in range(0, len(points), width))
    )
    head = struct.pack(">IIBBBBB", width, len(points) // width, 8, 3, 0, 0, 0)
    parts = {
        b"IHDR": head,
        b"PLTE": bytes(value for colour in colours for value in colour),
        b"IDAT": zlib.compress(rows, 9),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


if __name__ == "__main__":
    drawn = picture()
    if len(drawn) > LARGEST:
        sys.exit(f"the picture has {len(drawn)} bytes; it may have {LARGEST}")
    Path(sys.argv[1]).write_bytes(drawn)
    print(f"written to {sys.argv[1]}")

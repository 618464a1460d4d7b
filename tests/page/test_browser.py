"""The page in a real browser: printed, on a phone, in the dark, by keyboard, for a screen reader, without a network."""

import base64
import os
import re
import shutil
from pathlib import Path

import pytest

import stenosis_routines as sr

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("needs Debian's chromium: apt-get install chromium fonts-noto-cjk", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: the dependency group test has it")

#: The approved pictures of parts of the page, and where those that differ are put.
APPROVED = Path(__file__).parents[1] / "data" / "page"
FOUND = Path(__file__).parents[2] / "build" / "page"

PARTS = {"stop": "section.stop", "movements": "section.long", "log": "section.sheet", "avoid": "section:has(.avoid)"}

#: One font for the pictures, which the tests need anyway, and letters as wide as they are drawn, whatever the hinting.
FONT = '* { font-family: "Noto Sans CJK KR" !important; text-rendering: geometricPrecision !important }'

#: How many times higher the second picture is, and how far its cells are from those of the first, from 0 to 255: both
#: are drawn 24 cells wide, so that letters become grey and only what is where counts.
COMPARE = """async ([first, second]) => {
  const cells = async data => {
    const picture = new Image(); picture.src = "data:image/png;base64," + data; await picture.decode();
    return [picture, high => {
      const drawn = new OffscreenCanvas(24, high).getContext("2d");
      drawn.imageSmoothingQuality = "high"; drawn.drawImage(picture, 0, 0, 24, high);
      return drawn.getImageData(0, 0, 24, high).data;
    }];
  };
  const [one, ofOne] = await cells(first), [other, ofOther] = await cells(second);
  const high = Math.max(1, Math.round(24 * one.height / one.width)), was = ofOne(high), is = ofOther(high);
  const far = was.map((value, place) => Math.abs(value - is[place]));
  return [other.height / one.height, far.reduce((sum, value) => sum + value, 0) / far.length / 0.75];
}"""

#: Takes away all that follows the movements.
CUT = "for (const all = document.querySelector('section.long'); all.nextSibling; ) all.nextSibling.remove()"


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module", params=["en", "ko"])
def file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("handout") / f"{request.param}.html"
    path.write_text(sr.handout(sr.build_plan(sr.Profile(language=request.param))), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser, file):
    """Opens the page; afterwards nothing may have gone wrong in it, and nothing may have left it."""
    contexts, wrong, requests = [], [], []

    def opened(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
    assert set(requests) <= {file.as_uri()}


def fits(page):
    """Whether nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def sheets(page, paper):
    pdf = page.pdf(format=paper, print_background=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_four_movements_with_the_stop_rule_are_on_one_sheet_of_paper(open_page, paper):
    page = open_page()
    assert sheets(page, paper) <= 3
    page.evaluate(CUT)
    assert page.locator(".step").count() == 4
    assert page.locator("section.stop").count() == 1
    assert sheets(page, paper) == 1


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_runs_out_of_the_window(open_page, width):
    assert fits(open_page(viewport={"width": width, "height": 640}))


def test_it_can_be_read_at_twice_the_size(open_page):
    page = open_page(viewport={"width": 640, "height": 480})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    found = axe.Axe().run(open_page(color_scheme=scheme))
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found.response["violations"]] == []


def test_the_stop_rule_is_seen_before_anything_is_scrolled(open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    box = page.locator("section.stop").first.bounding_box()
    assert box["y"] + box["height"] < 640


def test_the_keyboard_alone_starts_and_ends_the_moving_pictures(open_page):
    page = open_page()
    still, motion = page.locator(".still").first, page.locator(".motion").first
    assert still.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "moving"
    page.keyboard.press("Space")
    assert motion.is_visible()
    assert not still.is_visible()
    page.keyboard.press("Space")
    assert still.is_visible()


def test_a_moving_picture_shows_one_position_at_a_time(open_page):
    page = open_page()
    page.check("#moving")
    shown = """e => [...e.querySelectorAll('g')].filter(g => getComputedStyle(g).visibility == 'visible')
        .map(g => g.getAttribute('class'))"""
    steps = set()
    for seconds in (0.2, 2.9, 5.1, 7.3, 9.9):
        page.evaluate(f"document.getAnimations().forEach(a => {{ a.pause(); a.currentTime = {seconds * 1000} }})")
        for motion in page.locator(".motion").all():
            seen = set(motion.evaluate(shown))
            assert len(seen) == 1
            steps |= seen
    assert {"k0", "k12"} < steps


def test_who_wants_less_motion_gets_still_pictures_only(open_page):
    page = open_page(reduced_motion="reduce")
    assert not page.locator("#moving").is_visible()
    assert page.locator(".still").first.is_visible()
    assert not page.locator(".motion").first.is_visible()


def test_it_needs_no_script(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator(".step").count() == 4


def test_a_very_long_word_from_a_document_stays_in_the_window(browser, tmp_path):
    item = sr.Prescription(sr.Exercise(name="x" * 200), sr.Dose(reps=3))
    routine = sr.Routine("y" * 200, (sr.Session("z" * 200, (item,)),))
    path = tmp_path / "long.html"
    path.write_text(sr.handout(routine, anyway=True), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(path.as_uri())
    assert fits(page)
    page.close()


def pictures(page, style=""):
    """A picture of each part of the page, in the font of the pictures."""
    # Without the guided session, whose height would move what follows by a part of a pixel.
    page.add_style_tag(content=f"{FONT} #session {{ display: none }} {style}")
    return {part: page.locator(place).first.screenshot() for part, place in PARTS.items()}


def differs(page, approved, found):
    """Whether a part of the page is not where it was, or not as it was; not for how a letter is drawn."""
    higher, far = page.evaluate(COMPARE, [base64.b64encode(one).decode() for one in (approved, found)])
    return abs(higher - 1) > 0.03 or far > 2


SIZES = {"phone": {"width": 360, "height": 800}, "desktop": {"width": 1280, "height": 900}}


@pytest.mark.parametrize("size", SIZES)
def test_each_part_of_the_page_looks_as_it_was_approved(browser, open_page, file, size):
    """``make approve`` approves how the page looks now; look at the pictures before they are committed."""
    names = {part: f"{file.stem}-{size}-{part}.png" for part in PARTS}
    found = pictures(open_page(viewport=SIZES[size], device_scale_factor=0.4))
    if os.environ.get("APPROVE"):
        APPROVED.mkdir(exist_ok=True)
        for part, name in names.items():
            (APPROVED / name).write_bytes(found[part])
    blank = browser.new_page()
    changed = [part for part in PARTS if differs(blank, (APPROVED / names[part]).read_bytes(), found[part])]
    blank.close()
    for part in changed:
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / names[part]).write_bytes(found[part])
    assert changed == [], (
        f"look at {FOUND} and {APPROVED}; the font is that of fonts-noto-cjk; make approve if it is right"
    )


@pytest.mark.parametrize(
    ("size", "style", "part"),
    [
        ("desktop", ".steps { grid-template-columns: 1fr }", "movements"),
        ("phone", ".still svg { visibility: hidden }", "movements"),
        ("phone", ".still svg { width: 40% }", "movements"),
        ("phone", ".step { border: 0 } .step p { margin-top: -1rem }", "movements"),
        ("phone", ".stop { background: none }", "stop"),
        ("phone", "th, td { border: 0; height: 1rem }", "log"),
        ("desktop", ".avoid { display: block }", "avoid"),
        ("desktop", ".fig path { fill: #000 !important }", "avoid"),
    ],
)
def test_a_broken_layout_is_seen(browser, open_page, file, size, style, part):
    found = pictures(open_page(viewport=SIZES[size], device_scale_factor=0.4), style)
    blank = browser.new_page()
    assert differs(blank, (APPROVED / f"{file.stem}-{size}-{part}.png").read_bytes(), found[part])
    blank.close()

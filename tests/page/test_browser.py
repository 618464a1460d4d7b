"""The page in a real browser: printed, on a phone, in the dark, by keyboard, for a screen reader, without a network."""

import re
import shutil

import pytest

import stenosis_routines as sr

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("needs Debian's chromium: apt-get install chromium fonts-noto-cjk", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: the dependency group test has it")

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

"""The reports for a managers' meeting are two pages of A4 on paper, whoever they are about; the year's plan is on A3."""
import base64
import re

import pytest

# The municipality that the cast answers for, one with a long name, and one that is a county of its own.
MUNICIPALITIES = ["2480", "0114", "0980"]
# The county of the cast, the one with most municipalities, and the one with a single one.
COUNTIES = ["24", "14", "09"]
# A4 in points, as PDF measures: 210 x 297 mm.
WIDTH, HEIGHT = 595, 842


def on_paper(browser) -> bytes:
    """The page as a person prints it, on the paper that its style sheet asks for."""
    result = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    return base64.b64decode(result["data"])


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", pdf))


def boxes(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page."""
    found = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in found]


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    return set(boxes(pdf))


@pytest.fixture(scope="module")
def rounds(looking):
    """The rounds with confirmed answers, in full form and short, as the leader of a county sees them."""
    looking.become("alva")
    looking.open("/kartlaggning")
    found = dict.fromkeys(
        link.get_attribute("href").removeprefix(looking.address) for link in looking.find("main a[href^='/kartlaggning/']"))
    rounds = [path for path in found if re.fullmatch(r"/kartlaggning/(?!ny$)[\w-]+", path)]
    assert rounds, "the list of rounds is empty"
    return rounds


# As they are handed out, and with the numbers that the county team may ask for.
KINDS = [f"rapport/{code}" for code in MUNICIPALITIES] + [f"lansrapport/{code}" for code in COUNTIES]


@pytest.mark.parametrize("kind", KINDS + [f"{kind}?tal=exakta" for kind in (KINDS[0], KINDS[-2])])
def test_a_report_is_two_pages(looking, rounds, kind):
    printed = 0
    for path in rounds:
        looking.open(f"{path}/{kind}")
        # A respondent without confirmed answers has no report yet.
        if len(looking.find(".sheet")) != 2:
            continue
        pdf = on_paper(looking)
        assert sizes(pdf) == {(WIDTH, HEIGHT)}, f"{path}/{kind}: {sizes(pdf)}"
        assert pages(pdf) == 2, f"{path}/{kind} is {pages(pdf)} pages"
        printed += 1
    assert printed, f"no round has a {kind}"


def test_nothing_sticks_out_of_the_paper(looking, rounds):
    """A table that is wider than the paper is cut by the printer."""
    looking.open(f"{rounds[-1]}/rapport/{MUNICIPALITIES[0]}")
    looking.print_media()
    # The width of the type area: 210 mm less two margins of 15 mm.
    looking.narrow(int(180 / 25.4 * 96))
    try:
        wide = looking.run(
            "return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            ".slice(0, 3).map(e => e.tagName + '.' + e.className)")
        assert not wide, wide
    finally:
        looking.wide()
        looking.print_media(False)


# A3 on its side in points, and what its margins of 12 mm leave, in pixels.
PLAN = (1191, 842)
PLAN_WIDTH, PLAN_HEIGHT = (int((side - 24) / 25.4 * 96) for side in (420, 297))


@pytest.mark.parametrize("lanes", ["aktor", "tema"])
def test_the_plan_of_the_year_is_printed_on_a3(looking, lanes):
    """All of it: a heading on a sheet of its own, or a table on other paper, would be put away from the drawing."""
    looking.become("alva")
    looking.open(f"/arsplan?zoom=ar&rader={lanes}&lan=alla")
    pdf = on_paper(looking)
    assert sizes(pdf) == {PLAN}, f"not all pages are A3 on their side: {boxes(pdf)}"


@pytest.mark.parametrize("lanes", ["aktor", "tema"])
def test_the_plan_of_the_year_fills_the_paper_below_its_heading(looking, lanes):
    looking.become("alva")
    looking.open(f"/arsplan?zoom=ar&rader={lanes}&lan=alla")
    looking.print_media()
    looking.narrow(PLAN_WIDTH)
    try:
        main, drawn, letters, first = looking.run(
            "const of = s => document.querySelector(s).getBoundingClientRect();"
            "const svgs = [...document.querySelectorAll('.plan figure svg')], scale = Math.min(...svgs.map(s => s.getScreenCTM().a));"
            "return [of('main').width, scale * 980, parseFloat(getComputedStyle(svgs[0]).fontSize) * scale,"
            " of('.plan .lane-row').bottom + scrollY]")
        assert drawn > 0.95 * main, f"the drawing is {drawn:.0f} of {main:.0f} pixels wide"
        assert letters / 96 * 72 >= 8, f"the letters are {letters / 96 * 72:.1f} points"
        assert first < PLAN_HEIGHT, f"the first lane ends {first:.0f} pixels down, on another page than the heading"
        shown = looking.run("return document.querySelector('main').innerText")
        assert re.search(r"\d+ \w+ \d{4} till \d+ \w+ \d{4}\. Alla län\. Alla målgrupper\.", shown), "the period is not on paper"
    finally:
        looking.wide()
        looking.print_media(False)


@pytest.mark.parametrize("zoom", ["ar", "halvar", "kvartal"])
def test_the_plan_of_the_year_fits_a_common_screen(looking, zoom):
    """On a screen of 1280 pixels nothing of the drawing is cut; on a phone it scrolls."""
    looking.become("tuva")
    looking.open(f"/arsplan?zoom={zoom}")
    is_cut = "const f = document.querySelector('.plan figure'); return f.scrollWidth > f.clientWidth"
    assert not looking.run(is_cut)
    looking.narrow(390)
    try:
        assert looking.run(is_cut)
    finally:
        looking.wide()

"""What the browser tests share: one demonstration, one installation, and browsers with and without script."""
import os
import pathlib
import sys

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parent.parent / "Outside")]

import program  # noqa: E402
from browser import Browser  # noqa: E402
from installation import Installation  # noqa: E402


@pytest.fixture(scope="session")
def demo():
    """The demonstration with something of everything, as demo_check keeps it, for tests that only look."""
    data = program.new_folder() / "demo"
    program.copy_data(program.furnished(pathlib.Path(os.environ["SAMFRID_DEMO"])), data)
    with program.Program("demo", "--data", data, ready="/demo") as running:
        yield running


@pytest.fixture()
def own_demo():
    """A demonstration of one's own, for a test that changes what others would see."""
    with program.Program("demo", "--data", program.demo_data(program.new_folder()), ready="/demo") as running:
        yield running


@pytest.fixture()
def installation():
    """A server without data; the test makes its administrator before it starts."""
    made = Installation()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def looking(demo):
    """A browser at the demonstration, for tests that only look."""
    browser = Browser(demo.address)
    yield browser
    browser.close()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def script(request):
    return request.param


@pytest.fixture()
def browsers(script):
    """Makes browsers, with script and without, and closes them after the test."""
    made = []

    def make(address: str) -> Browser:
        made.append(Browser(address, script=script))
        return made[-1]
    yield make
    for browser in made:
        browser.close()


def pytest_terminal_summary(terminalreporter):
    count = {word: len(terminalreporter.stats.get(word, [])) for word in ("passed", "failed", "error", "skipped")}
    terminalreporter.write_line("")
    terminalreporter.write_line(f"{count['passed']} passed, {count['failed'] + count['error']} failed, {count['skipped']} skipped")

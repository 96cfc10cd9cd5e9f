#!/usr/bin/env python3
"""The project's own rules that the formatter does not know. Prints file:line: rule for each breach; exit 1 if any.

    tools/lint.py
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONGEST_FILE = 300

# What a line of Swift in Sources must not have, and why. Comments are not looked at.
SWIFT = [
    (re.compile(r"\bDate\(\)|\bDate\.now\b|\.now\(\)\.timeInterval"), "the clock is read in Sources/Server only; time is an argument"),
    (re.compile(r"\bstyle=(\\?\"|')"), "no style attribute: the content security policy drops it"),
    (re.compile(r"<[a-zA-Z][^<>]*\s[a-zA-Z-]+=\\\("), "an attribute's value is written within quotes"),
    (re.compile(r"^\s*[a-zA-Z-]+=\\\("), "an attribute's value is written within quotes"),
    (re.compile(r"\son[a-z]+=\\?\""), "no inline script: the content security policy drops it"),
    (re.compile(r"\btry!|\bas!"), "no forced try or cast"),
    (re.compile(r"\bprint\("), "only commands print; the rest uses the logger"),
    (re.compile(r"\b(class|struct|enum|actor|protocol)\s+\w+(Manager|Service|Helper|Util|Utils|Impl|Base)\b"), "named by what it is in the work"),
]
ALLOWED = {
    "the clock is read in Sources/Server only; time is an argument": ("Sources/Server/",),
    "only commands print; the rest uses the logger": ("Sources/Server/",),
}

# What no file of the project says. Written so that this file does not say it either.
ANYWHERE = [
    (re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"), "unfinished work belongs in an issue"),
    (re.compile(r"(?<![\w.~-])/(work|root|home)/\w"), "a path of one machine"),
    (re.compile(r"\b(pypi|pythonhosted|npmjs|crates|rubygems|debian)\.(org|io|com|net)\b"), "a registry's host name"),
    (re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"), "a private key"),
]
TEXT = {".swift", ".py", ".md", ".css", ".js", ".sh", ".json", ".csv", ".h", ".modulemap", ""}

# Who may import whom of our own modules, besides the platform and itself. Others may import everything.
PLATFORM = {"HTML", "Vocabulary", "Calendars", "Storage", "Vault", "AccessLog", "Access", "Documents", "Web"}
FEATURES = {
    "Instruments": set(), "Accounts": set(), "Register": set(), "Networks": {"Register"}, "Events": {"Register"}, "Courses": {"Register"},
    "Packages": {"Register"}, "Training": {"Register", "Papers"}, "Surveys": {"Register"}, "Casework": {"Instruments"}}
BELOW = {
    "HTML": set(), "Vocabulary": set(), "Calendars": {"Vocabulary"}, "Storage": {"Vocabulary"}, "Access": {"Vocabulary", "Storage"}, "Vault": {"Vocabulary", "Storage"},
    "AccessLog": {"Vocabulary", "Storage", "Vault"}, "Documents": {"Vocabulary"},
    "Web": {"HTML", "Documents", "Calendars", "Vocabulary", "Storage", "Access"},
    "Papers": {"Vocabulary"}, "PDF": {"Vocabulary", "Documents", "Papers"},
}
MAY_IMPORT = {**BELOW, **{name: PLATFORM | others for name, others in FEATURES.items()}}
OURS = PLATFORM | set(FEATURES) | {"Papers", "PDF", "Schema", "DemoData", "Server"}
ONLY_IN = {"GRDB": "Storage", "GRDBSQLite": "Storage", "CLibpq": "Storage", "CSQLite": "Storage", "CSodium": "Access", "COath": "Access", "CCurl": "Web", "CCrypto": "Vault", "CPango": "PDF"}


def main() -> int:
    breaches = []
    files = tracked()
    for path in files:
        text = read(path)
        if text is None:
            continue
        name = path.as_posix()
        if name.startswith("Sources/") and path.suffix == ".swift":
            breaches += swift(name, text)
        breaches += anywhere(name, text)
    breaches += glossary(files) + named_tests(files)
    for line in sorted(breaches):
        print(line)
    print(f"{len(files)} files, {len(breaches)} breaches of our own rules.")
    return 1 if breaches else 0


def tracked() -> list[pathlib.Path]:
    """What is or could be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted(pathlib.Path(name) for name in set(names) if name and (ROOT / name).is_file())


def read(path: pathlib.Path) -> str | None:
    if path.suffix not in TEXT:
        return None
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def swift(name: str, text: str) -> list[str]:
    lines = text.splitlines()
    breaches = []
    if len(lines) > LONGEST_FILE:
        breaches.append(f"{name}:{LONGEST_FILE}: {len(lines)} lines; stop at {LONGEST_FILE}")
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("//"):
            continue
        for pattern, rule in SWIFT:
            if pattern.search(line) and not name.startswith(ALLOWED.get(rule, ("-",))):
                breaches.append(f"{name}:{number}: {rule}")
        breaches += imports(name, number, line)
    return breaches


def imports(name: str, number: int, line: str) -> list[str]:
    found = re.match(r"(?:@\w+\s+)?(?:(?:internal|package|private|fileprivate|public)\s+)?import\s+(?:\w+\s+)?(\w+)", line)
    if not found:
        return []
    module, imported = name.split("/")[1], found[1]
    if imported in ONLY_IN and module != ONLY_IN[imported]:
        return [f"{name}:{number}: {imported} is imported by {ONLY_IN[imported]} only"]
    if module in MAY_IMPORT and imported in OURS - MAY_IMPORT[module] - {module}:
        return [f"{name}:{number}: {module} may not import {imported}"]
    return []


def anywhere(name: str, text: str) -> list[str]:
    return [
        f"{name}:{number}: {rule}"
        for number, line in enumerate(text.splitlines(), 1)
        for pattern, rule in ANYWHERE
        if pattern.search(line)
    ]


def named_tests(files: list[pathlib.Path]) -> list[str]:
    """Each test that docs/never.md and docs/attacks.md say holds something is there."""
    tests = "\n".join(text for path in files if path.as_posix().startswith("Tests/") and (text := read(path)))
    return [
        f"{page}:{number}: there is no test `{name}`"
        for page in map(pathlib.Path, ("docs/never.md", "docs/attacks.md"))
        for number, line in enumerate((read(page) or "").splitlines(), 1)
        for name in re.findall(r"`([^`]+)`", line)
        if name != "tools/lint.py" and f"func `{name}`" not in tests and f"def {name}(" not in tests
    ]


def glossary(files: list[pathlib.Path]) -> list[str]:
    """Each type whose doc sentence gives the Swedish word has a row in the glossary."""
    path = pathlib.Path("docs/glossary.md")
    if path not in files:
        return [f"{path}:1: the glossary is missing"]
    rows = (ROOT / path).read_text(encoding="utf-8")
    breaches = []
    for file in files:
        if file.parts[0] != "Sources" or file.suffix != ".swift":
            continue
        pattern = r"((?:^[ \t]*///.*\n)+)[ \t]*(?:package |final |indirect |public )*(?:struct|enum|class|actor|protocol) (\w+)"
        for found in re.finditer(pattern, read(file) or "", re.MULTILINE):
            if "Sv: " in found[1] and f"`{found[2]}`" not in rows:
                breaches.append(f"{path}:1: no row for `{found[2]}` ({file.name})")
    return breaches


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The spelling and the length of the Swedish that users read. Prints file:line: fault for each; exit 1 if any.

Words: all Swedish in the string literals of Sources and in the question set, by Debian's hunspell and swedish-words.txt.
Sentences: all that end with a full stop, question or exclamation mark, in each file: leads, hints, help, letters, errors.
A literal on several lines counts as one text, and so do the parts that a value is put into.

    tools/swedish.py
"""
import itertools
import json
import pathlib
import re
import subprocess
import sys
from typing import Iterator, NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = ROOT / "tools/swedish-words.txt"
QUESTIONS = ROOT / "Sources/Surveys/Facts/indicators.json"
SCRIPT = ROOT / "Sources/Web/Assets/samfrid.js"
# What only developers read.
SKIPPED = {"TestSupport"}
LONGEST_MEAN = 15
LONGEST_SENTENCE = 30

# Where a value is put in: part of a word when letters touch it, otherwise one word.
VALUE = "\ufffc"
FUNCTION_WORDS = frozenset(
    "alla allt andra att av bara de den det dig din du efter eller en er ett finns från för ha har hade i in inga ingen inget"
    " inte kan kunde man med mellan men mot ni något när och om på samma se ska som till under upp ut utan vad var vi vid"
    " vill är över".split())
# SQL, names of migrations, headers of mail and HTTP, Windows' names of time zones.
TECHNICAL = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|WHERE|AND|JOIN|ORDER BY|SET LOCAL|LOCK TABLE|BEGIN|SAVEPOINT|IS NULL|COLLATE"
    r"|PRAGMA|PRECISION|ESCAPE)\b"
    r"|^(?:DEALLOCATE|GRANT|ROW) "
    r"|^\d{4} [a-z]|^(?:From|Auto-Submitted|Content-[A-Z]\w+): | Standard Time$|^Insufficient Storage")
# What stands in English in our files and commands, and signs that are spoken about.
CODES = frozenset(
    "BEGIN BYDAY COUNT END FL FREQ RSCALE SKIP UNTIL VCARD WEBVTT activate answers any client factor false indicators level link mailbox"
    " none null password postgresql rows samfrid"
    " share steps theme themes true type user vuxnainvånare weight Ã åäöÅÄÖ".split())
READ_ATTRIBUTE = re.compile(r"(?:aria-label|title|alt|placeholder)=\"([^\"<>]*)\"")
BLOCK = re.compile(
    r"</?(?:p|h\d|li|ul|ol|div|td|th|tr|dt|dd|dl|table|caption|option|button|label|legend|br|text|title|desc)\b[^<>]*>")
TAG = re.compile(r"<[^<>]*>|^[^<>\"]*\"[^<>]*>|<[a-z][^<>]*$|&[a-z#0-9]+;|[a-z-]+=\"[^\"]*\"")
# Addresses, flags, names in camel case, places in letters, paths, names of files and fields, numbers.
NOT_PROSE = re.compile(
    r"\S*(?:://|@|www\.)\S*|(?<!\w)--[a-z-]+|\S*[a-z][A-Z]\S*|\{[a-z_]*\}|(?<!\w)[./]\w\S*|\S*\w[._=/]\w\S*"
    r"|\S*\d\S*")
WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*-?|-[^\W\d_]+")
SENTENCE_END = re.compile(rf"(?<=[.!?])[”»)]?\s+(?=[A-ZÅÄÖ”«{VALUE}–])|\x00")
VERB_MADE_NOUN = r"\w{3,}(?:ning|ningen|ningar|ningarna|else|elsen|ering|eringen|tion|tionen|ande|andet|endet)"
CHAIN = re.compile(rf"\b{VERB_MADE_NOUN} (?:av|kring|om|vid) (?:\w+ )?{VERB_MADE_NOUN}\b")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "", '"': '"', "'": "'", "\\": "\\"}


class Text(NamedTuple):
    """A text that users read, as it stands in a file; lines[i] is the line of text[i]."""

    file: str
    text: str
    lines: list[int]


def main() -> int:
    texts = list(texts_of_project())
    found = [(text.file, line, word) for text in texts for word, line in words(text)]
    own = WORDS.read_text(encoding="utf-8").split()
    faults = sorted({*spelling(found, set(own)), *own_list(found, own), *lengths(texts), *chains(texts)})
    for file, line, fault in faults:
        print(f"{file}:{line}: {fault}")
    print(f"{len(texts)} Swedish texts, {len(found)} words, {len(faults)} faults.")
    return 1 if faults else 0


def texts_of_project() -> Iterator[Text]:
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        if path.relative_to(ROOT).parts[1] not in SKIPPED:
            name = path.relative_to(ROOT).as_posix()
            for literal in literals(path.read_text(encoding="utf-8")):
                if is_swedish(literal):
                    yield Text(name, "".join(c for c, _ in literal), [line for _, line in literal])
    yield from questions()
    yield from courses()
    yield from script()


def questions() -> Iterator[Text]:
    """The texts of the question set; codes and English labels are not among them."""
    key = re.compile(r'"(?:name|text|title|unit|stepUnit|hint|purpose|measure|shortName)": ("(?:[^"\\]|\\.)*")')
    for number, line in enumerate(QUESTIONS.read_text(encoding="utf-8").splitlines(), 1):
        for found in key.finditer(line):
            text = json.loads(found[1])
            yield Text(QUESTIONS.relative_to(ROOT).as_posix(), text, [number] * len(text))


def courses() -> Iterator[Text]:
    """The texts of the courses that come with the program."""
    key = re.compile(
        r'"(?:title|summary|audience|about|text|case|heading|prompt|hint|feedback|explanation|followUp|whatsNew)": ("(?:[^"\\]|\\.)*")')
    for path in sorted((ROOT / "Sources/Courses/Facts").glob("*.json")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for found in key.finditer(line):
                for text in json.loads(found[1]).split("\n"):
                    yield Text(path.relative_to(ROOT).as_posix(), text, [number] * len(text))


def script() -> Iterator[Text]:
    for number, line in enumerate(SCRIPT.read_text(encoding="utf-8").splitlines(), 1):
        for found in re.finditer(r'(["`])((?:(?!\1)[^\\]|\\.)*)\1', line):
            text = re.sub(r"\$\{[^}]*\}", VALUE, found[2])
            if is_swedish([(c, number) for c in text]):
                yield Text(SCRIPT.relative_to(ROOT).as_posix(), text, [number] * len(text))


# A character and the line it stands on; a file, a line and the word or what is wrong there.
Literal = list[tuple[str, int]]
Fault = tuple[str, int, str]


def literals(source: str) -> list[Literal]:
    """The string literals of a Swift file, those within interpolations too, with VALUE for each interpolation."""
    return Scanner(source).found


class Scanner:
    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.line = 1
        self.found: list[Literal] = []
        self.code(until=None)

    def step(self, count: int = 1) -> None:
        self.line += self.source.count("\n", self.place, self.place + count)
        self.place += count

    def ahead(self, text: str) -> bool:
        return self.source.startswith(text, self.place)

    def pass_by(self, end: str) -> None:
        found = self.source.find(end, self.place)
        self.step((len(self.source) if found < 0 else found + len(end)) - self.place)

    def code(self, until: str | None) -> None:
        depth = 0
        while self.place < len(self.source):
            if self.ahead("//"):
                self.pass_by("\n")
            elif self.ahead("/*"):
                self.pass_by("*/")
            elif self.ahead("#/"):
                self.step(2)
                self.pass_by("/#")
            elif self.ahead('"'):
                self.string()
            else:
                character = self.source[self.place]
                depth += {"(": 1, ")": -1}.get(character, 0)
                self.step()
                if until and depth < 0:
                    return

    def string(self) -> None:
        quote = '"""' if self.ahead('"""') else '"'
        self.step(len(quote))
        literal: Literal = []
        while self.place < len(self.source) and not self.ahead(quote):
            literal.append((self.character(), self.line))
        self.step(len(quote))
        self.found.append([(c, line) for text, line in literal for c in text])

    def character(self) -> str:
        if not self.ahead("\\"):
            self.step()
            return self.source[self.place - 1]
        following = self.source[self.place + 1]
        self.step(2)
        if following == "(":
            self.code(until=")")
            return VALUE
        if following == "u":
            start = self.place
            self.pass_by("}")
            return chr(int(self.source[start + 1:self.place - 1], 16))
        return ESCAPES.get(following, "")  # what is left is a line that goes on


def is_swedish(literal: Literal) -> bool:
    """A Swedish letter, or at least two words of which the first begins with a capital or one is a function word."""
    text = "".join(c for c, _ in literal)
    if TECHNICAL.search(text):
        return False
    plain = " ".join([TAG.sub(" ", text), *READ_ATTRIBUTE.findall(text)])
    if re.search("[åäöÅÄÖ]", plain):
        return True
    found = WORD.findall(NOT_PROSE.sub(" ", plain))
    is_text = bool(found) and (found[0][0].isupper() or not FUNCTION_WORDS.isdisjoint(word.lower() for word in found))
    return len(found) >= 2 and is_text


def words(text: Text) -> Iterator[tuple[str, int]]:
    """The whole words of a text, with lines. Markup, addresses, and words that a value is part of are left out."""
    attributes = [(found.start(1), found[1]) for found in READ_ATTRIBUTE.finditer(text.text)]
    plain = TAG.sub(blank, BLOCK.sub(blank, text.text))
    for start, part in [(0, plain), *attributes]:
        part = NOT_PROSE.sub(blank, part)
        for found in WORD.finditer(part):
            if VALUE not in part[max(found.start() - 1, 0):found.end() + 1]:
                yield found[0], text.lines[start + found.start()]


def blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def spelling(found: list[Fault], own: set[str]) -> list[Fault]:
    places = [place for place in found if not is_in(own, place[2])]
    parts = {part for _, _, word in places for part in parts_of(word) if not is_in(own | CODES, part)}
    unknown = misspelled(parts)
    return [place for place in places if not unknown.isdisjoint(parts_of(place[2]))]


def is_in(list_: set[str] | frozenset[str], word: str) -> bool:
    """A word of the list may also begin a sentence."""
    return word in list_ or uncapitalised(word) in list_


def uncapitalised(word: str) -> str:
    return word[:1].lower() + word[1:]


def parts_of(word: str) -> list[str]:
    """”XLSX-filen” and ”SKR:s” are right when both parts are."""
    return [part for part in re.split("[-:]", word) if part]


def misspelled(found: set[str]) -> set[str]:
    command = ["hunspell", "-d", "sv_SE", "-i", "utf-8", "-l"]
    answer = subprocess.run(command, input="\n".join(sorted(found)) + "\n", text=True, capture_output=True, check=True)
    return set(answer.stdout.split())


def own_list(found: list[Fault], own: list[str]) -> list[Fault]:
    """The list is sorted, and has no word that nobody uses."""
    file = WORDS.relative_to(ROOT).as_posix()
    used = {part for _, _, word in found for part in [word, *parts_of(word)]}
    used |= {uncapitalised(word) for word in used}
    faults = [(file, number, f"{word}: nobody uses it") for number, word in enumerate(own, 1) if word not in used]
    pairs = enumerate(itertools.pairwise(own), 2)
    return faults + [(file, number, f"{word}: not in order") for number, (before, word) in pairs if before >= word]


def lengths(texts: list[Text]) -> list[Fault]:
    faults = []
    for file, group in itertools.groupby(texts, key=lambda text: text.file):
        found = [sentence for text in group for sentence in sentences(text)]
        for count, line, sentence in found:
            if count > LONGEST_SENTENCE:
                faults.append((file, line, f"{count} words in a sentence, stop at {LONGEST_SENTENCE}: {sentence[:60]} …"))
        mean = sum(count for count, _, _ in found) / max(len(found), 1)
        if mean > LONGEST_MEAN:
            faults.append((file, 1, f"{mean:.1f} words in a sentence as a mean of {len(found)}, stop at {LONGEST_MEAN}"))
    return faults


def sentences(text: Text) -> Iterator[tuple[int, int, str]]:
    """Words, line and text of each whole sentence. A value that is put in counts as one word."""
    plain = TAG.sub(blank, BLOCK.sub(ends_block, text.text))
    plain = re.sub(r"\n\s*\n", ends_block, plain)
    start = 0
    for end in [*SENTENCE_END.finditer(plain), None]:
        part = plain[start:end.start() if end else len(plain)]
        if re.search(r"[.!?][”»)]?\s*$", part):
            count = sum(1 for word in part.split() if re.search(rf"[^\W_]|{VALUE}", word))
            line = text.lines[start + len(part) - len(part.lstrip())]
            yield count, line, " ".join(part.split()).replace(VALUE, "…")
        start = end.end() if end else start


def chains(texts: list[Text]) -> list[Fault]:
    """”Genomförande av uppföljning”: two verbs made nouns in a row say less than a verb."""
    return [
        (text.file, text.lines[found.start()], f"two verbs made nouns: {found[0]}")
        for text in texts
        for found in CHAIN.finditer(TAG.sub(blank, text.text))
    ]


def ends_block(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


if __name__ == "__main__":
    sys.exit(main())

"""Answers a survey over HTTP as one of the demonstration's cast, as the page's own script does."""
import json
import re

import visitor

# Works for a municipality that answers in the open round.
PERSONA = "maj"


class Reply:
    """The open reply of the persona's municipality."""

    def __init__(self, address: str, persona: str = PERSONA):
        self.address, self.client = address, visitor.as_persona(address, persona)
        self.path = self._find()
        overview = self.client.get(self.path).text
        self.areas = list(dict.fromkeys(re.findall(rf'href="{re.escape(self.path)}/([\w-]+)(?:#[^"]*)?"', overview)))
        self.areas = [area for area in self.areas if self._is_open(area)]
        assert len(self.areas) >= 4, f"{self.path} has no areas to answer: {self.areas}"

    def questions(self, count: int) -> list["Question"]:
        """One in each of so many areas."""
        return [Question(self.address, f"{self.path}/{area}", self.client.cookies, f"Område {area}") for area in self.areas[:count]]

    def _find(self) -> str:
        for page in ("/", "/kartlaggning"):
            for path in re.findall(r'href="(/kartlaggning/[\w-]+/svar/[\w-]+)"', self.client.get(page).text):
                if "data-autosave" in self.client.get(path).text or "skicka-in" in self.client.get(path).text:
                    return path
        raise AssertionError(f"no open reply for {PERSONA}")

    def _is_open(self, area: str) -> bool:
        answer = self.client.get(f"{self.path}/{area}")
        return answer.status == 200 and "data-autosave" in answer.text


class Question:
    """The comment of the first question of an area: takes any text, so each writing can be told from the others."""

    def __init__(self, address: str, path: str, cookies: dict, mark: str):
        self.client = visitor.Visitor(address, cookies=cookies)
        self.path, self.mark = path, mark
        self.acknowledged = self.tried = 0
        self.read()

    def read(self) -> int:
        """What is stored: the number of the last writing; its form is used for the next."""
        form = self.client.get(self.path).form(re.escape(self.path))
        self.code = next(name.removeprefix("version.") for name, _ in form.fields if name.startswith("version."))
        own = ("csrf", f"version.{self.code}", self.code)
        self.fields = {n: v for n, v in form.fields if n in own or n.startswith(f"{self.code}.")}
        stored = re.fullmatch(rf"{self.mark} nr (\d+) – åäö", self.fields.get(f"{self.code}.kommentar", "").strip())
        return int(stored[1]) if stored else 0

    def write(self) -> bool:
        """Writes the next number; true when the server says that it is saved."""
        self.tried += 1
        self.fields[f"{self.code}.kommentar"] = f"{self.mark} nr {self.tried} – åäö"
        answer = self.client.post(self.path, self.fields, x_autosave="1", accept="application/json")
        said = json.loads(answer.text)
        if answer.status != 200 or said.get("status") != "saved":
            raise AssertionError(f"{self.path} was not saved: {answer.status} {answer.text[:300]}")
        self.acknowledged = self.tried
        self.fields[f"version.{self.code}"] = str(said["versions"][self.code])
        return True

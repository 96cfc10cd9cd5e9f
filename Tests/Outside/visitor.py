"""A browser without a window, of the standard library alone: keeps its connection and cookies, reads links and forms."""
import dataclasses
import datetime
import functools
import html.parser
import http.client
import random
import re
import urllib.parse
import zoneinfo


def new_id() -> str:
    """Of the kind that pages give their forms, so that one sent twice counts once."""
    return "".join(random.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(26))


def today() -> datetime.date:
    """The day in Sweden, which begins before that of a machine on world time."""
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Stockholm")).date()


@dataclasses.dataclass
class Form:
    method: str
    action: str
    attributes: dict
    fields: list = dataclasses.field(default_factory=list)   # (name, value) as a browser would send them
    types: dict = dataclasses.field(default_factory=dict)    # name -> text, textarea, radio, hidden …
    choices: dict = dataclasses.field(default_factory=dict)  # name of radios, boxes and selects -> values
    buttons: list = dataclasses.field(default_factory=list)  # (name, value, text)

    def with_fields(self, **changes) -> list:
        """What would be sent after these fields were filled in; None takes a field away."""
        return self.changed(changes)

    def changed(self, changes: dict) -> list:
        kept = [(name, value) for name, value in self.fields if name not in changes]
        return kept + [(name, value) for name, value in changes.items() if value is not None]

    def value(self, name: str) -> str | None:
        return next((value for key, value in self.fields if key == name), None)


class Page(html.parser.HTMLParser):
    """Links, forms, headings and ids of a page, what it is built of, and whether its tags are balanced."""
    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.links, self.forms, self.ids, self.headings, self.faults = [], [], set(), [], []
        self.title, self.lang = "", None
        # A page that has no feature others lack need not be looked at beside them.
        self.features = set()
        self._open, self._form, self._textarea, self._select, self._button = [], None, None, None, None
        self._option = None
        self.feed(text)
        self.close()
        if self._open:
            self.faults.append(f"never closed: {', '.join(self._open)}")

    def handle_starttag(self, tag, attributes):
        a = {name: value or "" for name, value in attributes}
        self.features.add((tag, a.get("class"), a.get("type"), a.get("role")))
        if tag not in self.VOID:
            self._open.append(tag)
        if "id" in a:
            if a["id"] in self.ids:
                self.faults.append(f"id {a['id']} twice")
            self.ids.add(a["id"])
        if "style" in a:
            self.faults.append(f"style attribute on {tag}")
        if tag == "html":
            self.lang = a.get("lang")
        elif tag == "a" and "href" in a:
            self.links.append(a["href"])
        elif tag == "form":
            self._form = Form(a.get("method", "get").lower(), a.get("action", ""), a)
            self.forms.append(self._form)
        elif tag == "h1":
            self.headings.append("")
        elif self._form is not None or "form" in a:
            self._field(tag, a)

    def _field(self, tag, a):
        form, name, kind = self._form, a.get("name"), a.get("type", "text")
        if form is None or "disabled" in a:
            return
        if tag == "input" and name:
            form.types[name] = kind
            if kind in ("radio", "checkbox"):
                form.choices.setdefault(name, []).append(a.get("value", "on"))
                if "checked" in a:
                    form.fields.append((name, a.get("value", "on")))
            elif kind not in ("file", "submit"):
                form.fields.append((name, a.get("value", "")))
        elif tag == "textarea" and name:
            form.types[name] = "textarea"
            self._textarea = [name, ""]
        elif tag == "select" and name:
            form.types[name] = "select"
            self._select = [name, None]
        elif tag == "option" and self._select:
            self._option = a.get("value", "")
            form.choices.setdefault(self._select[0], []).append(self._option)
            if self._select[1] is None or "selected" in a:
                self._select[1] = self._option
        elif tag == "button" and kind != "button":
            self._button = [name, a.get("value", ""), ""]

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> where {self._open[-1] if self._open else 'nothing'} is open")
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._textarea and self._form:
            # A newline right after the tag is not part of the text.
            self._form.fields.append((self._textarea[0], self._textarea[1].removeprefix("\n")))
            self._textarea = None
        elif tag == "select" and self._select and self._form:
            self._form.fields.append((self._select[0], self._select[1] or ""))
            self._select = None
        elif tag == "button" and self._button and self._form:
            self._form.buttons.append(tuple(self._button))
            self._button = None

    def handle_data(self, data):
        if self._textarea:
            self._textarea[1] += data
        if self._button:
            self._button[2] += data
        if "title" in self._open and "svg" not in self._open:
            self.title += data
        if "h1" in self._open:
            self.headings[-1] += data


@dataclasses.dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    path: str

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def is_page(self) -> bool:
        return (self.headers["content-type"] or "").startswith("text/html")

    @functools.cached_property
    def page(self) -> Page:
        return Page(self.text)

    @property
    def location(self) -> str | None:
        return self.headers["location"]

    def form(self, action: str) -> Form:
        """The form whose action matches the pattern; an empty action is the page itself."""
        for form in self.page.forms:
            if re.search(action, form.action or self.path):
                return form
        raise AssertionError(f"no form {action} on {self.path} ({self.status}): {[f.action for f in self.page.forms]}")


class Visitor:
    def __init__(self, address: str, timeout: float = 30, cookies: dict | None = None):
        """With another's cookies it goes on as the same person."""
        self.host = urllib.parse.urlsplit(address).netloc
        self.timeout = timeout
        self.connection = None
        self.cookies = dict(cookies or {})

    def get(self, path: str, **headers) -> Answer:
        return self._call("GET", path, None, headers)

    def post(self, path: str, fields, **headers) -> Answer:
        pairs = list(fields.items()) if isinstance(fields, dict) else fields
        headers = {"content-type": "application/x-www-form-urlencoded", **headers}
        return self._call("POST", path, urllib.parse.urlencode(pairs).encode(), headers)

    def upload(self, path: str, fields, file_field: str, file_name: str, content: bytes) -> Answer:
        boundary = "samfrid-outside-boundary"
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in fields]
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{file_name}"\r\n\r\n'.encode()
        body = b"".join(parts) + head + content + f"\r\n--{boundary}--\r\n".encode()
        return self._call("POST", path, body, {"content-type": f"multipart/form-data; boundary={boundary}"})

    def follow(self, answer: Answer) -> Answer:
        for _ in range(5):
            if not answer.location:
                return answer
            answer = self.get(urllib.parse.urljoin(answer.path, answer.location))
        raise AssertionError(f"more than five redirects, at {answer.path}")

    def send(self, answer: Answer, action: str, **changes) -> Answer:
        """Fills in a form of the page and sends it."""
        form = answer.form(action)
        return self.post(form.action or answer.path, form.with_fields(**changes))

    def become(self, persona: str) -> Answer:
        """Signs in to the demonstration as one of its cast."""
        answer = self.post(f"/demo/{persona}", {})
        assert answer.status == 303, f"POST /demo/{persona} gave {answer.status}: {answer.text[:300]}"
        return self.follow(answer)

    def personas(self) -> list[str]:
        forms = self.get("/demo").page.forms
        return [form.action.removeprefix("/demo/") for form in forms if re.fullmatch(r"/demo/[\w-]+", form.action)]

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def _call(self, method: str, path: str, body: bytes | None, headers: dict) -> Answer:
        path = urllib.parse.quote(path.split("#")[0], safe="/?&=%+:;,@!$'()*~-._") or "/"
        headers = {"cookie": self.cookie_header, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, timeout=self.timeout)
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        self._keep(response.headers.get_all("set-cookie") or [])
        return Answer(response.status, response.headers, content, path)

    def _keep(self, cookies):
        for cookie in cookies:
            name, _, value = cookie.split(";")[0].partition("=")
            if "max-age=0" in cookie.lower() or not value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value


def as_persona(address: str, persona: str | None, timeout: float = 30) -> Visitor:
    """One of the demonstration's cast, signed in; None is somebody who has not signed in."""
    client = Visitor(address, timeout)
    if persona:
        client.become(persona)
    return client

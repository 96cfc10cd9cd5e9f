"""A real installation, not a demonstration: empty, with one administrator."""
import re

import codes
import program
import visitor

PASSWORD = "rönnbär under snön i mars"


class Installation:
    def __init__(self, *arguments):
        self.folder = program.new_folder()
        self.places = ["--data", self.folder / "data", "--keys", self.folder / "keys"]
        self.arguments = arguments
        self.server = None

    def add_administrator(self, name: str = "Åsa Öst", mail: str = "asa.ost@exempel.se") -> str:
        """The path of the link that opens the account."""
        said = program.run("user add", "--name", name, "--mail", mail, "--administrator", *self.places)
        return re.search(r"^Länk: http://[^/]+(/oppna/\S+)$", said, re.MULTILINE)[1]

    def start(self, launcher: list[str] | None = None) -> "Installation":
        self.server = program.Program("serve", *self.places, *self.arguments, ready="/logga-in", launcher=launcher)
        self.address = self.server.address
        return self

    def start_with_administrator(self) -> visitor.Visitor:
        """Started; its one administrator, signed in."""
        link = self.add_administrator()
        administrator = visitor.Visitor(self.start().address)
        activate(administrator, link)
        return administrator

    def stop(self):
        if self.server:
            self.server.stop()


def activate(client: visitor.Visitor, link: str, password: str = PASSWORD) -> str:
    """Opens an account without a window; the key of its second factor."""
    answer = client.follow(client.send(client.get(link), r"/oppna/", **{"losenord": password, "losenord-igen": password}))
    key = key_on(answer.text)
    codes_page = client.send(answer, "/konto/andra-faktorn", kod=codes.code(key))
    assert codes_page.status == 200 and "reservkoder" in codes_page.text, codes_page.text[:2000]
    return key


def key_on(text: str) -> str:
    return re.search(r"Nyckel:\s*(?:<span[^>]*>)?([A-Z2-7 ]+)", text)[1].replace(" ", "")

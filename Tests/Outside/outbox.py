"""The outbox of an installation on SQLite: letters are laid there before the program starts, and looked at while it runs."""
import sqlite3
import time


class Outbox:
    def __init__(self, place):
        self.file = f"{place.folder}/data/regional.sqlite"

    def lay(self, letters: list[tuple[str, str]]):
        """Id and address of each, all due at once and sent in this order."""
        now = int(time.time() * 1000)
        with sqlite3.connect(self.file, timeout=20) as database:
            database.executemany(
                "INSERT INTO mail (id, address, subject, body, created_at, due_at, attempts) VALUES (?, ?, 'Prov', 'Åäö.', ?, ?, 0)",
                [(id, address, now, now - 10_000) for id, address in letters])

    def make_due(self):
        """As if the time until the next try had passed; the program is not running."""
        with sqlite3.connect(self.file, timeout=20) as database:
            database.execute("UPDATE mail SET due_at = 0 WHERE sent_at IS NULL")

    def rows(self) -> dict[str, sqlite3.Row]:
        database = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=20)
        database.row_factory = sqlite3.Row
        try:
            return {row["address"]: row for row in database.execute("SELECT * FROM mail WHERE address IS NOT NULL")}
        finally:
            database.close()

    def unsent(self) -> int:
        return sum(row["sent_at"] is None for row in self.rows().values())

    def wait(self, what: str, holds, seconds: float = 40) -> dict[str, sqlite3.Row]:
        """The rows, once that holds of them."""
        deadline = time.monotonic() + seconds
        while not holds(rows := self.rows()):
            shown = [(address, row["attempts"], row["last_error"], row["sent_at"]) for address, row in rows.items()]
            assert time.monotonic() < deadline, f"not within {seconds} s: {what}\n{shown}"
            time.sleep(0.1)
        return rows

"""Reads with other programs what the Documents module writes.

    pip install openpyxl vobject opencv-python-headless
    SAMFRID_OUTSIDE=FOLDER swift test --filter OutsideFilesTests
    python3 Tests/Outside/documents_check.py FOLDER
"""
import csv
import datetime
import pathlib
import sys

import cv2
import openpyxl
import vobject

folder = pathlib.Path(sys.argv[1])

book = openpyxl.load_workbook(folder / "arbetsbok.xlsx")
sheet = book["Svar"]
assert book.properties.title == "Omgång 2026" and not book.properties.creator, book.properties
assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:E5" and sheet["A1"].font.bold
assert [c.value for c in sheet[2]] == ["Åre 😀", "0114", 0.1, datetime.datetime(2026, 11, 22), True]
assert sheet["A3"].data_type == "s" and sheet["A3"].value.startswith("=HYPERLINK")
assert sheet["D3"].value == datetime.datetime(2026, 11, 22, 14, 30) and sheet["B3"].value == 1480
assert sheet["A5"].value == "två\nrader & <mer>"
assert sheet["C1"].comment.text == "Egen uppgift, å ä ö" and sheet["C1"].comment.author in ("", "None")

with open(folder / "lista.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.reader(file, delimiter=";"))
assert rows[1] == ["Åre 😀", "0114", "0,1", "2026-11-22", "ja"] and rows[2][0].startswith("'=HYPERLINK"), rows
assert rows[4][0] == "två\nrader & <mer>", rows

first, second = vobject.readComponents((folder / "kontakter.vcf").read_text(encoding="utf-8"))
assert first.fn.value == "Åsa Öberg, samordnare" and second.fn.value == "Bo"
assert first.n.value.family == "Öberg" and first.org.value == ["Jouren; Väst", "Råd och stöd"]
assert [mail.value for mail in first.email_list] == ["asa@jouren.example", "info@jouren.example"]
assert first.tel.params["TYPE"] == ["cell"] and first.tel.value == "+46 70 000 00 00"
assert first.note.value.startswith("Ring först.\nSök \\ inte 😀 åäö") and first.note.value.endswith("åäö" * 60)
assert "adr" not in first.contents

text, _, _ = cv2.QRCodeDetector().detectAndDecode(cv2.imread(str(folder / "kod.png")))
assert text == "https://example.org/å?kod=1", text

print("openpyxl, csv, vobject och OpenCV läser det som skrivits.")

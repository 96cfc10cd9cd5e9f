#!/usr/bin/env python3
"""Makes the two files of INVENTED published values that the demonstration imports.

    python3 tools/published_values.py

writes Sources/DemoData/Facts/kolada-uppdiktad.json (shaped as an answer of Kolada's API v3) and
Sources/DemoData/Facts/oj-vald-uppdiktad.xlsx (shaped as a workbook of Öppna jämförelser). No value in them
was measured; both files say so. The same bytes come out every time. Needs openpyxl for the workbook.

The values follow a municipality over the years, and larger municipalities have more in place and take part more
often. How large a municipality is, is guessed from SKR's group.
"""

import csv
import datetime
import io
import json
import pathlib
import random
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

ROOT = pathlib.Path(__file__).resolve().parent.parent
FACTS = ROOT / "Sources" / "Vocabulary" / "Facts"
TARGET = ROOT / "Sources" / "DemoData" / "Facts"
YEARS = range(2019, 2026)
MARK = "UPPDIKTADE VÄRDEN för demonstration. Ingen kommun har lämnat dem och de får inte användas som fakta."

SIZE_OF_GROUP = {"A1": 2.2, "B3": 1.4, "A2": 0.7, "C6": 0.2, "B4": -0.2, "C7": -0.6, "B5": -0.6, "C8": -0.9, "C9": -0.9}

# Column, name, share of the municipalities that had it in 2019 and in 2025 (percent).
ROUTINE = "Aktuell rutin vid indikation på att en vuxen utsätts för våld: "
AGREEMENT = "Aktuell överenskommelse om samverkan i enskilda ärenden: "
INDICATORS = [
    ("rutin-indikation-ekonomiskt-bistand", ROUTINE + "ekonomiskt bistånd", 38, 49),
    ("rutin-indikation-missbruk", ROUTINE + "missbruk och beroende", 40, 51),
    ("rutin-indikation-barn-unga", ROUTINE + "barn och unga", 42, 54),
    ("rutin-indikation-familjeratt", ROUTINE + "familjerätt", 30, 41),
    ("rutin-indikation-funktionsnedsattning", ROUTINE + "stöd till personer med funktionsnedsättning", 26, 40),
    ("rutin-indikation-aldreomsorg", ROUTINE + "äldreomsorg", 25, 39),
    ("rutin-indikation-socialpsykiatri", ROUTINE + "socialpsykiatri", 27, 38),
    ("rutin-indikation-hemloshet", ROUTINE + "boende och hemlöshet", 22, 33),
    ("rutin-skyddade-personuppgifter", "Aktuell rutin för att inte röja skyddade personuppgifter", 40, 58),
    ("rutin-skolgang", "Aktuell rutin som säkrar skolgången för barn i skyddat boende", 22, 37),
    ("overenskommelse-kvinnojour", AGREEMENT + "kvinnojour", 30, 32),
    ("overenskommelse-polis", AGREEMENT + "polis", 20, 23),
    ("overenskommelse-primarvard", AGREEMENT + "primärvård", 12, 14),
    ("overenskommelse-vuxenpsykiatri", AGREEMENT + "vuxenpsykiatri", 12, 13),
    ("overenskommelse-akutmottagning", AGREEMENT + "akutmottagning", 10, 11),
    ("overenskommelse-ungdomsmottagning", AGREEMENT + "ungdomsmottagning", 16, 18),
    ("stodsamtal-bistand-kvinnor", "Stödsamtal med biståndsbeslut till våldsutövande kvinnor", 70, 88),
    ("stodsamtal-bistand-man", "Stödsamtal med biståndsbeslut till våldsutövande män", 71, 88),
    ("stodsamtal-service-kvinnor", "Stödsamtal utan biståndsbeslut till våldsutövande kvinnor", 58, 68),
    ("stodsamtal-service-man", "Stödsamtal utan biståndsbeslut till våldsutövande män", 59, 70),
    ("kompetensplan-vuxna", "Samlad plan för kompetensutveckling, handläggare vuxna", 49, 55),
    ("kompetensplan-barn", "Samlad plan för kompetensutveckling, handläggare barn", 47, 54),
    ("fortbildning-vuxna", "Fortbildning om våld det senaste året, handläggare vuxna", 95, 96),
    ("fortbildning-barn", "Fortbildning om våld det senaste året, handläggare barn", 92, 95),
    ("vidareutbildning-hogskola", "Någon handläggare har fått vidareutbildning på högskolenivå det senaste året", 34, 38),
    ("uppfoljning-utveckling", "Resultat av insatser följs upp, sammanställs och används för utveckling", 8, 19),
    ("synpunkter-vuxna", "Våldsutsatta vuxnas synpunkter har använts för att utveckla verksamheten", 21, 30),
    ("synpunkter-barn", "Barns synpunkter har använts för att utveckla verksamheten", 12, 20),
]
CHANGE_YEAR = 2024
CHANGE_GAIN = 7  # percentage points more agreements count as current when 24 months are allowed instead of 12


def municipalities():
    with open(FACTS / "municipalities.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        chance = chances("size", row["code"])
        row["size"] = SIZE_OF_GROUP[row["group"]] + bell(chance) * 0.3
        row["standing"] = bell(chance)
    return rows


def counties():
    with open(FACTS / "counties.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def chances(*name):
    return random.Random(":".join(["samfrid-2026", *map(str, name)]))


def bell(chance):
    """Roughly normal, mean 0 and deviation 1, from uniform numbers alone: the same in every version of Python."""
    return (sum(chance.random() for _ in range(12)) - 6.0)


def drift(chance, hold=0.85):
    """A number per year that remembers the year before."""
    value = bell(chance)
    for year in YEARS:
        yield year, value
        value = hold * value + (1 - hold * hold) ** 0.5 * bell(chance)


# Kolada


def kolada_rows(places):
    rows = []
    for place in places:
        rows += kolada_rows_of(place)
    rows += national_rows(rows)
    return sorted(rows, key=lambda row: (row["kpi"], row["municipality"], row["period"]))


def kolada_rows_of(place):
    chance = chances("kolada", place["code"])
    eager = 0.7 * place["size"] + bell(chance)
    if eager < 0.3:  # one that has never taken part has its rows all the same, without a value
        return [kolada_row("U30750", place, year, None, chance) for year in YEARS]
    rows = []
    level = 34 + 6 * place["size"] + 8 * bell(chance)
    helped, reached = 0.45 + 0.2 * chance.random(), 0.25 + 0.2 * chance.random()
    reports = 1 + (chance.random() < 0.75) + (chance.random() < 0.5)
    for year, swing in drift(chance):
        takes_part = eager + 0.12 * (year - 2019) + 0.6 * bell(chance) > 0.8
        started = max(4.0, level + 1.1 * (year - 2019) + 3 * swing)
        figures = [("U30750", started), ("U30751", started * helped), ("U30752", started * helped * reached)]
        for kpi, value in figures[:reports]:
            rows.append(kolada_row(kpi, place, year, value if takes_part else None, chance))
    return rows


def kolada_row(kpi, place, year, value, chance):
    values = [kolada_value("T", value)]
    if kpi == "U30750" and value is not None:
        women = 1.72 + 0.12 * chance.random()
        few_men = place["size"] < 0
        values += [kolada_value("K", value * women), kolada_value("M", None if few_men else value * (2 - women), few_men)]
    return {"kpi": kpi, "municipality": place["code"], "period": year, "values": values}


def kolada_value(gender, value, hidden=False, count=1):
    status = "" if value is not None else ("Private" if hidden else "Missing")
    number = None if value is None else round(value, 2)
    return {"count": count, "gender": gender, "isdeleted": False, "status": status, "value": number}


def national_rows(rows):
    """The unweighted mean of those that took part, under Kolada's code for the country."""
    for kpi in ("U30750", "U30751", "U30752"):
        for year in YEARS:
            same = [row for row in rows if row["kpi"] == kpi and row["period"] == year]
            numbers = [row["values"][0]["value"] for row in same if row["values"][0]["value"] is not None]
            mean = kolada_value("T", sum(numbers) / len(numbers), count=len(numbers))
            yield {"kpi": kpi, "municipality": "0000", "period": year, "values": [mean]}


def write_kolada(rows):
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    head = f'{{\n"uppdiktad": {json.dumps(MARK, ensure_ascii=False)},\n"count": {len(rows)},\n'
    text = head + f'"next_url": null,\n"previous_url": null,\n"values": [\n{lines}\n]\n}}\n'
    (TARGET / "kolada-uppdiktad.json").write_text(text, encoding="utf-8")


# Öppna jämförelser


def answers(places):
    """(year, column) -> {municipality: "Ja", "Nej" or "-" for no answer}."""
    silent = silences(places)
    table = {}
    for key, _, first, last in INDICATORS:
        scores = {place["code"]: dict(drift(chances("oj", key, place["code"]), 0.92)) for place in places}
        for year in YEARS:
            ranked = sorted(places, key=lambda place: -standing(place, scores[place["code"]][year]))
            yes = {place["code"] for place in ranked[: round(len(places) * share(key, first, last, year) / 100)]}
            table[year, key] = {
                code: "-" if (code, year) in silent else ("Ja" if code in yes else "Nej") for code in scores
            }
    return table


def standing(place, score):
    return 0.5 * place["size"] + 0.7 * place["standing"] + score


def share(key, first, last, year):
    trend = first + (last - first) * (year - YEARS[0]) / (YEARS[-1] - YEARS[0])
    gain = CHANGE_GAIN if key.startswith("overenskommelse-") and year >= CHANGE_YEAR else 0
    return trend + gain


def silences(places):
    """Those that did not answer the survey, small ones more often."""
    return {
        (place["code"], year)
        for place in places
        for year in YEARS
        if chances("silent", place["code"], year).random() < 0.05 - 0.03 * max(-1, min(1, place["size"]))
    }


def percent(values):
    given = [value for value in values if value != "-"]
    return round(100 * given.count("Ja") / len(given)) if given else "-"


def write_workbook(places, table):
    book = openpyxl.Workbook()
    fill_readme(book.active)
    for year in YEARS:
        fill_year(book.create_sheet(str(year)), year, places, table)
    fill_definitions(book.create_sheet("Definitioner"))
    data = io.BytesIO()
    book.save(data)
    (TARGET / "oj-vald-uppdiktad.xlsx").write_bytes(without_clock(data.getvalue()))


def fill_readme(sheet):
    sheet.title = "Läs mig"
    lines = [
        "Öppna jämförelser av våld i nära relationer 2019-2025",
        MARK,
        "Uppställd som Socialstyrelsens arbetsbok: ett blad per år med riket, län och kommuner, och ett blad med definitioner.",
        "Kommuner: Ja eller Nej; - betyder att kommunen inte svarade. Riket och län: andel av de svarande kommunerna med Ja, i procent.",
        f"Från {CHANGE_YEAR} räknas en överenskommelse som aktuell om den följts upp inom 24 månader, tidigare inom 12. "
        "Åren före och efter är inte jämförbara.",
    ]
    for line in lines:
        sheet.append([line])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"].font = Font(bold=True, color="9C0006")
    sheet.column_dimensions["A"].width = 110


def fill_year(sheet, year, places, table):
    keys = [key for key, *_ in INDICATORS]
    sheet.append([f"Öppna jämförelser {year}: våld i nära relationer. {MARK}"])
    sheet.append([])
    sheet.append(["Nivå", "Kod", "Namn", *keys])
    sheet.append(["Riket", "00", "Riket", *[percent(table[year, key].values()) for key in keys]])
    for county in counties():
        members = [place["code"] for place in places if place["county"] == county["code"]]
        shares = [percent([table[year, key][code] for code in members]) for key in keys]
        sheet.append(["Län", county["code"], county["name"], *shares])
    for place in places:
        sheet.append(["Kommun", place["code"], place["name"], *[table[year, key][place["code"]] for key in keys]])
    dress(sheet, header=3, widths=[9, 7, 24] + [12] * len(keys))


def fill_definitions(sheet):
    sheet.append([f"Definitioner. {MARK}"])
    sheet.append([])
    sheet.append([
        "Kortnamn", "Namn", "Mått", "Kvalitetsdimension", "Kvalitetsområde", "Indikatorområde", "Syfte", "Lagrum",
        "Målriktning", "Version", "Gäller från år", "Gäller till år", "Ändring",
    ])
    for key, name, *_ in INDICATORS:
        for version, start, end, limit, change in versions(key):
            measure = f"Ja eller Nej för kommunen; andel kommuner med Ja (%) för län och riket.{limit}"
            sheet.append([key, name, measure, None, None, None, None, None, "Hög", version, start, end, change])
    dress(sheet, header=3, widths=[38, 60, 70, 18, 16, 16, 12, 12, 12, 12, 14, 14, 50])


def versions(key):
    if not key.startswith("overenskommelse-"):
        return [("1", YEARS[0], None, "", None)]
    limit = " Aktuell är den som är skriftlig, beslutad på ledningsnivå och uppföljd inom {} månader."
    change = "Tiden för uppföljning ändrad från 12 till 24 månader; kan inte jämföras med tidigare år."
    return [
        ("12-manader", YEARS[0], CHANGE_YEAR - 1, limit.format(12), None),
        ("24-manader", CHANGE_YEAR, None, limit.format(24), change),
    ]


def dress(sheet, header, widths):
    sheet["A1"].font = Font(bold=True, color="9C0006")
    for cell in sheet[header]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E6")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell, width in zip(sheet[header], widths):
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = sheet.cell(row=header + 1, column=4)


def without_clock(data):
    """The same workbook without the time it was made, so that the bytes do not change from run to run."""
    epoch = datetime.datetime(2026, 1, 1)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = fixed_core()
            new.writestr(zipfile.ZipInfo(name, epoch.timetuple()[:6]), content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return target.getvalue()


def fixed_core():
    properties = openpyxl.packaging.core.DocumentProperties(
        creator="Samfrid", title="Uppdiktade värden i form av Öppna jämförelser",
        created=datetime.datetime(2026, 1, 1), modified=datetime.datetime(2026, 1, 1),
    )
    return openpyxl.xml.functions.tostring(properties.to_tree())


def main():
    places = municipalities()
    TARGET.mkdir(parents=True, exist_ok=True)
    rows = kolada_rows(places)
    write_kolada(rows)
    write_workbook(places, answers(places))
    print(f"{len(rows)} rader som Kolada, {len(places)} kommuner × {len(YEARS)} år som Öppna jämförelser")


if __name__ == "__main__":
    main()

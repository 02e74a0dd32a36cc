"""Makes marker.xlsx and values.xlsx, of which the other formats are saved. See README.md."""

import datetime as dt

import xlsxwriter

with xlsxwriter.Workbook("marker.xlsx") as book:
    sheet = book.add_worksheet("Forslag")
    struck = book.add_format({"font_strikeout": True})
    bold = book.add_format({"bold": True})
    zeros = book.add_format({"num_format": "00000"})
    titles = ("Kran", "Truck", "Stillads", "Svejsning", "Asfalt", "Kloak", "Beton", "Tag")
    sheet.write_row(0, 0, ("Nr.", "Kursustitel", "Udbyder", "Intern note"))
    for row, title in enumerate(titles, start=1):
        sheet.write_number(row, 0, row, zeros)
        sheet.write_row(row, 1, (title, "Skolen ved Åen", "x"))
    sheet.write_row(2, 1, ("Truck", "Skolen ved Åen"), struck)
    sheet.write_rich_string(3, 1, struck, "Stil", struck, "lads")
    sheet.write_rich_string(4, 1, struck, "Svejs", bold, "ning")
    sheet.write_comment(5, 1, "udgår", {"author": "Anna Å"})
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.set_row(7, None, None, {"hidden": True, "level": 1})
    sheet.set_column(3, 3, None, None, {"hidden": True})
    other = book.add_worksheet("Andet")
    other.write_column(0, 0, ("Kursustitel", "Vand"))

with xlsxwriter.Workbook("values.xlsx") as book:
    sheet = book.add_worksheet("Ark1")
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
    hours = book.add_format({"num_format": "[h]:mm"})
    clock = book.add_format({"num_format": "hh:mm"})
    values = (
        (True, None), (False, None), (dt.date(2020, 3, 1), day), (dt.datetime(2020, 3, 1, 12, 30), moment), (1.5, hours),
        (dt.time(8, 15), clock), (10.0, None), (0.1 + 0.2, None), (-2.25, None), (1e15, None), ("æøå ½", None),
        ("00123", None),
    )  # fmt: skip
    for row, (value, style) in enumerate(values):
        sheet.write(row, 1, value, style)
    sheet.write_formula(len(values), 1, "=2+3", None, 5)
    sheet.write_formula(len(values) + 1, 1, "=1/0", None, "#DIV/0!")

"""The evidence of shortage that is imported serves list A too: it stands in the review workbook."""

from datetime import date
from io import BytesIO

import openpyxl
import xlsxwriter


def test_the_content_filter_shows_the_demand_for_the_job_title_of_a_course(office, tmp_path):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", "90001"))
    path = tmp_path / "efterspoergsel.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Stillingsbetegnelse", "Område", "Efterspørgsel", "Forgæves rekrutteringer"])
        sheet.write_row(1, 0, ["SVEJSER", "RAR Vestjylland", 40, 14])
        sheet.write_row(2, 0, ["Svejser", "RAR Sjælland", 1, 0])
    with office.at("2020-02-20") as workspace:
        workspace.references.import_evidence(path, date(2020, 2, 20))
    office.screen()
    content = office.export()
    told = openpyxl.load_workbook(BytesIO(content))["Indholdsfilter"]
    header = [cell.value for cell in told[1]]
    assert (
        told.cell(2, header.index("Efterspørgsel") + 1).value
        == "14 forgæves rekrutteringer, 40 efterspurgte stillinger"
    )
    with office.at("2020-03-04") as workspace:
        (written,) = workspace.documents.write("agenda-item", office.round)
    item = written.path.read_text(encoding="utf-8")
    assert "| Svejser | 14 forgæves rekrutteringer, 40 efterspurgte stillinger |" in item

"""The handover sheet's content laid out by reportlab, to compare with: same letters, same codes."""

from __future__ import annotations

import functools
import io
from xml.sax.saxutils import escape

from reportlab.graphics.barcode import code128, qr
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    Image,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

import resources
from ordidesk.documents.loan_sheets import HandoverSheet
from ordidesk.documents.signature import SheetSignature

_FONTS = {"Sheet": "fonts/Inter-Regular.ttf", "Sheet-Strong": "fonts/Inter-SemiBold.ttf"}


@functools.cache
def _styles() -> dict[str, ParagraphStyle]:
    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(resources.read_bytes(file))))
    sizes = {"title": 18, "heading": 10.5, "body": 9, "small": 7.5}
    strong = {"title", "heading"}
    return {
        name: ParagraphStyle(
            name,
            fontName="Sheet-Strong" if name in strong else "Sheet",
            fontSize=size,
            leading=size * 1.27,
            spaceBefore=8 if name == "heading" else 0,
        )
        for name, size in sizes.items()
    }


class _Ink(Flowable):  # type: ignore[misc]
    """The strokes of a signature."""

    def __init__(self, signature: SheetSignature) -> None:
        super().__init__()
        self.width, self.height = 45 * mm, 15 * mm
        self._strokes = signature.strokes

    def draw(self) -> None:
        """Draw them."""
        for stroke in self._strokes:
            path = self.canv.beginPath()
            for number, (x, y) in enumerate(stroke):
                move = path.lineTo if number else path.moveTo
                move(x * self.width, (1 - y) * self.height)
            self.canv.drawPath(path)


def pdf_of(said: HandoverSheet) -> bytes:
    """Return the file."""
    written = io.BytesIO()
    document = SimpleDocTemplate(
        written,
        pagesize=A4,
        leftMargin=15 * mm,
        rightMargin=15 * mm,
        topMargin=10 * mm,
        bottomMargin=10 * mm,
        title=said.number,
        author=said.company.name,
    )
    document.build(_story(said))
    return written.getvalue()


def _story(said: HandoverSheet) -> list[Flowable]:
    styles = _styles()

    def put(text: str, style: str = "body") -> Paragraph:
        return Paragraph(escape(text), styles[style])

    code = Drawing(23 * mm, 23 * mm)
    code.add(qr.QrCodeWidget(said.record_link, barWidth=23 * mm, barHeight=23 * mm, barLevel="Q"))
    logo = Image(io.BytesIO(said.company.logo), 40 * mm, 13 * mm)
    facts = [
        ("Client", said.client.name, "Prestataire", said.company.name),
        ("SIREN", said.client.siren, "Contrat n°", said.contract_number),
        ("Adresse", said.client.address, "Lieu", f"{said.site.name} {said.site.location}"),
        ("Représenté par", said.representative.name, "Remis par", said.technician.name),
        ("Reçu par", f"{said.receiver.name} {said.receiver.function}", "Usage", said.use),
        ("Remis le", str(said.handed_over_at), "Retour prévu", "jusqu'à la fin de la réparation"),
    ]
    accessories = [[str(it.quantity), put(it.designation)] for it in said.accessories]
    lined = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, "#8A8A8A")])
    replaced = said.replaced
    return [
        Table([[logo, put(f"{said.company.name} {said.company.address}"), code]]),
        put(f"Bon de mise à disposition {said.number}", "title"),
        put(f"{said.ticket.number} · {said.ticket.summary}"),
        Table([[put(cell) for cell in row] for row in facts], [68, 180, 68, 180]),
        put("Matériel de prêt", "heading"),
        Table([[put(said.loaner.inventory_number), code128.Code128(said.loaner.inventory_number)]]),
        put(f"{said.loaner.model} · N° de série {said.loaner.serial}"),
        put(f"État à la remise : {said.condition}"),
        put("Accessoires", "heading"),
        Table([["Qté", "Désignation"], *accessories], [40, 460], style=lined),
        put("Matériel remplacé", "heading"),
        put("" if replaced is None else f"{replaced.inventory_number} · {replaced.model}"),
        put(said.data_note),
        put("Conditions du prêt", "heading"),
        *(put(text, "small") for text in said.clauses.texts),
        put("Réserves", "heading"),
        put(said.reservations or "Aucune."),
        Table([[_Ink(it) for it in said.signatures], [put(it.name) for it in said.signatures]]),
    ]

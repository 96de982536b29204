"""The columns in which the records of a register are listed, made from their type."""

from datetime import date
from functools import partial
from typing import Any

from officer_app.domain.fields import FieldSpec, Kind, spec_of
from officer_app.domain.folding import fold
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.registry import RECORD_TYPES
from officer_app.ui.chips import Face
from officer_app.ui.field_words import value_words
from officer_app.ui.pages.register_verdict import FaceOf
from officer_app.ui.register_book import RegisterBook
from officer_app.ui.register_faces import choice_face, is_toned, state_face, state_spec
from officer_app.ui.register_words import assessment_words, title_words
from officer_app.ui.tables import Column
from officer_app.ui.wordings import texts_face, wording_specs
from officer_app.ui.words import short_day, t, translate

_NOTHING = Face("")
_WIDEST_TITLE = 260


def columns_of(key: str, book: RegisterBook, today: date, verdict: FaceOf | None = None) -> tuple[Column, ...]:
    """Return the columns of a register: how a record stands, what it is called, and what its type names."""
    kind, state = RECORD_TYPES[key], state_spec(key)
    columns = [*_faces(key, verdict), _title(key, book)]
    shown = [name for name in kind.columns if not (state and is_toned(state) and name == state.name and not verdict)]
    columns += [_column(spec_of(kind.record, name), book, today, 7 - at) for at, name in enumerate(shown)]
    if wording_specs(kind.record):
        columns.append(
            Column(
                "texts", t("Texts"), _no_words, face=lambda row: texts_face(key, row) or _NOTHING, weight=4, widest=280
            )
        )
    return tuple(columns)


def _faces(key: str, verdict: FaceOf | None) -> list[Column]:
    if verdict:
        by_word = Column(
            "verdict", t("Verdict"), _no_words, lambda row: fold(verdict(row).words), face=verdict, weight=9
        )
        return [by_word]
    spec = state_spec(key)
    if spec is None or not is_toned(spec):
        return []
    return [Column("state", translate(spec.label), _no_words, partial(_order, spec), weight=9,
                   face=lambda row: _state(key, row))]  # fmt: skip


def _state(key: str, row: Any) -> Face:
    return state_face(key, row) or _NOTHING


def _no_words(_row: Any) -> str:
    return ""


def _title(key: str, book: RegisterBook) -> Column:
    kind = RECORD_TYPES[key]

    def named(row: Any) -> str:
        if isinstance(row, ImpactAssessment) and row.transfer is not None:
            return assessment_words(row, book.title("transfer", row.transfer))
        return title_words(kind, row)

    def words(row: Any) -> str:
        title = named(row)
        return t("{title} (taken out)", title=title) if row.retired_on and not is_toned(state_spec(key)) else title

    return Column("title", translate(kind.singular), words, lambda row: fold(named(row)), look="strong",
                  weight=9, widest=_WIDEST_TITLE)  # fmt: skip


def _column(spec: FieldSpec, book: RegisterBook, today: date, weight: int) -> Column:
    title = translate(spec.label)
    if is_toned(spec):
        return Column(spec.name, title, _no_words, partial(_order, spec), weight=weight,
                      face=lambda row: _choice(getattr(row, spec.name)))  # fmt: skip
    if spec.kind is Kind.DATE:
        return Column(spec.name, title, lambda row: _day(getattr(row, spec.name), today),
                      lambda row: getattr(row, spec.name), look="muted", weight=weight)  # fmt: skip
    if spec.kind in {Kind.LINK, Kind.LINKS}:
        return Column(spec.name, title, lambda row: _linked(spec, getattr(row, spec.name), book), weight=weight)
    if spec.kind in {Kind.CHOICE, Kind.INSTANT, Kind.NUMBER}:
        return Column(spec.name, title, partial(_words, spec), partial(_order, spec), look="muted", weight=weight)
    return Column(spec.name, title, partial(_words, spec), lambda row: fold(_words(spec, row)), look="muted",
                  weight=weight)  # fmt: skip


def _choice(value: Any) -> Face:
    return choice_face(value) if value is not None else _NOTHING


def _day(value: date | None, today: date) -> str:
    return short_day(value, today) if value else ""


def _words(spec: FieldSpec, row: Any) -> str:
    return value_words(spec, getattr(row, spec.name)).replace("\n", ", ")


def _order(spec: FieldSpec, row: Any) -> Any:
    """Return where a value stands: words of a closed list in the order of the list."""
    value = getattr(row, spec.name)
    return list(spec.choices).index(value) if spec.choices and value is not None else value


def _linked(spec: FieldSpec, value: Any, book: RegisterBook) -> str:
    ids = value if isinstance(value, tuple) else (value,) if value is not None else ()
    return ", ".join(book.title(spec.links_to, each) for each in ids)

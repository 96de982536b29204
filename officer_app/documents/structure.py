"""What a document says, in the order of reading: the tree of elements that screen readers and archives ask for.

A drawing says where it stands by a `Place`; the tree keeps each of them once, in a few bytes, however many there are
(ISO 32000-1 section 14.7, ISO 14289-1). Pages and marks are numbered from 0.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from officer_app.documents.pdf_syntax import text_string

_NONE: Final = 0xFFFFFFFF
_ELEMENT: Final = _NONE
_LINK: Final = _NONE - 1
"""What a kid is where it is no mark on a page: a further element, or a link."""

_TOP: Final = 0

_ATTRIBUTES: Final = {
    "TH": "/A<</O/Table/Scope/Column>>",
    "L": "/A<</O/List/ListNumbering/Disc>>",
}


@dataclass(slots=True, eq=False)
class Place:
    """A place in what a document says: its role (H1, P, TD ...), in what it stands, and words for what is drawn.

    `alternative` describes a figure; `spoken` replaces text that stands on the page in another order than it is read.
    One place may be drawn in several pieces; all of them belong to it.
    """

    role: str
    inside: "Place | None" = None
    alternative: str = ""
    spoken: str = ""
    attributes: str = ""
    element: int = field(default=-1, repr=False)


ADORNMENT: Final = Place("Artifact")
"""Where a drawing stands that says nothing: rules, marks for folding, heads and feet of pages."""


class Structure:
    """The elements of one document as they are drawn."""

    def __init__(self) -> None:
        self._roles: list[str] = []
        self._role_numbers: dict[str, int] = {}
        self._role = array("B")
        self._parent = array("I")
        self._first = array("I")
        self._last = array("I")
        self._next = array("I")
        self._where = array("I")
        self._value = array("I")
        self._owners: dict[int, array[int]] = {}
        self._more: dict[int, str] = {}
        self._link_owners: list[int] = []
        self._add("Document", _NONE)

    def __len__(self) -> int:
        return len(self._role)

    def mark(self, place: Place, page: int) -> int:
        """Note that something of a place is drawn next on a page, and return the number of its mark there."""
        element = self._element_of(place)
        owners = self._owners.get(page)
        if owners is None:
            owners = self._owners[page] = array("I")
        owners.append(element)
        self._hang(element, page, len(owners) - 1)
        return len(owners) - 1

    def link(self, place: Place) -> int:
        """Note that a link belongs to a place, and return its number in the document."""
        element = self._element_of(place)
        self._link_owners.append(element)
        self._hang(element, _LINK, len(self._link_owners) - 1)
        return len(self._link_owners) - 1

    def elements(self, first: int, pages: list[int], links: list[int]) -> Iterator[bytes]:
        """Yield each element as a PDF object; the first bears the number `first`, what it stands in the one before."""
        for element in range(len(self._role)):
            yield self._written(element, first, pages, links)

    def owners(self, page: int) -> "array[int]":
        """Return the element that owns each mark of a page, in the order of the marks."""
        return self._owners.get(page, array("I"))

    @property
    def link_owners(self) -> list[int]:
        """The element that owns each link, in the order of the links."""
        return self._link_owners

    def include(self, place: Place) -> None:
        """Note that a place is there although nothing is drawn in it: an empty cell."""
        if place is not ADORNMENT:
            self._element_of(place)

    def _element_of(self, place: Place) -> int:
        if place.element < 0:
            parent = self._element_of(place.inside) if place.inside else _TOP
            place.element = self._add(place.role, parent)
            self._hang(parent, _ELEMENT, place.element)
            more = _attributes(place)
            if more:
                self._more[place.element] = more
        return place.element

    def _add(self, role: str, parent: int) -> int:
        number = self._role_numbers.setdefault(role, len(self._role_numbers))
        if number == len(self._roles):
            self._roles.append(role)
        self._role.append(number)
        self._parent.append(parent)
        self._first.append(_NONE)
        self._last.append(_NONE)
        return len(self._role) - 1

    def _hang(self, element: int, where: int, value: int) -> None:
        """Hang a kid below an element, behind those that it has."""
        kid = len(self._next)
        self._next.append(_NONE)
        self._where.append(where)
        self._value.append(value)
        if self._first[element] == _NONE:
            self._first[element] = kid
        else:
            self._next[self._last[element]] = kid
        self._last[element] = kid

    def _written(self, element: int, first: int, pages: list[int], links: list[int]) -> bytes:
        parent = self._parent[element]
        above = first - 1 if parent == _NONE else first + parent
        kids: list[str] = []
        home = _NONE
        kid = self._first[element]
        while kid != _NONE:
            where, value = self._where[kid], self._value[kid]
            if where == _ELEMENT:
                kids.append(f"{first + value} 0 R")
            elif where == _LINK:
                kids.append(f"<</Type/OBJR/Obj {links[value]} 0 R>>")
            elif home in {where, _NONE}:
                home = where
                kids.append(str(value))
            else:
                kids.append(f"<</Type/MCR/Pg {pages[where]} 0 R/MCID {value}>>")
            kid = self._next[kid]
        page = "" if home == _NONE else f"/Pg {pages[home]} 0 R"
        held = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        more = self._more.get(element, "")
        return f"<</S/{self._roles[self._role[element]]}/P {above} 0 R{page}/K {held}{more}>>".encode()


def _attributes(place: Place) -> str:
    more = place.attributes or _ATTRIBUTES.get(place.role, "")
    if place.alternative:
        more += f"/Alt{text_string(place.alternative)}"
    if place.spoken:
        more += f"/ActualText{text_string(place.spoken)}"
    return more

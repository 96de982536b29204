"""Text from outside made plain: no control marks, one kind of line end, and HTML without its machinery."""

import re
import unicodedata
from html.parser import HTMLParser

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2060\u200b]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg", "select", "textarea"})
_BLOCKS = frozenset(
    {
        "p", "div", "br", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote",
        "pre", "section", "article", "header", "footer",
    }
)  # fmt: skip
_QUOTES = frozenset({"blockquote"})
_BLANKS = re.compile(r"[ \t\u00a0]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_DEEPEST_QUOTE = 20


def clean(text: str) -> str:
    """Return the text with plain line ends and without marks that cannot be printed; composed letters (NFC)."""
    return _UNWANTED.sub("", unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).replace("\u00a0", " ")))


def one_line(text: str, limit: int) -> str:
    """Return the text on one line, cut at the limit in characters."""
    return " ".join(clean(text[: 4 * limit]).split())[:limit]


class _Reader(HTMLParser):
    """Keeps what a reader would see; nothing is fetched or run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.silent = ""
        self.depth = 0
        self.quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.silent = ""
        if self.silent:
            self.depth += tag == self.silent
        elif tag in _SILENT:
            self.silent, self.depth = tag, 1
        else:
            self.quoted += tag in _QUOTES
            self._break(tag)
        del attrs

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.silent:
            self._break(tag)
        del attrs

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.depth -= tag == self.silent
            if not self.depth:
                self.silent = ""
        else:
            self.quoted -= tag in _QUOTES and self.quoted > 0
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines.append(_BLANKS.sub(" ", data.replace("\n", " ").replace("\r", " ")))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append("\n" + "> " * min(self.quoted, _DEEPEST_QUOTE))
            if tag == "p":
                self.lines.append("\n" + "> " * min(self.quoted, _DEEPEST_QUOTE))


def _without_traps(html: str) -> str:
    """Return the page without comments and with no tag left open: the parser would go through those again and again."""
    kept, start = [], 0
    while (opened := html.find("<!--", start)) >= 0:
        kept.append(html[start:opened])
        closed = html.find("-->", opened)
        start = closed + 3 if closed >= 0 else len(html)
    whole = "".join(kept) + html[start:]
    end = whole.rfind(">") + 1
    return whole[:end] + whole[end:].replace("<", "&lt;")


def text_of_html(html: str) -> str:
    """Return what a reader would see of a page, quoted parts marked with `>`; scripts, styles and forms left out."""
    reader = _Reader()
    try:
        reader.feed(_without_traps(html))
        reader.close()
    except (AssertionError, ValueError, RecursionError):
        return clean(re.sub(r"<[^<>]{0,2000}>", " ", html)).strip()
    lines = (line.strip() for line in clean("".join(reader.lines)).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join("" if line.strip("> ") == "" else line for line in lines)).strip()

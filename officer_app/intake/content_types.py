"""The type of a file by its first bytes, and which types a name's ending promises."""

import re

_BINARY = "application/octet-stream"
_TEXT = "text/plain"
_HEAD = 4_096

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/x-mach-binary"),
    (b"#!", "text/x-shellscript"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"{\\rtf", "application/rtf"),
)  # fmt: skip

_PROGRAMS = frozenset(
    {
        "application/vnd.microsoft.portable-executable", "application/x-elf", "application/x-mach-binary",
        "application/x-ms-shortcut", "text/x-shellscript",
    }
)  # fmt: skip
_PROGRAM_ENDINGS = frozenset(
    """exe com scr pif bat cmd ps1 psm1 vbs vbe js jse wsf wsh msi msp hta cpl jar lnk reg sh app apk dmg pkg deb rpm
    url scf inf chm gadget application appref-ms desktop command""".split()  # noqa: SIM905 - a list would be a page
)
_OFFICE = frozenset({"application/zip"})
_OLD_OFFICE = frozenset({"application/x-ole-storage"})
_ENDINGS: dict[str, frozenset[str]] = {
    "pdf": frozenset({"application/pdf"}),
    "png": frozenset({"image/png"}),
    "jpg": frozenset({"image/jpeg"}),
    "jpeg": frozenset({"image/jpeg"}),
    "gif": frozenset({"image/gif"}),
    "tif": frozenset({"image/tiff"}),
    "tiff": frozenset({"image/tiff"}),
    "bmp": frozenset({"image/bmp"}),
    "webp": frozenset({"image/webp"}),
    "zip": _OFFICE,
    "docx": _OFFICE,
    "xlsx": _OFFICE,
    "pptx": _OFFICE,
    "odt": _OFFICE,
    "ods": _OFFICE,
    "doc": _OLD_OFFICE | {"application/rtf"},
    "xls": _OLD_OFFICE,
    "msg": _OLD_OFFICE,
    "rtf": frozenset({"application/rtf"}),
    "txt": frozenset({_TEXT, "text/html", "text/xml"}),
    "csv": frozenset({_TEXT}),
    "eml": frozenset({_TEXT, "message/rfc822", "text/html", "text/xml"}),
    "html": frozenset({"text/html", _TEXT, "text/xml"}),
    "htm": frozenset({"text/html", _TEXT, "text/xml"}),
    "svg": frozenset({"image/svg+xml"}),
}
_MARKUP = (
    (
        re.compile(rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<svg[\s>]", re.DOTALL | re.IGNORECASE),
        "image/svg+xml",
    ),
    (re.compile(rb"\A\s*<(?:!doctype\s+html|html|head|body|script)[\s>]", re.IGNORECASE), "text/html"),
    (re.compile(rb"\A\s*<\?xml\s"), "text/xml"),
    (re.compile(rb"\A(?:[A-Za-z-]{2,40}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n)*){3}"), "message/rfc822"),
)


def media_type_of(data: bytes) -> str:
    """Return the media type that the contents show, whatever the file is called."""
    head = data[:_HEAD]
    for start, media_type in _STARTS:
        if head.startswith(start):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in {b"heic", b"heix", b"mif1"} else "video/mp4"
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _TEXT
    if b"\x00" in head:
        return _BINARY
    bare = head.removeprefix(b"\xef\xbb\xbf")
    found = next((media_type for pattern, media_type in _MARKUP if pattern.match(bare)), "")
    return found or (_TEXT if _reads_as_text(head) else _BINARY)


def _reads_as_text(head: bytes) -> bool:
    strange = sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in head)  # noqa: PLR2004 - the control range
    return strange * 50 <= len(head)


def type_named_by(extension: str) -> frozenset[str]:
    """Return the types that a file with this ending may have; nothing for an ending that promises none."""
    return _ENDINGS.get(extension.casefold(), frozenset())


def is_program(media_type: str, extension: str) -> bool:
    """Tell whether opening the file would run something, by its contents or by its ending."""
    return media_type in _PROGRAMS or extension.casefold() in _PROGRAM_ENDINGS

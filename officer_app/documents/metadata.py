"""What a finished document says of itself: title, author, language, the standards that it keeps."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from officer_app.documents.pdf_syntax import midnight, text_string

MAKER: Final = "Officer"


@dataclass(frozen=True, slots=True)
class About:
    """Of which document it is said, in which language, by whom, and from which day."""

    title: str
    author: str
    language: str
    made_on: date


def information(about: About) -> bytes:
    """Return the document information dictionary, which says the same as the metadata."""
    made_on = midnight(about.made_on)
    return (
        f"<</Title{text_string(about.title)}/Author{text_string(about.author)}/Creator({MAKER})/Producer({MAKER})"
        f"/CreationDate{made_on}/ModDate{made_on}>>"
    ).encode()


def xmp(about: About) -> bytes:
    """Return the metadata stream (ISO 16684-1), with the description of the one schema that PDF/A does not know."""
    return _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        language=escape(about.language),
        day=f"{about.made_on.isoformat()}T00:00:00Z",
        maker=MAKER,
        schema=_UA_SCHEMA,
    ).encode("utf-8", "replace")


_UA_SCHEMA: Final = """\
   <pdfaExtension:schemas>
    <rdf:Bag>
     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>part</pdfaProperty:name>
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>Part of ISO 14289 that the document keeps</pdfaProperty:description>
        </rdf:li>
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>
    </rdf:Bag>
   </pdfaExtension:schemas>"""

_XMP: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{maker}</xmp:CreatorTool>
   <xmp:CreateDate>{day}</xmp:CreateDate>
   <xmp:ModifyDate>{day}</xmp:ModifyDate>
   <xmp:MetadataDate>{day}</xmp:MetadataDate>
   <pdf:Producer>{maker}</pdf:Producer>
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
{schema}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

"""Bytes and headers of any kind give a message or one sentence, and never anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.domain.errors import OfficerError
from officer_app.intake.email import read_message
from officer_app.intake.reading import read_bytes
from officer_app.intake.triage import assess


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused_in_one_sentence(data):
    try:
        found = read_bytes(data)
    except OfficerError as error:
        said = str(error.sentence)
    else:
        said = f"{found.language}."
    assert said.endswith(".")


HEADERS = st.sampled_from([b"From: ", b"To: ", b"Subject: ", b"Date: ", b"Received: ", b"Content-Type: ",
                           b"Content-Disposition: ", b"Content-Transfer-Encoding: ", b"MIME-Version: "])  # fmt: skip
VALUES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"multipart/mixed; boundary=b", b"multipart/mixed", b"text/html; charset=utf-7", b"message/rfc822",
                     b"base64", b"quoted-printable", b"uuencode", b"x-uu", b"attachment; filename*0*=utf-8''%",
                     b"=?utf-8?b?////?=", b"<a@b>, <", b'"', b"(((((", b"text/plain; charset*=x'y'z", b"/;=",
                     b"attachment; filename*=x''%ff"]),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(HEADERS, VALUES), max_size=8), st.binary(max_size=200))
def test_any_headers_are_read_or_refused_in_one_sentence(headers, body):
    data = (
        b"".join(name + value.replace(b"\n", b" ") + b"\n" for name, value in headers) + b"\n--b\n" + body + b"\n--b--"
    )
    try:
        message = read_message(data)
    except OfficerError:
        return
    assert not set("\r\n") & set(message.subject + message.sender)
    assert not any(set("/\\\x00") & set(file.name) for file in message.files)
    assess(message)

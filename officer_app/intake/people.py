"""Whose data it is and who writes: from the letter's own lines, its signature, and the sender of the mail."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from officer_app.intake.letter import Letter, is_closing
from officer_app.intake.newpart import first_address
from officer_app.intake.phrase_forms import fold_word
from officer_app.intake.phrases import places_of_words, words_of
from officer_app.intake.rules import Rules
from officer_app.intake.sentences import Said

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’‑-](?=[^\W_]))*\.?")
_LABELLED = re.compile(r"\s*[-*•]?\s*([^\W\d_][^:\n]{0,30}?)\s*[:：]\s*(\S[^\n]{0,100})\Z")
_SEPARATOR = re.compile(r"[,;|(/]|\s-\s|\s–\s")
_LONGEST_NAME = 5
_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class Requester:
    """The person whose data it is, her e-mail address, and who writes for her where somebody does."""

    name: str = ""
    email: str = ""
    on_behalf_by: str = ""


def requester_of(
    text: str, letter: Letter, sentences: Iterable[Said], sender: tuple[str, str], rules: Rules
) -> Requester:
    """Find the people of a letter; `sender` is the name and the address in the mail's own header."""
    identified, address = _identified(text, rules)
    signed = _signed(text, letter, rules)
    writer = signed or identified or _tidy(sender[0], rules)
    somebody = next((name for said in sentences for name in _named_for(said, rules)), "")
    email = address or first_address(text) or sender[1]
    if somebody and _differ(somebody, writer):
        return Requester(somebody, email, writer)
    return Requester(identified or writer, email)


def _differ(one: str, other: str) -> bool:
    return {fold_word(word) for word in one.split()} != {fold_word(word) for word in other.split()}


def name_in(line: str, rules: Rules) -> str:
    """Return the line as a person's name without her title, or "" where it does not look like one."""
    line = line.strip(" \t,;*_")
    if not line or len(line) > _LONGEST_LINE or any(mark in line for mark in "@:!?/\\<>[]{}=") or line.endswith("..."):
        return ""
    parts = line.rstrip(".").split()
    if any(not _NAME.fullmatch(part) for part in parts):
        return ""
    parts = _without_titles(parts, rules)
    return " ".join(parts) if _looks_like_name(parts, rules) else ""


def _without_titles(parts: list[str], rules: Rules) -> list[str]:
    while parts and fold_word(parts[0].strip(".,")) in rules.titles and len(parts) > 1:
        parts = parts[1:]
    return parts


def _looks_like_name(parts: list[str], rules: Rules) -> bool:
    if not 1 <= len(parts) <= _LONGEST_NAME:
        return False
    words = words_of(" ".join(parts))
    if rules.not_names.find(words) or _asks(words, rules) or not parts[0][0].isalpha():
        return False
    return parts[-1][0].isupper() and all(part[0].isupper() or fold_word(part) in rules.particles for part in parts)


def _asks(words: Sequence[str], rules: Rules) -> bool:
    return any(match.kind == "asks" for match in rules.spoken.find(words))


def _tidy(name: str, rules: Rules) -> str:
    """Return a sender's display name; `Doe, Jane` becomes `Jane Doe`."""
    name = name.strip(" '\"")
    if name.count(",") == 1:
        last, first = (part.strip() for part in name.split(","))
        name = f"{first} {last}" if first and last else name
    return " ".join(_without_titles(name.split(), rules))


def _identified(text: str, rules: Rules) -> tuple[str, str]:
    """Return name and address from lines by which the person identifies herself, such as a block with her address."""
    name = address = ""
    block: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            block = []
            continue
        labelled = _LABELLED.match(line[:200]) if ":" in line or "：" in line else None
        if labelled and rules.name_labels.at_start(words := words_of(labelled[1])) and len(words) <= _LONGEST_NAME:
            name = name or name_in(labelled[2], rules)
        if not address and first_address(line) and (len(line.split()) == 1 or labelled):
            address = first_address(line)
            name = name or next((found for each in block if (found := name_in(each, rules))), "")
        block.append(line)
    return name, address


def _signed(text: str, letter: Letter, rules: Rules) -> str:
    """Return the name below the closing formula, or the last line where that is a name."""
    for line in letter.signature[:5]:
        found = _after_closing(line, rules) if is_closing(line, rules) else name_in(_SEPARATOR.split(line)[0], rules)
        if found:
            return found
    lines = [line for line in text.split("\n") if line.strip()]
    for line in reversed(lines[-3:]):
        found = name_in(line, rules) if len(lines) > 1 else ""
        found = found or _after_closing(line, rules) or _behind_last_stop(line, rules)
        if found:
            return found
    return ""


def _after_closing(line: str, rules: Rules) -> str:
    """Return the name in `Thanks, Anne Turner`."""
    match = rules.closings.at_start(words_of(line[:200]))
    return name_in(line[places_of_words(line)[match.after - 1][1] :].strip(" ,.!-"), rules) if match else ""


def _behind_last_stop(line: str, rules: Rules) -> str:
    """Return the name in `What do you know about me? Lisa Bradley`, also behind a closing formula."""
    pieces = re.split(r"[.!?;]\s", line[-120:])
    if len(pieces) == 1:
        return ""
    tails = (pieces[-1], *re.findall(r", (.*)", pieces[-1]))
    return name_in(pieces[-1], rules) or next((name for tail in tails if (name := _after_closing(tail, rules))), "")


def _named_for(said: Said, rules: Rules) -> Iterator[str]:
    """Yield the names for whom somebody writes, as in `my client, Ms Emily Foster`."""
    for match in said.all("for_somebody"):
        name = _name_from(said, match.after, rules)
        if name:
            yield name


def _behind_title(words: Sequence[str], at: int, rules: Rules) -> int:
    """Leave out the title before a name, and the article before a title, as in `de heer Youssef El Amrani`."""
    while at < len(words) and (
        words[at] in rules.titles or words[at].isdigit() or rules.titles & {*words[at + 1 : at + 2]}
    ):
        at += 1
    return at


def _name_from(said: Said, at: int, rules: Rules) -> str:
    at = start = _behind_title(said.words, at, rules)
    for word, (begin, _) in zip(said.words[at : at + _LONGEST_NAME + 1], said.places[at:], strict=False):
        between = said.between(at, at) if at > start else ""
        is_name = said.text[begin].isupper() or (at > start and word in rules.particles)
        if between.strip(" \n'’.-") or not is_name:
            break
        at += 1
    while at > start and not said.text[said.places[at - 1][0]].isupper():
        at -= 1
    return said.text[said.places[start][0] : said.places[at - 1][1]] if at > start else ""

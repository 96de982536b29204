"""A process that works on registers until it is killed: it reads paths, forks a worker for each, and says what is kept.

Lines out: `ready PID`, then `kept REFERENCE` after each change that was acknowledged, then `dead`.
"""

import os
import sys
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.vocabulary import Right
from officer_app.services.cases import edit_case, open_case
from officer_app.services.register import Effort, create_register, open_register

CHEAP = Effort(6, 1, 1)
CLOCK = FixedClock(date(2026, 3, 5))
PASSPHRASE = "the heron waits by the weir"
OTHER = "the otter sleeps at noon"
FACTS = {"rights": (Right.ACCESS,), "received_on": date(2026, 3, 4), "subject_name": "Zoé Lambrechts"}


def say(line):
    """Write one line at once, whole."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def work(path, kind):
    """Change the register for as long as this process lives."""
    with open_register(path, passphrase=PASSPHRASE, clock=CLOCK, actor="Anna") as register:
        say(f"ready {os.getpid()}")
        for number in count(len(register.all(Case))):
            if kind == "passphrase":
                register.change_passphrase(PASSPHRASE, OTHER, effort=CHEAP)
                register.change_passphrase(OTHER, PASSPHRASE, effort=CHEAP)
            elif number % 3:
                case = open_case(register, **FACTS)
                say(f"kept {case.reference}")
                edit_case(register, case.id, title=f"title of {case.reference}")
                say(f"kept title of {case.reference}")
            else:
                say(f"kept {whole(register, number).reference}")


def whole(register, number):
    """Record a case, two messages and a file in one change."""
    with register.change("case.whole") as change:
        case = change.insert(Case(reference=f"WHOLE-{number}", request_text="What do you know about me? " * 200))
        for body in ("first", "second"):
            message = change.insert(Message(case_id=case.id, body=body))
        digest = change.store_content(f"{number} ".encode() * 3_000)
        change.insert(Attachment(case_id=case.id, message_id=message.id, name="a.txt", digest=digest))
    return case


def warm_up():
    """Do once what every worker does, so that they spend their short lives writing and not importing."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "warm.officer")
        create_register(path, PASSPHRASE, clock=CLOCK, actor="Anna", effort=CHEAP).close()
        with open_register(path, passphrase=PASSPHRASE, clock=CLOCK, actor="Anna") as register:
            open_case(register, **FACTS)
            whole(register, 1)


def main():
    """Start a worker for each line `KIND PATH` until there are no more."""
    warm_up()
    for line in sys.stdin:
        kind, path = line.rstrip("\n").split(" ", 1)
        worker = os.fork()
        if worker == 0:
            work(path, kind)
        os.waitpid(worker, 0)
        say("dead")


if __name__ == "__main__":
    main()

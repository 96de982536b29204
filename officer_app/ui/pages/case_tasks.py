"""The searches of a case: which system or processor, by when, and what it gave."""

from datetime import date
from functools import partial
from typing import Any

from officer_app.domain.case_file import CaseFile
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.vocabulary import Right, TaskAnswer
from officer_app.services import case_work
from officer_app.ui.choosers import ChoiceEditor
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.forms import Form
from officer_app.ui.pages.case_list_tab import CaseListTab
from officer_app.ui.pages.case_notices import WriteLetter
from officer_app.ui.pages.record_names import record_names
from officer_app.ui.rows import Offered, Row
from officer_app.ui.states import task_face
from officer_app.ui.words import count, full_day, show_here, t


class Tasks(CaseListTab):
    """The searches, those without an answer first."""

    def __init__(self, desk: Desk, write: WriteLetter) -> None:
        super().__init__("tasks_tab", t("Tasks"))
        self._desk, self._write = desk, write
        self._case_id = 0
        self._rights: tuple[Right, ...] = ()
        self.offer(t("Add a task"), "task_add", self.add, icon="plus")

    def show_file(self, file: CaseFile) -> None:
        """Show the searches of a case."""
        self._case_id = file.case.id or 0
        self._rights = file.case.rights
        ordered = sorted(
            file.tasks, key=lambda task: (task.answer is not TaskAnswer.PENDING, task.due_on or date.max, task.id or 0)
        )
        self.show_rows(
            [self._row(task) for task in ordered],
            t("One task for each system or processor that has to be searched, changed or emptied for this request."),
            "task",
        )

    def _row(self, task: SearchTask) -> Row:
        left = (task.due_on - self._desk.today()).days if task.due_on else None
        offers = [Offered(t("Edit"), f"task_edit_{task.id}", lambda: self.edit(task))]
        if task.answer is TaskAnswer.PENDING:
            offers.insert(0, Offered(t("Reminded today"), f"task_chase_{task.id}", lambda: self.chase(task)))
        if task.processor is not None:
            write = partial(self._write, "search_task", task.id or 0)
            offers.insert(0, Offered(t("Write a letter"), f"task_letter_{task.id}", write))
        row = Row(f"task_row_{task.id}", task.system, task_face(task.answer, left), offers)
        row.say(task.instruction)
        row.say(t("Only if: {condition}", condition=task.condition) if task.condition else "")
        row.say(task.note)
        row.say(_known(task), "quiet")
        return row

    def add(self) -> None:
        """Add a search."""
        self._ask(
            SearchTask(asked_on=self._desk.today()),
            lambda values: case_work.add_task(self._desk.register, self._case_id, **values),
        )

    def edit(self, task: SearchTask) -> None:
        """Record the answer of a search, or correct it."""
        self._ask(task, lambda values: case_work.change_task(self._desk.register, task.id or 0, **values))

    def chase(self, task: SearchTask) -> None:
        """Record that a reminder was sent today."""
        self._desk.attempt(
            lambda: case_work.chase_task(self._desk.register, task.id or 0),
            t("Reminder recorded: {system}", system=task.system),
        )

    def _ask(self, task: SearchTask, keep: Any) -> None:
        names = record_names(self._desk.register)
        edit_record(self._desk.window, SearchTask, task, records=names, keep=keep, prepare=self._offer_rights)

    def _offer_rights(self, form: Form) -> None:
        """Offer only what is asked in this case."""
        editor = form.editor("right")
        if isinstance(editor, ChoiceEditor):
            editor.offer(self._rights)


def _known(task: SearchTask) -> str:
    said = [
        show_here(task.right) if task.right else "",
        t("asked on {day}", day=full_day(task.asked_on)) if task.asked_on else t("not asked yet"),
        t("due on {day}", day=full_day(task.due_on)) if task.due_on else "",
        count(task.chases, "reminded once", "reminded {n} times") if task.chases else "",
        _answered(task),
        task.contact if task.contact != task.answered_by else "",
        count(task.pages, "1 page", "{n} pages") if task.pages else "",
    ]
    return "; ".join(each for each in said if each)


def _answered(task: SearchTask) -> str:
    if task.answered_on is None:
        return ""
    if not task.answered_by:
        return t("answered on {day}", day=full_day(task.answered_on))
    return t("answered on {day} by {who}", day=full_day(task.answered_on), who=task.answered_by)

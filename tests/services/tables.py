"""Tables for the tests of imports: written as a file, read, planned, and carried out."""

from officer_app.domain.registry import RECORD_TYPES
from officer_app.services import importing


def planned(register, path, key="processor", wishes=(), **facts):
    """Plan the import of a file as the command line does."""
    file = importing.open_table(path)
    survey = importing.look_over(file)
    kind, meanings = RECORD_TYPES[key], importing.Meanings()
    columns = importing.mapped_by_hand(kind, survey, wishes, importing.proposed_columns(kind, survey, meanings))
    wish = importing.Wish(columns=columns, meanings=meanings, **facts)
    with register.snapshot() as reader:
        return importing.plan_import(reader, key, file, survey, wish)


def brought(register, path, key="processor", wishes=(), **facts):
    """Import a file and return its plan and its receipt."""
    plan = planned(register, path, key, wishes, **facts)
    return plan, importing.carry_out(register, plan)


def counts(plan):
    return len(plan.additions), len(plan.alterations), plan.unchanged, len(plan.problems)


def problems(plan):
    return {each.row: " ".join(map(str, each.sentences)) for each in plan.problems}

"""An empty database gets every table in one go, as the whole history leaves it.

To go through the history step by step reads all models anew for each of some six hundred steps: that took a minute and a half.
A test compares what both ways come to: `tests/house/test_beginning.py`.
"""

from __future__ import annotations

from typing import Any


def is_empty() -> bool:
    """Whether nothing has ever been set up here."""
    from django.db import connection

    return not connection.introspection.table_names()


def begin() -> None:
    """Make every table, do what only code does, and note every step of the history as done: all of it or nothing."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    steps = [step for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)]
    end = executor.loader.project_state()
    with connection.schema_editor() as editor:
        for model in end.apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        executor.recorder.ensure_schema()
        for step in steps:
            do_what_code_does(step, editor, end)
            executor.recorder.record_applied(step.app_label, step.name)


def do_what_code_does(step: Any, editor: Any, end: Any) -> None:
    """The parts of a step of ours that no model tells: guards, and the first rows. Those of libraries only mend rows that an
    empty database has not."""
    from django.db.migrations.operations import RunPython, RunSQL

    if not type(step).__module__.startswith("countywide."):
        return
    for operation in step.operations:
        if isinstance(operation, RunPython | RunSQL):
            operation.database_forwards(step.app_label, editor, end, end)

"""The one workflow of the installation: approval by the agency of the page."""

from typing import Any

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext, override
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from immo_agencies.models import AgencyModerationTask


def ensure_shared_workflow() -> Workflow | None:
    """Put one workflow with one ``AgencyModerationTask`` on the tree root and return it.

    Wagtail's own "Moderators approval" is on the root from its first migration; it is renamed and
    its group task leaves. Idempotent. None while there is no tree yet.
    """
    root = Page.get_first_root_node()
    if root is None:
        return None
    with override(settings.LANGUAGE_CODE):
        name = gettext("Approval by the agency")
    link = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    workflow = link.workflow if link else Workflow()
    if workflow.name != name or not workflow.active:
        workflow.name, workflow.active = name, True
        workflow.save()
    if link is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    _only_task(workflow, _agency_task(name))
    return workflow


def after_migrate(**kwargs: Any) -> None:
    """Receiver of ``post_migrate``: fresh installs and test databases have the workflow."""
    tables = connections[kwargs["using"]].introspection.table_names()
    if {AgencyModerationTask._meta.db_table, WorkflowPage._meta.db_table} <= set(tables):
        ensure_shared_workflow()


def _agency_task(name: str) -> AgencyModerationTask:
    task = AgencyModerationTask.objects.order_by("pk").first() or AgencyModerationTask()
    if task.name != name or not task.active:
        task.name, task.active = name, True
        task.save()
    return task


def _only_task(workflow: Workflow, task: AgencyModerationTask) -> None:
    others = WorkflowTask.objects.filter(workflow=workflow).exclude(task=task)
    replaced = list(Task.objects.filter(workflow_tasks__in=others))
    others.delete()
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    for old in replaced:
        # An active task that no workflow uses would still be asked on every dashboard.
        if old.active and not WorkflowTask.objects.filter(task=old).exists():
            old.deactivate()

"""Entering evidence that came otherwise, a family's own, and what an officer says of evidence afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.casework.cases import permissions as case_permissions
from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as file_actions
from countywide.platform.files import queries as files
from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, forms, permissions, presenters, queries
from .describing import describe_options, described, initial_of
from .officers import OfCase, OfficersOnly

FAMILIES_SEND = ("views", "professional-report", "individual-plan")


class ForCase(OfCase):
    """A page on which an officer or the family itself adds files to an open case."""

    def find(self) -> Any:
        case = super().find()
        user = self.request.user
        self.officer = user.may(permissions.ASK, about=case)
        family = user.may(permissions.ADD_OWN) and cases.audience_of(user, case) == "FAMILY"
        if not case.is_open or not (self.officer or family):
            raise Http404
        self.place = f"case:{case.pk}" if self.officer else f"family:{case.pk}:{user.pk}"
        return case


class Add(ForCase):
    """Sends files, and says what each one is."""

    template = "evidence/add.html"

    def context(self) -> dict[str, Any]:
        waiting = queries.without_words(self.place)
        return {
            "heading": "Enter evidence" if self.officer else "Send us a document",
            "officer": self.officer,
            "keeper": queries.KEEPER,
            "place": self.place,
            "next": self.request.path,
            "rows": presenters.file_rows(waiting, {}, at=lambda name, pk: self.at(f"add-{name}", pk)),
            "without_file": self.at("add-without"),
        }


class OfAdded(ForCase):
    """A page about one file sent to this place and not yet described."""

    def find(self) -> Any:
        super().find()
        self.file = files.file_with(self.kwargs["file"])
        if self.file is None or (self.file.keeper, self.file.place) != (queries.KEEPER, self.place):
            raise Http404
        if queries.item_of_file(self.file.pk) is not None:
            raise Http404
        return self.case

    def next_page(self) -> str:
        return self.at("add") if queries.without_words(self.place) else self.at("case")

    def back_address(self) -> str:
        return self.at("add")


class Describe(OfAdded, FormPage):
    """What a file is: for an officer also how it came, when and from whom."""

    heading, button = "Tell us about this file", "Save"
    template = "evidence/file.html"

    def find(self) -> Any:
        found = super().find()
        self.form_class = forms.Enter if self.officer else forms.DescribeOwn
        return found

    def form_options(self) -> dict[str, Any]:
        if self.officer:
            return {**describe_options(), "senders": senders(self.case)}
        options = describe_options()  # for a family, what families send comes first
        return {**options, "kinds": sorted(options["kinds"], key=lambda kind: kind.key not in FAMILIES_SEND)}

    def initial(self) -> dict[str, Any]:
        return {"received_on": localdate(self.file.uploaded_at)} if self.officer else {}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "file": self.file, "size": presenters.size(self.file.size)}

    def act(self, **said: Any) -> None:
        if self.officer:
            enter(self.case, said, by=self.request.user, on=localdate(), file_id=self.file.pk)
        else:
            own = {"by": self.request.user, "on": localdate(), "file_id": self.file.pk}
            actions.add_own(self.case, said=described(said), **own)
        self.done = "Saved. Thank you."


class RemoveAdded(OfAdded, ConfirmPage):
    heading, button, done = "Remove this file", "Remove it", "The file is removed."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "File", "value": self.file.name}, {"key": "Size", "value": presenters.size(self.file.size)}]

    def act(self) -> None:
        file_actions.remove(self.file, by=self.request.user)

    def next_page(self) -> str:
        return self.at("add")


class EnterWithoutFile(OfficersOnly, FormPage):
    """Paper evidence that is kept elsewhere is entered without a file."""

    heading, button, done = "Enter evidence without a file", "Save", "The evidence is entered."
    lead = "For paper that cannot be scanned. Say under “Why does it help?” where it is kept."
    form_class = forms.Enter

    def form_options(self) -> dict[str, Any]:
        return {**describe_options(), "senders": senders(self.case)}

    def initial(self) -> dict[str, Any]:
        return {"received_on": localdate()}

    def act(self, **said: Any) -> None:
        enter(self.case, said, by=self.request.user, on=localdate(), file_id=None)

    def next_page(self) -> str:
        return self.at("case")


def senders(case: Any) -> list[tuple[str, str]]:
    """The settings that evidence on a case may be from: where the child is taught, and who was asked."""
    found = {str(case.school_id): case.school.name} if case.school else {}
    for each in queries.requests_of(case):
        found.setdefault(str(each.organisation_id), each.organisation.name)
    return list(found.items())


def enter(case: Any, said: dict[str, Any], *, by: Any, on: date, file_id: Any) -> None:
    """One document that an officer enters, with the day it truly came."""
    actions.add_item(
        case,
        by=by,
        on=on,
        said=described(said),
        source=said["source"],
        received_on=said["received_on"],
        file_id=file_id,
        organisation_id=None if said["sent_by"] == forms.NONE else int(said["sent_by"]),
    )


# --- one piece of evidence -------------------------------------------------------------------


class OfItem(OfCase):
    """A page about one piece of evidence, for officers."""

    def find(self) -> Any:
        super().find()
        found = queries.item_of(self.case, self.kwargs["pk"])
        if found is None or cases.audience_of(self.request.user, self.case) != "OFFICER":
            raise Http404
        return found

    def next_page(self) -> str:
        return self.at("item", self.subject.pk)

    def back_address(self) -> str:
        return self.at("item", self.kwargs["pk"])


class Item(OfItem):
    """Everything said of one piece of evidence, and what can be done about it."""

    template = "evidence/item.html"

    def context(self) -> dict[str, Any]:
        item, user = self.subject, self.request.user
        audit.opened(item, by=user, why="read the evidence")
        return {
            "heading": item.kind_name,
            "item": item,
            "summary": presenters.item_summary(item),
            "may_change": user.may(permissions.FOLLOW_UP) and user.may(case_permissions.WORK, about=self.case),
        }

    def back_address(self) -> str:
        return self.at("case")


class ChangeItemPage(OfItem, FormPage):
    """A deed about one piece of evidence, by somebody who works on its case."""

    permission = permissions.FOLLOW_UP

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(case_permissions.WORK, about=self.case):
            raise Http404
        return found


class ChangeItem(ChangeItemPage):
    heading, button, done = "Change what is said of it", "Save", "Saved."
    form_class = forms.Describe

    def form_options(self) -> dict[str, Any]:
        return describe_options(marked={self.subject.kind: self.subject.kind_name})

    def initial(self) -> dict[str, Any]:
        return initial_of(self.subject)

    def act(self, **said: Any) -> None:
        actions.change_item(self.subject, by=self.request.user, on=localdate(), said=described(said))


class Share(ChangeItemPage):
    heading, button, done = "Show it to the family", "Save", "Saved."
    form_class = forms.Share

    def initial(self) -> dict[str, Any]:
        return {"shared": forms.YES if self.subject.to_family else forms.NO}

    def act(self, *, shared: str, checked: bool) -> None:
        shown = {"to_family": shared == forms.YES, "checked": checked}
        actions.share(self.subject, by=self.request.user, on=localdate(), **shown)


class Supersede(ChangeItemPage):
    heading, button, done = "A newer document takes its place", "Save", "Saved."
    lead = "The older document stays on the case and is marked as replaced."
    form_class = forms.Supersede

    def form_options(self) -> dict[str, Any]:
        self.others = {
            str(each.pk): each for each in queries.items_of(self.case, self.request.user) if each.pk != self.subject.pk
        }
        return {"others": [(key, presenters.item_words(each)) for key, each in self.others.items()]}

    def initial(self) -> dict[str, Any]:
        return {"newer": str(self.subject.superseded_by_id or forms.NONE)}

    def act(self, *, newer: str) -> None:
        actions.supersede(self.subject, by=self.request.user, on=localdate(), newer=self.others.get(newer))

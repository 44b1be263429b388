"""What is written once and used everywhere: figures, topics, words that mean the same."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, permissions, presenters, queries
from countywide.garden.knowledge.forms import keeping as forms
from countywide.garden.knowledge.views.desk.lists import DeskList
from countywide.platform.kit.pages import ConfirmPage, FormPage


class Keeping(FormPage):
    """A form of an editor that leads back to its list."""

    permission = permissions.EDIT
    button = "Save"
    list_name = ""

    def back_address(self) -> str:
        return reverse(self.list_name)

    def next_page(self) -> str:
        return self.back_address()


# --- figures ---


class AddValue(Keeping):
    heading = "Add a figure"
    form_class = forms.AddValue
    done = "The figure is written."
    list_name = "knowledge:desk-values"

    def act(self, **written: Any) -> None:
        actions.set_value(None, by=self.actor, on=localdate(), **written)


class ChangeValue(Keeping):
    """Change a figure in one place; every answer that mentions it says the new one."""

    template = "knowledge/desk/value.html"
    form_class = forms.SetValue
    done = "The figure is changed, and every answer that mentions it says the new one."
    list_name = "knowledge:desk-values"

    @property
    def heading(self) -> str:  # type: ignore[override]
        return f"Change “{self.subject.label}”"

    def find(self) -> Any:
        value = queries.value_numbered(self.kwargs["pk"])
        if value is None:
            raise Http404
        return value

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("label", "value", "unit", "from_on", "until_on", "note")}

    def context(self) -> dict[str, Any]:
        return presenters.value_on_page(self.subject)

    def act(self, **written: Any) -> None:
        actions.set_value(None, by=self.actor, on=localdate(), key=self.subject.key, **written)


# --- topics ---


class AddTopic(Keeping):
    heading = "Add a topic"
    form_class = forms.SetTopic
    done = "The topic is written."
    list_name = "knowledge:desk-topics"

    def form_options(self) -> dict[str, Any]:
        return {"teams": presenters.team_choices()}

    def initial(self) -> dict[str, Any]:
        return {"order": 100}

    def act(self, **written: Any) -> None:
        actions.add_topic(None, by=self.actor, on=localdate(), **presenters.topic_as_kept(written))


class ChangeTopic(AddTopic):
    heading = "Change a topic"
    done = "The topic is changed."

    def find(self) -> Any:
        topic = queries.topic_called(self.kwargs["key"])
        if topic is None:
            raise Http404
        return topic

    def initial(self) -> dict[str, Any]:
        topic = self.subject
        return {"title": topic.title, "intro": topic.intro, "team": topic.team_key, "order": topic.order}

    def act(self, **written: Any) -> None:
        actions.set_topic(
            None, by=self.actor, on=localdate(), key=self.subject.key, **presenters.topic_as_kept(written)
        )


# --- words that mean the same ---


class Synonyms(DeskList):
    """The groups as they are kept; those that ship with the product until somebody takes them up."""

    permission = permissions.EDIT
    template = "knowledge/desk/synonyms.html"
    heading = "Words that mean the same"
    lead = (
        "Somebody who types one of a group also finds answers that use another. Search uses a change within a second."
    )

    def table(self) -> Any:
        return presenters.synonyms_table(queries.synonym_groups(), self.request.GET)

    def context(self) -> dict[str, Any]:
        return presenters.synonyms_on_page(super().context()["table"])


class TakeUpSynonyms(ConfirmPage):
    permission = permissions.EDIT
    heading = "Make these groups your own"
    lead = "The groups that ship with the product are copied here. From then on you change, add and remove them, and a new release leaves yours alone."
    button = "Copy them"
    done = "They are yours to change now."

    def act(self) -> None:
        actions.take_up_synonyms(None, by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:desk-synonyms")

    def next_page(self) -> str:
        return self.back_address()


class AddSynonyms(Keeping):
    heading = "Add a group"
    form_class = forms.Synonyms
    done = "Search uses the group now."
    list_name = "knowledge:desk-synonyms"

    def act(self, *, says: str, note: str) -> None:
        actions.set_synonyms(None, by=self.actor, on=localdate(), says=says.splitlines(), note=note)


class ChangeSynonyms(Keeping):
    template = "knowledge/desk/synonym_group.html"
    heading = "Change a group"
    form_class = forms.Synonyms
    done = "Search uses the changed group now."
    list_name = "knowledge:desk-synonyms"
    versioned = True

    def find(self) -> Any:
        group = queries.synonym_group(self.kwargs["pk"])
        if group is None:
            raise Http404
        return group

    def initial(self) -> dict[str, Any]:
        return {"says": "\n".join(self.subject.says), "note": self.subject.note}

    def act(self, *, says: str, note: str) -> None:
        actions.set_synonyms(
            self.subject, by=self.actor, on=localdate(), says=says.splitlines(), note=note, seen=self.seen()
        )


class RemoveSynonyms(ConfirmPage):
    permission = permissions.EDIT
    heading = "Remove this group"
    lead = "Each word then finds only answers that use it."
    button = "Remove"
    done = "The group is gone."
    find = ChangeSynonyms.find

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Mean the same", "value": ", ".join(self.subject.says)}]

    def act(self) -> None:
        actions.drop_synonyms(self.subject, by=self.actor, on=localdate())

    def back_address(self) -> str:
        return reverse("knowledge:change-synonyms", args=[self.subject.pk])

    def next_page(self) -> str:
        return reverse("knowledge:desk-synonyms")

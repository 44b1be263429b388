"""A tiny room of pages that the kit's own tests open."""

from django.forms import CharField
from django.urls import include, path

from countywide.platform.accounts.models import Organisation
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken, action
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.forms import Form
from countywide.platform.kit.pages import FormPage, Page


class NameForm(Form):
    name = CharField(label="Name")
    password = CharField(label="Password", required=False)


@action(SIGNED_IN)
def rename(organisation, *, by, to):
    if to == "forbidden":
        raise RuleBroken("That name is not allowed.")
    organisation.name = to
    organisation.save()
    audit.record("kit-test.renamed", by=by, about=organisation)


class Rename(FormPage):
    permission = SIGNED_IN
    heading, button, done = "Rename", "Save", "The name is saved."
    form_class = NameForm

    def find(self):
        return Organisation.objects.get(key="subject")

    def initial(self):
        return {"name": self.subject.name}

    def act(self, *, name, password):
        if name == "too late":
            self.subject.name = "Their name"
            raise ChangedMeanwhile(self.subject)
        rename(self.subject, by=self.request.user, to=name)

    def next_page(self):
        return "/renamed"


class Undeclared(Page):
    heading = "No permission declared"


class Open(Page):
    public = True
    heading = "Open to anybody"


urlpatterns = [
    path("rename", Rename.as_view()),
    path("renamed", Open.as_view()),
    path("undeclared", Undeclared.as_view()),
    path("open", Open.as_view()),
    path("", include("countywide.config.urls")),
]

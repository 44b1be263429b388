"""The room's place in the house."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "countywide.casework.letters"
    label = "letters"

    def ready(self) -> None:
        """Listen for what becomes of messages, hand over letters, and offer this room's pages at the top of every page."""
        from countywide.casework.cases.types import add_papers
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import by_link, notices, permissions, receivers
        from .papers import PAPERS

        assert receivers.remember_when_it_left and receivers.post_what_went_astray
        add_papers(PAPERS)
        links.register(
            links.Purpose(
                by_link.PURPOSE, "read a letter that we wrote to you", "letters:by-link", (permissions.READ.key,),
                by_link.reach, notices.BY_LINK, by_link.words,
            )
        )  # fmt: skip
        add_navigation("Letters", "/letters", permissions.READ_OWN_CHILD, place=45)
        add_navigation("Letters to post", "/letters/to-post", permissions.POST, place=65)

"""What a browser is given carries no font, no crown and no map of another's making."""

import re

import pytest

from countywide.platform.kit import assets


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a{b:c}/*# sourceMappingURL=x.css.map */", "a{b:c}"),
        ("f();//# sourceMappingURL=x.js.map", "f();"),
        ("@font-face{font-family:GDS Transport;src:url(/assets/fonts/x.woff2)}b{c:d}", "b{c:d}"),
        ("p{font-family:GDS Transport,arial,sans-serif}", f"p{{font-family:{assets.SYSTEM_FONTS}}}"),
        ("i{background:url(/assets/images/govuk-crest.svg)}", "i{background:none}"),
    ],
)
def test_cleaning(given: str, kept: str) -> None:
    assert assets.cleaned(given) == kept


@pytest.mark.parametrize("name", assets.KEEP)
def test_each_file_is_in_place_and_clean(name: str) -> None:
    assert assets.place_of(name).exists(), "Page assets are missing: run make setup."
    if name.endswith(".ttf"):
        assert assets.place_of(name).read_bytes() == (assets.MODULES / name).read_bytes()
        return
    text = assets.place_of(name).read_text()
    assert re.findall(r"GDS Transport|govuk-crest|sourceMappingURL|@font-face|/assets/", text) == []


def test_a_second_run_does_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(assets, "is_fresh", lambda: True)
    monkeypatch.setattr(assets, "fetch", lambda: pytest.fail("fetched again"))
    assets.main()
    assert capsys.readouterr().out == "Page assets are in place.\n"


def test_npm_is_used_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets.shutil, "which", lambda name: f"/tools/{name}")
    with assets.npm() as command:
        assert command == "/tools/npm"

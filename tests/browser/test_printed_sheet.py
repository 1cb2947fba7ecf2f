"""The page to print, on paper and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from sheets import full, sheet

from coach import export


def shown(page: Page, folder: Path, objectives: int, results: int) -> None:
    file = folder / "draft.html"
    file.write_text(export.printed(sheet(full(objectives, results))), encoding="utf-8")
    page.goto(file.as_uri())


@pytest.mark.parametrize(("objectives", "results"), [(1, 2), (1, 5), (2, 4), (3, 4), (3, 5)])
def test_it_fits_one_sheet(page: Page, tmp_path: Path, objectives: int, results: int) -> None:
    shown(page, tmp_path, objectives, results)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1


def test_it_reads_well_on_a_phone(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 720})
    shown(page, tmp_path, 2, 4)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


def test_its_button_prints(page: Page, tmp_path: Path) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    shown(page, tmp_path, 1, 3)
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Print").is_visible()

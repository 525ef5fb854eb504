"""MkDocs hooks: the navigation, the notebook pages, and what stands above and below a chapter."""

import logging
import os
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from workbook.catalog import exercises, road
from workbook.catalog.paths import BUILD, NOTEBOOK_PAGES, ROOT
from workbook.site import (
    book_zip,
    compared,
    exercise_pages,
    glossary,
    listings,
    page_html,
    repository,
    search_words,
)

# Pages that belong to no chapter: before the road, and after it.
BEFORE = [{"Start": "index.md"}, {"Set up": "setup.md"}]
AFTER = [
    {"Pitfalls": "pitfalls.md"},
    {"Glossary": glossary.PAGE},
    {"Not in this book": "not_in_this_book.md"},
    {"Teach": "teach.md"},
]

# `workbook site --chapter NN`: pages may show what was never made. They become ABSENT then.
PARTIAL = "WORKBOOK_PARTIAL" in os.environ
ABSENT = """# Not built here

What this page shows was never made in this folder. `make site` makes it.
"""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lay the navigation along the road: each chapter, its notebook, its exercises."""
    written = {chapter.slug: chapter for chapter in road.chapters()}
    nav: list[Any] = list(BEFORE)
    for number, part in enumerate(road.road(), 1):
        entries = [
            {f"{stop.slug[:2]} {stop.title}": pages(stop.slug)}
            for stop in part.stops
            if stop.slug in written
        ]
        if entries:
            nav.append({f"Part {number} - {part.title}": entries})
    config.nav = [*nav, *AFTER]
    if PARTIAL:
        config.validation.links.anchors = logging.INFO  # a page that is absent has none
    if known := repository.name():
        config.site_url = config.site_url or repository.site_url(known)
        config.repo_url = f"https://github.com/{known}"
        config.edit_uri = "edit/main/chapters/"
        config.theme["features"].append("content.action.edit")
    return config


def get_the_book() -> str:
    """How somebody gets the tree: by a clone, where the repository is known, and as a zip."""
    known = repository.name()
    clone = (
        f"```console\n$ git clone https://github.com/{known}\n```\n\nOr take " if known else "Take "
    )
    return (
        f"{clone}[the whole book as a zip]({book_zip.NAME}): pages, notebooks, C, exercises. "
        "Unpack it, and go on in the folder `calling-c`.\n"
    )


def pages(slug: str) -> list[dict[str, str]]:
    """The pages of one chapter, in the order they are used."""
    listed = [{f"{one.number} {one.title}": f"exercises/{one.id}.md"} for one in of_chapter(slug)]
    return [{"Chapter": f"{slug}.md"}, {"Notebook": f"notebooks/{slug}.md"}, *listed]


def of_chapter(slug: str) -> list[exercises.Exercise]:
    """The exercises of one chapter, in order."""
    return [one for one in exercises.all_exercises() if one.slug == slug]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the executed notebooks as pages, and the notebooks themselves to take away."""
    for chapter in road.chapters():
        page = NOTEBOOK_PAGES / f"{chapter.slug}.md"
        for source in (page, chapter.notebook):
            where = f"notebooks/{source.name}"
            if PARTIAL and not source.exists():
                files.append(File.generated(config, where, content=ABSENT))
            else:
                files.append(File.generated(config, where, abs_src_path=str(source)))
    book = book_zip.write(BUILD / book_zip.NAME)
    files.append(File.generated(config, book.name, abs_src_path=str(book)))
    files.append(File.generated(config, glossary.PAGE, content=glossary.page()))
    for exercise in exercises.all_exercises():
        text = exercise_pages.page(exercise) + end(
            f"**Back:** the [chapter](../../{exercise.slug}.md)."
        )
        files.append(File.generated(config, f"exercises/{exercise.id}.md", content=text))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the facts of a chapter under its title, and the next steps below its text."""
    if PARTIAL and not is_made(markdown):
        return ABSENT
    markdown = markdown.replace("<!-- get the book -->", get_the_book())
    markdown = listings.prepare(compared.prepare(markdown))
    for chapter in road.chapters():
        if page.file.src_uri == f"{chapter.slug}.md":
            page.meta["title"] = f"{chapter.number} {chapter.title}"
            page.meta["description"] = f"After this chapter {'; '.join(chapter.objectives)}."
            numbered = markdown.lstrip().replace("# ", f"# {chapter.number} ", 1)
            run, facts = listings.how_to_run(chapter.slug), chapter_facts(chapter)
            if listings.PLACE in numbered:
                numbered = numbered.replace(listings.PLACE, run)
            else:
                facts += f"\n{run}"
            return below_title(numbered, facts) + chapter_end(chapter)
        if page.file.src_uri == f"notebooks/{chapter.slug}.md":
            page.meta["title"] = f"{chapter.number} {chapter.title} - notebook"
            page.meta["description"] = f"The laboratory of chapter {chapter.number}, executed."
            page.meta["search"] = {"boost": 0.5}
            return below_title(markdown, notebook_facts(chapter)) + notebook_end(chapter)
    return markdown


def is_made(markdown: str) -> bool:
    """Whether all is there that a page shows of what the build makes."""
    shown = re.findall(r'--8<-- "(build/[^":]+)', markdown)
    return all((ROOT / name).exists() for name in shown) and markdown != ABSENT


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    """Let the edit link of a page that is made lead to what it is made from."""
    if config.repo_url:
        for folder, source in (("notebooks/", ".ipynb"), ("exercises/", "/README.md")):
            if page.file.src_uri.startswith(folder):
                name = page.file.src_uri.removesuffix(".md") + source
                page.edit_url = f"{config.repo_url}/edit/main/{name}"
    return context


def on_page_content(content: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name links to sections, link terms, and give tables what a phone needs to show cards."""
    content = glossary.linked(content, page.file.src_uri)
    return page_html.tables_as_cards(page_html.named_links(content))


def on_post_build(*, config: MkDocsConfig) -> None:
    """Add the words of search.yml to the index."""
    search_words.add(Path(config.site_dir) / "search", partial=PARTIAL)


def below_title(markdown: str, block: str) -> str:
    """Insert `block` after the first heading."""
    title, _, rest = markdown.lstrip().partition("\n")
    return f"{title}\n\n{block}\n{rest}"


def chapter_facts(chapter: road.Chapter) -> str:
    """What a chapter is about, what it takes, what it needs."""
    by_slug = {other.slug: other for other in road.chapters()}
    needs = ", ".join(f"[{by_slug[need].title}]({need}.md)" for need in chapter.needs) or "nothing"
    goals = "\n".join(f"- {objective}" for objective in chapter.objectives)
    time = chapter.minutes
    minutes = f"{time.read} min to read, {time.lab} min of lab, {time.exercises} min of exercises"
    return (
        f'<div class="facts" markdown="1">\n\n'
        f"**Tool** {chapter.tool} · **Library** `{chapter.library}` · **Needs** {needs} · "
        f"**Time** {minutes}\n\n"
        f"After this chapter:\n\n{goals}\n\n</div>\n"
    )


def notebook_facts(chapter: road.Chapter) -> str:
    """What the notebook page is, and how to run it."""
    return (
        f'<div class="facts" markdown="1">\n\n'
        f"The laboratory of [chapter {chapter.number}](../{chapter.slug}.md), as the build ran it. "
        f"To run and change it yourself: `make lab`, then open `{chapter.slug}.ipynb` "
        f"([download]({chapter.slug}.ipynb)).\n\n</div>\n"
    )


def chapter_end(chapter: road.Chapter) -> str:
    """The mark of progress, the next steps, and what made the outputs."""
    return end(f"**Next:** the [notebook](notebooks/{chapter.slug}.md), then the exercises.")


def notebook_end(chapter: road.Chapter) -> str:
    """The same below a notebook."""
    first = of_chapter(chapter.slug)[0]
    return end(
        f"**Next:** [exercise {first.number}](../exercises/{first.id}.md). "
        f"**Back:** the [chapter](../{chapter.slug}.md)."
    )


def end(steps: str) -> str:
    """Progress button, links and versions for the end of a page."""
    versions = (BUILD / "tables" / "versions.txt").read_text("utf-8").strip()
    return (
        f'\n\n<div class="page-end" markdown="1">\n\n'
        f'<button type="button" class="mark">Mark as done</button>\n\n{steps}\n\n'
        f'<p class="versions">Outputs made with {versions}</p>\n\n</div>\n'
    )

"""What the HTML of a page needs beyond Markdown: links with names, tables that a phone can show."""

import html
import re

from bs4 import BeautifulSoup


def named_links(content: str) -> str:
    """Headings whose link says which section it leads to."""
    heading = r'(<h[1-6][^>]*>)(.*?)(<a class="headerlink" href="[^"]*")'
    return re.sub(heading, _name, content)


def _name(found: re.Match[str]) -> str:
    text = html.unescape(re.sub(r"<[^>]*>", "", found[2])).strip()
    label = f"Link to this section: {html.escape(text)}"
    return f'{found[1]}{found[2]}{found[3]} aria-label="{label}"'


def tables_as_cards(content: str) -> str:
    """Tables whose cells know their column; the style makes a card of each row on a phone."""
    return re.sub(r"<table>.*?</table>", lambda found: _cards(found[0]), content, flags=re.DOTALL)


def _cards(table: str) -> str:
    soup = BeautifulSoup(table, "html.parser")
    heads = [cell.get_text(" ", strip=True) for cell in soup.select("thead th")]
    for row in soup.select("tbody tr"):
        first, *others = row.find_all("td")
        if others and first.strong and not any(cell.get_text(strip=True) for cell in others):
            first.name = "th"
            first.attrs |= {"scope": "rowgroup", "colspan": str(len(heads))}
            for cell in others:
                cell.decompose()
            continue
        for cell, head in zip((first, *others), heads, strict=False):
            cell["data-label"] = head
    assert soup.table is not None
    soup.table["data-cards"] = ""
    return str(soup)

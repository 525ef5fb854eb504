// The search index is the heaviest file of the site, and most visits never search: it is asked for
// when somebody comes near the search box, or presses a key that opens it. Runs before the theme.
(() => {
  if (location.protocol === "file:" || /[?&]q=/.test(location.search)) return;
  const waiting = [];
  let open = false;
  const release = () => {
    open = true;
    for (const send of waiting.splice(0)) send();
  };
  const { open: openRequest, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.isIndex = String(url).endsWith("search/search_index.json");
    return openRequest.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.isIndex && !open) waiting.push(() => send.call(this, body));
    else send.call(this, body);
  };
  document.querySelector(".md-search__input")?.addEventListener("focus", release);
  document.querySelector(".md-search__input")?.addEventListener("pointerenter", release);
  document.querySelector("label[for=__search].md-header__button")?.addEventListener("click", release);
  addEventListener("keydown", (event) => { if (["/", "s", "f"].includes(event.key)) release(); });
})();

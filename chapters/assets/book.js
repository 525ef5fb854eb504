// The reader's own marks of progress, the teacher switch, and keyboard access. All of it stays in
// this browser: nothing is sent anywhere.
(() => {
  const store = {
    get(key) { try { return localStorage.getItem("calling-c:" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("calling-c:" + key, value); } catch { /* private window */ } },
  };

  // --- teacher switch: shows or hides every word to the teacher --------------------------------
  const setTeacher = (on, button) => {
    document.documentElement.classList.toggle("teacher-on", on);
    button.setAttribute("aria-pressed", String(on));
  };
  const header = document.querySelector(".md-header__inner");
  const teacher = document.createElement("button");
  teacher.type = "button";
  teacher.className = "teacher-switch";
  teacher.textContent = "Teacher";
  teacher.title = "Show or hide the notes for teachers";
  setTeacher(store.get("teacher") === "on", teacher);
  teacher.addEventListener("click", () => {
    const on = teacher.getAttribute("aria-pressed") !== "true";
    store.set("teacher", on ? "on" : "off");
    setTeacher(on, teacher);
  });
  header?.insertBefore(teacher, header.querySelector("form[data-md-component=palette]") ?? null);

  // --- marks of progress: a page's mark is kept under its path in the site ----------------------
  const config = JSON.parse(document.getElementById("__config").textContent);
  const root = new URL(config.base + "/", location).href;
  const keyOf = (href) => (href.startsWith(root) ? href.slice(root.length).replace(/\.html.*$/, "") : "");
  const here = keyOf(location.href);
  const paint = () => {
    for (const button of document.querySelectorAll("button.mark")) {
      const done = store.get(here) === "done";
      button.setAttribute("aria-pressed", String(done));
      button.textContent = done ? "Done ✓" : "Mark as done";
    }
    for (const link of document.querySelectorAll(".md-nav--primary a.md-nav__link[href], .md-typeset table a[href]")) {
      const done = link.hash === "" && store.get(keyOf(link.href)) === "done";
      let mark = link.querySelector(".done-mark");
      if (done && !mark) {
        mark = document.createElement("span");
        mark.className = "done-mark";
        mark.textContent = "✓";
        mark.setAttribute("role", "img");
        mark.setAttribute("aria-label", "done");
        link.append(mark);
      } else if (!done) mark?.remove();
    }
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("button.mark")) return;
    store.set(here, store.get(here) === "done" ? "no" : "done");
    paint();
  });
  paint();

  // --- keyboard: what the theme makes clickable can be reached and pressed ----------------------
  for (const label of document.querySelectorAll("label.md-header__button[for=__drawer], label.md-header__button[for=__search]")) {
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", label.htmlFor === "__drawer" ? "Contents" : "Search");
  }
  document.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.("label[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });

  // --- names for a screen reader, where the theme gives none -------------------------------------
  document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
  // A copy button is no landmark; a page has dozens of them.
  const demoteCopyButtons = () => {
    for (const bar of document.querySelectorAll("nav.md-code__nav:not([role])")) bar.setAttribute("role", "none");
  };
  demoteCopyButtons();
  new MutationObserver(demoteCopyButtons).observe(document.querySelector(".md-content") ?? document.body, { childList: true, subtree: true });

  // --- wide things can be scrolled by keyboard --------------------------------------------------
  const scrollable = () => {
    for (const box of document.querySelectorAll(".md-typeset pre > code, .md-typeset .tabbed-labels, .md-typeset__scrollwrap, .md-typeset .picture, .md-typeset div.output")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  };
  addEventListener("load", scrollable);
  addEventListener("resize", scrollable);

  // --- paper: open every answer while printing ---------------------------------------------------
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      details.dataset.closed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details[data-closed]")) {
      details.open = false;
      delete details.dataset.closed;
    }
  });
})();

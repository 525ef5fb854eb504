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
  const root = new URL(config.base.replace(/\/*$/, "/"), location).href;
  const keyOf = (href) => (href.startsWith(root) ? href.slice(root.length).replace(/\.html.*$/, "") : "");
  const here = keyOf(location.href);
  const paint = () => {
    for (const button of document.querySelectorAll("button.mark")) {
      const done = store.get(here) === "done";
      button.setAttribute("aria-pressed", String(done)); // the label stays; the style shows a ✓
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

  // --- keyboard: what the theme makes of labels becomes real buttons ----------------------------
  const real = (label, name) => {
    const box = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.id = label.id;
    button.dataset.opens = label.htmlFor;
    button.innerHTML = label.innerHTML;
    if (name) button.setAttribute("aria-label", name);
    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
    button.addEventListener("click", () => { box.click(); tell(); });
    box.addEventListener("change", tell);
    box.tabIndex = -1;
    tell();
    label.replaceWith(button);
  };
  for (const label of document.querySelectorAll("label.md-header__button[for=__drawer]")) real(label, "Contents");
  for (const label of document.querySelectorAll("label.md-header__button[for=__search]")) real(label, "Search");
  for (const label of document.querySelectorAll(".md-nav--primary label.md-nav__link[tabindex]")) {
    real(label, label.textContent.trim() ? "" : "Pages of this chapter");
  }
  // The colours: one button that says what it does, in place of two radios that share a label.
  const palette = document.querySelector("form[data-md-component=palette]");
  if (palette) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-header__button md-icon palette-switch";
    const shown = () => palette.querySelector("label:not([hidden])");
    const tell = () => {
      const label = shown();
      if (!label) return;
      button.innerHTML = label.innerHTML;
      button.title = label.title;
      button.setAttribute("aria-label", label.title);
    };
    button.addEventListener("click", () => { shown()?.click(); tell(); });
    palette.addEventListener("change", () => setTimeout(tell));
    palette.style.display = "none";
    palette.before(button);
    addEventListener("load", tell);
    tell();
  }

  // --- names for a screen reader, where the theme gives none -------------------------------------
  document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
  for (const tab of document.querySelectorAll(".tabbed-set > input")) {
    const labels = tab.parentElement.querySelectorAll(".tabbed-labels > label");
    const own = [...labels].find((label) => label.htmlFor === tab.id);
    const blocks = tab.parentElement.querySelectorAll(":scope > .tabbed-content > .tabbed-block");
    const at = [...labels].indexOf(own);
    if (blocks[at]) blocks[at].dataset.label = own.textContent.trim(); // what paper shows above it
    tab.addEventListener("focus", () => own?.classList.toggle("has-focus", tab.matches(":focus-visible")));
    tab.addEventListener("blur", () => own?.classList.remove("has-focus"));
  }
  // A copy button is no landmark; a page has dozens of them. Commands are copied without their "$ ".
  const mendCopyButtons = () => {
    for (const bar of document.querySelectorAll("nav.md-code__nav:not([role])")) bar.setAttribute("role", "none");
    for (const button of document.querySelectorAll(".language-console [data-clipboard-target]")) {
      const code = button.closest(".highlight").querySelector("code");
      const typed = code.textContent.split("\n").filter((line) => line.startsWith("$ "));
      button.dataset.clipboardText = typed.map((line) => line.slice(2)).join("\n");
      delete button.dataset.clipboardTarget;
    }
  };
  mendCopyButtons();
  new MutationObserver(mendCopyButtons).observe(document.querySelector(".md-content") ?? document.body, { childList: true, subtree: true });

  // --- a phone has no contents beside the page: they stand below its title ------------------------
  const contents = document.querySelector(".md-sidebar--secondary .md-nav__list");
  const facts = document.querySelector(".md-content .facts");
  if (contents && facts) {
    const jump = document.createElement("details");
    jump.className = "jump";
    jump.innerHTML = "<summary>On this page</summary><ul></ul>";
    for (const link of contents.querySelectorAll(":scope > li > a")) {
      const item = document.createElement("li");
      const copy = document.createElement("a");
      copy.href = link.getAttribute("href");
      copy.textContent = link.textContent.trim();
      copy.addEventListener("click", () => { jump.open = false; });
      item.append(copy);
      jump.querySelector("ul").append(item);
    }
    facts.after(jump);
  }

  // --- wide things can be scrolled by keyboard --------------------------------------------------
  const wide = ".md-typeset pre > code, .md-typeset .tabbed-labels, .md-typeset__scrollwrap, .md-typeset .picture, .md-typeset div.output";
  const measure = box => {
    const goesOn = box.scrollWidth > box.clientWidth + 1;
    if (goesOn) box.tabIndex = 0;
    if (!box.matches("pre > code")) return;
    box.classList.toggle("goes-on", goesOn); // a fading edge says that the line is longer
    const move = () => box.classList.toggle("at-end", box.scrollLeft + box.clientWidth >= box.scrollWidth - 2);
    if (goesOn) box.onscroll = move;
    move();
  };
  // Measured when it is laid out, and again when its size changes; what is far away is not laid out.
  const sizes = new ResizeObserver(seen => seen.forEach(({target}) => measure(target)));
  addEventListener("load", () => document.querySelectorAll(wide).forEach(box => sizes.observe(box)));

  // --- paper: with every answer open, or without any ---------------------------------------------
  const end = document.querySelector(".page-end .mark");
  if (end && document.querySelector(".md-content details:not(.jump)")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "print";
    button.textContent = "Print without answers";
    button.addEventListener("click", () => {
      document.documentElement.classList.add("print-closed");
      print();
      document.documentElement.classList.remove("print-closed");
    });
    end.after(button);
  }
  addEventListener("beforeprint", () => {
    if (document.documentElement.classList.contains("print-closed")) return;
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

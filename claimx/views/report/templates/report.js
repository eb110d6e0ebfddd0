"use strict";
(() => {
  const $ = (selector, of = document) => of.querySelector(selector);
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];
  const make = (tag, kind, text) => {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  };

  // Filters: what each event and track is known by is read once, so that a change costs comparisons only.
  const form = $("#filters");
  const words = (text) => (text ? text.split(" ") : []);
  const rows = (event) => all("tbody tr", event).map((row) => ({ row, slot: row.dataset.slot, kinds: words(row.dataset.kinds) }));
  const tracks = new Map(all(".track").map((track) => [track.id.slice(2), track]));
  const events = all(".event").map((element) => {
    const { kinds, slots, outlets, places, first, last } = element.dataset;
    const known = { kinds: words(kinds), slots: words(slots), outlets: words(outlets), places: words(places) };
    return { element, ...known, first, last, track: tracks.get(element.id.slice(2)), rows: null, text: null };
  });
  // Tracks whose event has no table: nothing of them could fit.
  const alone = all(".track").filter((track) => !document.getElementById(`e-${track.id.slice(2)}`));
  const near = (it, from, until) =>
    !(from || until) || ((it.first || it.last) && (!from || !it.last || it.last >= from) && (!until || !it.first || it.first <= until));
  const says = (it, sought) => {
    if (!sought) return true;
    it.text ??= it.element.textContent.toLowerCase();
    return it.text.includes(sought);
  };
  const rowFits = (row, asked) => (!asked.slot || row.slot === asked.slot) && (!asked.kind || row.kinds.includes(asked.kind));
  const fits = (it, asked) => {
    if (asked.slot && !it.slots.includes(asked.slot)) return false;
    if (asked.kind && !it.kinds.includes(asked.kind)) return false;
    if (asked.outlet && !it.outlets.includes(asked.outlet)) return false;
    if (asked.place && !it.places.includes(asked.place)) return false;
    if (!near(it, asked.from, asked.until) || !says(it, asked.words.trim().toLowerCase())) return false;
    return !(asked.slot && asked.kind) || (it.rows ??= rows(it.element)).some((row) => rowFits(row, asked));
  };
  const narrow = (it, asked) => {
    if (!it.rows && !asked.slot && !asked.kind) return;
    it.rows ??= rows(it.element);
    for (const row of it.rows) row.row.hidden = !rowFits(row, asked);
  };
  const filter = () => {
    const asked = Object.fromEntries(new FormData(form));
    const any = Object.values(asked).some(Boolean);
    for (const track of alone) if (track.hidden !== any) track.hidden = any;
    let shown = 0;
    for (const it of events) {
      const fit = fits(it, asked);
      if (it.element.hidden === fit) it.element.hidden = !fit;
      if (it.track && it.track.hidden === fit) it.track.hidden = !fit;
      if (fit) narrow(it, asked);
      shown += fit;
    }
    const told = shown === events.length ? `All ${shown} events` : `${shown} of ${events.length} events`;
    $(".shown", form).textContent = shown ? told : `${told}: none fits all that is asked for`;
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    filter();
  }

  // Both sides of a verdict: the articles' own sentences, copied, with the words in question marked.
  const dialog = $("#sides");
  const wrap = (sentence, start, end, kind) => {
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    const parts = [];
    for (let at = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = Math.max(start - at, 0), to = Math.min(end - at, node.data.length);
      if (from < to) parts.push([node, from, to]);
      at += node.data.length;
    }
    for (const [node, from, to] of parts) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      range.surroundContents(make("mark", kind));
    }
  };
  const copy = (name) => {
    const made = document.getElementById(name).cloneNode(true);
    for (const each of [made, ...all("[id]", made)]) each.removeAttribute("id");
    for (const each of all("mark", made)) each.replaceWith(...each.childNodes);
    made.normalize();
    return made;
  };
  const pane = (show) => {
    const made = make("section", "pane");
    const asked = new Map();
    for (const place of words(show)) {
      const [name, range, light] = place.split(":");
      asked.set(name, [...(asked.get(name) || []), [...range.split("-").map(Number), light ? "told" : "meant"]]);
    }
    const [first] = asked.keys();
    const article = document.getElementById(first).closest("article");
    made.append(make("h3", "", article.dataset.outlet), make("p", "date", article.dataset.published));
    for (const [name, ranges] of asked) {
      const sentence = copy(name);
      for (const [start, end, kind] of ranges) wrap(sentence, start, end, kind);
      const line = make("blockquote");
      line.dir = "auto";
      line.append(sentence);
      made.append(line);
    }
    const link = make("a", "", "In the whole article");
    link.href = `#${first}`;
    link.addEventListener("click", () => dialog.close());
    made.append(link);
    return made;
  };
  const open = (link) => {
    const { show, with: other, verdict } = link.dataset;
    const ruling = verdict && document.getElementById(verdict);
    const event = link.closest(".event");
    $("#sides-title").textContent = $("h3 bdi", event).textContent;
    const told = ruling ? [".badge", ".between", ".why"].map((part) => $(part, ruling)).filter(Boolean) : [];
    const line = $(".verdict", dialog);
    line.className = `verdict ${ruling ? [...ruling.classList].filter((name) => name.startsWith("k-")).join(" ") : ""}`;
    line.replaceChildren(...told.flatMap((part) => [part.cloneNode(true), " "]));
    $(".panes", dialog).replaceChildren(...[show, other].filter(Boolean).map(pane));
    dialog.showModal();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link);
    } else if (event.target === dialog) dialog.close();
  });

  // Marks in the articles can be switched off, and their values shown.
  const marks = $("#marks");
  if (marks) {
    marks.hidden = false;
    marks.addEventListener("change", (event) => {
      const { name, checked } = event.target;
      $("#articles").classList.toggle(name === "values" ? "values-on" : `no-${name}`, name === "values" ? checked : !checked);
    });
  }

  // Where the list of values has room beside the text it need not be asked for.
  if (matchMedia("(min-width: 70rem)").matches) for (const each of all("article details")) each.open = true;

  // A link to something that a filter hides shows everything again.
  const arrive = () => {
    const goal = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!goal || !goal.closest("[hidden]") || !form) return;
    form.reset();
    filter();
    goal.scrollIntoView();
  };
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => all("details").forEach((each) => { each.open = true; }));
})();

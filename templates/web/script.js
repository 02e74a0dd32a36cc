"use strict";
// Search, filters, sorting and links. The page is whole without this: here the rows that it has are only moved.
// Text is always set as text, never as HTML.
{
  const BATCH = 40; // rows in a tbody, as in the page and in the style
  const byId = (id) => document.getElementById(id);
  const form = byId("soeg");
  const control = (name) => form.elements.namedItem(name);
  const controls = [...form.elements].filter((element) => element.name);
  const collator = new Intl.Collator("da", { numeric: true });
  const number = new Intl.NumberFormat("da");

  // Text as it is searched: no case, no accents; æ is ae, ø is oe, å is aa, whichever of them is typed.
  const LETTERS = { æ: "ae", ä: "ae", ø: "oe", ö: "oe", å: "aa" };
  const fold = (text) =>
    text.normalize("NFC").toLowerCase().replace(/[æäøöå]/g, (letter) => LETTERS[letter])
      .normalize("NFD").replace(/\p{M}/gu, "");

  // ---- The rows of the page, in the order of the list

  const sections = [...document.querySelectorAll("section[data-group]")].map((element) => ({
    element,
    group: element.dataset.group,
    table: element.querySelector("table"),
    shown: [...element.querySelectorAll("tbody tr")],
    link: document.querySelector(`#grupper a[href="#${element.id}"]`),
  }));
  const COLUMNS = [...(sections[0]?.table.tHead.rows[0].cells ?? [])].map((th) => th.className);
  const rows = sections.flatMap(({ group, shown }) => shown.map((tr) => {
    const row = { tr, gruppe: group, days: tr.dataset.days === "" ? NaN : Number(tr.dataset.days) };
    COLUMNS.forEach((key, place) => { row[key] = tr.cells[place].textContent; });
    row.text = fold([row.nummer, row.titel, row.udbyder, row.stilling, group].join("\n"));
    return row;
  }));

  const inLength = (row, value) => {
    if (value === "?") return Number.isNaN(row.days);
    const [over, upTo] = value.split("-");
    return row.days > Number(over) && row.days <= Number(upTo || Infinity);
  };
  const FILTERS = ["gruppe", "stilling", "udbyder", "ejer", "varighed"];
  const passes = (row, name, value) => (name === "varighed" ? inLength(row, value) : row[name] === value);

  const orders = new Map([["", rows]]); // every order is made once, when it is first asked for
  const ordered = (sorter) => {
    if (!orders.has(sorter)) {
      const down = sorter.startsWith("-") ? -1 : 1;
      const key = sorter.replace("-", "");
      const value = key === "varighed" ? (row) => row.days : (row) => row[key];
      const missing = (row) => value(row) === "" || Number.isNaN(value(row)); // last, whichever the direction
      const compare = key === "varighed" ? (a, b) => a - b : collator.compare;
      orders.set(sorter, [...rows].sort((a, b) =>
        missing(a) - missing(b) || (missing(a) ? 0 : down * compare(value(a), value(b)))));
    }
    return orders.get(sorter);
  };

  // ---- One table of all groups, made when it is first asked for

  let all = null;
  const together = () => {
    if (!all) {
      const element = document.createElement("section");
      element.className = "together";
      element.setAttribute("aria-label", "Alle erhvervsgrupper");
      const table = sections[0].table.cloneNode(false);
      const caption = document.createElement("caption");
      caption.textContent = "Kurser fra alle erhvervsgrupper";
      table.append(caption, sections[0].table.tHead.cloneNode(true));
      const head = table.tHead.rows[0].cells[0].cloneNode(false);
      for (const name of ["aria-sort", "data-sort"]) head.removeAttribute(name);
      head.className = "gruppe";
      head.textContent = "Erhvervsgruppe";
      table.tHead.rows[0].append(head);
      for (const row of rows) {
        const cell = row.tr.insertCell();
        cell.className = "gruppe";
        cell.setAttribute("role", "cell");
        cell.textContent = row.gruppe;
      }
      element.append(table);
      byId("kurser").append(element);
      all = { element, table, shown: [] };
    }
    return all;
  };

  // ---- What is shown

  const counted = (some) => `${number.format(some)} ${some === 1 ? "kursus" : "kurser"}`;
  const ofAll = (some, total) => (some === total ? counted(total) : `${number.format(some)} af ${counted(total)}`);

  const fill = (section, trs) => {
    section.element.hidden = trs.length === 0;
    if (trs.length === section.shown.length && trs.every((tr, place) => tr === section.shown[place])) return;
    section.shown = trs;
    for (const body of [...section.table.tBodies]) body.remove();
    for (let place = 0; place < trs.length; place += BATCH) {
      const body = section.table.createTBody();
      body.setAttribute("role", "rowgroup");
      body.append(...trs.slice(place, place + BATCH));
    }
  };

  const chosen = () => [...new FormData(form)].filter(([, value]) => value.trim());
  const inForce = () => controls
    .filter(({ name, value }) => value.trim() && (name === "q" || FILTERS.includes(name)))
    .map((element) => {
      const said = element.name === "q" ? `»${element.value.trim()}«` : element.selectedOptions[0].textContent;
      return `${element.name === "q" ? "Søgning" : element.labels[0].textContent}: ${said}`;
    });

  const show = () => {
    const words = fold(control("q").value).split(/\s+/).filter(Boolean);
    const filters = FILTERS.map((name) => [name, control(name).value]).filter(([, value]) => value);
    const hits = ordered(control("sorter").value).filter((row) =>
      filters.every(([name, value]) => passes(row, name, value)) && words.every((word) => row.text.includes(word)));
    const asOne = control("samlet").checked && sections.length > 0;
    const trs = new Map(sections.map(({ group }) => [group, []]));
    if (!asOne) for (const row of hits) trs.get(row.gruppe).push(row.tr);
    if (asOne || all) fill(together(), asOne ? hits.map((row) => row.tr) : []);
    for (const section of sections) {
      const total = section.total ??= section.shown.length;
      fill(section, trs.get(section.group));
      section.table.caption.firstChild.data = ofAll(section.shown.length, total);
      section.link.parentElement.hidden = section.shown.length === 0;
      section.link.nextElementSibling.textContent = number.format(section.shown.length);
    }
    byId("grupper").hidden = asOne || hits.length === 0;
    byId("ingen").hidden = hits.length > 0;
    tell(hits.length);
    markSorted();
  };

  let waiting = 0;
  let begun = false;
  const tell = (hits) => {
    const filters = inForce();
    byId("antal").textContent = hits ? ofAll(hits, rows.length) : "Ingen kurser passer";
    const folded = FILTERS.filter((name) => control(name).value).length;
    byId("filtre-i-brug").textContent = folded ? ` (${folded} i brug)` : "";
    byId("ryd").hidden = !chosen().length;
    byId("udsnit").hidden = !filters.length;
    byId("udsnit").textContent = `Udsnit af listen, ${ofAll(hits, rows.length)}. ${filters.join(" · ")}`;
    clearTimeout(waiting); // a screen reader is told once the typing has paused, and not of a page just opened
    waiting = setTimeout(() => { byId("status").textContent = begun ? byId("antal").textContent : ""; begun = true; }, 400);
  };

  const markSorted = () => {
    const sorter = control("sorter").value;
    for (const th of document.querySelectorAll("th[data-sort]")) {
      if (th.dataset.sort === sorter) th.setAttribute("aria-sort", "ascending");
      else if (`-${th.dataset.sort}` === sorter) th.setAttribute("aria-sort", "descending");
      else th.removeAttribute("aria-sort");
    }
  };

  // ---- The link: everything that is chosen stands after #, so it works from a disk too and is sent to nobody

  const save = () => {
    const hash = new URLSearchParams(chosen()).toString();
    if (!hash && !location.hash.includes("=")) return;
    history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
  };

  const load = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return; // a link to a place on the page
    const wanted = new URLSearchParams(hash);
    const unknown = [];
    narrow("");
    for (const element of controls) {
      const value = wanted.get(element.name) ?? "";
      if (element.type === "checkbox") element.checked = value === element.value;
      else element.value = value;
      if (element.tagName === "SELECT" && element.value !== value) {
        element.value = "";
        unknown.push(`»${value}«`);
      }
    }
    narrow(control("gruppe").value);
    byId("mangler").hidden = unknown.length === 0;
    byId("mangler").textContent = `Linket peger på noget, som ikke findes på denne liste: ${unknown.join(", ")}.`;
    show();
  };

  // Only the job titles of the chosen group can be chosen, and the one that already is.
  const titles = [...control("stilling").options];
  const narrow = (group) => {
    const select = control("stilling");
    const chosen = select.value;
    const inGroup = new Set(rows.filter((row) => row.gruppe === group).map((row) => row.stilling));
    select.replaceChildren(...titles.filter(({ value }) => !group || !value || value === chosen || inGroup.has(value)));
    select.value = chosen;
  };

  // ---- What the reader does

  let frame = 0;
  let later = 0;
  const changed = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(show);
    clearTimeout(later); // browsers allow only so many changes of the address
    later = setTimeout(save, 250);
    byId("link").hidden = byId("mangler").hidden = true;
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target.name === "gruppe") {
      control("stilling").value = "";
      narrow(event.target.value);
    }
    if (event.target.name) changed();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => { // after the browser has emptied the fields
      narrow("");
      changed();
      control("q").focus();
    });
  });
  byId("kurser").addEventListener("click", (event) => {
    const key = event.target.closest("th[data-sort] button")?.parentElement.dataset.sort;
    if (!key) return;
    control("sorter").value = control("sorter").value === key ? `-${key}` : key;
    changed();
  });
  byId("udskriv").addEventListener("click", () => window.print());
  byId("kopier").addEventListener("click", async () => {
    save();
    try {
      await navigator.clipboard.writeText(location.href);
      byId("status").textContent = byId("antal").textContent = "Linket er kopieret";
    } catch { // the browser does not let us: the reader can
      byId("link").hidden = false;
      byId("adresse").value = location.href;
      byId("adresse").select();
    }
  });
  window.addEventListener("hashchange", load);

  // ---- Begin

  for (const th of document.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...th.childNodes);
    th.append(button);
  }
  const DIRECTIONS = { nr: ["laveste først", "højeste først"], varighed: ["korteste først", "længste først"] };
  for (const th of sections[0]?.table.querySelectorAll("th[data-sort]") ?? []) {
    const name = th.textContent.replace(/[\u00ad\u200b]/g, "");
    const [up, down] = DIRECTIONS[th.dataset.sort] ?? ["A-Å", "Å-A"];
    control("sorter").append(
      new Option(`${name}, ${up}`, th.dataset.sort),
      new Option(`${name}, ${down}`, `-${th.dataset.sort}`),
    );
  }
  const atWidth = (width, set) => {
    const query = matchMedia(`(min-width: ${width}rem)`);
    query.addEventListener("change", () => set(query.matches));
    set(query.matches);
  };
  atWidth(48, (wide) => { byId("filtre").open = wide; });
  // On cards the headings are only heard, not seen: there the focus goes past their buttons, and "Sortér efter" sorts.
  atWidth(62, (wide) => {
    for (const button of document.querySelectorAll("th button")) button.tabIndex = wide ? 0 : -1;
  });
  form.hidden = sections.length === 0;
  document.documentElement.classList.add("js");
  load();
}

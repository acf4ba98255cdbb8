// The page beside the form: checks as one types, saves after a rest, copies, tells why. Nothing here knows a rule or a fact.
"use strict";
(() => {
  const root = document.documentElement.dataset.root, $ = (id) => document.getElementById(id);
  const form = $("case"), all = (query, where = document) => [...where.querySelectorAll(query)];

  let unsaved = false, enable = () => {}, later = () => {};

  // --- whether the desk is there ------------------------------------------------------------------------------------
  const gone = $("gone");
  const SILENCE = 10000; // ms: a desk that is gone refuses at once, one that is busy answers late
  let calling = false;
  const alive = async () => {
    if (calling) return;
    calling = true;
    const ends = new AbortController(), timer = setTimeout(() => ends.abort(), SILENCE);
    let there = false;
    try { there = (await fetch(`${root}/alive`, { signal: ends.signal })).ok; } catch { there = false; }
    clearTimeout(timer); calling = false;
    if (gone && gone.hidden === !there) { gone.hidden = there; document.body.classList.toggle("away", !there); if (there && unsaved) later(0); enable(); }
    if ($("unsaved-rest")) $("unsaved-rest").hidden = there || !unsaved;
  };
  if (gone) setInterval(alive, 1500);

  // --- the list -----------------------------------------------------------------------------------------------------
  const filter = () => {
    const words = $("find").value.toLowerCase().trim(), state = $("state").value;
    let count = 0;
    for (const row of all("#rows tbody tr")) { row.hidden = !((!words || row.textContent.toLowerCase().includes(words)) && (!state || row.dataset.state === state)); count += !row.hidden; }
    $("shown").textContent = `${count} / ${all("#rows tbody tr").length}`;
  };
  const sort = (button) => {
    const head = button.closest("th"), at = Number(button.dataset.sort), up = head.getAttribute("aria-sort") !== "ascending";
    all("#rows thead th").forEach((th) => th.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = document.querySelector("#rows tbody"), text = (row) => row.children[at].textContent.trim();
    body.append(...all("tr", body).sort((a, b) => text(a).localeCompare(text(b), undefined, { numeric: true }) * (up ? 1 : -1)));
  };
  const wait = async () => {
    const rows = $("rows");
    if (!rows || !("waiting" in rows.dataset)) return;
    const answer = await fetch(`${root}/rows`).catch(() => null);
    if (answer && answer.ok) { const at = document.activeElement; if (!rows.contains(at)) rows.outerHTML = await answer.text(); filter(); }
    setTimeout(wait, 1200);
  };
  if ($("find")) {
    $("find").addEventListener("input", filter); $("state").addEventListener("change", filter); wait();
    document.addEventListener("click", (event) => { const button = event.target.closest("[data-sort]"); if (button) sort(button); });
    document.addEventListener("keydown", (event) => { if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); $("find").focus(); } });
  }
  // What is pasted on the list, and into no field of it, is facts of a case.
  if ($("paste")) document.addEventListener("paste", (event) => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const text = event.clipboardData.getData("text/plain");
    if (text) { event.preventDefault(); $("paste").value = text; $("paste").focus(); }
  });
  for (const input of all("[data-drop]")) {
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) { event.preventDefault(); input.files = event.dataTransfer.files; input.form.requestSubmit(); } });
  }
  // What a page says of what was just done is where one goes on from it.
  const said = document.querySelector("#main [role=alert]");
  if (said && !form) { said.tabIndex = -1; said.focus(); }
  if (location.hash === "#release" && $("release")) $("release").focus();
  for (const kept of all("[data-kept]")) {
    let dirty = false;
    kept.addEventListener("input", () => { dirty = true; }); kept.addEventListener("submit", () => { dirty = false; });
    addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  }
  const working = async () => {
    const answer = await fetch(`${root}/bulk/state`).then((one) => one.json()).catch(() => null);
    if (answer && answer.state === "open") { location.reload(); return; }
    if (answer) { $("progress").max = Math.max(answer.rows, 1); $("progress").value = answer.done; $("progress-told").textContent = `${answer.done} / ${answer.rows}`; }
    setTimeout(working, 700);
  };
  if (document.querySelector("[data-working]")) working();
  if (!form) return;

  // --- one case -----------------------------------------------------------------------------------------------------
  let data = JSON.parse($("data").textContent), key = form.dataset.key, doc = form.dataset.doc, etag = form.dataset.etag, facts = form.dataset.facts;
  let typed = 0, seen = 0, told = "", asking = null, checkTimer, saveTimer, savingNow = false, stopped = false;
  const AGAIN = 2000; // ms after which what did not reach the desk is sent once more: one lost connection leaves no page behind
  const says = (name) => data.words[name], secret = form.elements.secret.value;
  const status = (words) => { if ($("status").textContent !== words) $("status").textContent = words; };
  const readOnly = form.dataset.readOnly !== "";
  let hand = form.dataset.hand !== "", over = "";
  const touched = new Set(); // the names of what was typed here since the file was last as it is on this page
  const reveal = (one) => { one.hidden = false; one.scrollIntoView({ block: "center" }); };
  if (readOnly) for (const one of form.elements) if (!one.closest(".right, .bar") && one.type !== "hidden") one.disabled = true;

  const body = (more = {}) => {
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) sent.append(name, value);
    sent.set("etag", etag); sent.set("doc", doc);
    for (const [name, value] of Object.entries(more)) sent.set(name, value);
    return sent;
  };
  // Of a post, what was typed here: of a list, all of its rows, for they are numbered together.
  const typedHere = (sent) => {
    const lists = [...touched].map((name) => (document.querySelector(`[data-list="${CSS.escape(name)}"]`) ? name : name.split(/\.[0-9]+(?=\.|$)/)[0]));
    const kept = (name) => lists.some((one) => [one, `${one}!`].includes(name) || name.startsWith(`${one}.`));
    const frame = ["secret", "etag", "doc", "over", "replace"], found = new URLSearchParams();
    for (const [name, value] of sent) if (frame.includes(name) || kept(name) || (name === "shown" && kept(value))) found.append(name, value);
    return found;
  };
  const post = (path, sent, signal) => fetch(`${root}/case/${key}/${path}`, { method: "POST", body: sent, signal, headers: { accept: "application/json" } });

  // Off from the first key until exactly this form was checked and saved.
  enable = () => {
    const off = unsaved || typed !== seen || document.body.classList.contains("away");
    for (const one of all("[data-act]")) {
      if (one.tagName === "A") { one.setAttribute("aria-disabled", off); one.tabIndex = off ? -1 : 0; } else one.disabled = off;
    }
  };
  const counts = () => Object.values(data.counts || {}).join();

  const show = (answer) => {
    facts = answer.facts; doc = answer.doc; data = { ...answer.data, counts: answer.counts };
    const at = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.go : null;
    $("findings").innerHTML = answer.findings; $("document").innerHTML = answer.document;
    if (at) { const again = document.querySelector(`#findings [data-go="${CSS.escape(at)}"]`); if (again) again.focus(); }
    for (const one of all("[data-counts]")) one.innerHTML = answer.counts[one.dataset.counts] || "";
    for (const one of all("[data-gate]")) one.innerHTML = answer.gate[one.dataset.gate] || "";
    for (const one of new Set([...all("p.error:not([hidden])"), ...Object.keys(answer.errors).map((name) => $(`e-${name}`)).filter(Boolean)])) {
      const name = one.id.slice(2), words = answer.errors[name] || "", control = $(`f-${name}`);
      if (one.textContent !== words) one.textContent = words;
      one.hidden = !words;
      if (control && control.matches("input, select, textarea")) words ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
    }
    showTabs(answer.tabs); first();
    pending = answer.told;
  };
  const showTabs = (tabs) => {
    document.querySelector(".tabs ul").replaceChildren(...tabs.map((tab) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `${root}/case/${key}?doc=${tab.id}`; link.dataset.doc = tab.id; link.textContent = tab.name;
      if (tab.id === doc) link.setAttribute("aria-current", "true");
      item.append(link); return item;
    }));
  };
  let pending = "";

  const check = async () => {
    if (asking) asking.abort();
    const mine = typed, ends = (asking = new AbortController());
    let answer;
    try { answer = await post("check", body(), ends.signal); if (!answer.ok) { if (answer.status < 500) return; throw answer; } answer = await answer.json(); }
    catch { if (mine === typed && !ends.signal.aborted) { clearTimeout(checkTimer); checkTimer = setTimeout(check, AGAIN); } return; }
    if (mine !== typed || ends.signal.aborted) return; // an old answer never wins
    seen = mine; show(answer); enable();
  };
  later = (rest = 150) => { clearTimeout(checkTimer); checkTimer = setTimeout(check, rest); if (!hand && !stopped) { clearTimeout(saveTimer); saveTimer = setTimeout(save, 2000); } };
  const changed = (name = "") => { typed += 1; if (name) touched.add(name.replace(/!$/, "")); unsaved = true; status(says("unsaved")); enable(); later(); };

  const message = (text, link) => {
    const box = document.createElement("div"), words = document.createElement("p");
    box.className = "notice error"; box.setAttribute("role", "alert"); words.textContent = text; box.append(words);
    if (link) { const other = document.createElement("a"); other.href = `${root}${link.href}`; other.textContent = link.name; words.append(" ", other); }
    $("messages").replaceChildren(box); box.scrollIntoView({ block: "center" });
  };
  const save = async (more = {}) => {
    clearTimeout(saveTimer);
    if (savingNow || readOnly) { if (savingNow) saveTimer = setTimeout(save, 300); return; }
    if (hand && !more.replace) { reveal($("hand")); status(says("not_saved")); return; }
    savingNow = true; const mine = typed; status(says("saving"));
    let answer, told;
    const { mine: only, ...sent } = more, whole = body({ ...sent, ...(over ? { over } : {}) });
    try { answer = await post("save", only ? typedHere(whole) : whole); told = await answer.json(); } catch { answer = null; }
    savingNow = false;
    if (!answer) { status(says("not_saved")); alive(); clearTimeout(saveTimer); saveTimer = setTimeout(save, AGAIN); return; }
    if (!answer.ok) {
      status(says("not_saved")); stopped = /^(elsewhere|taken|gone|disk)$/.test(told.kind);
      if (told.kind === "elsewhere") { $("conflict").innerHTML = told.html; reveal($("conflict")); }
      else if (told.kind === "hand-written") { hand = true; reveal($("hand")); } else { $("conflict").replaceChildren(); message(told.message, told.link); }
      return;
    }
    if (only) { unsaved = false; location.href = `${root}/case/${told.key}`; return; } // the page shows what the file holds now
    hand = stopped = false; over = ""; $("hand").hidden = true; $("conflict").replaceChildren(); $("messages").replaceChildren();
    etag = told.etag; form.elements.etag.value = etag;
    if (told.key !== key) { key = told.key; form.action = `${root}/case/${key}/save`; history.replaceState(null, "", `${root}/case/${key}`); document.querySelector("h1").textContent = told.number; document.title = document.title.replace(/^.* – /, `${told.number} – `); }
    unsaved = mine !== typed;
    if (!unsaved) {
      seen = mine; touched.clear(); if (told.check) show(told.check);
      $("acts").innerHTML = told.acts; $("release-inner").innerHTML = told.release; $("pill").textContent = told.state_name; $("pill").className = `pill ${told.state}`;
      status(`${says("saved_at")} ${told.at}`);
    } else later();
    enable();
    // The button that was pressed is gone: the focus goes to what is done next.
    if (more.replace || more.over) (document.querySelector("#acts [data-act]:not([disabled])") || $("save")).focus();
  };

  form.addEventListener("input", (event) => { if (event.target.form === form || form.contains(event.target)) { changed(event.target.name); lookUp(event.target); } });
  form.addEventListener("change", (event) => { if (/^(checkbox|radio|select-one)$/.test(event.target.type)) { nothing(); } });
  form.addEventListener("focusout", () => setTimeout(() => {
    if (pending && pending !== told && typed === seen) { if (told) $("live").textContent = `${says("counts_changed")} ${pending}`; told = pending; }
  }, 250));
  told = $("findings").dataset.told || "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const by = event.submitter;
    if (by && by.matches("[data-correct]")) { correct(JSON.parse(by.value)); return; }
    if (by && by.matches("[data-replace]")) { unsaved = true; save({ replace: "yes" }); return; }
    if (by && by.matches("[data-over]")) {
      etag = by.value; stopped = false; unsaved = true;
      save({ over: by.value, ...(by.dataset.hand ? { replace: "yes" } : {}), ...("mine" in by.dataset ? { mine: true } : {}) });
      return;
    }
    save();
  });
  document.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); } });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  const correct = (changes) => {
    for (const [where, right] of changes) {
      const control = form.elements[where];
      if (control) control.value = right;
      touched.add(where);
    }
    const firstOne = document.getElementById(`f-${changes[0][0]}`);
    changed(); clearTimeout(checkTimer); check();
    if (firstOne) go(changes[0][0]);
  };

  // None and what it closes.
  const nothing = () => {
    for (const box of all("fieldset > .none > input")) {
      const inside = all(":scope > [data-inside]", box.closest("fieldset"))[0];
      if (inside) for (const one of all("input, select, textarea", inside)) one.disabled = box.checked || readOnly;
    }
  };
  nothing();

  // --- rows of lists --------------------------------------------------------------------------------------------------
  const renumber = (list) => {
    const name = list.dataset.list;
    all(":scope > [data-rows] > .item", list).forEach((row, at) => rename(row, row.dataset.row, `${name}.${at + 1}`, at + 1));
  };
  const rename = (row, from, to, number) => {
    if (from !== to) for (const one of [row, ...all("*", row)]) for (const attribute of ["name", "id", "for", "aria-describedby", "data-row", "value"]) {
      if (attribute === "value" && one.name !== "shown") continue;
      const now = one.getAttribute(attribute);
      if (now && now.includes(from)) one.setAttribute(attribute, now.replaceAll(`${from}.`, `${to}.`).replace(new RegExp(`${from.replaceAll(".", "\\.")}$`), to));
    }
    row.dataset.row = to; for (const one of all("[data-number]", row)) one.textContent = number;
  };
  document.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add]"), remove = event.target.closest("[data-remove]");
    if (add) {
      const list = add.closest("[data-list]"), rows = list.querySelector(":scope > [data-rows]");
      rows.append(list.querySelector(":scope > template").content.cloneNode(true)); renumber(list); unhide(); 
      const control = all("input:not([type=hidden]), select, textarea", rows.lastElementChild)[0]; if (control) control.focus();
      changed(list.dataset.list);
    }
    if (remove) {
      const list = remove.closest("[data-list]"); remove.closest(".item").remove(); renumber(list);
      list.querySelector(":scope > .row > [data-add]").focus(); changed(list.dataset.list);
    }
  });
  const unhide = () => { for (const one of all("[data-add], [data-remove], #open-all")) one.hidden = readOnly && one.id !== "open-all"; };
  unhide();
  const someShut = () => all("details.part").some((part) => !part.open);
  $("open-all").addEventListener("click", () => { const open = someShut(); all("details.part").forEach((part) => { part.open = open; }); });
  const nameOpenAll = () => { $("open-all").textContent = $("open-all").dataset[someShut() ? "open" : "close"]; };
  document.addEventListener("toggle", nameOpenAll, true); nameOpenAll();

  // --- look-ups -------------------------------------------------------------------------------------------------------
  let looking, lookTimer;
  const lookUp = (control) => {
    const kind = control.dataset && control.dataset.lookUp;
    if (!kind || kind === "country" || control.type === "textarea") return;
    clearTimeout(lookTimer);
    lookTimer = setTimeout(async () => {
      if (looking) looking.abort();
      looking = new AbortController();
      let found = [];
      const sent = new URLSearchParams({ secret, text: control.value });
      try { found = await (await fetch(`${root}/lookup/${kind}`, { method: "POST", body: sent, signal: looking.signal })).json(); } catch { return; }
      const province = control.name.endsWith(".city") ? form.elements[control.name.replace(/city$/, "province")] : null, name = control.value.trim().toLowerCase();
      if (province && province.value && found.some(([value]) => value.toLowerCase() === name)) found = []; // the place is entered
      let box = control.parentElement.querySelector(".offers");
      if (!box) { box = document.createElement("div"); box.className = "offers"; box.setAttribute("role", "group"); box.setAttribute("aria-label", says("look_up_group")); control.after(box); }
      box.replaceChildren(...found.map(([value, shown, inside]) => {
        const button = document.createElement("button"); button.type = "button"; button.textContent = shown;
        button.addEventListener("click", () => {
          control.value = value; box.replaceChildren(); control.focus(); changed(control.name);
          if (province && inside) { province.value = inside; touched.add(province.name); }
        });
        return button;
      }));
    }, 250);
  };
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") for (const box of all(".offers")) box.replaceChildren(); });

  // --- from a finding or a fact to its field, and back ----------------------------------------------------------------
  let cameFrom = null;
  const go = (where) => {
    let at = null;
    for (let place = where; place && !at; place = place.includes(".") ? place.slice(0, place.lastIndexOf(".")) : "") at = document.getElementById(`f-${place}`) || (place && document.getElementById(`part-${place}`));
    if (!at) return;
    for (let up = at.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    if (at.tagName === "DETAILS") { at.open = true; at = at.querySelector("summary"); }
    const inner = at.matches("fieldset") ? at.querySelector("input:checked, input[type=radio], input[type=checkbox]") : null;
    (at.matches(".choices") && inner ? inner : at).focus({ preventScroll: true }); at.scrollIntoView({ block: "center" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]"); if (link) { event.preventDefault(); cameFrom = link; go(link.dataset.go); }
    const tab = event.target.closest("[data-doc]"); if (tab && tab.tagName === "A") { event.preventDefault(); doc = tab.dataset.doc; history.replaceState(null, "", tab.href); choose(); }
    const act = event.target.closest("[data-act]");
    if (act && act.getAttribute("aria-disabled") === "true") event.preventDefault();
    else if (act && act.dataset.copy) copy(act);
    else if (act && act.hasAttribute("download")) { event.preventDefault(); download(act); }
  });
  const choose = async () => {
    $("act-status").textContent = "";
    const answer = await post("check", body({ acts: "yes" })).then((one) => (one.ok ? one.json() : null)).catch(() => null);
    if (!answer) return;
    show(answer); if (answer.acts !== undefined && !unsaved) $("acts").innerHTML = answer.acts;
    enable(); const now = document.querySelector('.tabs [aria-current="true"]'); if (now) now.focus();
  };

  // --- why ------------------------------------------------------------------------------------------------------------
  const sentences = () => all("#document .s");
  const first = () => { const one = sentences()[0]; if (one) one.tabIndex = 0; };
  const lit = (sentence) => {
    for (const one of sentences()) one.classList.toggle("lit", one.dataset.k === sentence.dataset.k);
    const list = $("why-list"); list.replaceChildren(); $("why").hidden = false;
    const put = (term, ...parts) => { const dt = document.createElement("dt"); dt.textContent = term; list.append(dt); for (const part of parts) { const dd = document.createElement("dd"); dd.append(part); list.append(dd); } };
    const places = (sentence.dataset.facts || "").split(" ").filter(Boolean);
    if (places.length) put(says("why_facts"), ...places.map((place) => {
      const [name, value] = data.facts[place] || [place, ""], link = document.createElement("a"), whole = document.createElement("span");
      link.href = `#f-${place}`; link.dataset.go = place; link.textContent = name; whole.append(link, ` — ${value}`); return whole;
    }));
    put(says("why_when"), data.rules[sentence.dataset.rule] || says("why_always"));
    const cites = (sentence.dataset.cites || "").split(" ").filter(Boolean);
    if (cites.length) put(says("why_law"), ...cites.map((one) => data.cites[one] || one));
    if (sentence.dataset.accepted) put(says("why_accepted"), sentence.dataset.accepted);
  };
  $("document").addEventListener("mouseover", (event) => { const one = event.target.closest(".s"); if (one) lit(one); });
  $("document").addEventListener("focusin", (event) => { const one = event.target.closest(".s"); if (one) { for (const other of sentences()) other.tabIndex = other === one ? 0 : -1; lit(one); } });
  $("document").addEventListener("click", (event) => { const one = event.target.closest(".s"); if (one) { one.focus(); lit(one); } });
  $("document").addEventListener("keydown", (event) => {
    const rows = sentences(), at = rows.indexOf(document.activeElement), step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (at < 0) return;
    if (step && rows[at + step]) { event.preventDefault(); rows[at + step].focus(); }
    if (event.key === "Home" || event.key === "End") { event.preventDefault(); rows[event.key === "Home" ? 0 : rows.length - 1].focus(); }
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); cameFrom = rows[at]; const place = (rows[at].dataset.facts || "").split(" ").reduce((one, other) => (other.split(".").length > one.split(".").length ? other : one), ""); if (place) go(place); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !cameFrom || cameFrom === document.activeElement) return;
    const back = cameFrom.isConnected ? cameFrom : all("#document .s").find((one) => one.dataset.k === cameFrom.dataset.k);
    cameFrom = null; if (back) { back.focus({ preventScroll: true }); back.scrollIntoView({ block: "center" }); }
  });

  // --- copy, download, and what comes back ---------------------------------------------------------------------------------
  const fetched = async (place) => {
    $("act-status").textContent = says("copying");
    const answer = await fetch(place, { headers: { accept: "application/json, text/plain" } }).catch(() => null);
    if (answer && answer.ok) return answer;
    const why = answer ? await answer.json().catch(() => null) : null;
    $("act-status").textContent = why ? why.message : says("not_fetched");
    return null;
  };
  const download = async (link) => {
    const answer = await fetched(link.href);
    if (!answer) return;
    const file = document.createElement("a"), [, name] = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition"));
    file.href = URL.createObjectURL(await answer.blob()); file.download = name; file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60000);
    $("act-status").textContent = `${says("downloaded")} ${name}`;
  };
  const copy = async (button) => {
    const answer = await fetched(button.dataset.copy);
    if (!answer) return;
    const text = await answer.text();
    try { await navigator.clipboard.writeText(text); $("copied").hidden = true; $("act-status").textContent = `${says("copied")} ${decodeURIComponent(answer.headers.get("x-told"))}`; }
    catch { $("copied").hidden = false; $("copied-text").value = text; $("copied-text").focus(); $("copied-text").select(); $("act-status").textContent = says("copy_failed"); }
    const noted = await post("copied", new URLSearchParams({ secret, facts, lang: button.dataset.lang })).catch(() => null);
    if (noted && !noted.ok) $("act-status").textContent = (await noted.json()).message;
  };
  for (const one of all("[data-back]")) one.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await post("pasted-back", new URLSearchParams(new FormData(one))).catch(() => null);
    if (answer) $("back-status").textContent = (await answer.json()).message;
  });
  // A field as a line that says what it is called: for a desk that is opened again, where this page may no longer ask.
  const line = (control) => {
    const inside = control.closest(".item"), name = control.labels && control.labels[0] ? control.labels[0].textContent.trim() : control.name;
    const of = control.closest("fieldset.choices"), label = of ? of.querySelector("legend").textContent.trim() : name;
    const value = /^(checkbox|radio)$/.test(control.type) ? name : control.tagName === "SELECT" ? control.selectedOptions[0].textContent : control.value;
    return `${inside ? `${inside.querySelector("legend").textContent.replace(/\s+/g, " ").trim()} – ` : ""}${label}: ${value}`;
  };
  $("copy-typed").addEventListener("click", async () => {
    const typedNow = all("input:not([type=hidden]), select, textarea", form).filter((one) => touched.has(one.name.replace(/!$/, "")) && (!/^(checkbox|radio)$/.test(one.type) || one.checked));
    const text = typedNow.map(line).join("\n");
    try { await navigator.clipboard.writeText(text); $("typed-copied").textContent = says("typed_copied"); }
    catch { $("copied").hidden = false; $("copied-text").value = text; $("copied-text").focus(); $("copied-text").select(); }
  });
  first(); enable();

  // --- leaving: what was typed is saved first ---------------------------------------------------------------------------
  const leave = async (event, go) => {
    if (!unsaved || readOnly || hand || stopped || event.defaultPrevented) return;
    event.preventDefault();
    while (savingNow) await new Promise((rest) => setTimeout(rest, 100));
    if (unsaved) await save();
    if (!unsaved) go();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || link.getAttribute("href").startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    leave(event, () => { location.href = link.href; });
  });
  for (const other of document.forms) if (other !== form && !other.matches("[data-back]")) other.addEventListener("submit", (event) => { const by = event.submitter; leave(event, () => other.requestSubmit(by)); });
})();

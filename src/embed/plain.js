// The journal where WebAssembly is switched off: read, write on, take the text along, on the same database.
//
// A file of its own, asked for only there. It knows of the database what it needs: the stores as `schema.rs` makes them,
// and an entry's shape as `widgets/journal/record.rs` and `model/entry.rs` have it. A locked journal stays shut: what opens
// it is written in WebAssembly.

const SCHEMA = 101;
const KIND = "journal-entry";
const DRAFT = "journal:new";
/** An entry in the bin has this before its date. */
const BIN = "bin/";
const SHOWN = 50;
const SENTENCES = {
  en: {
    what: "Here is your journal in its plain form: read, write on, take the text along. What you write here is in the full form too.",
    locked: "This journal is locked, and without WebAssembly it cannot be opened. Nothing of it is lost.",
    newer: "Stored by a newer version. Nothing can be shown here until this page is updated.",
    none: "This page may not store anything, so there is no journal to show.",
    text: "Text of the entry",
    save: "Save this entry",
    saved: "Saved in this browser.",
    failed: "Not saved; your text stays on screen.",
    entries: "Entries",
    empty: "No entry yet.",
    more: "Show earlier entries",
    letter: (day) => `A letter, closed until ${day}.`,
    take: "Take the texts along",
    file: "The file, to the last character (JSON, as the program jrnl has it)",
    download: "Download it",
  },
  fr: {
    what: "Voici votre journal sous sa forme simple : lire, continuer à écrire, emporter le texte. Ce que vous écrivez ici se retrouve dans la forme complète.",
    locked: "Ce journal est verrouillé, et sans WebAssembly il ne peut pas être ouvert. Rien n’en est perdu.",
    newer: "Données enregistrées par une version plus récente. Rien ne peut être montré ici avant la mise à jour de cette page.",
    none: "Cette page n’a pas le droit de conserver des données : il n’y a pas de journal à montrer.",
    text: "Texte de la page",
    save: "Enregistrer cette page",
    saved: "Enregistré dans ce navigateur.",
    failed: "Non enregistré ; votre texte reste à l’écran.",
    entries: "Pages",
    empty: "Aucune page pour l’instant.",
    more: "Voir des pages plus anciennes",
    letter: (day) => `Une lettre, fermée jusqu’au ${day}.`,
    take: "Emporter les textes",
    file: "Le fichier, jusqu’au dernier caractère (JSON, comme celui du logiciel jrnl)",
    download: "Le télécharger",
  },
};

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const done = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

/** Shows the journal of a space. `tell` takes the name of an event and its detail. */
export async function plain(root, { space, language, readonly, tell }) {
  const words = SENTENCES[language];
  let database;
  try {
    database = await open(space);
  } catch (error) {
    root.append(line(error.name === "VersionError" ? words.newer : words.none));
    return;
  }
  // Another tab brings the database to its own version: this one does not stand in its way.
  database.onversionchange = () => database.close();
  if (Math.floor(database.version / 100) > Math.floor(SCHEMA / 100)) {
    root.append(line(words.newer));
    return;
  }
  if (await asked(database.transaction("meta").objectStore("meta").get("vault"))) {
    root.append(line(words.locked));
    return;
  }
  root.append(line(words.what));
  if (!readonly) root.append(await writing(database, words, tell, () => list.show()));
  const list = reading(database, words, language);
  root.append(list.node);
  await list.show();
}

/** The database as it is; made as on the first day when there is none. */
function open(space) {
  const request = indexedDB.open(`escale:${space}`);
  // Opened without a version, only one that is not there needs anything.
  request.onupgradeneeded = () => request.transaction.abort();
  return asked(request).catch((error) => (error.name === "AbortError" ? create(space) : Promise.reject(error)));
}

function create(space) {
  const request = indexedDB.open(`escale:${space}`, SCHEMA);
  request.onupgradeneeded = ({ oldVersion }) => {
    if (oldVersion !== 0) return;
    const records = request.result.createObjectStore("records", { keyPath: "id" });
    records.createIndex("kind_order", ["kind", "order", "id"]);
    records.createIndex("kind_updated", ["kind", "updated"]);
    records.createIndex("blobs", "blobs", { multiEntry: true });
    request.result.createObjectStore("drafts", { keyPath: "key" });
    request.result.createObjectStore("blobs", { keyPath: "id" });
    request.result.createObjectStore("meta", { keyPath: "key" });
  };
  return asked(request);
}

/** The field for a new entry. What is being typed is kept as the full form keeps it, and found again there. */
async function writing(database, words, tell, show) {
  const place = node("div", "stack tight");
  const label = node("label", "field", words.text);
  const field = node("textarea", "input");
  field.setAttribute("part", "input");
  const button = node("button", "button main", words.save);
  button.type = "button";
  const status = node("p", "muted small");
  status.setAttribute("role", "status");
  label.append(field);
  place.append(label, button, status);
  const draft = await asked(database.transaction("drafts").objectStore("drafts").get(DRAFT));
  field.value = draft?.text ?? "";
  field.addEventListener("input", () => {
    status.textContent = "";
    const drafts = database.transaction("drafts", "readwrite").objectStore("drafts");
    drafts.put({ key: DRAFT, text: field.value, updated: Date.now() });
  });
  button.addEventListener("click", async () => {
    const text = field.value;
    if (!text.trim()) return field.focus();
    const record = entry(text);
    try {
      const within = database.transaction(["records", "drafts"], "readwrite", { durability: "strict" });
      within.objectStore("records").add(record);
      within.objectStore("drafts").delete(DRAFT);
      await done(within);
    } catch (error) {
      status.textContent = `${words.failed} (${error?.name ?? "ESC-S06"})`;
      tell("escale-save-failed", { id: record.id, code: error?.name === "QuotaExceededError" ? "ESC-S01" : "ESC-S06" });
      return;
    }
    if (field.value === text) field.value = "";
    status.textContent = words.saved;
    tell("escale-change", { kind: KIND, id: record.id });
    tell("escale-saved", { id: record.id });
    await show();
    field.focus();
  });
  return place;
}

/** An entry of today. */
function entry(text) {
  const now = Date.now();
  const date = new Date(now - new Date(now).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const payload = { text, date, zone, tags: [] };
  return { id: identifier(now), kind: KIND, v: 1, order: date, created: now, updated: now, rev: 1, deleted: false, payload };
}

/** A UUID of version 7 (RFC 9562, 5.7). `randomUUID` makes another version, and not on plain http. */
function identifier(now) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = (bytes[6] % 16) + 0x70;
  bytes[8] = (bytes[8] % 64) + 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}

/** The entries, newest first, some at a time. */
function reading(database, words, language) {
  const place = node("div", "stack");
  const day = new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" });
  const told = (date) => (Number.isNaN(Date.parse(date)) ? date : day.format(new Date(date)));
  let most = SHOWN;
  const show = async () => {
    const records = database.transaction("records").objectStore("records").index("kind_order");
    // Each record is looked at by itself: one that is broken does not keep the others from being read.
    const found = [];
    let more = false;
    await new Promise((resolve, reject) => {
      const request = records.openCursor(IDBKeyRange.bound([KIND], [KIND, BIN]), "prev");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const cursor = request.result;
        more = Boolean(cursor) && found.length === most;
        if (!cursor || more) return resolve();
        if (typeof cursor.value.payload?.text === "string") found.push(cursor.value.payload);
        cursor.continue();
      };
    });
    const heading = node("h3", "subheading", words.entries);
    const articles = found.map((payload) => {
      const article = node("article", "stack tight");
      const shut = payload.sealed > today();
      const text = node("p", "plain", shut ? words.letter(told(payload.sealed)) : payload.text);
      text.style.whiteSpace = "pre-wrap";
      article.append(node("p", "muted small", told(payload.date)), text);
      return article;
    });
    const buttons = node("div", "row");
    if (more) {
      const earlier = node("button", "button", words.more);
      earlier.addEventListener("click", () => {
        most += SHOWN;
        show();
      });
      buttons.append(earlier);
    }
    if (found.length) {
      const take = node("button", "button", words.take);
      take.addEventListener("click", () => {
        take.remove();
        takeAlong(database, words, place);
      });
      buttons.append(take);
    }
    for (const button of buttons.children) button.type = "button";
    place.replaceChildren(heading, ...(articles.length ? articles : [line(words.empty)]), buttons);
  };
  return { node: place, show };
}

/** Every text that is open, as jrnl writes it; the full form brings such a file in. It is shown before it leaves. */
async function takeAlong(database, words, place) {
  const entries = database.transaction("records").objectStore("records").index("kind_order");
  const records = await asked(entries.getAll(IDBKeyRange.bound([KIND], [KIND, BIN])));
  const open = records
    .map((record) => record.payload)
    .filter((payload) => typeof payload?.text === "string" && !(payload.sealed > today()))
    .map(({ text, date, time, tags, starred }) => {
      const [title, ...body] = text.split("\n");
      return { title, body: body.join("\n"), date, time: time ?? "00:00", tags: tags ?? [], starred: Boolean(starred) };
    });
  const file = new Blob([JSON.stringify({ tags: {}, entries: open }, null, 1)], { type: "application/json" });
  const label = node("label", "field", words.file);
  const shown = node("textarea", "input");
  shown.readOnly = true;
  shown.value = await file.text();
  label.append(shown);
  const link = node("a", "button", words.download);
  link.href = URL.createObjectURL(file);
  link.download = "journal.json";
  place.append(label, link);
  shown.focus();
}

const today = () => new Date().toISOString().slice(0, 10);

function node(name, classes, text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

const line = (text) => node("p", "muted", text);

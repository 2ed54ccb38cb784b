// The journal where WebAssembly is switched off: read, write on, take the text along, on the same database.
//
// A file of its own, asked for only there. It knows of the database what it needs: the stores as `schema.rs` makes them,
// an entry's and a draft's shape as `widgets/journal/record.rs`, `model/entry.rs` and `model/draft.rs` have them, and when a
// journal is locked (`store/vault/phase.rs`). A locked journal stays shut: what opens it is written in WebAssembly.

const SCHEMA = 101;
const STORES = ["records", "drafts", "meta"];
const KIND = "journal-entry";
const DRAFT = "journal:new";
/** An entry in the bin has this before its date. */
const BIN = "bin/";
const SHOWN = 50;
const SENTENCES = {
  en: {
    what: "Here is your journal in its plain form: read, write on, take the text along. What you write here is in the full form too.",
    locked: "This journal is locked, and without WebAssembly it cannot be opened. Nothing is lost.",
    newer: "Stored by a newer version. Nothing can be shown here until this page is updated.",
    none: "This page may not store anything, so there is no journal to show.",
    anew: "The journal was changed elsewhere. Reload the page to go on; what stands in the field was not saved.",
    text: "Your text",
    save: "Save this entry",
    saved: "Saved in this browser.",
    failed: "Not saved; your text stays on screen.",
    entries: "Entries",
    empty: "No entry yet.",
    more: "Show earlier entries",
    letter: (day) => `A letter, closed until ${day}.`,
    secret: "An entry under its own passphrase; the full form opens it.",
    take: "Take the texts along",
    file: "The file, to the last character (JSON, as the program jrnl has it)",
    download: "Download the file",
  },
  fr: {
    what: "Voici votre journal sous sa forme simple : lire, continuer à écrire, emporter le texte. Ce que vous écrivez ici se retrouve dans la forme complète.",
    locked: "Ce journal est verrouillé, et sans WebAssembly il ne peut pas être ouvert. Rien n’est perdu.",
    newer: "Données enregistrées par une version plus récente. Rien ne peut être montré ici avant la mise à jour du site.",
    none: "Ce site n’a pas le droit de conserver des données : il n’y a pas de journal à montrer.",
    anew: "Le journal a changé ailleurs. Rechargez la page du site pour continuer ; le texte du champ n’est pas enregistré.",
    text: "Votre texte",
    save: "Enregistrer dans le journal",
    saved: "Enregistré dans ce navigateur.",
    failed: "Non enregistré ; votre texte reste à l’écran.",
    entries: "Pages du journal",
    empty: "Aucune page pour l’instant.",
    more: "Voir des pages plus anciennes",
    letter: (day) => `Une lettre, fermée jusqu’au ${day}.`,
    secret: "Une page sous sa propre phrase secrète ; la forme complète l’ouvre.",
    take: "Emporter les textes",
    file: "Le fichier, jusqu’au dernier caractère (JSON, comme celui du logiciel jrnl)",
    download: "Télécharger le fichier",
  },
};

/** How `escale.js` finds what it asked this file for. */
globalThis[Symbol.for("escale.plain/1")] = plain;

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Shows the journal of a space. `level` is that of its headings, `tell` takes the name of an event and its detail. */
async function plain(root, { space, language, level, readonly, tell }) {
  const words = SENTENCES[language];
  let database;
  try {
    database = await open(space);
  } catch (error) {
    root.append(line(error.name === "VersionError" ? words.newer : words.none));
    return;
  }
  // Open and idle, it would stand in the way of who brings the database to another version.
  if (Math.floor(database.version / 100) > Math.floor(SCHEMA / 100)) {
    database.close();
    root.append(line(words.newer));
    return;
  }
  const [vault, life] = await Promise.all(["vault", "life"].map((key) => asked(database.transaction("meta").objectStore("meta").get(key))));
  if (isShut(vault)) {
    database.close();
    root.append(line(words.locked));
    return;
  }
  const over = (sentence) => root.replaceChildren(line(sentence));
  // Another tab brings the database to its own version: this one does not stand in its way.
  database.onversionchange = () => {
    database.close();
    over(words.anew);
  };
  const list = reading(database, words, language, level);
  root.append(line(words.what));
  if (!readonly) {
    const write = (work) => writeOpenly(database, life, work);
    root.append(await writing({ database, write, words, tell, over, show: list.show }));
  }
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

/** Whether a lock is on, or on its way; the header of one that was taken off stays. */
const isShut = (header) => Boolean(header) && header.value?.phase !== "left";

/** What was found shut, or begun anew after everything was deleted, within the transaction that was to write. */
class Changed extends Error {
  constructor(locked) {
    super("changed");
    this.locked = locked;
  }
}

/** Writes if the journal is still open and still the same; the answer comes when everything is on the disk. */
function writeOpenly(database, life, work) {
  return new Promise((resolve, reject) => {
    const within = database.transaction(STORES, "readwrite", { durability: "strict" });
    let changed;
    within.oncomplete = () => resolve();
    within.onabort = () => reject(changed ?? within.error);
    const meta = within.objectStore("meta");
    const header = meta.get("vault");
    const now = meta.get("life");
    now.onsuccess = () => {
      if (isShut(header.result) || now.result?.value !== life?.value) {
        changed = new Changed(isShut(header.result));
        within.abort();
      } else {
        work(within);
      }
    };
  });
}

/** The field for a new entry. What is being typed is kept as the full form keeps it, and found again there. */
async function writing({ database, write, words, tell, over, show }) {
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

  const fresh = () => ({ id: identifier(Date.now()), text: "", date: today(), over: [] });
  const found = await waiting(database);
  // What the full form left half said is its own: it is neither shown here nor written over.
  const keeps = found !== "foreign";
  let left = keeps && found ? found : fresh();
  field.value = left.text;

  const failed = (error) => {
    if (error instanceof Changed) return over(error.locked ? words.locked : words.anew);
    status.textContent = `${words.failed} (${error?.name ?? "ESC-S06"})`;
  };
  const keep = (within) => {
    const drafts = within.objectStore("drafts");
    if (field.value.trim()) drafts.put({ key: DRAFT, text: JSON.stringify({ ...left, text: field.value }), updated: Date.now() });
    else drafts.delete(DRAFT);
  };
  field.addEventListener("input", () => {
    status.textContent = "";
    if (keeps) write(keep).catch(failed);
  });
  let busy = false;
  button.addEventListener("click", async () => {
    const text = field.value;
    if (busy || !text.trim()) return field.focus();
    busy = true;
    const { id, date } = left;
    try {
      await write((within) => {
        within.objectStore("records").add(entry(id, date, text));
        if (keeps) within.objectStore("drafts").delete(DRAFT);
      });
    } catch (error) {
      busy = false;
      failed(error);
      tell("escale-save-failed", { id, code: error?.name === "QuotaExceededError" ? "ESC-S01" : "ESC-S06" });
      return;
    }
    left = fresh();
    // What was typed meanwhile begins the next entry.
    if (field.value.startsWith(text)) field.value = field.value.slice(text.length).trimStart();
    busy = false;
    status.textContent = words.saved;
    tell("escale-change", { kind: KIND, id });
    tell("escale-saved", { id });
    await show();
    field.focus();
  });
  return place;
}

/** The draft that waits: one of this form, none, or `"foreign"` for one that says more than this form knows. */
async function waiting(database) {
  const within = database.transaction(["drafts", "records"]);
  const draft = await asked(within.objectStore("drafts").get(DRAFT));
  if (!draft?.text) return undefined;
  try {
    const left = JSON.parse(draft.text);
    const plainly = typeof left.text === "string" && typeof left.id === "string" && !left.details && !left.described?.length;
    const stored = plainly && (await asked(database.transaction("records").objectStore("records").get(left.id)));
    return plainly && !stored ? left : "foreign";
  } catch {
    return "foreign";
  }
}

/** An entry; it has a time of day, as the full form gives it one, unless it was begun on another day. */
function entry(id, date, text) {
  const now = new Date();
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const [hours, minutes] = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0"));
  const time = date === today() ? `${hours}:${minutes}` : undefined;
  const payload = { text, date, ...(time && { time }), zone, tags: [] };
  const [order, moment] = [time ? `${date}T${time}` : date, now.getTime()];
  return { id, kind: KIND, v: 1, order, created: moment, updated: moment, rev: 1, deleted: false, payload };
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

/** The member's day. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Whether a letter is still closed. What names no day closes nothing. */
const isClosed = ({ sealed }) => /^\d{4}-\d\d-\d\d$/.test(sealed) && sealed > today();

/** The entries, newest first, some at a time. */
function reading(database, words, language, level) {
  const place = node("div", "stack");
  const day = new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" });
  const told = (date) => (Number.isNaN(Date.parse(date)) ? date : day.format(new Date(date)));
  let most = SHOWN;
  const show = async () => {
    const { found, more } = await newest(database, most);
    const heading = node("div", "subheading", words.entries);
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", level);
    const articles = found.map((payload) => {
      const article = node("article", "stack tight");
      const closed = isClosed(payload) && words.letter(told(payload.sealed));
      const text = node("p", "", payload.secret ? words.secret : closed || payload.text);
      text.style.whiteSpace = "pre-wrap";
      article.append(node("p", "muted small", told(payload.date)), text);
      return article;
    });
    const buttons = node("div", "row");
    if (more) {
      buttons.append(
        press(words.more, async () => {
          const before = most;
          most += SHOWN;
          await show();
          // The button went: what it brought has the focus.
          const next = place.querySelectorAll("article")[before];
          if (next) next.tabIndex = -1;
          next?.focus();
        }),
      );
    }
    if (found.length) {
      const take = press(words.take, () => {
        take.remove();
        takeAlong(database, words, place);
      });
      buttons.append(take);
    }
    place.replaceChildren(heading, ...(articles.length ? articles : [line(words.empty)]), buttons);
  };
  return { node: place, show };
}

/** The newest entries, so many at most, and whether there are more. One that is broken keeps none of the others away. */
function newest(database, most) {
  const found = [];
  return new Promise((resolve, reject) => {
    const request = dated(database).openCursor(ENTRIES, "prev");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || found.length === most) return resolve({ found, more: Boolean(cursor) });
      if (typeof cursor.value.payload?.text === "string") found.push(cursor.value.payload);
      cursor.continue();
    };
  });
}

const ENTRIES = IDBKeyRange.bound([KIND], [KIND, BIN]);
const dated = (database) => database.transaction("records").objectStore("records").index("kind_order");

/** Every text that is open, as jrnl writes it; the full form brings such a file in. It is shown before it leaves. */
async function takeAlong(database, words, place) {
  const records = await asked(dated(database).getAll(ENTRIES));
  const open = records
    .map((record) => record.payload)
    .filter((payload) => typeof payload?.text === "string" && !payload.secret && !isClosed(payload))
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

function node(name, classes, text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

function press(text, pressed) {
  const button = node("button", "button", text);
  button.type = "button";
  button.addEventListener("click", pressed);
  return button;
}

const line = (text) => node("p", "muted", text);

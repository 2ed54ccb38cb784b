// What a page does and says by itself where no driver reaches it. Its address says the round: `?7`.

const TAG = "escale-journal";
const PASSPHRASE = "three small boats";

const round = location.search.slice(1);
const tell = (what, said = null) => fetch(`/${what}/${round}`, { method: "POST", body: JSON.stringify(said) });
const journal = () => document.querySelector(TAG);

const until = async (there) => {
  for (;;) {
    const found = await there();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
};

const database = () => asked(indexedDB.open("escale:log"));
const done = (transaction) => new Promise((end) => transaction.addEventListener("complete", end));

/** The journal's entries, as they are stored. */
const entries = async () => {
  const db = await database();
  const all = await asked(db.transaction("records").objectStore("records").getAll());
  db.close();
  return all.filter((record) => record.kind === "journal-entry");
};

/** Types into a field as a member does, as far as a page can. */
const type = (field, words) => {
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/** Writes one entry and puts copies under it, until there are so many. */
const fill = async (many) => {
  type(one(TAG, "textarea"), "Keel");
  (await until(() => button(TAG, "Finish this entry"))).click();
  const [first] = await until(async () => (await entries()).length === 1 && entries());
  const db = await database();
  const records = db.transaction("records", "readwrite", { durability: "strict" });
  for (let n = 1; n < many; n += 1) {
    const payload = { ...first.payload, text: `Keel ${n}` };
    records.objectStore("records").put({ ...first, id: `many-${n}`, payload });
  }
  await done(records);
  db.close();
};

/** Removes every record, and nothing else. */
const clear = async () => {
  const db = await database();
  const records = db.transaction("records", "readwrite");
  records.objectStore("records").clear();
  await done(records);
  db.close();
};

/** Gives the passphrase to every visible field for one, and sends it. */
const give = async (count) => {
  const seen = () => all(TAG, "input[type=password]").filter(visible);
  const fields = await until(() => seen().length === count && seen());
  for (const field of fields) type(field, PASSPHRASE);
  fields[0].form.requestSubmit();
};

/** What each page does when its journal is usable. */
const ACTS = {
  /** Says what is there and whole, then writes. */
  async write() {
    const there = await entries();
    const whole = there.filter((entry) => /^Entry .* of this page, whole$/.test(entry.payload.text));
    await tell("found", { found: whole.map((entry) => entry.id), pieces: there.length - whole.length });
    write();
  },

  /** Makes the copy that is brought in later. */
  async copy() {
    await fill(MANY);
    await fetch("/copy", { method: "POST", body: await journal().export() });
  },

  /** Says what of a copy is there, brings it in, says how long that took and what is there then; and begins again with nothing. */
  async import() {
    const copy = await (await fetch("/copy.zip")).blob();
    const left = (await entries()).length;
    const start = performance.now();
    await journal().import(copy);
    const millis = Math.ceil(performance.now() - start);
    const there = (await entries()).filter((entry) => entry.payload.text.startsWith("Keel"));
    await tell("found", { left, millis, there: there.length });
    await clear();
    await tell("begun");
    await journal().import(copy);
  },

  /** Fills a journal. */
  async fill() {
    await fill(MANY);
    location.replace(`/lock.html?${round}`);
  },

  /** Begins to lock it, and says so when some of its entries are sealed and not all. */
  async lock() {
    button(TAG, "Lock and discretion").click();
    await give(2);
    const db = await database();
    await until(async () => {
      const some = await asked(db.transaction("records").objectStore("records").getAll(null, 150));
      return some.some((record) => record.payload?.sealed);
    });
    db.close();
    await tell("begun");
  },

  /** Opens it again, and says how many entries were sealed, and that a search finds them all. */
  async unlock() {
    const sealed = (await entries()).filter((entry) => entry.payload.sealed).length;
    await give(1);
    type(await until(() => [one(TAG, "input[type=search]")].find(visible)), "keel");
    const found = () => /([\d., \u00a0\u202f]+) entries found/.exec(text(TAG))?.[1].replace(/\D/g, "");
    await until(() => Number(found()) === MANY);
    await tell("found", sealed);
  },
};

const act = ACTS[location.pathname.slice(1, -".html".length)];
addEventListener("escale-ready", act, { once: true });

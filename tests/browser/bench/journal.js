// The journal with many entries, and what else a page could keep and search them with, on the same prose in one run.
// Times are milliseconds.

import Dexie from "dexie";
import { openDB } from "idb";
import MiniSearch from "minisearch";
import { asked, dice, inside, keystroke, piece, spread, timed, until, watched } from "./measure.js";

const TAG = "escale-journal";
const KIND = "journal-entry";
const LETTERS = 1000;
const SAVES = 50;
const NEWEST = 30;
const LANGUAGES = 2;
const BATCH = 5000;
const YEAR = 365;
/** A word of the oldest entry alone. */
const OLDEST = "kraken";
const DAY_MILLIS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 10, 23);

/** Entries of 1 kB, newest first, one a day, or as many a day as fit them into ten years. */
function entries(prose, count) {
  const roll = dice(1);
  const day = (n) => Math.floor((n * Math.min(count, 10 * YEAR)) / count);
  return Array.from({ length: count }, (_, n) => {
    const date = new Date(LAST_DAY - day(n) * DAY_MILLIS).toISOString().slice(0, "2026-11-23".length);
    const text = piece(prose[n % LANGUAGES], roll, LETTERS);
    return { id: `bench-${String(n).padStart(6, "0")}`, date, text: n === count - 1 ? `${OLDEST} ${text}` : text };
  });
}

/** What is typed: words and pairs of words of the prose. */
function queries(prose) {
  const roll = dice(7);
  return Array.from({ length: 24 }, (_, turn) => {
    const words = piece(prose[turn % LANGUAGES], roll, 80)
      .split(/[^\p{L}]+/u)
      .slice(1, -1)
      .filter((word) => word.length > 3);
    return turn % 3 === 0 ? words.slice(0, 2).join(" ") : (words[0] ?? "port");
  });
}

const committed = (transaction) =>
  new Promise((yes, no) => {
    transaction.oncomplete = yes;
    transaction.onabort = () => no(transaction.error);
  });
const rows = (element) => element.shadowRoot?.querySelectorAll(".opener").length ?? 0;

function journal(space) {
  const element = document.createElement(TAG);
  for (const [name, value] of Object.entries({ space, lang: "en", load: "eager" })) element.setAttribute(name, value);
  document.querySelector("main").append(element);
  return element;
}

/** Writes one entry as a member would, and stores copies of its record with other texts: the database as years would. */
async function seed(space, all) {
  const element = journal(space);
  await until(() => inside(element, "textarea"));
  await type(element, "One");
  await element.flush();
  element.remove();
  const database = await asked(indexedDB.open(`escale:${space}`));
  const pattern = (await asked(database.transaction("records").objectStore("records").getAll())).find(
    (record) => record.kind === KIND,
  );
  for (let from = 0; from < all.length; from += BATCH) {
    const transaction = database.transaction("records", "readwrite");
    const store = transaction.objectStore("records");
    for (const { id, date, text } of all.slice(from, from + BATCH))
      store.put({ ...pattern, id, order: date, payload: { ...pattern.payload, date, text } });
    await committed(transaction);
  }
  database.close();
}

async function type(element, text) {
  const field = await until(() => inside(element, "textarea"));
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/** A keystroke's draft is stored, as it is long before a member's text is saved: nothing reads while it is written. */
async function draftKept(space) {
  const database = await asked(indexedDB.open(`escale:${space}`));
  await asked(database.transaction("drafts").objectStore("drafts").count());
  database.close();
}

/** The day that the search goes back to, where it has no room for older entries. */
const reach = (element) => inside(element, "[part~=results]")?.textContent.match(/goes back to (?<day>[^;]+);/)?.groups;

async function searched(element, words) {
  const field = inside(element, "input[type=search]");
  const seen = watched(element);
  // The first search reads the journal back to its oldest entry, or as far as it has room; nothing was built before.
  const first = await timed(async () => {
    await keystroke(field, seen, OLDEST);
    return until(() => inside(element, "[part~=results] .opener") ?? reach(element));
  });
  const times = [];
  for (const word of words) {
    for (let end = 1; end <= word.length; end++) times.push(await keystroke(field, seen, word.slice(0, end)));
    await keystroke(field, seen, "");
  }
  seen.stop();
  return { first: first.time, reach: first.value.day ?? "the oldest", ...spread(times) };
}

/** Escale with so many entries. */
export async function escale(prose, count) {
  const space = `bench-${count}`;
  const warm = journal("warm");
  await until(() => inside(warm, "textarea"));
  await seed(space, entries(prose, count));
  const opened = await timed(async () => {
    const element = journal(space);
    await until(() => rows(element) >= NEWEST);
    return element;
  });
  const element = opened.value;
  const [saves, typed] = [[], []];
  for (let n = 0; n < SAVES; n++) {
    await type(element, `Saved for the ${n}th time`);
    await draftKept(space);
    saves.push((await timed(() => element.flush())).time);
    await type(element, `Typed and saved for the ${n}th time`);
    typed.push((await timed(() => element.flush())).time);
  }
  const search = await searched(element, queries(prose));
  const copy = await timed(() => element.export());
  const other = journal(`${space}-other`);
  await until(() => inside(other, "textarea"));
  const brought = await timed(() => other.import(copy.value));
  return {
    open: opened.time,
    save: spread(saves),
    typed: spread(typed),
    search,
    export: copy.time,
    bytes: copy.value.size,
    import: brought.time,
    added: brought.value.added,
  };
}

/** MiniSearch over the same entries: an index is built first. */
export async function minisearch(prose, count) {
  const index = new MiniSearch({
    fields: ["text"],
    processTerm: (term) => term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
    searchOptions: { prefix: true, combineWith: "AND" },
  });
  const built = await timed(() => index.addAll(entries(prose, count)));
  const times = [];
  for (const word of queries(prose))
    for (let end = 1; end <= word.length; end++)
      times.push((await timed(() => index.search(word.slice(0, end)).slice(0, NEWEST))).time);
  return { build: built.time, ...spread(times) };
}

/** Dexie with the same entries. */
export async function dexie(prose, count) {
  const database = new Dexie(`dexie-${count}`, { chromeTransactionDurability: "strict" });
  database.version(1).stores({ entries: "id, date" });
  const all = entries(prose, count);
  const added = await timed(() => database.entries.bulkAdd(all));
  const newest = await timed(() => database.entries.orderBy("date").reverse().limit(NEWEST).toArray());
  const saves = [];
  for (let n = 0; n < SAVES; n++)
    saves.push((await timed(() => database.entries.put({ ...all[0], text: `Saved for the ${n}th time` }))).time);
  await database.delete();
  return { add: added.time, newest: newest.time, save: spread(saves) };
}

/** idb with the same entries. */
export async function idb(prose, count) {
  const database = await openDB(`idb-${count}`, 1, {
    upgrade: (made) => made.createObjectStore("entries", { keyPath: "id" }).createIndex("date", "date"),
  });
  const all = entries(prose, count);
  const added = await timed(async () => {
    const transaction = database.transaction("entries", "readwrite");
    for (const entry of all) transaction.store.put(entry);
    await transaction.done;
  });
  const newest = await timed(async () => {
    const found = [];
    let cursor = await database.transaction("entries").store.index("date").openCursor(null, "prev");
    while (cursor && found.length < NEWEST) {
      found.push(cursor.value);
      cursor = await cursor.continue();
    }
  });
  const saves = [];
  for (let n = 0; n < SAVES; n++)
    saves.push(
      (
        await timed(async () => {
          const transaction = database.transaction("entries", "readwrite", { durability: "strict" });
          transaction.store.put({ ...all[0], text: `Saved for the ${n}th time` });
          await transaction.done;
        })
      ).time,
    );
  database.close();
  return { add: added.time, newest: newest.time, save: spread(saves) };
}

// The table of the retrospective with many cards, and Yjs itself taking in the same packets in the same page.
// The cards come in as a member brings them: pasted, looked at, put on the table. Times are milliseconds.

import * as Y from "yjs";
import { asked, dice, frame, inside, keystroke, piece, settled, spread, timed, until, watched, write } from "./measure.js";
import { packets } from "./packets.js";

const TAG = "escale-retrospective";
const FOLD = "Come together at a table";
const CARD = ".table-board li[part~=card]";
const EACH = 10;
const MOVES = 240;
const VOTES = 20;
const ROUNDS = 5;

const all = (element, css) => [...element.shadowRoot.querySelectorAll(css)];
const labelled = (element, css, label) =>
  all(element, css).find((one) => one.textContent.trim().startsWith(label));

async function retrospective(space) {
  const element = document.createElement(TAG);
  const attributes = { space, lang: "en", load: "eager", template: "rose-thorn-bud" };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.querySelector("main").append(element);
  await until(() => element.ready);
  await element.ready;
  return element;
}

const open = (element) => labelled(element, "summary", FOLD).click();

/** A table that is open. */
async function table(space) {
  const element = await retrospective(space);
  open(element);
  await until(() => inside(element, ".table-board"));
  return element;
}

/** Puts packets on a table as a member does; how long looking at them took, and the press that puts them there. */
async function bring(element, made) {
  inside(element, "details.take").open = true;
  const field = inside(element, ".take textarea");
  write(field, made.map((one) => one.text).join(""));
  const look = labelled(element, ".take button", "Have a look");
  const looked = await timed(async () => {
    look.click();
    await until(() => labelled(element, ".take .seen button", "Put it on the table"));
  });
  const put = labelled(element, ".take .seen button", "Put it on the table");
  // What the press does before anything is drawn: merged, encoded, handed to the store.
  const start = performance.now();
  put.click();
  const merge = performance.now() - start;
  await until(() => inside(element, CARD));
  const drawn = performance.now() - start;
  if (inside(element, ".take .seen")) throw new Error(inside(element, ".take").textContent);
  await element.flush();
  return { look: looked.time, merge, drawn };
}

/** The Yjs document that is stored of a table. */
async function stored(space) {
  const database = await asked(indexedDB.open(`escale:${space}`));
  const records = await asked(database.transaction("records").objectStore("records").getAll());
  database.close();
  const { states } = records.find((record) => record.kind === "retrospective-board").payload;
  return Uint8Array.from(atob(states[0]), (letter) => letter.charCodeAt(0));
}

const cardsOf = (bytes) => {
  const document = new Y.Doc();
  Y.applyUpdate(document, bytes);
  return [...document.getMap("board").keys()].filter((key) => key.endsWith("/text")).length;
};

/** A pointer carries a card about the board, a move each frame: the gaps between frames, and how long each one's work took. */
async function drag(element) {
  const grip = inside(element, `${CARD} .grip`);
  grip.scrollIntoView({ block: "center" });
  await frame();
  const from = grip.getBoundingClientRect();
  const board = inside(element, ".table-board").getBoundingClientRect();
  const point = (type, x, y) =>
    grip.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: true,
        pointerId: 1,
        isPrimary: true,
        button: type === "pointermove" ? -1 : 0,
        clientX: x,
        clientY: y,
      }),
    );
  point("pointerdown", from.x + 4, from.y + 4);
  const [gaps, works] = [[], []];
  const after = new MessageChannel();
  let before = await frame();
  for (let move = 0; move < MOVES; move++) {
    const now = await frame();
    const start = performance.now();
    gaps.push(now - before);
    before = now;
    const share = (move % 60) / 60;
    const down = innerHeight * (0.3 + 0.4 * Math.abs(1 - 2 * ((move % 80) / 80)));
    point("pointermove", board.left + board.width * share, down);
    // A message that is sent within a frame arrives once it is laid out and painted.
    works.push(
      await new Promise((done) => {
        after.port1.onmessage = () => done(performance.now() - start);
        after.port2.postMessage(0);
      }),
    );
  }
  if (!inside(element, ".held")) throw new Error("nothing is held");
  const seen = watched(element);
  const put = await settled(seen, () => point("pointerup", board.left + board.width / 2, innerHeight / 2));
  seen.stop();
  return { gaps: spread(gaps), works: spread(works), put };
}

async function search(element, prose) {
  const field = inside(element, "[role=search] input");
  const roll = dice(7);
  const words = Array.from({ length: 12 }, (_, turn) =>
    piece(prose[turn % prose.length], roll, 60)
      .split(/[^\p{L}]+/u)
      .slice(1, -1)
      .find((word) => word.length > 3),
  );
  const seen = watched(element);
  const first = await keystroke(field, seen, "port");
  await keystroke(field, seen, "");
  const times = [];
  for (const word of words.filter(Boolean)) {
    for (let end = 1; end <= word.length; end++) times.push(await keystroke(field, seen, word.slice(0, end)));
    await keystroke(field, seen, "");
  }
  const shown = await settled(seen, () => {
    write(field, "a");
    requestAnimationFrame(() => all(element, ".found li button").at(-1)?.click());
  });
  write(field, "");
  seen.stop();
  return { first, shown, ...spread(times) };
}

async function vote(element) {
  const seen = watched(element);
  const times = [];
  for (let turn = 0; turn < VOTES; turn++) {
    const label = turn % 2 ? "Take one back" : "Give a vote";
    times.push(await settled(seen, () => labelled(element, `${CARD} .votes button`, label).click()));
  }
  seen.stop();
  return spread(times);
}

/** A board with so many cards. */
export async function board(prose, count) {
  const space = `board-${count}`;
  const made = await packets(prose, count / EACH, EACH);
  const first = await table(space);
  const brought = await bring(first, made);
  first.remove();
  const element = await retrospective(space);
  const opened = await timed(async () => {
    open(element);
    await until(() => inside(element, CARD));
  });
  const there = all(element, CARD).length;
  const bytes = await stored(space);
  const found = await search(element, prose);
  const votes = await vote(element);
  const dragged = await drag(element);
  return {
    open: opened.time,
    ...brought,
    search: found,
    vote: votes,
    drag: dragged,
    there,
    cards: cardsOf(bytes),
    bytes: bytes.length,
    packet: made.reduce((sum, one) => sum + one.bytes, 0) / made.length,
  };
}

/** So many packets on an empty table, beside Yjs applying the same updates, by turns. */
export async function merging(prose, count, each) {
  const times = { merge: [], look: [], apply: [], encode: [] };
  let [bytes, theirs, cards] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const made = await packets(prose, count, each, round + 1);
    const space = `merging-${count}-${round}`;
    const element = await table(space);
    const brought = await bring(element, made);
    times.merge.push(brought.merge);
    times.look.push(brought.look);
    const kept = await stored(space);
    [bytes, cards] = [kept.length, cardsOf(kept)];
    element.remove();
    const document = new Y.Doc();
    const applied = await timed(() => {
      for (const one of made) Y.applyUpdate(document, one.update);
    });
    const encoded = await timed(() => Y.encodeStateAsUpdate(document));
    times.apply.push(applied.time);
    times.encode.push(encoded.time);
    theirs = encoded.value.length;
  }
  const middle = (list) => spread(list).p50;
  return {
    ...Object.fromEntries(Object.entries(times).map(([name, list]) => [name, middle(list)])),
    bytes,
    theirs,
    cards,
  };
}

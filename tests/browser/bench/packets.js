// Packets of a retrospective as Escale writes them, and the Yjs updates that everybody makes of them.

import * as Y from "yjs";
import { dice, piece } from "./measure.js";

const KIND = "retrospective-cards";
const BOARD = "board";
const COLUMNS = ["rose", "thorn", "bud"];
const LINE = /.{1,64}/g;
const CLIENT_BITS = (1n << 53n) - 1n;
const SIGNATURE = [0x8a, 0x45, 0x53, 0x43, 0x50, 0x0d, 0x0a, 0x1a];

const utf8 = (text) => new TextEncoder().encode(text);
const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const number = (value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);

function checksum(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}

async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The content of a packet: JSON without blanks, names and cards sorted. */
export function content(board, cards, fresh) {
  const order = (one, other) => (one < other ? -1 : Number(one > other));
  const sorted = cards
    .map(({ column, text }) => ({ column, text }))
    .sort((one, other) => order(one.column, other.column) || order(one.text, other.text));
  return { cards: sorted, bytes: utf8(JSON.stringify({ board, cards: sorted, fresh })) };
}

/** The number of the client that wrote each card of a packet. */
export const clients = (bytes, count) =>
  Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const hash = await crypto.subtle.digest("SHA-256", joined(bytes, number(place)));
      return Number(new DataView(hash).getBigUint64(0, true) & CLIENT_BITS);
    }),
  );

export const id = (client) => client.toString(16).padStart(14, "0");

/** A packet of anonymous cards: the block of text, how many bytes its file has, and its update. */
async function packet(cards, fresh) {
  const { cards: sorted, bytes } = content(BOARD, cards, fresh);
  const kind = utf8(KIND);
  const said = number(checksum(joined(kind, [1], bytes)));
  const file = joined(SIGNATURE, [1, kind.length], kind, [1], number(bytes.length), said, await deflated(bytes));
  const text = `[escale-packet ${KIND}]\n${base64(file).match(LINE).join("\n")}\n[/escale-packet]\n`;
  const numbers = await clients(bytes, sorted.length);
  const updates = sorted.map((card, place) => {
    const document = new Y.Doc();
    document.clientID = numbers[place];
    document.transact(() => {
      document.getMap("board").set(`card/${id(numbers[place])}/text`, card.text);
      document.getMap("board").set(`card/${id(numbers[place])}/column`, card.column);
    });
    return Y.encodeStateAsUpdate(document);
  });
  return { text, bytes: file.length, update: Y.mergeUpdates(updates) };
}

/** So many packets of so many cards, each card a sentence's length of prose. */
export function packets(prose, count, each, seed = 1) {
  const roll = dice(seed);
  const card = (n) => ({
    column: COLUMNS[n % COLUMNS.length],
    text: piece(prose[n % prose.length], roll, 40 + roll(120)).trim(),
  });
  const fresh = () => Array.from({ length: 32 }, () => roll(16).toString(16)).join("");
  return Promise.all(
    Array.from({ length: count }, (_, n) =>
      packet(
        Array.from({ length: each }, (_, place) => card(n * each + place)),
        fresh(),
      ),
    ),
  );
}

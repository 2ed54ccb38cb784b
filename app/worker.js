// The page at its own address without a network: every file of this release is kept, and answered from there.
//
// A release is kept whole or not at all, and one release is not mixed with another: a new one waits until the last
// page of the old one is closed. What is no file of ours (a host's programme) goes past.
//
// The sentences alone may change within a release, since hosts may edit them on their server: what is kept is answered, and
// what the server has by then is kept for the next opening.

import { files, release } from "escale-release";

const home = registration.scope;
/** Of this page alone: another one may stand at another address of the same server. */
const PREFIX = "escale-app/" + new URL(home).pathname + "#";
const KEPT = PREFIX + release;
const sentences = new URL("../locales/", home).href;
/** The hashes of what is run, by address; of the rest, which a host may edit, none. */
const hashes = new Map(files.map(([file, hash]) => [new URL(file, home).href, hash]));
let opened;
/** The release's files, opened once: the browser looks for them at every request otherwise. */
const kept = () => (opened ??= caches.open(KEPT));

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(letGo()));
addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (!address) return;
  event.respondWith(answer(address, event.request));
  if (address.startsWith(sentences)) event.waitUntil(renew(address));
});

async function keepAll() {
  const cache = await kept();
  await Promise.all([...hashes.keys()].map(async (address) => cache.put(address, await whole(address))));
}

/** A file as the server has it now. A page may not be opened with an answer that was sent on from elsewhere. */
async function whole(address) {
  const response = await fetch(address, { cache: "no-cache", integrity: hashes.get(address) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

async function letGo() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== KEPT).map((name) => caches.delete(name)));
}

/** The address under which a request is kept, if it is: the page's own says what to show behind `?` and `#`. */
function addressOf({ method, mode, url }) {
  if (method !== "GET") return undefined;
  const address = new URL(url);
  address.hash = "";
  if (mode === "navigate") {
    address.search = "";
    if (address.href === `${home}index.html`) return home;
  }
  return hashes.has(address.href) ? address.href : undefined;
}

/** Keeps the sentences as the server has them now, where they are those of this release: another one may be there. */
async function renew(address) {
  try {
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok || response.redirected) return;
    const cache = await kept();
    const now = await response.clone().json();
    const before = await (await cache.match(address)).json();
    if (shape(now) === shape(before)) await cache.put(address, response);
  } catch {
    // No server, or a login page in its place: the sentences that are kept stay.
  }
}

/** What the sentences of a release have in common, however they are worded: their names, and what is filled into them. */
const shape = (sentences) =>
  Object.entries(sentences)
    .map(([name, text]) => [name, ...(text.match(/\{\w+\}/g) ?? []).toSorted()].join())
    .toSorted()
    .join("\n");

/** What is kept; the browser may have thrown it away, then the server is asked. */
async function answer(address, request) {
  const cache = await kept();
  return (await cache.match(address)) ?? fetch(request);
}

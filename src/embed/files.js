// The start ladder: gets the other files, checked against their hashes, and says which rung broke.
//
// A policy refusal hides every other failure behind the same error, so the page is probed with an empty module
// before anything large is fetched, and failures are told apart by what can be observed, never by message text.

import { integrity, later, version } from "escale-build";
import { script } from "./script.js";
import { violation } from "./violation.js";

const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const TYPES = { wasm: "application/wasm", json: "application/json", js: "text/javascript" };
const CACHES = "escale-code/";
const CACHE = CACHES + version;
const CALM_MILLIS = 2000;
/** A server that has not answered by then may never do; who has a copy does not wait for it any longer. */
const PATIENCE_MILLIS = 8000;

/** A rung of the ladder that broke. */
export class Failure extends Error {
  constructor(code, detail = {}, fix = "") {
    super(code);
    Object.assign(this, { code, detail, fix });
  }
}

let probed;

/** Rejects when this page cannot run WebAssembly at all; asked at once, so that nothing has to wait for the answer. */
export function probe() {
  return (probed ??= (async () => {
    if (typeof WebAssembly !== "object") throw new Failure("ESC-E01");
    const refused = violation((event) => event.blockedURI === "wasm-eval");
    try {
      // Not every browser asks its policy before something is to run.
      new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE));
    } catch (cause) {
      const directive = (await refused)?.effectiveDirective || "script-src";
      const fix = `add 'wasm-unsafe-eval' to the ${directive} directive of the Content-Security-Policy header`;
      throw Object.assign(new Failure("ESC-E02", { directive }, fix), { cause });
    }
  })());
}

let others;

/** The hashes of every file that is checked. Those of what is loaded on demand are in a list, which has a hash itself. */
export async function hashes() {
  others ??= fetchFile(later).then((response) => response.json());
  others.catch(() => (others = undefined));
  return { ...integrity, ...(await others) };
}

const isListed = (name) => name in integrity || !name.endsWith(".wasm");

/** What may be edited on the server is asked for anew each time. */
const asked = (name, hash) =>
  new Request(script.base + name, { integrity: hash, credentials: "same-origin", cache: hash ? "default" : "no-cache" });

const hashOf = async (name) => (isListed(name) ? integrity[name] : (await hashes())[name]);

/**
 * One of our files, checked. The messages have no hash, since hosts may edit them: they are checked to be JSON, and what
 * is made of them is text, never markup or code.
 */
export async function fetchFile(name) {
  const request = asked(name, await hashOf(name));
  try {
    const arrives = whole(name, request).catch(() => whole(name, request, { cache: "reload" }));
    return await orKept(arrives, () => copy(request));
  } catch {
    const stored = await copy(request);
    if (stored) return stored;
    throw await reason(name, request);
  }
}

/** What arrives, or what was kept of it where it takes too long and there is something. */
export function orKept(arrives, look) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(async () => {
      const stored = await look().catch(() => undefined);
      if (stored) resolve(stored);
    }, PATIENCE_MILLIS);
  });
  // What arrived in time would be read, checked and compiled a second time.
  return Promise.race([arrives, late]).finally(() => clearTimeout(timer));
}

/** The copy of a file that was kept, if it still is what it should be: any script of the page may write where it lies. */
async function copy({ url, integrity: hash }) {
  const stored = await kept(CACHE, url);
  if (!stored || !hash) return stored;
  const bytes = await stored.clone().arrayBuffer();
  // The build gives the loader hashes of this kind alone.
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return hash === `sha256-${btoa(String.fromCharCode(...digest))}` ? stored : undefined;
}

/** An answer that has arrived to its last byte and is what it should be. */
async function whole(name, request, options) {
  const response = await fetch(request, options);
  // Some browsers answer before they have everything, even when there is a hash to check.
  const bytes = await response.arrayBuffer();
  if (!response.ok || !looksRight(name, bytes)) throw new Failure("ESC-E08");
  keepWhenCalm(CACHE, request.url, () => typed(name, bytes));
  return typed(name, bytes);
}

/** A file under its proper type, whatever the server calls it. */
function typed(name, bytes) {
  return new Response(bytes, { headers: { "content-type": TYPES[name.split(".").at(-1)] } });
}

const modules = new Map();

/** One of our WebAssembly files, compiled once however often it is run. */
export function fetchModule(name) {
  if (!modules.has(name)) {
    const late = async () => {
      const stored = await copy(asked(name, await hashOf(name)));
      return stored && WebAssembly.compileStreaming(stored);
    };
    modules.set(name, orKept(arriving(name), late).catch(async () => WebAssembly.compileStreaming(await fetchFile(name))));
    modules.get(name).catch(() => modules.delete(name));
  }
  return modules.get(name);
}

/**
 * A file compiled as it arrives, untouched: only so does a browser keep what it compiled for the next time. Says nothing of
 * what went wrong.
 */
async function arriving(name) {
  const request = asked(name, await hashOf(name));
  const response = await fetch(request);
  const named = response.headers.get("content-type")?.startsWith(TYPES.wasm);
  const module = await (named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  keepWhenCalm(CACHE, request.url, async () => {
    // From what the browser holds: a copy taken while the file arrives would slow the start.
    const held = await fetch(request, { cache: "force-cache" });
    return typed(name, await held.arrayBuffer());
  });
  return module;
}

/** Resolves when what the member waits for should be over. */
function calm() {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => setTimeout(() => idle(resolve), CALM_MILLIS));
}

/** Whether bytes begin like WebAssembly, are JSON, or are no page in place of a script. */
function looksRight(name, bytes) {
  if (name.endsWith(".js")) return new Uint8Array(bytes)[0] !== "<".charCodeAt(0);
  if (name.endsWith(".wasm")) {
    return bytes.byteLength > 4 && new Uint8Array(bytes, 0, 4).every((byte, i) => byte === EMPTY_MODULE[i]);
  }
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/**
 * Why a file cannot be had. A browser answers every failed check with the same error, a missing file included, so the
 * file is asked for once more without any condition.
 */
async function reason(name, { url, integrity: hash }) {
  if (!navigator.onLine) return new Failure("ESC-E05");
  const refused = violation((event) => event.effectiveDirective === "connect-src");
  try {
    const response = await fetch(url, { credentials: "same-origin", cache: "reload" });
    const { status } = response;
    if (!response.ok) return new Failure("ESC-E03", { status, url }, `make ${url} answer with the file of version ${version}`);
    if (!looksRight(name, await response.arrayBuffer())) {
      return new Failure("ESC-E04", { url }, `${url} is not the file of that name: is it a login or error page?`);
    }
  } catch {
    const event = await refused;
    if (event) {
      const detail = { directive: event.effectiveDirective, host: new URL(url).origin, url };
      return new Failure("ESC-E06", detail, `add ${script.base} to the connect-src directive`);
    }
  }
  return new Failure("ESC-E08", { url }, `${url} is unreachable, altered (integrity ${hash}) or lacks Access-Control-Allow-Origin`);
}

/** Keeps a good copy for the next start without a line, when the page is calm. Only secure pages have this storage. */
export async function keepWhenCalm(name, url, response) {
  await calm();
  try {
    const cache = await globalThis.caches?.open(name);
    await cache?.put(url, await response());
    if (name === CACHE) await (alone ??= dropOtherVersions());
  } catch {
    // No room or no permission: the next start needs the line, as it would have anyway.
  }
}

let alone;

/** Another version's copies are of no use to this one. */
async function dropOtherVersions() {
  const names = (await globalThis.caches?.keys()) ?? [];
  const others = names.filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The copy that was kept under that name, if there is one; another version's may stand at the same address. */
export async function kept(name, url) {
  try {
    return await globalThis.caches?.match(url, { cacheName: name });
  } catch {
    // A page that may store nothing may not even ask.
    return undefined;
  }
}

const locales = new Map();

/** The messages of a language, as an object. */
export function locale(language) {
  if (!locales.has(language)) {
    locales.set(language, fetchFile(`locales/${language}.json`).then((response) => response.json()));
    locales.get(language).catch(() => locales.delete(language));
  }
  return locales.get(language);
}

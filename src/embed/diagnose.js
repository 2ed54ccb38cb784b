// What an administrator needs in a ticket: no content, no identifiers, only what this page and browser allow.

import { integrity, version } from "escale-build";
import { script } from "./script.js";
import { fetchFile, hashes, probe } from "./files.js";

const attempt = async (work) => {
  try {
    return await work();
  } catch (error) {
    return `${error.code ?? error.name}: ${error.message}`;
  }
};

async function opens() {
  const name = "escale-diagnose";
  await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = () => reject(request.error);
  });
  indexedDB.deleteDatabase(name);
  return "works";
}

/** A plain object, ready for `JSON.stringify`. */
export async function diagnose(more) {
  const files = {};
  // Without the list of the others, what is wrong with it is among those that are known.
  const known = await hashes().catch(() => integrity);
  for (const name of Object.keys(known)) files[name] = await attempt(async () => (await fetchFile(name)) && "ok");
  return {
    version,
    ...more,
    page: { origin: location.origin, secureContext: isSecureContext, framed: self !== top, language: document.documentElement.lang },
    script: { base: script.base, prefix: script.prefix, integrity: script.integrity },
    browser: navigator.userAgent,
    webassembly: await attempt(async () => (await probe()) ?? "works"),
    adoptedStyleSheets: await attempt(() => (new CSSStyleSheet(), "works")),
    files,
    indexedDB: await attempt(opens),
    storage: await attempt(async () => ({
      persisted: (await navigator.storage?.persisted?.()) ?? "unknown", ...(await navigator.storage?.estimate?.()),
    })),
    elements: [...document.querySelectorAll("*")].map((e) => e.localName).filter((n) => n.startsWith(`${script.prefix}-`)),
  };
}

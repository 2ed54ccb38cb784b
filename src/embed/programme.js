// Gets the text of the host's programme: from an address, an inline script, or an object. Does not understand it.

import { keepWhenCalm, kept, orKept } from "./files.js";
import { violation } from "./violation.js";

export const MAX_BYTES = 5_000_000;
const SERVER_ERROR = 500;
const CACHE = "escale-programmes";
const fetched = new Map();

/** `{key, text}`, or `{key, problem: {code, …}}`, or null when none was named. Never rejects. */
export async function programme(element, object) {
  if (object !== undefined && object !== null) return given(object);
  const said = element.getAttribute("programme");
  if (!said) return null;
  if (said.startsWith("#")) return inline(element, said);
  if (!URL.canParse(said, document.baseURI)) return { key: said, problem: { code: "no-address" } };
  const key = new URL(said, document.baseURI).href;
  if (!fetched.has(key)) fetched.set(key, orKept(download(key), () => lastCopy(key)));
  const answer = await fetched.get(key);
  if (answer.problem) fetched.delete(key);
  return answer;
}

function given(object) {
  try {
    return { key: "", text: JSON.stringify(object) ?? "null" };
  } catch {
    // It contains itself, or something else that JSON has no form for.
    return { key: "", problem: { code: "not-as-json" } };
  }
}

function inline(element, key) {
  const id = key.slice(1);
  const script = element.getRootNode().getElementById?.(id) ?? document.getElementById(id);
  if (script?.type !== "application/json") return { key, problem: { code: "no-script" } };
  return { key, text: script.textContent };
}

async function download(key) {
  // A report names the address as far as the page may know it, so perhaps the host alone.
  const refused = violation((event) => event.effectiveDirective === "connect-src" && key.startsWith(event.blockedURI));
  try {
    const response = await fetch(key, { credentials: "same-origin" });
    const { status } = response;
    // A server that is down says nothing about the programme; any other refusal is meant.
    if (status >= SERVER_ERROR) return await lastCopy(key, { code: "status", status: String(status) });
    if (!response.ok) return { key, problem: { code: "status", status: String(status) } };
    const text = await limited(response);
    if (text === null) return { key, problem: { code: "too-large" } };
    keepWhenCalm(CACHE, key, () => new Response(text));
    return { key, text };
  } catch {
    return await lastCopy(key, await reason(key, refused));
  }
}

/** Why nothing came from an address. */
async function reason(key, refused) {
  if (!navigator.onLine) return { code: "offline" };
  const event = await refused;
  if (!event || (await leadsElsewhere(key))) return { code: "unreachable" };
  const { origin, protocol } = new URL(key);
  return { code: "refused", directive: event.effectiveDirective, host: origin === "null" ? protocol : origin };
}

/** Whether an address leads to another one, a login page perhaps: then that is what the policy refuses. */
const leadsElsewhere = (key) =>
  fetch(key, { credentials: "same-origin", redirect: "manual" }).then(() => true, () => false);

/** The programme as it was the last time, or the problem, if there is one, when it never came. */
async function lastCopy(key, problem) {
  const copy = await kept(CACHE, key);
  if (copy) return { key, text: await copy.text() };
  return problem && { key, problem };
}

async function limited(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MAX_BYTES) {
      reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

// Gets the text of the host's programme: from an address, an inline script, or an object. Does not understand it.

import { keepWhenCalm, kept } from "./files.js";

export const MAX_BYTES = 5_000_000;
const SERVER_ERROR = 500;
const CACHE = "escale-programmes";
const fetched = new Map();

/** `{key, text}`, or `{key, problem: {code, …}}`, or null when none was named. Never rejects. */
export async function programme(element, object) {
  if (object !== undefined && object !== null) return { key: "", text: JSON.stringify(object) ?? "null" };
  const said = element.getAttribute("programme");
  if (!said) return null;
  if (said.startsWith("#")) return inline(element, said);
  const key = new URL(said, document.baseURI).href;
  if (!fetched.has(key)) fetched.set(key, download(key));
  const answer = await fetched.get(key);
  if (answer.problem) fetched.delete(key);
  return answer;
}

function inline(element, key) {
  const id = key.slice(1);
  const script = element.getRootNode().getElementById?.(id) ?? document.getElementById(id);
  if (script?.type !== "application/json") return { key, problem: { code: "no-script" } };
  return { key, text: script.textContent };
}

async function download(key) {
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
    return await lastCopy(key, { code: navigator.onLine ? "unreachable" : "offline" });
  }
}

/** The programme as it was the last time, or the problem when it never came. */
async function lastCopy(key, problem) {
  const copy = await kept(CACHE, key);
  return copy ? { key, text: await copy.text() } : { key, problem };
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

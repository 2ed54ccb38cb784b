// Gets the text of the host's programme: from an address, an inline script, or an object. Does not understand it.

export const MAX_BYTES = 5_000_000;
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
    if (!response.ok) return { key, problem: { code: "status", status: String(response.status) } };
    const text = await limited(response);
    return text === null ? { key, problem: { code: "too-large" } } : { key, text };
  } catch {
    return { key, problem: { code: navigator.onLine ? "unreachable" : "offline" } };
  }
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

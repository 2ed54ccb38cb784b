const root = (tag) => document.querySelector(tag)?.shadowRoot;
const all = (tag, css) => [...(root(tag)?.querySelectorAll(css) ?? [])];
const one = (tag, css) => root(tag)?.querySelector(css) ?? null;
const text = (tag, css = "[part~=root]") => all(tag, css).map((e) => e.textContent).join("\n");
const visible = (e) => Boolean(e?.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length);
const button = (tag, label) =>
  all(tag, "button, summary, a").find((e) => e.textContent.trim() === label && visible(e)) ?? null;
// The ticked boxes of a list; those folded away are drawn by opening their fold.
const ticked = (tag) => {
  const folds = all(tag, "details").filter((e) => e.querySelector("summary")?.textContent.trim() === "Done or set aside");
  for (const fold of folds) fold.open = true;
  return all(tag, "input[type=checkbox]").filter((box) => box.checked).length;
};
const focused = () => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
};
const called = (e) =>
  (e?.getAttribute("aria-label") ?? e?.labels?.[0]?.textContent ?? e?.textContent ?? "").trim().replace(/\s+/g, " ");
const events = (type) => seen.events.filter((e) => e.type === `escale-${type}`);
const asked = (request) =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
const whenThere = async (tag) => {
  while (!document.querySelector(tag)?.ready) await new Promise((done) => setTimeout(done, 20));
  return document.querySelector(tag).ready;
};
const lastWords = () =>
  [
    location.href,
    document.body?.innerText?.slice(0, 400),
    ...[...document.querySelectorAll("*")]
      .filter((e) => e.shadowRoot)
      .map((e) => `${e.localName}: ${e.shadowRoot.textContent.slice(0, 800)}`),
    JSON.stringify(globalThis.seen),
  ].join("\n");

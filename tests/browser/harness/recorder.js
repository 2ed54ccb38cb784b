// What a page sees of Escale, written down in `seen` for the test to read.

const EVENTS = ["ready", "change", "saved", "save-failed", "shared", "storage", "error"];

const told = (error) => `${error} ${error?.stack ?? ""}`;

globalThis.seen = { events: [], errors: [], refused: [], said: [] };

for (const name of EVENTS) {
  addEventListener(`escale-${name}`, (event) => {
    const { type, detail, bubbles, composed } = event;
    seen.events.push({ type, tag: event.target.localName, detail, bubbles, composed });
  });
}
addEventListener("error", (event) => seen.errors.push(told(event.error ?? event.message)));
addEventListener("unhandledrejection", (event) => seen.errors.push(`unhandled: ${told(event.reason)}`));
document.addEventListener("securitypolicyviolation", (event) => {
  const { effectiveDirective, blockedURI, sample } = event;
  // Some browsers ask for an icon by themselves, in the page's name.
  if (!blockedURI.endsWith("/favicon.ico")) seen.refused.push(`${effectiveDirective} ${blockedURI} ${sample}`);
});
for (const level of ["warn", "error"]) {
  const original = console[level];
  console[level] = (...words) => {
    seen.said.push(words.map(String).join(" "));
    original.apply(console, words);
  };
}

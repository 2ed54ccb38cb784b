// The one thing outside our elements: an empty, polite live region on `body`, there before the first message.
// Screen readers rarely see a region inside a shadow root, and several regions compete.

const ID = "escale-live";
const HIDDEN = {
  position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap",
};

function region() {
  const found = document.getElementById(ID);
  if (found) return found;
  const made = document.createElement("div");
  made.id = ID;
  made.setAttribute("aria-live", "polite");
  Object.assign(made.style, HIDDEN);
  document.body.append(made);
  return made;
}

if (document.body) region();
else addEventListener("DOMContentLoaded", region, { once: true });

/** Says a sentence to screen readers, in the element's language. */
export function announce(sentence, element) {
  const open = element?.closest("dialog[open]");
  if (open && element.ariaNotify) {
    element.ariaNotify(sentence);
    return;
  }
  const place = region();
  place.lang = element?.shadowRoot?.querySelector("[lang]")?.lang ?? "";
  place.textContent = place.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

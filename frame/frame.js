// The page within a frame: one widget, for hosts that take frames and no scripts.
//
//   frame.html#widget=journal&space=log&lang=fr
//
// What stands behind `#` is sent to no server. With `escale-frame.js` on the page around it, the two talk through a
// channel of their own, and of what happens in here only what the elements' events say goes out: never what a member
// wrote. Without it the frame scrolls within.

import { ATTRIBUTES, EVENTS, THEME } from "../src/embed/names.js";

/** The value of `programme` that says: the page around hands it over. */
const FROM_PAGE = "page";
/** How often, and in how many milliseconds after one another, the page around is greeted: its script may come late. */
const GREETINGS = 20;
const PAUSE = 500;
const SENTENCES = {
  fr: {
    widget: (name) => `Il n’y a pas d’élément « ${name} » ici. Responsable du site : l’adresse de ce cadre doit se terminer par #widget=journal, par exemple.`,
    unread: (address) => `La page autour de ce cadre n’a pas pu lire le programme « ${address} ». Rechargez-la pour réessayer.`,
    programme: "La page autour de ce cadre devait transmettre le programme et ne l’a pas fait. Responsable du site : ajoutez escale-frame.js à la page et data-escale-programme au cadre.",
  },
  en: {
    widget: (name) => `There is no element “${name}” here. Site owner: the address of this frame has to end with #widget=journal, for example.`,
    unread: (address) => `The page around this frame could not read the programme “${address}”. Reload it to try again.`,
    programme: "The page around this frame was to hand over the programme and did not. Site owner: add escale-frame.js to the page, and data-escale-programme to the frame.",
  },
};

const asked = new URLSearchParams(location.hash.slice(1));
const language = (asked.get("lang") ?? navigator.language).startsWith("fr") ? "fr" : "en";
document.documentElement.lang = language;
document.body.style.margin = "0";
const around = origin();
const waits = asked.get("programme") === FROM_PAGE;
// The page around may show another widget in the same frame; only what is behind the # changes then.
addEventListener("hashchange", () => location.reload());
let answered = false;
let element;

if (waits) {
  asked.delete("programme");
  if (!around) refuse(SENTENCES[language].programme);
} else {
  show();
}
if (around) greet(GREETINGS);

/** The origin of the page around; null where there is none, or where it does not say who it is. */
function origin() {
  if (parent === window) return null;
  const named = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return named && named !== "null" ? named : null;
}

/** Offers the page around one end of a channel, until it takes one. Nobody else can receive it. */
function greet(times) {
  if (answered) return;
  if (times === 0) {
    if (waits && !element) refuse(SENTENCES[language].programme);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => hear(port1, data);
  parent.postMessage({ escale: 1, hello: asked.get("widget") }, around, [port2]);
  setTimeout(greet, PAUSE, times - 1);
}

function hear(port, { welcome, scheme, programme, unread }) {
  if (welcome && !answered) {
    answered = true;
    tell(port);
  }
  if (scheme === "light" || scheme === "dark") document.documentElement.style.colorScheme = scheme;
  if (waits && programme !== undefined && !element) {
    const { unread: failed, programme: missing } = SENTENCES[language];
    // Without the programme it is not known which database is meant, unless the address says it.
    if (programme === null && !asked.has("space")) return refuse(unread ? failed(unread) : missing);
    // An earlier channel may have brought none.
    document.querySelector("[role=alert]")?.remove();
    show();
    if (element && programme !== null) element.programme = programme;
    // The element would say only that no programme is named.
    if (element && unread) element.before(told(failed(unread)));
  }
}

/** From now on says how high it is and what happens. */
function tell(port) {
  const root = document.documentElement;
  const measure = () => port.postMessage({ height: Math.ceil(root.getBoundingClientRect().height) });
  new ResizeObserver(measure).observe(root);
  for (const type of EVENTS) {
    addEventListener(type, ({ detail }) => port.postMessage({ event: type, detail }));
  }
  // What happened before the page around was there.
  element?.ready.then(() => port.postMessage({ event: "escale-ready", detail: {} }), () => {});
}

function show() {
  const name = asked.get("widget") ?? "";
  const tag = `escale-${name}`;
  if (!/^[a-z]+$/.test(name) || !customElements.get(tag)) {
    refuse(SENTENCES[language].widget(name));
    return;
  }
  element = document.createElement(tag);
  // Anything else that the address says, `onclick` among it, is left out.
  for (const attribute of [...ATTRIBUTES, THEME]) {
    if (asked.has(attribute)) element.setAttribute(attribute, asked.get(attribute));
  }
  element.setAttribute("load", "eager");
  document.body.append(element);
}

function refuse(sentence) {
  document.body.replaceChildren(told(sentence));
}

function told(sentence) {
  const line = document.createElement("p");
  line.setAttribute("role", "alert");
  line.textContent = sentence;
  return line;
}

// For a page that shows widgets within frames: `<iframe src="https://HOST/escale/frame.html#widget=journal">`.
//
// Gives each frame the height of what is in it and the page's light or dark, hands over a programme that the page has
// (`data-escale-programme`, an address), and lets the widget's events happen on the frame. It listens to frames that
// show the `frame.html` beside this file, and to nobody else: the origin and the window of a greeting are both looked
// at, and from then on each frame has a channel of its own.

import { EVENTS } from "../src/embed/names.js";

const FRAME = new URL("frame.html", import.meta.url);
/** A frame is never higher, in CSS pixels. */
const HIGHEST = 10_000;
/** How long a programme may take, in milliseconds: the frame waits for it. */
const PATIENCE = 10_000;
/** The channel of each frame; a frame that is loaded anew begins another. */
const channels = new Map();

addEventListener("message", ({ origin, source, data, ports }) => {
  if (origin !== FRAME.origin || data?.escale !== 1 || !("hello" in data) || ports.length !== 1) return;
  const frame = frames(document).find((one) => one.contentWindow === source);
  if (frame && shows(frame)) begin(frame, ports[0]);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
new MutationObserver(recolour).observe(document.documentElement, { attributes: true });

/** Every frame of a page, those within shadow roots too. */
function frames(place) {
  const inside = [...place.querySelectorAll("*")].filter((one) => one.shadowRoot).flatMap((one) => frames(one.shadowRoot));
  return [...place.querySelectorAll("iframe"), ...inside];
}

function shows(frame) {
  if (!URL.canParse(frame.src)) return false;
  const { origin, pathname } = new URL(frame.src);
  return origin === FRAME.origin && pathname === FRAME.pathname;
}

function begin(frame, port) {
  // An earlier one stays open: its welcome may be the one that the frame heard.
  channels.set(frame, port);
  port.onmessage = ({ data }) => hear(frame, data);
  port.postMessage({ welcome: 1, scheme: scheme(frame) });
  handOver(frame, port);
}

function hear(frame, { height, event, detail }) {
  if (Number.isFinite(height) && height > 0) frame.style.blockSize = `${Math.min(height, HIGHEST)}px`;
  if (EVENTS.includes(event)) frame.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
}

/** The programme that the page names, or null where there is none to be had. */
async function handOver(frame, port) {
  const address = frame.dataset.escaleProgramme;
  try {
    if (!address) return port.postMessage({ programme: null });
    const response = await fetch(new URL(address, document.baseURI), { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(String(response.status));
    port.postMessage({ programme: await response.json() });
  } catch (error) {
    console.error(`escale-frame.js: the programme ${address} could not be read: ${error.message}`);
    port.postMessage({ programme: null, unread: address });
  }
}

function recolour() {
  for (const [frame, port] of channels) {
    if (frame.isConnected) {
      port.postMessage({ scheme: scheme(frame) });
    } else {
      port.close();
      channels.delete(frame);
    }
  }
}

/** Whether a frame stands on light or on dark. */
function scheme(frame) {
  const schemes = getComputedStyle(frame).colorScheme.split(" ");
  if (!schemes.includes("dark")) return "light";
  if (!schemes.includes("light")) return "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

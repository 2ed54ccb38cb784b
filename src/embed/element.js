// The entry of escale.js: defines the elements, finds the placeholders, exports what a page may call.
//
// An element is a shim with a frozen interface. What it does comes from the newest implementation on the page,
// looked up when the element is first connected, so a page may include the script twice or in two versions.

import { version, widgets } from "escale-build";
import { Controller } from "./controller.js";
import { diagnose as report } from "./diagnose.js";
import { ATTRIBUTES } from "./names.js";
import { say, consoleLine } from "./sentences.js";
import { script } from "./script.js";

const RUNTIME = Symbol.for("escale.runtime/1");
const SHIM = Symbol.for("escale.shim/1");

const runtime = (globalThis[RUNTIME] ??= { implementations: new Map() });
if (!runtime.implementations.has(version)) {
  runtime.implementations.set(version, { create: (element, name) => new Controller(element, name) });
}

/** The implementation with the highest version on the page. */
function newest() {
  const order = (a, b) => a.localeCompare(b, "en", { numeric: true });
  const last = [...runtime.implementations.keys()].sort(order).at(-1);
  return runtime.implementations.get(last);
}

/** The element class of one widget. */
function shim(name) {
  return class extends HTMLElement {
    static [SHIM] = true;
    static observedAttributes = ATTRIBUTES;
    #controller;

    get #own() {
      return (this.#controller ??= newest().create(this, name));
    }

    connectedCallback() {
      if (Object.hasOwn(this, "programme")) {
        const value = this.programme;
        delete this.programme;
        this.programme = value;
      }
      this.#own.connect();
    }

    disconnectedCallback() {
      this.#own.disconnect();
    }

    attributeChangedCallback(_name, before, after) {
      if (this.#controller && before !== after) this.#controller.changed();
    }

    /** Resolves with the element once it is usable; rejects with an error that carries the code. */
    get ready() {
      return this.#own.ready;
    }

    /** Saves whatever is not saved yet. */
    flush() {
      return this.#own.flush();
    }

    /** Everything in the element's space, as a zip. */
    export() {
      return this.#own.export();
    }

    /** Merges a zip made by `export()`. Resolves with what changed. */
    import(blob, passphrase) {
      return this.#own.import(blob, passphrase);
    }

    /** The programme as an object, instead of the attribute. */
    get programme() {
      return this.#own.programme;
    }

    set programme(value) {
      this.#own.programme = value;
    }
  };
}

function define() {
  for (const name of widgets) {
    const tag = `${script.prefix}-${name}`;
    const existing = customElements.get(tag);
    if (existing?.[SHIM]) continue;
    if (existing) {
      console.error(consoleLine("ESC-E07", { tag }, "set data-escale-prefix on the script tag"));
      for (const element of document.querySelectorAll(tag)) {
        const detail = { code: "ESC-E07", fatal: true };
        element.dispatchEvent(new CustomEvent("escale-error", { bubbles: true, composed: true, detail }));
      }
      continue;
    }
    customElements.define(tag, shim(name));
  }
}

const READY = Symbol.for("escale.placeholder/1");

function fill(placeholder) {
  if (placeholder[READY]) return;
  placeholder[READY] = true;
  const name = placeholder.getAttribute("data-escale");
  if (!widgets.includes(name)) {
    const known = widgets.join(", ");
    const line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.textContent = say("unknown-widget", { name, known }, placeholder);
    placeholder.append(line);
    console.error(line.textContent, placeholder);
    return;
  }
  const tag = `${script.prefix}-${name}`;
  // A copy of the page that was put back, as by Turbo and htmx, has it already.
  if (placeholder.querySelector(`:scope > ${tag}`)) return;
  const element = document.createElement(tag);
  for (const attribute of [...ATTRIBUTES, "theme"]) {
    const value = placeholder.getAttribute(`data-escale-${attribute}`);
    if (value !== null) element.setAttribute(attribute, value);
  }
  element.append(...placeholder.childNodes);
  placeholder.append(element);
}

/** Turns the placeholders (`<div data-escale="journal">`) under a root into elements. */
export function discover(root = document) {
  if (root.nodeType === Node.ELEMENT_NODE && root.hasAttribute("data-escale")) fill(root);
  root.querySelectorAll?.("[data-escale]").forEach(fill);
}

function autoload() {
  discover();
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach((node) => discover(node));
  }).observe(document.documentElement, { childList: true, subtree: true });
}

/** A report on this page and browser that an administrator can paste into a ticket. */
export const diagnose = () => report({ versions: [...runtime.implementations.keys()] });

export { version };

define();
if (script.autoload) {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", autoload, { once: true });
  else autoload();
}

// One element's life: when it starts, what it shows until then, how it goes away and comes back.
//
// Nothing here knows a widget. The Rust side gets plain values; any change of an attribute mounts it anew,
// which loses nothing because drafts are kept while typing.

import { integrity } from "escale-build";
import { attributes, isSpace } from "./attributes.js";
import { announce } from "./live.js";
import { instance, leave, parts } from "./instance.js";
import { locale } from "./files.js";
import { programme } from "./programme.js";
import { adopt } from "./styles.js";
import { consoleLine, isCode, language, say } from "./sentences.js";
import { scriptAddress } from "./trusted.js";

const VIEW_MARGIN = "256px";
const TEARDOWN_MILLIS = 1000;
const TYPING = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

/** Where WebAssembly may not run, the journal has a plain form. */
const WITHOUT_WASM = ["ESC-E01", "ESC-E02"];
const PLAIN = "plain.js";
const DEFAULT_SPACE = "default";

const living = new Set();
const flushAll = () => living.forEach((controller) => controller.flush());
addEventListener("pagehide", flushAll);
document.addEventListener("visibilitychange", () => document.hidden && flushAll());

export class Controller {
  #element;
  #name;
  #mounted;
  #life = 0;
  #starting;
  #teardown;
  #waiting;
  #changed = false;
  #object;
  #named = false;
  #settle;
  #root;
  #slot;

  constructor(element, name) {
    this.#element = element;
    this.#name = name;
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.ready.catch(() => {});
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open", delegatesFocus: true });
    adopt(shadow, name);
    this.#root = document.createElement("div");
    this.#root.setAttribute("part", "root");
    this.#root.hidden = true;
    this.#slot = document.createElement("slot");
    shadow.replaceChildren(this.#root, this.#slot);
    for (const type of ["keydown", "keypress", "keyup"]) shadow.addEventListener(type, keepFromHost);
  }

  get programme() {
    return this.#object;
  }

  /**
   * A text is an address: frameworks set a property of the attribute's name where the element has one, and nothing in its
   * place to take it away again.
   */
  set programme(value) {
    const named = typeof value === "string";
    this.#object = named ? undefined : value;
    if (named) this.#element.setAttribute("programme", value);
    else if (this.#named) this.#element.removeAttribute("programme");
    this.#named = named;
    this.changed();
  }

  connect() {
    clearTimeout(this.#teardown);
    living.add(this);
    if (this.#mounted || this.#starting) return;
    const { load } = attributes(this.#element).values;
    if (load === "eager") this.start();
    else if (load === "interaction") this.#offer();
    else this.#whenVisible();
  }

  disconnect() {
    this.flush();
    this.#waiting?.();
    this.#teardown = setTimeout(() => {
      living.delete(this);
      this.#unmount();
    }, TEARDOWN_MILLIS);
  }

  changed() {
    if (this.#changed || !(this.#mounted || this.#starting)) return;
    this.#changed = true;
    queueMicrotask(async () => {
      await this.flush();
      this.#changed = false;
      this.#unmount();
      if (this.#element.isConnected) this.start();
    });
  }

  async flush() {
    await this.#mounted?.flush();
  }

  async export() {
    return (await this.#usable()).export();
  }

  async import(blob, passphrase) {
    return (await this.#usable()).import(blob, passphrase);
  }

  /** Starts now; called again while starting, it waits for the same start. */
  start(restarted = false) {
    this.#waiting?.();
    return (this.#starting ??= this.#start(restarted, ++this.#life));
  }

  /** Everything it knew was deleted: it goes without a last save and starts as on the first day. */
  afresh() {
    if (!this.#mounted && !this.#starting) return;
    this.#unmount();
    this.#root.replaceChildren();
    if (this.#element.isConnected) this.start();
  }

  /** The instance behind this element died: a fresh one takes over. */
  revive() {
    if (!this.#mounted && !this.#starting) return;
    this.#mounted = undefined;
    this.#starting = undefined;
    this.start(true);
  }

  /** No fresh instance can be had any more. */
  giveUp() {
    this.#mounted = undefined;
    this.#fail({ code: "ESC-E09" });
  }

  async #start(restarted, life) {
    const element = this.#element;
    const { values, problems } = attributes(element);
    const tongue = language(element);
    try {
      // The core first: it is the largest, and everything waits for it.
      const core = instance(this);
      const needed = parts(this.#name);
      const [glue, messages, source] = await Promise.all([
        core, locale(tongue), programme(element, this.#object),
      ]);
      if (life !== this.#life || !element.isConnected) return;
      this.#root.replaceChildren();
      const mounted = glue.mount(element, this.#root, {
        name: this.#name, language: tongue, messages, attributes: values, problems, programme: source,
        restarted, announce, afresh: () => queueMicrotask(() => this.afresh()),
      });
      this.#mounted = mounted;
      // The program knows that a part of it could not be loaded, not why.
      await mounted.ready().catch((error) => needed.then(() => Promise.reject(error)));
      if (life !== this.#life) return;
      this.#root.hidden = false;
      this.#slot.remove();
      this.#settle.resolve(element);
      this.#emit("escale-ready");
      if (restarted) this.#emit("escale-error", { code: "ESC-E09", fatal: false });
    } catch (error) {
      if (life === this.#life) this.#fail(error);
    } finally {
      if (life === this.#life) this.#starting = undefined;
    }
  }

  #unmount() {
    this.#life += 1;
    this.#starting = undefined;
    const mounted = this.#mounted;
    this.#mounted = undefined;
    mounted?.free();
    leave(this);
  }

  async #usable() {
    if (!this.#mounted) await this.start();
    if (!this.#mounted) await this.ready;
    return this.#mounted;
  }

  #fail(error) {
    // A browser's own errors may carry a number under that name.
    const code = isCode(error.code) ? error.code : "ESC-E09";
    console.error(consoleLine(code, error.detail, error.fix), error);
    const line = document.createElement("p");
    line.setAttribute("part", "error");
    line.textContent = `${say(code, error.detail, this.#element)} (${code})`;
    this.#root.replaceChildren(line);
    this.#root.hidden = false;
    this.#element.shadowRoot.append(this.#slot);
    announce(line.textContent, this.#element);
    this.#settle.reject(Object.assign(new Error(line.textContent), { code }));
    this.#emit("escale-error", { code, fatal: true });
    if (this.#name === "journal" && WITHOUT_WASM.includes(code)) this.#plain(this.#life);
  }

  /** The journal without WebAssembly, under the sentence that says so. */
  async #plain(life) {
    const { values } = attributes(this.#element);
    try {
      const [source, plain] = await Promise.all([programme(this.#element, this.#object), plainForm()]);
      if (life !== this.#life) return;
      const space = values.space ?? named(source) ?? remembered(source) ?? DEFAULT_SPACE;
      const form = document.createElement("div");
      form.className = "stack";
      this.#root.append(form);
      await plain(form, {
        space,
        language: language(this.#element),
        level: Number(values["heading-level"] ?? 2),
        readonly: "readonly" in values,
        tell: (type, detail) => this.#emit(type, detail),
      });
    } catch (error) {
      // The sentence above says already that this part cannot start, and that nothing is lost.
      console.error(error);
    }
  }

  #emit(type, detail = {}) {
    this.#element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #whenVisible() {
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.start(),
      { rootMargin: VIEW_MARGIN },
    );
    const focused = () => this.start();
    observer.observe(this.#element);
    this.#element.addEventListener("focusin", focused);
    this.#waiting = () => {
      observer.disconnect();
      this.#element.removeEventListener("focusin", focused);
      this.#waiting = undefined;
    };
  }

  #offer() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = say(`open-${this.#name}`, {}, this.#element);
    button.addEventListener("click", () => this.#open());
    this.#root.replaceChildren(button);
    this.#root.hidden = false;
    this.#waiting = () => {
      // Switched off, it would lose the focus.
      button.ariaDisabled = "true";
      this.#waiting = undefined;
    };
  }

  /** Starts as a press asked for it: the focus goes from the button, which goes, into what comes. */
  async #open() {
    await this.start();
    if (this.#mounted && document.activeElement === document.body) this.#element.focus();
  }
}

/** The id of a programme, as far as it can be told without the program. */
function named(source) {
  try {
    const { escale, id } = JSON.parse(source.text);
    if (escale !== 1) return undefined;
    return isSpace(id) ? id : "programme";
  } catch {
    return undefined;
  }
}

/** The id that a programme had when it could be read last, as `source.rs` keeps it. */
function remembered(source) {
  try {
    return localStorage.getItem(`escale-space:${source.key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The file of the plain form, held to its hash by the browser as it is run. */
function plainForm() {
  return new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    tag.type = "module";
    tag.crossOrigin = "anonymous";
    tag.integrity = integrity[PLAIN];
    tag.src = scriptAddress(PLAIN);
    tag.onload = () => resolve(globalThis[Symbol.for("escale.plain/1")]);
    tag.onerror = () => reject(new Error(`${tag.src} cannot be run`));
    for (const end of ["load", "error"]) tag.addEventListener(end, () => tag.remove());
    document.head.append(tag);
  });
}

/** A host page's single-key shortcuts must not fire while somebody types here. */
function keepFromHost(event) {
  if (event.composedPath()[0].matches?.(TYPING)) event.stopPropagation();
}

// The script tag that brought this module, and what it says.
//
// `document.currentScript` is null in a module; the tag is the one whose address is this module's.

const tag = [...document.querySelectorAll("script[src]")].find((one) => one.src === import.meta.url);
const said = (name) => tag?.getAttribute(`data-escale-${name}`);
const prefix = said("prefix") ?? "escale";

export const script = {
  /** Folder of the other files, with a slash at its end. */
  base: new URL(said("base") ?? ".", said("base") ? document.baseURI : import.meta.url).href.replace(/\/?$/, "/"),
  /** First part of the element names. */
  prefix: /^[a-z][a-z0-9]*$/.test(prefix) ? prefix : "escale",
  /** Whether placeholders are looked for without being asked. */
  autoload: said("autoload") !== "off",
  /** The integrity written on the tag, for the report. */
  integrity: tag?.integrity || null,
};

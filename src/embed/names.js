// The names that a page and we have for the same things.

/** The attributes that an element is started by: any change of one starts it anew. */
export const ATTRIBUTES = [
  "programme", "space", "lang", "load", "heading-level", "label", "readonly", "week", "board", "template", "mode", "progress",
  "host", "page",
];

/** The attribute that only the style sheet reads. */
export const THEME = "theme";

/** The events of an element. */
export const EVENTS = ["ready", "change", "saved", "save-failed", "shared", "storage", "error"].map((name) => `escale-${name}`);

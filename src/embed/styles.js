// Style sheets, adopted: a strict `style-src` refuses <style> and style="", never these.

import { styles } from "escale-build";

const sheets = new Map();

function sheet(name) {
  if (!sheets.has(name)) {
    const made = new CSSStyleSheet();
    made.replaceSync(styles[name] ?? "");
    sheets.set(name, made);
  }
  return sheets.get(name);
}

/** Gives a shadow root the shared sheet and its widget's. */
export function adopt(shadow, name) {
  shadow.adoptedStyleSheets = [sheet("base"), sheet(name)];
}

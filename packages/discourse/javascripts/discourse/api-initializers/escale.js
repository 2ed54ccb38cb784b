// Turns [wrap=escale-journal] in posts into the placeholder that escale.js makes an element of, and brings that script
// to the first page that has one.
//
// The attributes of a post are its author's: they go onto a placeholder as data, and escale.js takes those it knows.

import { apiInitializer } from "discourse/lib/api";

const WRAP = "escale-";

let asked = false;

function bringScript() {
  if (asked) return;
  asked = true;
  const script = document.createElement("script");
  script.type = "module";
  script.crossOrigin = "anonymous";
  script.src = `${settings.base.replace(/\/*$/, "/")}escale.js`;
  document.head.append(script);
}

function fill(wrap) {
  const { wrap: name, ...said } = wrap.dataset;
  const placeholder = document.createElement("div");
  if (settings.programme) placeholder.dataset.escaleProgramme = settings.programme;
  for (const [key, value] of Object.entries(said)) {
    placeholder.dataset[`escale${key[0].toUpperCase()}${key.slice(1)}`] = value;
  }
  placeholder.dataset.escale = name.slice(WRAP.length);
  placeholder.append(...wrap.childNodes);
  // A new node: the script looks at nodes that are added.
  wrap.replaceChildren(placeholder);
}

export default apiInitializer("1.8.0", (api) => {
  api.decorateCookedElement(
    (cooked) => {
      if (!settings.base) return;
      const wraps = [...cooked.querySelectorAll(`.d-wrap[data-wrap^="${WRAP}"]`)];
      for (const wrap of wraps) fill(wrap);
      if (wraps.length > 0) bringScript();
    },
    { id: "escale", onlyStream: true }
  );
});

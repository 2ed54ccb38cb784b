// The few sentences that must be there before anything else has loaded, in both languages, written by hand.
// The codes are public: they stand in events, on the console and in tickets.

const SENTENCES = {
  "ESC-E01": {
    en: "This browser has WebAssembly switched off, so this part of the page cannot start. What you saved is safe.",
    fr: "WebAssembly est désactivé dans ce navigateur : cette partie de la page ne peut pas démarrer. Ce que vous avez enregistré est intact.",
  },
  "ESC-E02": {
    en: "This page’s security policy does not let this part run. Site owner: add 'wasm-unsafe-eval' to {directive}.",
    fr: "La politique de sécurité de la page empêche cette partie de fonctionner. Pour l’équipe du site : ajouter 'wasm-unsafe-eval' à {directive}.",
  },
  "ESC-E03": {
    en: "This part of the page could not be loaded ({status}). Try again later.",
    fr: "Cette partie de la page n’a pas pu être chargée ({status}). Réessayez plus tard.",
  },
  "ESC-E04": {
    en: "The server sent something else than expected. Site owner: check {url}.",
    fr: "Le serveur a envoyé autre chose que prévu. Pour l’équipe du site : vérifier {url}.",
  },
  "ESC-E05": {
    en: "You are offline and this part of the page is not stored on this device yet.",
    fr: "Vous êtes hors ligne et cette partie de la page n’est pas encore présente sur cet appareil.",
  },
  "ESC-E06": {
    en: "This page’s security policy blocks the files of this part. Site owner: allow {host} in {directive}.",
    fr: "La politique de sécurité de la page bloque les fichiers de cette partie. Pour l’équipe du site : autoriser {host} dans {directive}.",
  },
  "ESC-E07": {
    en: "Another program on this page already uses the name {tag}.",
    fr: "Un autre programme utilise déjà le nom {tag} dans cette page.",
  },
  "ESC-E08": {
    en: "The files of this part were changed, or may not be used from this site. Site owner: check the version and the CORS header of {url}.",
    fr: "Les fichiers de cette partie ont été modifiés, ou ce site n’a pas le droit de les utiliser. Pour l’équipe du site : vérifier la version et l’en-tête CORS de {url}.",
  },
  "ESC-E09": {
    en: "Something went wrong here. What you saved is not affected. Reload the page to continue.",
    fr: "Un problème est survenu ici. Ce que vous avez enregistré n’est pas touché. Rechargez la page pour continuer.",
  },
  "unknown-widget": {
    en: "data-escale=“{name}” is not known. Possible values: {known}.",
    fr: "data-escale=« {name} » n’est pas connu. Valeurs possibles : {known}.",
  },
  "open-invitation": { en: "Open the invitation", fr: "Ouvrir l’invitation" },
  "open-checklist": { en: "Open the checklist", fr: "Ouvrir la feuille de route" },
  "open-introduction": { en: "Open my introduction", fr: "Ouvrir ma présentation" },
  "open-prompt": { en: "Open this week", fr: "Ouvrir la semaine" },
  "open-journal": { en: "Open my journal", fr: "Ouvrir mon journal" },
  "open-path": { en: "Open my path", fr: "Ouvrir mon parcours" },
  "open-studio": { en: "Open the studio", fr: "Ouvrir l’atelier" },
  "open-retrospective": { en: "Open the retrospective", fr: "Ouvrir la rétrospective" },
};

/** Whether this is one of the codes of an element that cannot start. */
export const isCode = (code) => Object.hasOwn(SENTENCES, code);

/** The language an element speaks: the nearest `lang` that is ours, across shadow roots, then the browser's. */
export function language(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    const lang = node.getAttribute?.("lang");
    if (lang) return /^fr\b/i.test(lang) ? "fr" : /^en\b/i.test(lang) ? "en" : preferred();
  }
  return preferred();
}

function preferred() {
  const found = (navigator.languages ?? [navigator.language]).find((tag) => /^(fr|en)\b/i.test(tag));
  return found ? found.slice(0, 2).toLowerCase() : "en";
}

const filled = (sentence, values = {}) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** A sentence for the person at the screen. */
export const say = (key, values, element) => filled((SENTENCES[key] ?? SENTENCES["ESC-E09"])[language(element)], values);

/** A line for the console: the code, the sentence, what failed and what mends it. */
export const consoleLine = (code, values, fix) =>
  `[escale] ${code} ${filled(SENTENCES[code].en, values)}${fix ? ` Fix: ${fix}.` : ""}`;

define([], () => ({
  Base: "Dossier de escale.js",
  BaseHelp: "Par exemple https://static.example/escale/1.0.0/",
  Element: "Élément",
  Fallback: "Cette partie de la page a besoin de JavaScript.",
  Language: "Langue",
  PageLanguage: "Celle de la page",
  Programme: "Adresse du programme",
  Unset: "Escale : choisissez un élément et nommez le dossier de escale.js dans les propriétés de ce composant.",
}));

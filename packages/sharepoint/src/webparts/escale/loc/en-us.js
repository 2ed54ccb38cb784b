define([], () => ({
  Base: "Folder of escale.js",
  BaseHelp: "For example https://static.example/escale/1.0.0/",
  Element: "Element",
  Fallback: "This part of the page needs JavaScript.",
  Language: "Language",
  PageLanguage: "The page’s",
  Programme: "Address of the programme",
  Unset: "Escale: choose an element and name the folder of escale.js in this web part’s properties.",
}));

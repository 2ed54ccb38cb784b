// In the place of Discourse: what a theme component imports, with the settings of an administrator.

globalThis.settings = { base: new URL("/escale/", location.href).href, programme: "/examples/learning.json" };

export function apiInitializer(_version, begin) {
  begin({ decorateCookedElement: (decorate) => document.querySelectorAll(".cooked").forEach((cooked) => decorate(cooked)) });
}

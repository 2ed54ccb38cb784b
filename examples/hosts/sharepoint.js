// In the place of SharePoint: does what the web part of packages/sharepoint/ does, once for each of its places.

const script = document.createElement("script");
script.type = "module";
script.crossOrigin = "anonymous";
script.src = "/escale/escale.js";
document.head.append(script);

for (const place of document.querySelectorAll(".webpart")) {
  const shown = document.createElement(`escale-${place.dataset.element}`);
  shown.setAttribute("programme", "/examples/ambassadors.json");
  shown.append("This part of the page needs JavaScript.");
  place.append(shown);
}

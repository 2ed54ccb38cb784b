// What the page's address says: ?programme=FILE or address, ?lang=fr|en, ?page=studio for hosts. Runs before the elements
// are defined.

const asked = new URLSearchParams(location.search);
const form = document.querySelector(".choices");
const lang = asked.get("lang") ?? (navigator.language.startsWith("fr") ? "fr" : "en");
const programme = asked.get("programme") ?? "learning.json";
const page = asked.get("page") === "studio" ? "studio" : "members";

document.documentElement.lang = lang === "fr" ? "fr" : "en";
for (const node of document.querySelectorAll("[data-fr]")) node.textContent = node.dataset[document.documentElement.lang];
form.elements.lang.value = document.documentElement.lang;
if (![...form.elements.programme.options].some((option) => option.value === programme)) {
  form.elements.programme.add(new Option(programme, programme));
}
form.elements.programme.value = programme;
for (const element of document.querySelectorAll("#members > section > *")) element.setAttribute("programme", programme);

// What is hidden does not load: members do without the studio, and hosts without the members' parts.
for (const main of document.querySelectorAll("main")) main.hidden = main.id !== page;
for (const element of document.querySelectorAll("main[hidden] [load]")) element.removeAttribute("load");
for (const link of document.querySelectorAll("[data-page]")) {
  const address = new URLSearchParams(asked);
  address.set("page", link.dataset.page);
  link.href = `?${address}`;
  if (link.dataset.page === page) link.setAttribute("aria-current", "page");
}
form.elements.page.value = page;
form.elements.programme.closest("label").hidden = page === "studio";

// Only secure pages have a service worker; anywhere else the page needs its server, and says nothing about it.
navigator.serviceWorker?.register("worker.js").catch((cause) => console.warn("[escale] not available offline:", cause));

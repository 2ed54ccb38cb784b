// What the page's address says: ?programme=FILE or address, ?lang=fr|en. Runs before the elements are defined.

const asked = new URLSearchParams(location.search);
const form = document.querySelector(".choices");
const lang = asked.get("lang") ?? (navigator.language.startsWith("fr") ? "fr" : "en");
const programme = asked.get("programme") ?? "learning.json";

document.documentElement.lang = lang === "fr" ? "fr" : "en";
for (const node of form.querySelectorAll("[data-fr]")) node.textContent = node.dataset[document.documentElement.lang];
form.elements.lang.value = document.documentElement.lang;
if (![...form.elements.programme.options].some((option) => option.value === programme)) {
  form.elements.programme.add(new Option(programme, programme));
}
form.elements.programme.value = programme;
for (const element of document.querySelectorAll("main > section > *")) element.setAttribute("programme", programme);

// Only secure pages have a service worker; anywhere else the page needs its server, and says nothing about it.
navigator.serviceWorker?.register("worker.js").catch((cause) => console.warn("[escale] not available offline:", cause));

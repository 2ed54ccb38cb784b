/* Reads the cards of a folder with ical.js, which knows what each property of vCard 3.0 and 4.0 is; prints what it found,
   as JSON. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const folder = process.argv[2];

function read(text) {
  const card = new ICAL.Component(ICAL.parse(text));
  const all = (name) => card.getAllProperties(name);
  const texts = (name) => all(name).map((one) => String(one.getFirstValue()));
  return {
    kind: card.name,
    version: texts("version"),
    name: texts("fn"),
    names: all("n").map((one) => one.getFirstValue()),
    note: texts("note"),
    title: texts("title"),
    emails: texts("email"),
    categories: all("categories").flatMap((one) => one.getValues()),
    languages: all("lang").map((one) => [one.getParameter("pref"), one.getFirstValue()]),
    revised: texts("rev"),
    expertise: all("expertise").map((one) => [one.getParameter("level"), one.getParameter("index"), one.getFirstValue()]),
    pronouns: all("pronouns").map((one) => [one.getParameter("language"), one.getFirstValue()]),
    photo: all("photo").map((one) => [one.getParameter("encoding"), String(one.getFirstValue()).slice(0, 15)]),
  };
}

const files = readdirSync(folder).filter((name) => name.endsWith(".vcf"));
console.log(JSON.stringify(Object.fromEntries(files.map((name) => [name, read(readFileSync(join(folder, name), "utf8"))]))));

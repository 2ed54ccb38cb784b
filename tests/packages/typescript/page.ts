// A host's page in TypeScript: what the package declares, and what it refuses.
import { diagnose, discover, version, type EscaleJournal, type EscaleJournalAttributes } from "escale";
import schema from "escale/schema" with { type: "json" };

const journal: EscaleJournal = document.createElement("escale-journal");
journal.programme = { escale: 1, id: "team" };
journal.ready.then((element) => element.flush());

journal.addEventListener("escale-saved", (event) => {
  const id: string = event.detail.id;
  // @ts-expect-error no event holds what a member wrote
  return [id, event.detail.text];
});
document.addEventListener("escale-error", ({ detail: { code, fatal } }) => code.concat(String(fatal)));

async function carry(from: EscaleJournal, to: HTMLElementTagNameMap["escale-path"]): Promise<number> {
  const { added } = await to.import(await from.export(), "a passphrase");
  // @ts-expect-error a copy is a blob
  await to.import("a text");
  return added;
}

const said: EscaleJournalAttributes = { programme: "/programme.json", "heading-level": 3, lang: "fr", readonly: true };
// @ts-expect-error there is no seventh level
said["heading-level"] = 7;
// @ts-expect-error there is no such language
said.lang = "de";
// @ts-expect-error the journal has no weeks
said.week = 2;
// @ts-expect-error there is no such element
document.createElement("escale-diary").flush();

discover(document.body);
export const report: [string, string, number, Record<string, unknown>] = [
  version,
  schema.$schema,
  await carry(journal, document.createElement("escale-path")),
  await diagnose(),
];

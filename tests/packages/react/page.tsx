// A host's page in React: the elements in its markup, and what the markup refuses.
import "escale";
import type {} from "escale/react";
import type { EscaleJournal } from "escale";
import { useRef } from "react";

export function Community({ title }: { title: string }) {
  const journal = useRef<EscaleJournal>(null);
  return (
    <main>
      <h1 onClick={() => journal.current?.flush()}>{title}</h1>
      <escale-journal
        ref={journal}
        className="wide"
        programme="/community/programme.json"
        heading-level={2}
        lang="fr"
        readonly
        onescale-saved={(event) => event.detail.id.concat("")}
      >
        This part of the page needs JavaScript.
      </escale-journal>
      <escale-prompt programme={{ escale: 1, id: "team" }} week={3} host />
      {/* @ts-expect-error there is no such theme */}
      <escale-checklist theme="pink" />
      {/* @ts-expect-error there is no seventh level */}
      <escale-checklist heading-level="7" />
      {/* @ts-expect-error no event holds what a member wrote */}
      <escale-path onescale-change={(event) => event.detail.text} />
      {/* @ts-expect-error the journal has no weeks */}
      <escale-journal week={3} />
      {/* @ts-expect-error there is no such element */}
      <escale-diary />
    </main>
  );
}

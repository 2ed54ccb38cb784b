// The peer: what a developer would write by hand in React for the same first screen.

import { useState } from "react";
import { createRoot } from "react-dom/client";

const ITEMS = ["Read the invitation", "Agree on half an hour", "Meet the team", "Look around", "Say hello"];

function Checklist() {
  const [done, setDone] = useState(() => JSON.parse(localStorage.getItem("done") ?? "[]"));
  const toggle = (item) => {
    const next = done.includes(item) ? done.filter((one) => one !== item) : [...done, item];
    localStorage.setItem("done", JSON.stringify(next));
    setDone(next);
  };
  return (
    <section aria-label="Coming on board">
      <h2>Coming on board</h2>
      <ul>
        {ITEMS.map((item) => (
          <li key={item}>
            <label>
              <input type="checkbox" checked={done.includes(item)} onChange={() => toggle(item)} /> {item}
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

createRoot(document.getElementById("peer")).render(<Checklist />);

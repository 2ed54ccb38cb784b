// The peers' page: what a developer would write by hand for the same first screen, whatever the framework.

const ITEMS = ["Read the invitation", "Agree on half an hour", "Meet the team", "Look around", "Say hello"];

/** The page as a component, given the framework's way of keeping state. */
export const checklist = (useState) => function Checklist() {
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
};

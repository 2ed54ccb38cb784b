// Reads an element's attributes, with what is wrong in them.

const CHOICES = {
  load: ["visible", "eager", "interaction"],
  theme: ["auto", "light", "dark"],
  "heading-level": ["1", "2", "3", "4", "5", "6"],
  mode: ["inline", "launcher"],
  progress: ["trail", "none"],
  template: [
    "start-stop-continue",
    "four-l",
    "sailboat",
    "rose-thorn-bud",
    "keep-problem-try",
    "takeaways",
    "value-cycles",
    "observers",
    "daki",
    "kalm",
    "starfish",
    "mad-sad-glad",
    "balloon",
    "mountain",
    "like-wish-wonder",
    "wrap",
    "samolo",
    "surprised-worried-inspired",
    "hopes-fears",
    "energy",
    "six-hats",
    "swot",
    "speed-car",
    "heard-seen-respected",
    "lean-coffee",
    "plus-delta",
    "working-stuck",
    "wins",
    "weather-report",
    "timeline",
    "letter",
  ],
};
const PATTERNS = { space: /^[A-Za-z0-9._-]{1,64}$/, week: /^[1-9][0-9]{0,2}$/, board: /^[A-Za-z0-9._-]{1,64}$/ };
const EXPECTED = { space: "a-z A-Z 0-9 . _ - (1–64)", week: "1, 2, 3…", board: "a-z A-Z 0-9 . _ - (1–64)" };

/** Whether a text may name a space. */
export const isSpace = (text) => PATTERNS.space.test(text);

/** The values that are right, and the problems of those that are not: `{attribute, value, expected}`. */
export function attributes(element) {
  const values = {};
  const problems = [];
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name);
    const wrong =
      (CHOICES[name] && !CHOICES[name].includes(value)) || (PATTERNS[name] && !PATTERNS[name].test(value));
    if (wrong) problems.push({ attribute: name, value, expected: EXPECTED[name] ?? CHOICES[name].join(", ") });
    else values[name] = value;
  }
  return { values, problems };
}

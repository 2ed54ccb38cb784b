// What the measurements in a page have in common: time, waiting, typing and the same prose every time.

/** A linear congruential generator (Numerical Recipes): the same prose every time. */
export function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export const piece = (text, roll, letters) => {
  const start = roll(text.length - letters);
  return text.slice(start, start + letters);
};

const at = (times, share) => [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)];
export const spread = (times) => ({ p50: at(times, 0.5), p95: at(times, 0.95), max: at(times, 1) });
export const timed = async (work) => {
  const start = performance.now();
  const value = await work();
  return { value, time: performance.now() - start };
};
export const frame = () => new Promise(requestAnimationFrame);
export const asked = (request) =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
export async function until(found) {
  for (;;) {
    const value = found();
    if (value) return value;
    await frame();
  }
}

export const inside = (element, css) => element.shadowRoot?.querySelector(css);

/** Notes when an element last changed on screen. */
export function watched(element) {
  const seen = { last: 0 };
  const watch = new MutationObserver(() => (seen.last = performance.now()));
  watch.observe(element.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
  seen.stop = () => watch.disconnect();
  return seen;
}

/** From a deed to the last change it makes on screen. */
export async function settled(seen, act) {
  const start = performance.now();
  act();
  seen.last = performance.now();
  for (let quiet = 0, before = seen.last; quiet < 3; quiet++) {
    await frame();
    if (seen.last !== before) [quiet, before] = [0, seen.last];
  }
  return seen.last - start;
}

export const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
};

/** From a keystroke to the last change it makes on screen. */
export const keystroke = (field, seen, text) => settled(seen, () => write(field, text));

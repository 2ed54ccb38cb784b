// One call makes one instance of the program's glue, with its own memory: a page heals from a panic by another call.
//
// A panic ends the wasm instance without a word: the call that was running throws, and whatever was half done stays
// half done. So every call into the instance goes through `enter`, which sees the first error that comes out, tells
// those who watch, and lets nothing in afterwards. An error that Rust returns as a value never comes this way.

// What a call finds when nobody is there: the glue takes results apart by index and must find no error in them.
const NOTHING = Object.freeze([]);

export default function createGlue(fetchChunk, markup) {
  const watchers = [];
  let over = false;
  let depth = 0;

  function enter(call, values) {
    if (over) {
      // A listener or timer that is still attached finds nobody; a call from the dying instance's own frames must
      // not carry on in it.
      if (depth > 0) throw new Error("escale: the instance has ended");
      return NOTHING;
    }
    depth += 1;
    try {
      return call(...values);
    } catch (error) {
      if (!over) {
        over = true;
        for (const watcher of watchers) queueMicrotask(() => watcher(error));
      }
      throw error;
    } finally {
      depth -= 1;
    }
  }

  function guard(exports) {
    const guarded = {};
    for (const [name, item] of Object.entries(exports)) {
      guarded[name] = typeof item === "function" ? (...values) => enter(item, values) : item;
    }
    return guarded;
  }

  /*GLUE*/
  return { ...glue, watch: (watcher) => void watchers.push(watcher) };
}

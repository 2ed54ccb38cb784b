// The running program: one instance for all elements of the page, replaced when it dies.
//
// Rust panics abort the whole instance. The loader then makes a fresh one from the same files and mounts every
// element again; what was being typed comes back from the drafts.

import createGlue from "escale-glue";
import { chunks } from "escale-build";
import { fetchModule, probe } from "./files.js";
import { markup } from "./trusted.js";

const CORE = "escale.wasm";
const MOST_RESTARTS = 3;

let current;
let restarts = 0;

/** The instance that runs the elements of the page. */
export function instance(controller) {
  const run = (current ??= boot());
  run.controllers.add(controller);
  return run.glue;
}

/** An element that was taken down is not kept for the sake of a program that may die. */
export function leave(controller) {
  current?.controllers.delete(controller);
}

/** Sends for the files that a widget needs besides the core. Rejects with why one of them cannot be had. */
export function parts(widget) {
  const all = probe().then(() => Promise.all((chunks[widget] ?? []).map(fetchModule)));
  all.catch(() => {});
  return all;
}

function boot() {
  const run = { controllers: new Set() };
  run.glue = start(run).catch((error) => {
    if (current === run) current = undefined;
    throw error;
  });
  return run;
}

async function start(run) {
  await probe();
  const core = fetchModule(CORE);
  // Reading the glue takes a phone a moment; what the widgets need is sent for before that.
  await null;
  const glue = createGlue((name) => fetchModule(`chunks/${name}`), markup);
  await glue.default({ module_or_path: await core });
  glue.watch(() => died(run));
  return glue;
}

/** Called at most once per instance, when it aborted. */
function died(run) {
  if (current !== run) return;
  current = undefined;
  restarts += 1;
  for (const controller of run.controllers) {
    if (restarts > MOST_RESTARTS) controller.giveUp();
    else controller.revive();
  }
}

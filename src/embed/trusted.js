// Where a page asks for Trusted Types, markup and the address of our one script come from a policy that it can name. A
// page that does not list the policy refuses plain text as well, and reports that itself.
//
// The markup is that of the widgets' own templates; what members and hosts write goes in as text.

import { script } from "./script.js";

let policy;

/** Markup that may be given to `innerHTML`. */
export const markup = (text) => (policy ??= made()).createHTML(text);

/** The address of a file of ours, which may be given to `src`. */
export const scriptAddress = (name) => (policy ??= made()).createScriptURL(name);

function made() {
  const rules = { createHTML: (text) => text, createScriptURL: (name) => script.base + name };
  try {
    return globalThis.trustedTypes?.createPolicy("escale", rules) ?? rules;
  } catch {
    return rules;
  }
}

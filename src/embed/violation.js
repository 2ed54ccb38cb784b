// What the page's policy refuses: the error of a refused request says nothing of it, the report of the policy does.

const VIOLATION_MILLIS = 300;

/** Resolves with the policy's report of what it just refused, or nothing if it does not report. */
export function violation(matches) {
  return new Promise((resolve) => {
    // One that is only reported refuses nothing.
    const heard = (event) => event.disposition !== "report" && matches(event) && done(event);
    const done = (event) => {
      document.removeEventListener("securitypolicyviolation", heard);
      resolve(event);
    };
    document.addEventListener("securitypolicyviolation", heard);
    setTimeout(done, VIOLATION_MILLIS);
  });
}

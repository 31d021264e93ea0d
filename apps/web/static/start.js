// Loads the program, in the page and in its worker alike. Of all text that could become a script's address, the browser
// takes these only; nothing ever becomes HTML.
import init from "./{{script}}";

const scripts = [import.meta.url, new URL("/sw.js", location.origin).href];

globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => (scripts.includes(new URL(url, location.origin).href) ? url : null),
});

await init({ module_or_path: new URL("./{{program}}", import.meta.url) });

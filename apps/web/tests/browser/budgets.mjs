// What the web client costs on this machine, as a table; run by `cargo xtask browser --measure`.

import { readFileSync, readdirSync } from "node:fs";
import { openBrowser, Person, Relay, Terminal } from "./world.mjs";

const MESSAGES = Number(process.env.KITH_MESSAGES ?? 10_000);
const rows = [];
const row = (what, figure) => {
  rows.push([what, figure]);
  console.log(`${what.padEnd(64)}${figure}`);
};
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const most = (numbers) => Math.max(...numbers);

const browser = await openBrowser();
const system = await browser.newBrowserCDPSession();

/** The processes that show pages, by their ids; Linux tells what they use. */
async function renderers() {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** What a process has for itself, megabytes. */
function memory(id) {
  const told = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
  const kilobytes = [...told.matchAll(/^Private_\w+: +(\d+) kB/gm)].reduce((sum, [, number]) => sum + Number(number), 0);
  return Math.round(kilobytes / 1000);
}

/** The time that workers' threads had a processor for, milliseconds; the kernel counts it in hundredths of a second. */
async function workersTime() {
  const threads = (await renderers()).flatMap((id) => readdirSync(`/proc/${id}/task`).map((thread) => `/proc/${id}/task/${thread}/stat`));
  const stats = threads.map((file) => /\((.*)\) (.*)/.exec(readFileSync(file, "utf8")));
  const workers = stats.filter(([, name]) => name.startsWith("DedicatedWorker"));
  return workers.map(([, , rest]) => rest.split(" ")).reduce((sum, rest) => sum + 10 * (Number(rest[11]) + Number(rest[12])), 0);
}

const relay = await new Relay().start();
const terminal = new Terminal();
terminal.begin(relay.url, "Tom");

// First load: everything that comes over the network, compressed as it comes.
const context = await browser.newContext({ locale: "en" });
const fresh = await context.newPage();
const network = await context.newCDPSession(fresh);
let bytes = 0;
network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
await network.send("Network.enable");
const begun = performance.now();
await fresh.goto(relay.page);
await fresh.getByLabel("Your name").waitFor();
row("first load, until a name can be typed", `${Math.round(performance.now() - begun)} ms`);
row("first load, transferred", `${(bytes / 1e6).toFixed(2)} MB`);
await context.close();

const ada = await Person.open(browser, relay.page, "Ada");
row("the tab and its worker without an account, private memory", `${most((await renderers()).map(memory))} MB`);
await ada.begin("open sesame");
terminal.run("contact", "add", await ada.card(), "--as", "Ada");
terminal.run("sync");
await ada.accept();
terminal.run("sync");

// A long conversation, written by the page itself as fast as its engine takes it.
const workedBefore = await workersTime();
const took = await ada.page.evaluate(async (messages) => {
  const channel = new BroadcastChannel("kith");
  const waiting = new Map();
  channel.onmessage = ({ data }) => {
    const { answer } = JSON.parse(data);
    if (answer?.to === "measure") waiting.get(answer.number)?.();
  };
  const begun = performance.now();
  for (let number = 0; number < messages; number += 1) {
    const done = new Promise((resolve) => waiting.set(number, resolve));
    const ask = { do: { send_text: { name: "Tom", text: `number ${number}, and a little more, as people write` } } };
    channel.postMessage(JSON.stringify({ call: { from: "measure", number, ask } }));
    await done;
    waiting.delete(number);
  }
  channel.close();
  return performance.now() - begun;
}, MESSAGES);
const worked = (await workersTime()) - workedBefore;
row(`a message written, encrypted and durable (mean of ${MESSAGES})`, `${(took / MESSAGES).toFixed(2)} ms`);
row("… of which the worker with the engine had the processor", `${(worked / MESSAGES).toFixed(2)} ms`);
await ada.page.locator(".message.own").last().getByLabel(/Sent|Delivered/).waitFor({ timeout: 600_000 });

row(`the tab and its worker after ${MESSAGES} messages at once, private memory`, `${most((await renderers()).map(memory))} MB`);

// The next day.
const before = await renderers();
await ada.page.close();
const page = (ada.page = await ada.context.newPage());
await page.goto(relay.page);
await page.getByLabel("Passphrase").fill("open sesame");
const unlocked = performance.now();
await page.getByRole("button", { name: "Unlock" }).click();
await page.getByRole("navigation").waitFor();
row(`unlocking with ${MESSAGES} messages, until the list is there`, `${Math.round(performance.now() - unlocked)} ms`);
const opened = performance.now();
await ada.open("Tom");
await page.locator(".message").last().waitFor();
row("opening the conversation", `${Math.round(performance.now() - opened)} ms`);

// Typing: from the key to the next picture.
await page.getByLabel("Write a message").focus();
await page.evaluate(() => {
  globalThis.latencies = [];
  addEventListener("keydown", (event) => {
    requestAnimationFrame(() => setTimeout(() => globalThis.latencies.push(performance.now() - event.timeStamp)));
  }, { capture: true });
});
await page.keyboard.type("the quick brown fox jumps over the lazy dog", { delay: 40 });
const latencies = await page.evaluate(() => globalThis.latencies);
row("typing, key to picture, median and most", `${median(latencies).toFixed(0)} and ${most(latencies).toFixed(0)} ms`);

// Scrolling through all of it.
const frames = await page.locator(".messages").evaluate(async (list) => {
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 300; step += 1) {
    list.scrollBy(0, -120);
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
});
row("scrolling, a frame, median and most", `${median(frames).toFixed(0)} and ${most(frames).toFixed(0)} ms`);

// Everything that the page's process, with its worker, has for itself.
const all = await renderers();
const own = all.filter((id) => !before.includes(id));
row(`the tab and its worker with ${MESSAGES} messages, private memory`, `${most((own.length > 0 ? own : all).map(memory))} MB`);

await browser.close();
await relay.remove();
terminal.remove();

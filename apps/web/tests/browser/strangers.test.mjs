// C1.1 in a browser: however many strangers knock, whatever they call themselves, nothing of theirs is shown or loaded.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { Person, stage } from "./world.mjs";

const STRANGERS = Number(process.env.KITH_STRANGERS ?? 30);
/** What a stranger would have others see or follow. */
const BAIT = [
  "https://evil.example/x", "evil.example", "Mum new number", "<img src=//evil.example/i>", "<b>Ada</b>", "Kith Support",
  "javascript:alert(1)", "\u202eelpmaxe.live", "Ada\u200b", "\u0410da", "+39 333 1234567", "a@evil.example", "🎁🎁🎁", "שלום", "مرحبا", "data:text/html,x",
];
const GREETINGS = ["none", "hello", "we-met", "family", "work"];

const { browser, relay } = await stage();

/** Repeatable, so that a run that fails can be had again. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function knock(folder, number, link) {
  const pick = chance(number + 1);
  const pieces = Array.from({ length: 1 + pick(3) }, () => BAIT[pick(BAIT.length)]);
  const name = [...pieces.join(pick(2) ? " " : "")].slice(0, 60).join("").trim() || "x";
  const kith = (...words) => promisify(execFile)(process.env.KITH, ["--home", join(folder, `${number}`), ...words]);
  const phrase = join(folder, `${number}-phrase`);
  await kith("account", "create", "--relay", relay.url, "--name", name, "--no-passphrase", "--recovery-file", phrase);
  await kith("contact", "add", link, "--greeting", GREETINGS[pick(GREETINGS.length)], "--timeout", "60s");
  rmSync(join(folder, `${number}`), { recursive: true });
}

const options = { skip: !process.env.KITH, timeout: 120_000 + STRANGERS * 10_000 };
test(`${STRANGERS} first contacts load nothing and show nothing to click`, options, async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  await ada.begin();
  const link = await ada.card({ once: false });
  await ada.page.goto(`${relay.page}#/requests`);
  const requests = [];
  ada.context.on("request", (request) => request.url().startsWith(relay.page) || requests.push(request.url()));

  const folder = mkdtempSync(join(tmpdir(), "kith-strangers-"));
  const waiting = Array.from({ length: STRANGERS }, (_, number) => number);
  const work = async () => {
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) await knock(folder, number, link);
  };
  await Promise.all([work(), work()]);
  rmSync(folder, { recursive: true });

  await ada.page.getByText(STRANGERS === 1 ? "1 request" : `${STRANGERS} requests`).waitFor();
  const cards = ada.page.locator("#screen article");
  await ada.page.waitForFunction((count) => document.querySelectorAll("#screen article").length === count, STRANGERS);
  const shown = await cards.evaluateAll((cards) => cards.map((card) => ({
    says: card.querySelector("h3").textContent,
    active: card.querySelectorAll("a, img, video, audio, iframe, object, embed, svg image, [onclick], [style]").length,
    words: card.querySelectorAll(".words b").length,
  })));
  for (const { says, active, words } of shown) {
    assert.match(says.replace(/[\u2068\u2069]/g, ""), /^(says “[\p{L}\p{M} '’.-]{1,24}”|gives no name that can be shown)$/u);
    assert.deepEqual([active, words], [0, 3]);
  }
  assert.deepEqual(requests, []);
  assert.deepEqual(ada.problems, []);
  await ada.picture("strangers");
  await ada.close();
});

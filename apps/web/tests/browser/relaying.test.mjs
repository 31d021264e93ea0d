// C4.2 with real processes: a page that relays what it learns within a second wants a device of its own in its visitor's
// account. The visitor is a robot with Kith in the same browser, and more or less obedient. Told what the visitor's screen
// shows, the page can win; otherwise it wins nothing.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";
import qrcode from "qrcode-generator";
import { Person, stage, Terminal } from "./world.mjs";

const ROUNDS = Number(process.env.KITH_ROUNDS ?? 2);
/** So long the page's own device tries what it learnt. */
const PATIENCE = "3s";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** What is a yes on any screen of Kith that somebody can come to by what a page shows or says. */
const YES = [/^Ask to be accepted$/, /^Accept$/, /^Let it in$/, /^Confirm/, /^It was me$/];

const { browser, relay } = await stage();

/** The page: what it shows and says in each round, and what it does with what is typed into it. */
class Attacker {
  #server;
  #account = new Terminal();
  #own;
  #tries = [];

  async open() {
    this.#account.begin(relay.url, "Mallory");
    this.#own = this.#account.start("device", "link", "--yes");
    this.code = await this.#own.line;
    this.card = /kith:card\/\S+/.exec(this.#account.run("card", "new"))?.[0] ?? "kith:card/";
    this.shown = "";
    this.#server = createServer((request, response) => this.#answer(request, response)).listen(0, "127.0.0.1");
    await new Promise((listening) => this.#server.on("listening", listening));
    return this;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}/`;
  }

  #answer(request, response) {
    if (request.method === "POST") {
      let told = "";
      request.on("data", (text) => (told += text));
      request.on("end", () => {
        this.tries(told.trim(), "60s");
        response.end();
      });
      return;
    }
    const code = qrcode(0, "M");
    code.addData(this.shown);
    code.make();
    const page = `<!doctype html><title>Join the group</title><h1>Join the group</h1><p>Scan this with Kith:</p>
      <img id="code" alt="" src="${code.createDataURL(5)}"><form id="form"><input id="told"><button>Join</button></form>
      <script>form.onsubmit = (event) => { event.preventDefault(); fetch("/", { method: "POST", body: told.value }); };</script>`;
    response.setHeader("content-type", "text/html").end(page);
  }

  /** The page's device asks to be let in with a code. */
  tries(code, patience = PATIENCE) {
    const thief = new Terminal();
    const asked = thief.start("device", "join", code, "--no-passphrase", "--name", "family phone", "--timeout", patience);
    this.#tries.push(asked.ended.then((end) => {
      const account = end === 0 ? JSON.parse(thief.run("account", "show", "--json")).id : undefined;
      thief.remove();
      return account;
    }));
  }

  /** The accounts that its devices were let into since this was asked last. */
  async accounts() {
    return Promise.all(this.#tries.splice(0));
  }

  /** A code that it makes up, as good as any but for its secret. */
  guess() {
    const bytes = Buffer.concat([Buffer.from([1]), randomBytes(16), Buffer.from(relay.url)]);
    return `KITHLINK${base32(Buffer.concat([bytes, check(bytes)]))}`;
  }

  shows(round) {
    const foreign = "2@AbCdEfGhIjKlMnOpQrStUv,WxYzAbCdEfGhIjKlMnOp,QrStUvWxYzAbCdEfGhIj,AbCdEfGhIjKlMnOp";
    const all = [this.code, this.card, foreign, `kith:card/${this.code}`, "sgnl://linkdevice?uuid=x&pub_key=y"];
    this.shown = all[round % all.length];
  }

  async close() {
    this.#own.stop();
    this.#server.close();
    await this.accounts();
    this.#account.remove();
  }
}

function check(bytes) {
  const hash = createHash("sha256");
  for (const part of [Buffer.from("kith link code v1"), bytes]) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(part.length));
    hash.update(length).update(part);
  }
  return hash.digest().subarray(0, 4);
}

function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.match(/.{1,5}/g).map((five) => LETTERS[parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** Gives the picture that the page shows to every scanner of the client, and then the same as text. */
async function scans(victim, picture, text) {
  await victim.page.evaluate(() => (location.hash = "#/add"));
  await victim.page.getByLabel("Link of the card").last().waitFor();
  await victim.choose("shown.png", picture);
  await victim.page.locator(".scan .problem, .scan .good").filter({ hasText: /./ }).first().waitFor();
  await victim.page.getByLabel("Link of the card").last().fill(text);
}

/** Answers whatever asks, on every screen that asks anything, with yes. */
async function saysYes(victim) {
  await victim.page.bringToFront();
  for (const screen of ["#/add", "#/link", "#/requests", "#/settings"]) {
    if (screen !== "#/add") await victim.page.evaluate((screen) => (location.hash = screen), screen);
    await victim.page.locator(screen === "#/settings" ? ".device" : "#screen article, #screen .empty").first().waitFor();
    for (const name of YES) {
      for (const button of await victim.page.getByRole("button", { name }).all()) {
        await button.click({ timeout: 5000 }).catch(() => {});
      }
    }
    const dialog = victim.page.getByRole("dialog");
    if (await dialog.isVisible()) await dialog.locator(".button.main").last().click({ timeout: 5000 }).catch(() => {});
  }
}

/** Types and taps what the page says: shows a code for a new device, gives itself a name, makes a card. */
async function obeys(victim, round) {
  const { page } = victim;
  if (round % 3 === 2) {
    await page.evaluate(() => (location.hash = "#/settings"));
    await page.getByLabel("Your name").fill("Support");
    await page.getByRole("button", { name: "Save" }).click();
    return;
  }
  await page.evaluate(() => (location.hash = "#/link"));
  const code = page.locator('output[aria-label="One-time code"]');
  const show = page.getByRole("button", { name: "Show the code" });
  const again = page.getByRole("button", { name: "Show a new code" });
  await code.or(show).or(again).waitFor();
  if (await again.isVisible()) await again.click();
  if (!(await code.isVisible())) await show.click();
  await code.waitFor();
}

/** One round; whether the page has a device in the account now. */
async function plays(attacker, victim, level, round) {
  attacker.shows(round);
  const visit = await victim.context.newPage();
  await visit.goto(attacker.url);
  await scans(victim, await visit.locator("#code").screenshot(), attacker.shown);
  if (level >= 2) await obeys(victim, round);
  const screen = victim.page.locator('output[aria-label="One-time code"]');
  if (level >= 3) {
    await visit.locator("#told").fill(await screen.innerText());
    await visit.locator("#form button").click();
    await victim.page.getByRole("button", { name: "Let it in", exact: true }).waitFor();
  } else {
    attacker.tries(round % 2 ? attacker.guess() : attacker.code);
  }
  if (level >= 1) await saysYes(victim);
  const accounts = await attacker.accounts();
  if (level >= 1) await saysYes(victim);
  await victim.page.evaluate(() => (location.hash = "#/settings"));
  const own = await victim.page.locator('output[aria-label="Account"]').innerText();
  await victim.page.locator(".device").first().waitFor();
  const devices = await victim.page.locator(".device").count();
  await visit.close();
  return devices > 1 || accounts.includes(own);
}

for (const [level, name] of ["scans what it shows", "also says yes to everything", "also types and taps what it says"].entries()) {
  const options = { skip: !process.env.KITH, timeout: 120_000 + ROUNDS * 30_000 };
  test(`L${level}: a page wins no device from a visitor who ${name}`, options, async (context) => {
    const attacker = await new Attacker().open();
    after(() => attacker.close());
    const victim = await Person.open(browser, relay.page, "Vera");
    await victim.begin();
    let won = 0;
    for (let round = 0; round < ROUNDS; round += 1) won += await plays(attacker, victim, level, round);
    context.diagnostic(`L${level}: won ${won} of ${ROUNDS}`);
    assert.equal(won, 0);
    await victim.close();
  });
}

test("L3: told what the screen shows, the page can win", { skip: !process.env.KITH }, async () => {
  const attacker = await new Attacker().open();
  after(() => attacker.close());
  const victim = await Person.open(browser, relay.page, "Vera");
  await victim.begin();
  assert.equal(await plays(attacker, victim, 3, 0), true);
  await victim.close();
});

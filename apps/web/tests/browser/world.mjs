// A relay, a browser, and people who use them as people do: by what stands on the screen.

import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

// Every program that a test starts is ended with it.
process.setMaxListeners(0);

/** Longer than anything takes on a slow machine. */
const PATIENCE = 60_000;
const WIDE = { width: 1200, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Where pictures of screens go, if anybody wants them. */
const PICTURES = process.env.KITH_PICTURES;

/** The relay as its operator runs it; it can be stopped and started again where it was. */
export class Relay {
  #folder = mkdtempSync(join(tmpdir(), "kith-browser-"));
  #process;
  #address = "127.0.0.1:0";
  #options;

  constructor(options = []) {
    this.#options = options;
  }

  async start() {
    const options = ["--data", this.#folder, "--listen", this.#address, ...this.#options];
    this.#process = spawn(process.env.KITH_SERVER, options, { stdio: ["ignore", "pipe", "ignore"] });
    // Whatever fails, nothing of it stays behind.
    process.once("exit", () => this.#process.kill("SIGKILL"));
    const address = await new Promise((found, lost) => {
      let said = "";
      this.#process.stdout.on("data", (text) => {
        const line = /listening on ws:\/\/(\S+)\/v1/.exec((said += text));
        if (line) found(line[1]);
      });
      this.#process.on("exit", (code) => lost(new Error(`the relay ended with ${code}`)));
    });
    this.#address = address;
    return this;
  }

  get page() {
    return `http://${this.#address}/`;
  }

  get url() {
    return `ws://${this.#address}/v1`;
  }

  /** A code with which one account can be founded, as its operator makes it. */
  invitation() {
    return execFileSync(process.env.KITH_SERVER, ["invite", "--data", this.#folder], { encoding: "utf8" }).trim();
  }

  kill() {
    return new Promise((gone) => {
      this.#process.on("exit", gone);
      this.#process.kill("SIGKILL");
    });
  }

  async remove() {
    await this.kill();
    rmSync(this.#folder, { recursive: true });
  }
}

/** A browser; with a film, that is what its camera sees. */
export async function openBrowser(film) {
  const executablePath = process.env.KITH_CHROMIUM ?? "/usr/bin/chromium";
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  if (film) {
    args.push("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`);
  }
  return chromium.launch({ executablePath, args });
}

/** A browser and a relay for the tests of one file. */
export async function stage() {
  const browser = await openBrowser();
  const relay = await new Relay().start();
  after(async () => {
    await browser.close();
    await relay.remove();
  });
  return { browser, relay };
}

/** One person with a profile of the browser of their own. */
export class Person {
  constructor(name, context, page, problems) {
    Object.assign(this, { name, context, page, problems });
  }

  static async open(browser, url, name, options = {}) {
    const permissions = ["clipboard-read", "clipboard-write"];
    const context = await browser.newContext({ viewport: WIDE, locale: "en", permissions, ...options });
    context.setDefaultTimeout(PATIENCE);
    const problems = [];
    context.on("weberror", (error) => problems.push(error.error().message));
    context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel("Your name").waitFor();
    return new Person(name, context, page, problems);
  }

  /** The whole first run, and the words of the phrase; with a passphrase if one is given, or else in another way. */
  async begin(passphrase, otherwise = "Without one") {
    const { page } = this;
    await page.getByLabel("Your name").fill(this.name);
    await page.getByRole("button", { name: "Next" }).click();
    if (passphrase) {
      await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
      await page.getByLabel("The same again").fill(passphrase);
    } else {
      await page.getByLabel(otherwise).check();
    }
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("I have written it down").waitFor();
    const words = await page.locator(".phrase li").allInnerTexts();
    await page.getByText("I have written it down").click();
    for (const field of await page.locator("form label").all()) {
      const place = Number(/\d+/.exec(await field.innerText())[0]);
      await field.locator("input").fill(words[place - 1]);
    }
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByRole("navigation").waitFor();
    return words;
  }

  /** Enters an invitation, before the first step is taken. */
  async invited(code) {
    await this.page.locator("details summary").click();
    await this.page.getByLabel("Invitation code, if the relay asks for one").fill(code);
  }

  /** Shows a one-time code for linking a device, and returns it. */
  async showCode(passphrase) {
    await this.page.evaluate(() => (location.hash = "#/link"));
    const show = this.page.getByRole("button", { name: "Show the code" }).or(this.page.getByRole("button", { name: "Show a new code" }));
    await show.waitFor();
    if (await this.page.getByRole("button", { name: "Show a new code" }).isVisible()) {
      await this.page.getByRole("button", { name: "Show a new code" }).click();
    }
    if (passphrase) await this.page.getByLabel("Passphrase").fill(passphrase);
    await this.page.getByRole("button", { name: "Show the code" }).click();
    return this.page.locator('output[aria-label="One-time code"]').innerText();
  }

  /** From the first run on: asks to be let into the account whose device shows a code. */
  async enterCode(code, { name = "Second browser", passphrase } = {}) {
    const { page } = this;
    await page.getByRole("button", { name: "Link to my account" }).click();
    if (passphrase) {
      await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
      await page.getByLabel("The same again").fill(passphrase);
    } else {
      await page.getByLabel("Without one").check();
    }
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByLabel("One-time code").fill(code);
    await page.getByLabel("Name of this browser").fill(name);
    await page.getByRole("button", { name: "Link this browser" }).click();
  }

  /** Answers who asks to be let in, and confirms it at once. */
  async letIn(passphrase) {
    const { page } = this;
    await page.getByRole("button", { name: "Let it in", exact: true }).click();
    await page.locator(".linking").getByRole("button", { name: "Confirm" }).click();
    if (passphrase) await page.getByRole("dialog").getByLabel("Passphrase").fill(passphrase);
    await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
    await page.getByText(/is confirmed(, and has all|\. It gets) your conversations/).waitFor();
  }

  async go(name) {
    await this.page.locator("nav header").getByLabel(name).click();
  }

  /** Makes a card, for one person if not for more, and returns its link. */
  async card({ once = true } = {}) {
    await this.go("New conversation");
    await this.page.getByLabel("For one person only").setChecked(once);
    await this.page.getByRole("button", { name: "Make a card" }).click();
    return this.page.locator('output[aria-label="Link of the card"]').innerText();
  }

  async add(link, name) {
    await this.go("New conversation");
    await this.page.getByLabel("Link of the card").last().fill(link);
    await this.page.getByLabel("Call them").fill(name);
    await this.page.getByRole("button", { name: "Ask to be accepted" }).click();
    await this.page.locator(".words-sent").waitFor();
  }

  async accept() {
    await this.page.getByText("1 request").click();
    await this.page.getByRole("button", { name: "Accept" }).click();
    await this.page.locator("#screen header").getByText("End-to-end encrypted").waitFor();
  }

  async open(name) {
    await this.page.getByRole("navigation").getByRole("link", { name }).click();
    await this.page.getByLabel("Write a message").waitFor();
  }

  async say(text) {
    await this.page.getByLabel("Write a message").fill(text);
    await this.page.keyboard.press("Enter");
  }

  async unlock(passphrase) {
    await this.page.getByLabel("Passphrase").fill(passphrase);
    await this.page.getByRole("button", { name: "Unlock" }).click();
    await this.page.getByRole("navigation").waitFor();
  }

  /** Chooses a picture to read a card from. */
  async choose(name, buffer) {
    await this.page.locator("input[type=file]").setInputFiles({ name, mimeType: "image/png", buffer });
  }

  /** Waits until a text stands in the conversation; it must stand there once. */
  async sees(text) {
    const messages = this.page.locator(".message", { hasText: text });
    await messages.first().waitFor();
    return messages.count();
  }

  async picture(name) {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  async close() {
    await this.context.close();
  }
}

/** The terminal client, with a home of its own. */
export class Terminal {
  #home = mkdtempSync(join(tmpdir(), "kith-terminal-"));

  run(...words) {
    const home = join(this.#home, "home");
    return execFileSync(process.env.KITH, ["--home", home, "--lang", "en", ...words], { encoding: "utf8" });
  }

  /** Sends many texts at once and waits until all are with the relay. */
  say(name, texts) {
    const home = join(this.#home, "home");
    const program = spawn(process.env.KITH, ["--home", home, "rpc", "--allow", "send,read"], { stdio: ["pipe", "pipe", "inherit"] });
    const call = (id, method, params) => program.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
    texts.forEach((text, number) => call(number, "chat.send", { name, text }));
    call("sent", "sync", { timeout: "60s" });
    return new Promise((sent, lost) => {
      let said = "";
      program.stdout.on("data", (text) => {
        if (/"id":"sent"/.test((said += text))) program.stdin.end();
      });
      program.on("exit", (code) => (code === 0 ? sent() : lost(new Error(`kith rpc ended with ${code}: ${said.slice(-400)}`))));
    });
  }

  /** Begins a command that takes its time: its lines as they come, and its end. */
  start(...words) {
    const home = join(this.#home, "home");
    const program = spawn(process.env.KITH, ["--home", home, "--lang", "en", ...words], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const line = new Promise((found) => program.stdout.on("data", (text) => (said += text).includes("\n") && found(said.split("\n")[0])));
    const told = (async () => (await program.stderr.toArray()).join(""))();
    const ended = new Promise((end) => program.on("exit", (code) => end(code)));
    process.once("exit", () => program.kill("SIGKILL"));
    return { line, ended, told, stop: () => program.kill("SIGKILL") };
  }

  begin(url, name) {
    const phrase = join(this.#home, "phrase");
    this.run("account", "create", "--relay", url, "--name", name, "--no-passphrase", "--recovery-file", phrase);
  }

  remove() {
    rmSync(this.#home, { recursive: true });
  }
}

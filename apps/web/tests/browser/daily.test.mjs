// What daily use needs: long conversations, drafts, scanning, being told, and locking.

import assert from "node:assert/strict";
import { test } from "node:test";
import qrcode from "qrcode-generator";
import { Person, stage, Terminal } from "./world.mjs";

const LONG = 400;

const { browser, relay } = await stage();

/** A person in the browser and one at a terminal who know each other. */
async function acquainted(terminal, options) {
  terminal.begin(relay.url, "Tom");
  const ada = await Person.open(browser, relay.page, "Ada", options);
  await ada.begin("open sesame");
  terminal.run("contact", "add", await ada.card(), "--as", "Ada");
  terminal.run("sync");
  await ada.accept();
  terminal.run("sync");
  return ada;
}

test("a long conversation opens at the first new message, and every message can be reached", { skip: !process.env.KITH }, async () => {
  const terminal = new Terminal();
  const ada = await acquainted(terminal);
  const { page } = ada;
  await page.goto(`${relay.page}#/`);
  await terminal.say("Ada", Array.from({ length: LONG }, (_, number) => `number ${number}.`));
  await page.getByText(`${LONG} unread messages`).waitFor({ state: "attached" });
  await ada.open("Tom");
  await page.locator(".day.new").waitFor();
  const list = page.locator(".messages");
  const first = list.getByText("number 0.", { exact: true });
  const last = list.getByText(`number ${LONG - 1}.`, { exact: true });
  await first.waitFor();
  assert.equal(await last.count(), 0);
  const shown = new Set();
  const look = async () => (await list.locator(".message p").allInnerTexts()).forEach((text) => shown.add(text));
  const scroll = (by) => list.evaluate((list, by) => new Promise((done) => {
    list.scrollBy(0, by);
    requestAnimationFrame(() => requestAnimationFrame(done));
  }), by);
  // It is read once its end was seen, and not before.
  const unread = page.getByText(`${LONG} unread messages`);
  while ((await unread.count()) > 0) {
    await look();
    await scroll(400);
  }
  assert.equal(shown.size, LONG);
  assert.ok((await list.locator(".message").count()) <= 240);
  // The way back: what stands on the screen stays where it is while older messages come.
  while (!(await first.isVisible())) await scroll(-400);
  await page.getByRole("button", { name: "To the newest message" }).click();
  await last.waitFor();
  // Where a reader left it, it is opened again.
  await scroll(-3000);
  const before = await visible(list);
  await ada.go("Settings");
  await page.getByRole("navigation").getByRole("link", { name: "Tom" }).click();
  await page.locator(`[data-id="${before.id}"]`).waitFor();
  const again = await visible(list);
  assert.equal(again.id, before.id);
  assert.ok(Math.abs(again.top - before.top) < 3, `${again.top} was ${before.top}`);
  terminal.remove();
  await ada.close();
});

/** The first message on the screen, and where it stands. */
function visible(list) {
  return list.evaluate((list) => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const edge = list.getBoundingClientRect().top;
      const seen = [...list.querySelectorAll("[data-id]")].find((message) => message.getBoundingClientRect().bottom > edge);
      done({ id: seen.dataset.id, top: seen.getBoundingClientRect().top - edge });
    }));
  }));
}

test("what is written and not sent is there after the page was loaded again", async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  const ben = await Person.open(browser, relay.page, "Ben");
  await ada.begin("open sesame");
  await ben.begin();
  await ben.add(await ada.card(), "Ada");
  await ada.accept();
  await ada.page.getByLabel("Write a message").fill("not finis");
  await ada.go("Settings");
  await ada.page.getByText("Draft: not finis").waitFor();
  await ada.page.reload();
  await ada.unlock("open sesame");
  await ada.page.getByText("Draft: not finis").waitFor();
  await ada.open("Ben");
  await ada.page.waitForFunction(() => document.querySelector("textarea").value === "not finis");
  await ada.page.getByLabel("Write a message").press("Enter");
  await ada.sees("not finis");
  await ada.page.reload();
  await ada.unlock("open sesame");
  await ada.page.getByText("You: not finis").waitFor();
  await Promise.all([ada.close(), ben.close()]);
});

test("a card is read from a picture, and a code that would give an account away is refused by name", async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  const ben = await Person.open(browser, relay.page, "Ben");
  await ada.begin();
  await ben.begin();
  const link = await ada.card();
  const picture = await ada.page.locator("svg.qr").screenshot();
  await ben.go("New conversation");
  await ben.choose("card.png", picture);
  await ben.page.getByText("The card was read.").waitFor();
  assert.equal(await ben.page.getByLabel("Link of the card").last().inputValue(), link);
  await ben.choose("linking.png", drawn("2@abcdefghijklmnopqrstuvwxyz0123456789,ABCDEFGHIJKLMNOPQRSTUVWXYZ=,abcdef==,123"));
  await ben.page.getByText("into your WhatsApp account").waitFor();
  await ben.choose("nothing.png", await ben.page.locator("h1").screenshot());
  await ben.page.getByText("There is no code in this picture").waitFor();
  await Promise.all([ada.close(), ben.close()]);
});

/** The picture of a code with other content. */
function drawn(content) {
  const code = qrcode(0, "M");
  code.addData(content);
  code.make();
  return Buffer.from(code.createDataURL(6).split(",")[1], "base64");
}

test("whoever does not look is told that there is something new, and neither what nor from whom", async () => {
  const ada = await Person.open(browser, relay.page, "Ada", { permissions: ["notifications"] });
  const ben = await Person.open(browser, relay.page, "Ben");
  await ada.begin();
  await ben.begin();
  await ben.add(await ada.card(), "Ada");
  await ada.accept();
  await ada.page.getByRole("button", { name: "Tell me" }).click();
  await ada.page.getByRole("button", { name: "Tell me" }).waitFor({ state: "detached" });
  await ada.page.evaluate(() => {
    globalThis.told = [];
    const tell = (title, options) => void globalThis.told.push({ title, ...options });
    ServiceWorkerRegistration.prototype.showNotification = tell;
    globalThis.Notification = class { static permission = "granted"; constructor(title, options) { tell(title, options); } };
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await ben.page.getByRole("link", { name: "Write a message" }).click();
  await ben.say("the code of the door is 4711");
  await ada.page.waitForFunction(() => globalThis.told.length > 0);
  const [told] = await ada.page.evaluate(() => globalThis.told);
  assert.deepEqual([told.title, told.body], ["Kith", "New message"]);
  // Not seen, so not read.
  await ben.page.getByLabel("Delivered").waitFor();
  await ada.page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => false });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await ben.page.getByLabel("Read", { exact: true }).waitFor();
  await Promise.all([ada.close(), ben.close()]);
});

test("a page that nobody uses locks itself, in every tab, and shows nothing of what was said", async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  await ada.begin("open sesame");
  await ada.go("Settings");
  await ada.page.getByLabel("Lock when nobody has used Kith for").selectOption("1 minute");
  const second = await ada.context.newPage();
  await second.goto(relay.page);
  await second.getByRole("navigation").waitFor();
  await ada.page.getByRole("button", { name: "Unlock" }).waitFor({ timeout: 120_000 });
  await second.getByRole("button", { name: "Unlock" }).waitFor();
  assert.equal(await second.getByText("Ada").count(), 0);
  await ada.page.close();
  await second.getByLabel("Passphrase").fill("open sesame");
  await second.getByRole("button", { name: "Unlock" }).click();
  await second.getByRole("navigation").waitFor();
  await ada.close();
});

test("a passkey opens the home, and nothing does when the device does not know its owner", async () => {
  // Passkeys belong to a name, and an address is none.
  const ada = await Person.open(browser, relay.page.replace("127.0.0.1", "localhost"), "Ada");
  const devices = await ada.context.newCDPSession(ada.page);
  await devices.send("WebAuthn.enable");
  const options = { protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true };
  Object.assign(options, { hasUserVerification: true, isUserVerified: true, hasPrf: true });
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", { options });
  await ada.begin(undefined, "With this device’s own lock");
  await ada.card();
  await ada.page.reload();
  const open = ada.page.getByRole("button", { name: "Unlock with this device’s lock" });
  await open.waitFor();
  await open.click();
  await ada.page.getByRole("navigation").waitFor();
  await ada.go("Settings");
  await ada.page.getByRole("navigation").getByRole("button", { name: "Lock now" }).click();
  await devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await open.click();
  await ada.page.getByText("That did not open it.").waitFor();
  assert.equal(await ada.page.getByRole("navigation").count(), 0);
  await ada.close();
});

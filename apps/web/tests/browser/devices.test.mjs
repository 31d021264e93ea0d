// Several devices of one account: a browser and a terminal, and two browsers, as their owner links, uses and signs them out.

import assert from "node:assert/strict";
import { test } from "node:test";
import qrcode from "qrcode-generator";
import { Person, PHONE, stage, Terminal } from "./world.mjs";

const PASSPHRASE = "open sesame";
const { browser, relay } = await stage();

function open(name, options) {
  return Person.open(browser, relay.page, name, options);
}

/** Two people in browsers who know each other. */
async function friends(passphrase) {
  const [ada, ben] = await Promise.all([open("Ada"), open("Ben")]);
  await Promise.all([ada.begin(passphrase), ben.begin()]);
  await ben.add(await ada.card(), "Ada");
  await ada.accept();
  await ben.page.getByRole("link", { name: "Write a message" }).click();
  return [ada, ben];
}

test("a browser lets another one in, confirms it, and sends it what was said before; both show the same", async () => {
  const [ada, ben] = await friends(PASSPHRASE);
  await ada.say("before the other device");
  await ben.sees("before the other device");
  const code = await ada.showCode(PASSPHRASE);
  await ada.picture("link-code");
  const phone = await open("Ada", { viewport: PHONE });
  await phone.enterCode(code.toLowerCase().replace(/(.{10})/g, "$1 "), { name: "Phone browser", passphrase: "another one" });
  await ada.page.getByText("on the same network as this device").waitFor();
  await ada.picture("link-asks");
  await phone.page.getByText("Your other device has been asked").waitFor();
  await phone.picture("join-waiting");
  await ada.page.getByRole("button", { name: "Let it in", exact: true }).click();
  await phone.page.getByText("This device is on probation until").waitFor();
  await phone.picture("probation");
  await ada.picture("linked");
  await ada.page.locator(".linking").getByRole("button", { name: "Confirm" }).click();
  const dialog = ada.page.getByRole("dialog");
  await dialog.getByLabel("Passphrase").fill("not this one");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await dialog.getByText("That is not the passphrase.").waitFor();
  await dialog.getByLabel("Passphrase").fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await ada.page.getByText("has all your conversations from now on").waitFor();
  await phone.page.getByRole("navigation").getByRole("link", { name: "Ben" }).click();
  // Confirmed side by side, it is sent what was said before without being asked for; once more changes nothing.
  assert.equal(await phone.sees("before the other device"), 1);
  await ada.page.getByRole("button", { name: "Send older messages" }).click();
  await ada.page.getByLabel("Everything").check();
  await ada.picture("history");
  await ada.page.getByRole("dialog").getByRole("button", { name: "Send older messages" }).click();
  await ada.page.getByText(/text.* on the way to/).waitFor();
  assert.equal(await phone.sees("before the other device"), 1);
  await phone.say("from the phone");
  assert.equal(await ben.sees("from the phone"), 1);
  await ada.open("Ben");
  assert.equal(await ada.sees("from the phone"), 1);
  await ben.page.getByText("has another device since").first().waitFor();
  await ben.picture("contact-changed");
  await ben.say("to all of them");
  assert.equal(await phone.sees("to all of them"), 1);
  assert.equal(await ada.sees("to all of them"), 1);
  await ada.page.getByRole("navigation").getByRole("link", { name: "Note to self" }).click();
  await ada.say("milk and lemons");
  await phone.page.goto(`${relay.page}#/`);
  await phone.page.getByRole("navigation").getByRole("link", { name: "Note to self" }).click();
  assert.equal(await phone.sees("milk and lemons"), 1);
  await phone.picture("notes");
  assert.deepEqual([...ada.problems, ...phone.problems, ...ben.problems], []);
  await Promise.all([ada.close(), ben.close(), phone.close()]);
});

test("a device that is not mine is out at once, says so, and can be cleared", async () => {
  const [ada, ben] = await friends();
  const other = await open("Ada");
  await ada.showCode();
  // In words, as somebody types who reads them off; the address of the page's own relay goes without saying.
  const words = await ada.page.locator(".spoken").innerText();
  await other.enterCode(words.split(" at ")[0].toUpperCase());
  await ada.letIn();
  await other.open("Ben");
  await other.say("before it was signed out");
  await ben.sees("before it was signed out");
  await ada.page.goto(`${relay.page}#/`);
  await ada.page.getByText("A new device,").waitFor();
  await ada.picture("banner");
  await ada.page.getByRole("button", { name: "Not mine" }).click();
  await ada.page.getByText("It can read nothing that is written from then on").waitFor();
  await ada.picture("sign-out");
  await ada.page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await ada.page.getByText("is signed out, and every conversation has new keys").waitFor();
  await other.page.locator(".notice").getByText(/This device (is|was) signed out/).waitFor();
  assert.equal(await other.page.getByLabel("Write a message").count(), 0);
  await other.picture("signed-out");
  await ben.say("after it was signed out");
  await ada.open("Ben");
  assert.equal(await ada.sees("after it was signed out"), 1);
  await other.page.reload();
  await other.page.getByRole("navigation").getByRole("link", { name: "Ben" }).click();
  assert.equal(await other.sees("before it was signed out"), 1);
  assert.equal(await other.page.locator(".message", { hasText: "after it was signed out" }).count(), 0);
  await other.page.getByRole("button", { name: "Delete what is here" }).click();
  await other.page.getByRole("dialog").getByRole("button", { name: "Delete what is here" }).click();
  await other.page.getByLabel("Your name").waitFor();
  await other.page.reload();
  await other.page.getByLabel("Your name").waitFor();
  assert.deepEqual([...ada.problems, ...other.problems, ...ben.problems], []);
  await Promise.all([ada.close(), ben.close(), other.close()]);
});

test("a browser that is not let in says so, and the same code is good for nothing more", async () => {
  const ada = await open("Ada");
  await ada.begin();
  const code = await ada.showCode();
  const stranger = await open("Eve");
  await stranger.enterCode(code);
  await ada.page.getByRole("button", { name: "Do not let it in" }).click();
  await stranger.page.getByText("The other device did not let this one in.").waitFor();
  await stranger.picture("not-let-in");
  assert.equal(await stranger.page.getByRole("navigation").count(), 0);
  await ada.go("Settings");
  assert.equal(await ada.page.locator(".device").count(), 1);
  await ada.picture("settings-devices");
  const second = await open("Eve");
  await second.enterCode(code);
  await second.page.getByText("The other device did not let this one in.").waitFor();
  await second.page.getByRole("button", { name: "Back" }).click();
  await second.page.getByLabel("Your name").waitFor();
  assert.deepEqual([...ada.problems, ...stranger.problems, ...second.problems], []);
  await Promise.all([ada.close(), stranger.close(), second.close()]);
});

test("a terminal lets a browser in, and a browser lets a terminal in", { skip: !process.env.KITH }, async () => {
  const old = new Terminal();
  old.begin(relay.url, "Tom");
  const link = old.start("device", "link", "--yes");
  const tom = await open("Tom");
  await tom.enterCode(await link.line, { name: "Tom in the browser" });
  await tom.page.getByText("This device is on probation until").waitFor();
  assert.equal(await link.ended, 0, await link.told);
  const [id] = JSON.parse(old.run("device", "list", "--json")).filter(({ name }) => name === "Tom in the browser").map(({ id }) => id);
  old.run("device", "confirm", id);
  await tom.page.getByRole("navigation").getByRole("link", { name: "Note to self" }).click();
  await tom.say("from the browser");
  await tom.page.getByLabel(/Sent|Delivered|Read/).first().waitFor();
  old.run("sync");
  const [own] = JSON.parse(old.run("chat", "list", "--json")).filter(({ own }) => own);
  assert.match(old.run("chat", "read", own.name), /from the browser/);

  const third = new Terminal();
  const join = third.start("device", "join", await tom.showCode(), "--no-passphrase", "--name", "Lab terminal");
  await tom.letIn();
  assert.equal(await join.ended, 0, await join.told);
  third.run("sync");
  third.run("chat", "send", own.name, "from the lab", "--wait");
  await tom.page.getByRole("navigation").getByRole("link", { name: "Note to self" }).click();
  assert.equal(await tom.sees("from the lab"), 1);
  assert.deepEqual(tom.problems, []);
  old.remove();
  third.remove();
  await tom.close();
});

test("where a card is read, a linking code is refused and explained; where a code is read, a card is", async () => {
  const ada = await open("Ada");
  await ada.begin();
  const [code, card] = [await ada.showCode(), await ada.card()];
  const ben = await open("Ben");
  await ben.begin();
  await ben.go("New conversation");
  await ben.choose("code.gif", picture(code));
  await ben.page.getByText("Stop: this is a code that links a device of Kith").waitFor();
  assert.equal(await ben.page.getByLabel("Link of the card").last().inputValue(), "");
  await ben.page.getByLabel("Link of the card").last().fill(code);
  await ben.page.getByRole("button", { name: "Ask to be accepted" }).click();
  assert.equal(await ben.page.getByText("Stop: this is a code that links a device of Kith").count(), 2);
  await ben.picture("code-refused");

  const newcomer = await open("Eve");
  await newcomer.page.getByRole("button", { name: "Link to my account" }).click();
  await newcomer.page.getByLabel("Without one").check();
  await newcomer.page.getByRole("button", { name: "Next" }).click();
  await newcomer.choose("card.gif", picture(card));
  await newcomer.page.getByText("This is a contact card").waitFor();
  await newcomer.choose("whatsapp.gif", picture("2@AbCdEfGhIjKlMnOpQrStUv,WxYzAbCdEfGhIjKlMnOp,QrStUvWxYzAbCdEfGhIj,AbCdEfGhIjKlMnOp"));
  await newcomer.page.getByText(/Stop: this code lets whoever shows it into your .*WhatsApp/).waitFor();
  await newcomer.picture("join-code");
  await newcomer.choose("code.gif", picture(code));
  await newcomer.page.getByText("The code was read.").waitFor();
  assert.equal(await newcomer.page.getByLabel("One-time code").inputValue(), code);
  assert.deepEqual([...ada.problems, ...ben.problems, ...newcomer.problems], []);
  await Promise.all([ada.close(), ben.close(), newcomer.close()]);
});

function picture(content) {
  const code = qrcode(0, "M");
  code.addData(content);
  code.make();
  return Buffer.from(code.createDataURL(4).split(",")[1], "base64");
}

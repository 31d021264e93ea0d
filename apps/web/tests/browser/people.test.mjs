// People who meet, write, go away and come back, in real browsers and at a real terminal.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Person, PHONE, stage, Terminal } from "./world.mjs";

const { browser, relay } = await stage();

async function friends() {
  const ada = await Person.open(browser, relay.page, "Ada");
  const ben = await Person.open(browser, relay.page, "Ben", { viewport: PHONE });
  await ada.begin("open sesame");
  await ben.begin();
  await ben.add(await ada.card(), "Ada");
  await ada.accept();
  await ben.page.getByRole("link", { name: "Write a message" }).click();
  return [ada, ben];
}

test("two people meet by a card and see what they wrote, delivered and read", async () => {
  const [ada, ben] = await friends();
  await ada.say("the one with the lemons?");
  assert.equal(await ben.sees("the one with the lemons?"), 1);
  await ben.say("yes, and basil");
  assert.equal(await ada.sees("yes, and basil"), 1);
  await ada.page.getByLabel("Read", { exact: true }).first().waitFor();
  await ada.picture("conversation");
  await ben.picture("conversation-phone");
  await ada.page.emulateMedia({ colorScheme: "dark" });
  await ada.picture("conversation-dark");
  assert.deepEqual([...ada.problems, ...ben.problems], []);
  await Promise.all([ada.close(), ben.close()]);
});

test("a page that is loaded again is locked, and has everything once it is unlocked", async () => {
  const [ada, ben] = await friends();
  await ben.say("before the tab was closed");
  await ada.sees("before the tab was closed");
  await ada.page.reload();
  await ada.page.getByLabel("Passphrase").fill("open says me");
  await ada.page.getByRole("button", { name: "Unlock" }).click();
  await ada.page.getByText("That is not the passphrase.").waitFor();
  await ada.page.getByLabel("Passphrase").fill("open sesame");
  await ada.page.getByRole("button", { name: "Unlock" }).click();
  assert.equal(await ada.sees("before the tab was closed"), 1);
  await ada.say("after it");
  assert.equal(await ben.sees("after it"), 1);
  await Promise.all([ada.close(), ben.close()]);
});

test("a second tab shows the same and goes on when the first is closed", async () => {
  const [ada, ben] = await friends();
  const first = ada.page;
  ada.page = await ada.context.newPage();
  await ada.page.goto(relay.page);
  await ada.open("Ben");
  await ben.say("to both tabs");
  assert.equal(await ada.sees("to both tabs"), 1);
  await first.close();
  await ada.say("from the one that is left");
  assert.equal(await ben.sees("from the one that is left"), 1);
  await Promise.all([ada.close(), ben.close()]);
});

test("what is written while the relay is gone arrives once when it is back", async () => {
  const [ada, ben] = await friends();
  await relay.kill();
  await ada.page.getByText("Not connected.").waitFor();
  await ada.say("into the void");
  await ada.page.getByLabel("Waits to be sent").waitFor();
  await relay.start();
  assert.equal(await ben.sees("into the void"), 1);
  await ada.page.getByLabel(/Delivered|Read/).first().waitFor();
  assert.equal(await ada.sees("into the void"), 1);
  await Promise.all([ada.close(), ben.close()]);
});

test("a tab that is killed while it writes loses nothing that it showed as sent, and repeats nothing", async () => {
  const [ada, ben] = await friends();
  let written = 0;
  for (let round = 0; round < 4; round += 1) {
    for (let text = 0; text < 5; text += 1) await ada.say(`number ${(written += 1)}.`);
    const kept = await ada.page.locator(".message.own").count();
    const crashed = await ada.context.newPage();
    await ada.page.close();
    ada.page = crashed;
    await ada.page.goto(relay.page);
    await ada.page.getByLabel("Passphrase").or(ada.page.getByRole("navigation")).first().waitFor();
    if (await ada.page.getByLabel("Passphrase").isVisible()) {
      await ada.page.getByLabel("Passphrase").fill("open sesame");
      await ada.page.getByRole("button", { name: "Unlock" }).click();
    }
    await ada.open("Ben");
    await ada.page.waitForFunction((kept) => document.querySelectorAll(".message.own").length >= kept, kept);
  }
  const own = await ada.page.locator(".message.own p").allInnerTexts();
  await ben.sees(own.at(-1));
  const theirs = await ben.page.locator(".message:not(.own) p").allInnerTexts();
  assert.deepEqual(theirs, own);
  assert.equal(new Set(own).size, own.length);
  await Promise.all([ada.close(), ben.close()]);
});

test("a browser and a terminal write to each other", { skip: !process.env.KITH }, async () => {
  const terminal = new Terminal();
  terminal.begin(relay.url, "Tom");
  const ada = await Person.open(browser, relay.page, "Ada");
  await ada.begin();
  terminal.run("contact", "add", await ada.card(), "--as", "Ada");
  terminal.run("sync");
  await ada.accept();
  await ada.say("hello terminal");
  await ada.page.getByLabel("Sent").or(ada.page.getByLabel("Delivered")).first().waitFor();
  terminal.run("sync");
  terminal.run("chat", "send", "Ada", "hello browser", "--wait");
  assert.match(terminal.run("chat", "read", "Ada"), /hello terminal/);
  assert.equal(await ada.sees("hello browser"), 1);
  terminal.remove();
  await ada.close();
});

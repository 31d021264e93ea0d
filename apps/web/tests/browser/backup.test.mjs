// PIN and backup, and locking in a hurry, as their owner does it in a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Person, PHONE, stage } from "./world.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PIN = "lemon 4711 tree";

const { browser, relay } = await stage();

/** Waits for a line, and that its reader sees it where he is: what stands outside the window counts as visible elsewhere. */
async function isInSight(line) {
  await line.waitFor();
  const seen = await line.evaluate((element) => new Promise((resolve) => {
    new IntersectionObserver(([entry]) => resolve(entry.intersectionRatio)).observe(element);
  }));
  assert.ok(seen > 0.9, `of "${await line.textContent()}" ${seen} is in sight`);
}

test("a PIN is set with the keyboard alone, and what it guards opens with the phrase", async () => {
  const ada = await Person.open(browser, relay.page, "Ada", { viewport: PHONE, reducedMotion: "reduce" });
  const phrase = await ada.begin();
  const { page } = ada;
  await page.goto(`${relay.page}#/settings`);
  await page.getByText("You have no backup").waitFor();
  await page.getByRole("link", { name: "PIN and backup" }).press("Enter");
  const set = page.locator("article", { hasText: "Set a PIN" });
  await set.getByLabel("PIN", { exact: true }).focus();
  await page.keyboard.type("123456");
  await page.keyboard.press("Tab");
  await page.keyboard.type("123456");
  if (await set.getByLabel("Recovery phrase").isVisible()) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(phrase.join(" "));
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  await page.getByText("Anybody would try this PIN among the first").waitFor();
  await set.getByLabel("PIN", { exact: true }).fill(PIN);
  await set.getByLabel("The same PIN again").fill(PIN);
  await set.getByLabel("The same PIN again").press("Enter");
  await page.getByText(/Backup of .*: contacts: 0/).waitFor();
  await ada.picture("backup-made");

  const drill = page.locator("article", { has: page.getByRole("heading", { name: "Try whether it opens" }) });
  await drill.getByLabel("Recovery phrase").fill(phrase.join(" "));
  await drill.getByLabel("PIN").fill("another one 12");
  await drill.getByRole("button").click();
  await isInSight(page.getByText("That is not the PIN."));
  await drill.getByLabel("Recovery phrase").fill(phrase.join(" "));
  await drill.getByLabel("PIN").fill(PIN);
  await drill.getByRole("button").click();
  await isInSight(page.getByText("PIN and phrase are right, and everything opens."));
  await ada.picture("backup-drilled");
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    found.push(...violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id }) => `${colorScheme}: ${id}`));
    await ada.picture(`backup-${colorScheme}`);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(ada.problems, []);
  await ada.close();
});

test("in a hurry one key locks all tabs, and freezing is two presses from the list", async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  await ada.begin("open sesame");
  const second = await ada.context.newPage();
  await second.goto(relay.page);
  await second.getByRole("navigation").waitFor();
  await ada.page.bringToFront();
  await ada.picture("hurry");
  await ada.page.keyboard.press("Control+Shift+L");
  for (const page of [ada.page, second]) {
    await page.getByRole("heading", { name: "Kith is locked" }).waitFor();
    assert.equal(await page.getByRole("navigation").count(), 0);
  }
  await ada.unlock("open sesame");
  await ada.page.getByRole("navigation").getByRole("button", { name: "Lock now" }).click();
  await ada.page.getByRole("heading", { name: "Kith is locked" }).waitFor();
  await ada.unlock("open sesame");
  await ada.page.getByRole("navigation").getByRole("button", { name: "Freeze my account" }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Freeze my account" }).click();
  await ada.page.getByText("Your account is frozen since").waitFor();
  await ada.picture("hurry-frozen");
  assert.deepEqual(ada.problems, []);
  await ada.close();
});

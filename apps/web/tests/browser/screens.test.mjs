// Every screen for everybody: with a keyboard alone, and without serious findings of axe.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Person, PHONE, stage } from "./world.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const { browser, relay } = await stage();

/** The serious findings on what is shown now, in light and dark. */
async function findings(person, screen) {
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    await person.page.emulateMedia({ colorScheme });
    // Evaluated beside the page, whose policy would not let it in.
    await person.page.evaluate(AXE);
    const { violations } = await person.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    found.push(...grave.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}, ${colorScheme}: ${id}: ${html}`)));
    await person.picture(`${screen}-${colorScheme}-${person.page.viewportSize().width}`);
  }
  return found;
}

/** The serious findings while a second browser is linked, used and signed out. */
async function linking(ada) {
  const other = await Person.open(browser, relay.page, "Ada", { viewport: ada.page.viewportSize(), reducedMotion: "reduce" });
  const found = [];
  const code = await ada.showCode("open sesame");
  found.push(...(await findings(ada, "link-code")));
  await other.page.getByRole("button", { name: "Link to my account" }).click();
  await other.page.getByLabel("Without one").check();
  await other.page.getByRole("button", { name: "Next" }).click();
  await other.page.getByLabel("One-time code").fill(code);
  found.push(...(await findings(other, "join-code")));
  await other.page.getByRole("button", { name: "Link this browser" }).click();
  await ada.page.getByRole("button", { name: "Let it in", exact: true }).waitFor();
  found.push(...(await findings(ada, "link-asks")));
  found.push(...(await findings(other, "join-waiting")));
  await ada.page.getByRole("button", { name: "Let it in", exact: true }).click();
  await ada.page.locator(".linking").getByRole("button", { name: "Confirm" }).waitFor();
  await other.page.getByText("This device is on probation until").waitFor();
  found.push(...(await findings(ada, "linked")));
  found.push(...(await findings(other, "probation")));
  await ada.page.goto(`${relay.page}#/settings`);
  await ada.page.getByRole("button", { name: "Not mine" }).waitFor();
  await ada.page.locator(".device").nth(1).waitFor();
  found.push(...(await findings(ada, "devices")));
  await ada.page.getByRole("button", { name: "Not mine" }).click();
  found.push(...(await findings(ada, "sign-out")));
  await ada.page.getByRole("dialog").getByLabel("Passphrase").fill("open sesame");
  await ada.page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await other.page.locator(".notice").getByText(/This device (is|was) signed out/).waitFor();
  found.push(...(await findings(other, "signed-out")));
  await other.close();
  return found;
}

for (const viewport of [{ width: 1200, height: 800 }, PHONE]) {
  test(`no screen has a serious finding at ${viewport.width} pixels`, async () => {
    const ada = await Person.open(browser, relay.page, "Ada", { viewport, reducedMotion: "reduce" });
    const ben = await Person.open(browser, relay.page, "Ben");
    const found = await findings(ada, "first-run");
    await Promise.all([ada.begin("open sesame"), ben.begin()]);
    found.push(...(await findings(ada, "empty")));
    const link = await ada.card();
    found.push(...(await findings(ada, "card")));
    await ben.add(link, "Ada");
    await ada.page.goto(`${relay.page}#/requests`);
    await ada.page.getByRole("button", { name: "Accept" }).waitFor();
    found.push(...(await findings(ada, "request")));
    await ada.page.getByRole("button", { name: "Accept" }).click();
    await ada.say("see https://kith.example/lemons");
    await ada.page.getByLabel(/Delivered|Sent|Read/).first().waitFor();
    found.push(...(await findings(ada, "conversation")));
    await ada.page.getByRole("button", { name: "https://kith.example/lemons" }).click();
    await ada.page.getByText("kith.example", { exact: true }).waitFor();
    found.push(...(await findings(ada, "link")));
    await ada.page.keyboard.press("Escape");
    await ada.page.goto(`${relay.page}#/`);
    await ada.page.getByRole("searchbox", { name: "Search" }).fill("lemons");
    await ada.page.getByRole("region", { name: "Messages", exact: true }).getByRole("link").waitFor();
    found.push(...(await findings(ada, "search")));
    await ada.page.goto(`${relay.page}#/add`);
    await ada.page.getByRole("button", { name: "Make an invitation" }).click();
    await ada.page.getByText("Good for one account").waitFor();
    found.push(...(await findings(ada, "invitation")));
    await ada.page.goto(`${relay.page}#/contact/Ben`);
    await ada.page.locator(".digits").waitFor();
    found.push(...(await findings(ada, "contact")));
    await ada.page.goto(`${relay.page}#/settings`);
    await ada.page.locator("#screen").getByRole("button", { name: "Lock now" }).waitFor();
    found.push(...(await findings(ada, "settings")));
    found.push(...(await linking(ada)));
    await ada.page.goto(`${relay.page}#/settings`);
    await ada.page.locator("#screen").getByRole("button", { name: "Lock now" }).click();
    await ada.page.getByRole("button", { name: "Unlock" }).waitFor();
    found.push(...(await findings(ada, "locked")));
    assert.deepEqual(found, []);
    await Promise.all([ada.close(), ben.close()]);
  });
}

test("the first run needs no mouse", async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  const { page } = ada;
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await page.getByLabel("Your name").focus();
  await page.keyboard.type("Ada");
  await press("Enter");
  await page.getByText("How should Kith open?").first().waitFor();
  await press("Tab", "Tab");
  await page.keyboard.type("open sesame");
  await press("Tab");
  await page.keyboard.type("open sesame");
  await press("Enter");
  await page.getByText("I have written it down").waitFor();
  const words = await page.locator(".phrase li").allInnerTexts();
  await press("Tab", "Enter");
  await page.getByText("Is it on the paper?").waitFor();
  for (const field of await page.locator("form label").all()) {
    const place = Number(/\d+/.exec(await field.innerText())[0]);
    await press("Tab");
    await page.keyboard.type(words[place - 1]);
  }
  await press("Enter");
  await page.getByRole("navigation").waitFor();
  await ada.close();
});

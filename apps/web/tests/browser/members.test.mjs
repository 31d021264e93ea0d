// What one changes about oneself, looks for, and gives to people who are not here yet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Person, PHONE, Relay, stage, Terminal } from "./world.mjs";

/** More than are in the page at once. */
const MANY = 300;

const { browser, relay } = await stage();

test("a new name is what people who are asked from then on are told", async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  const ben = await Person.open(browser, relay.page, "Ben");
  await Promise.all([ada.begin(), ben.begin()]);
  await ada.go("Settings");
  const name = ada.page.getByLabel("Your name");
  assert.equal(await name.inputValue(), "Ada");
  await name.fill("   ");
  await name.press("Enter");
  await ada.page.getByText("A name has 1 to 64 characters").waitFor();
  await name.fill("Ada Lovelace");
  await name.press("Enter");
  await ada.page.getByText("Saved").waitFor();
  await ada.page.locator("nav header").getByText("Ada Lovelace").waitFor();
  await ada.picture("name");
  await ada.add(await ben.card(), "Ben");
  await ben.page.getByText("1 request").click();
  await ben.page.getByText("says “Ada Lovelace”").waitFor();
  await Promise.all([ada.close(), ben.close()]);
});

for (const viewport of [{ width: 1200, height: 800 }, PHONE]) {
  test(`a message is found by its letters, and opened where it stands, at ${viewport.width} pixels`, { skip: !process.env.KITH }, async () => {
    const terminal = new Terminal();
    terminal.begin(relay.url, "Tom");
    const ada = await Person.open(browser, relay.page, "Ada", { viewport, reducedMotion: "reduce" });
    const { page } = ada;
    await ada.begin();
    terminal.run("contact", "add", await ada.card(), "--as", "Ada");
    terminal.run("sync");
    await page.goto(`${relay.page}#/`);
    await ada.accept();
    terminal.run("sync");
    const texts = Array.from({ length: MANY }, (_, number) => `number ${number}.`);
    texts[20] = "Did you know that the Basil is ripe and that it smells of summer?";
    await terminal.say("Ada", texts);
    // Everything is read: nothing but the search leads back.
    await ada.sees(`number ${MANY - 1}.`);
    await page.goto(`${relay.page}#/`);
    const search = page.getByRole("searchbox", { name: "Search" });
    await search.fill("nobody ever said this");
    await page.getByText("Nothing found.").waitFor();
    await search.fill("basil is");
    await page.getByText("1 message found").waitFor({ state: "attached" });
    const found = page.getByRole("region", { name: "Messages", exact: true }).getByRole("link", { name: "Basil" });
    await found.waitFor();
    await ada.picture(`search-${viewport.width}`);
    await page.emulateMedia({ colorScheme: "dark" });
    await ada.picture(`search-dark-${viewport.width}`);
    // By the keyboard alone.
    await search.focus();
    const focused = () => found.evaluate((link) => link === document.activeElement);
    for (let presses = 0; presses < MANY && !(await focused()); presses += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const sought = page.locator(".message.sought", { hasText: "the Basil is ripe" });
    await sought.waitFor();
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector(".message.sought").getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    await ada.picture(`sought-${viewport.width}`);
    // From there the newest is one press away.
    await page.getByRole("button", { name: "To the newest message" }).click();
    await page.getByText(`number ${MANY - 1}.`, { exact: true }).locator("visible=true").last().waitFor();
    assert.deepEqual(ada.problems, []);
    terminal.remove();
    await ada.close();
  });
}

test("a member invites somebody onto a relay that admits nobody else", async () => {
  const closed = await new Relay(["--admission", "invite"]).start();
  const ada = await Person.open(browser, closed.page, "Ada");
  await ada.invited(closed.invitation());
  await ada.begin();
  await ada.go("New conversation");
  const card = ada.page.getByRole("article", { name: "Invite somebody to this relay" });
  await card.getByRole("button", { name: "Make an invitation" }).click();
  await card.getByText("Good for one account", { exact: true }).waitFor();
  const code = await card.getByLabel("Invitation code").innerText();
  await ada.picture("invitation");
  const ben = await Person.open(browser, closed.page, "Ben", { viewport: PHONE });
  await ben.invited(code);
  await ben.begin();
  await ben.add(await ada.card(), "Ada");
  await ada.page.getByText("1 request").waitFor();
  // Whoever has just come in invites nobody yet, and is told when.
  await ben.page.getByRole("button", { name: "Make an invitation" }).click();
  await ben.page.getByText("The next can be made from").waitFor();
  await ben.picture("invitation-phone");
  await Promise.all([ada.close(), ben.close()]);
  await closed.remove();
});

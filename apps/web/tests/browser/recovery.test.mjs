// The account in danger, as its owner sees it in a browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Person, PHONE, stage } from "./world.mjs";

const { browser, relay } = await stage();

test("whoever recovers the account is shown at once, and one no ends it", { skip: !process.env.KITH }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "kith-recovery-"));
  const ada = await Person.open(browser, relay.page, "Ada");
  const phrase = await ada.begin();
  writeFileSync(join(folder, "phrase"), phrase.join(" "));
  const thief = (...words) => execFileSync(process.env.KITH, ["--home", join(folder, "thief"), "--json", ...words], { encoding: "utf8" });
  thief("account", "recover", "--relay", relay.url, "--recovery-file", join(folder, "phrase"), "--no-passphrase", "--timeout", "60s");
  await ada.page.getByText("Somebody is recovering your account").waitFor();
  await ada.picture("recovery");
  await ada.page.getByRole("button", { name: "This is not me" }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "This is not me" }).click();
  await ada.page.getByText("Somebody is recovering your account").waitFor({ state: "detached" });
  assert.equal(JSON.parse(thief("account", "recovery", "status", "--timeout", "60s")).state, "vetoed");
  assert.deepEqual(ada.problems, []);
  rmSync(folder, { recursive: true });
  await ada.close();
});

test("an account is frozen in three presses, says so on every screen, and is thawed", async () => {
  const ada = await Person.open(browser, relay.page, "Ada", { viewport: PHONE });
  await ada.begin();
  await ada.go("Settings");
  await ada.page.getByRole("button", { name: "Freeze my account" }).click();
  await ada.picture("freeze-question");
  await ada.page.getByRole("dialog").getByRole("button", { name: "Freeze my account" }).click();
  await ada.page.getByText("Your account is frozen since").waitFor();
  await ada.picture("frozen");
  await ada.page.getByRole("button", { name: "End the freeze" }).first().click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "End the freeze" }).click();
  await ada.page.getByText("Your account is frozen since").waitFor({ state: "detached" });
  assert.deepEqual(ada.problems, []);
  await ada.close();
});

// A card that is held in front of the camera.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import qrcode from "qrcode-generator";
import { openBrowser, Person, stage } from "./world.mjs";

const [WIDTH, HEIGHT] = [640, 480];
const [DARK, BRIGHT, NO_COLOUR] = [16, 235, 128];

const { browser, relay } = await stage();

/** A film of one picture, uncompressed (YUV4MPEG2), as Chromium's camera for tests takes it. */
function film(content) {
  const code = qrcode(0, "L");
  code.addData(content);
  code.make();
  const modules = code.getModuleCount();
  const size = Math.floor((HEIGHT - 40) / modules);
  const [left, top] = [WIDTH, HEIGHT].map((room) => Math.floor((room - modules * size) / 2));
  const bright = Buffer.alloc(WIDTH * HEIGHT, BRIGHT);
  for (let y = 0; y < modules * size; y += 1) {
    for (let x = 0; x < modules * size; x += 1) {
      if (code.isDark(Math.floor(y / size), Math.floor(x / size))) bright[(top + y) * WIDTH + left + x] = DARK;
    }
  }
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), bright, Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR)]);
  return Buffer.concat([head, frame, frame]);
}

test("a card is read by the camera, which is then switched off", async () => {
  const ada = await Person.open(browser, relay.page, "Ada");
  await ada.begin();
  const link = await ada.card();
  const folder = mkdtempSync(join(tmpdir(), "kith-camera-"));
  writeFileSync(join(folder, "card.y4m"), film(link));
  const seeing = await openBrowser(join(folder, "card.y4m"));
  const ben = await Person.open(seeing, relay.page, "Ben", { permissions: ["camera"] });
  await ben.begin();
  await ben.go("New conversation");
  await ben.page.getByRole("button", { name: "Scan with the camera" }).click();
  await ben.page.getByText("The card was read.").waitFor();
  assert.equal(await ben.page.getByLabel("Link of the card").last().inputValue(), link);
  assert.equal(await ben.page.locator("video").count(), 0);
  await ben.page.getByLabel("Call them").fill("Ada");
  await ben.page.getByRole("button", { name: "Ask to be accepted" }).click();
  await ada.page.getByText("1 request").waitFor();
  assert.deepEqual(ben.problems, []);
  await seeing.close();
  rmSync(folder, { recursive: true });
  await ada.close();
});

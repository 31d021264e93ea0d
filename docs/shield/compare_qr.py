"""Compares how many QR codes three readers find in the same generated pictures.

    pip install segno pillow numpy zxing-cpp pyzbar     (pyzbar needs the zbar library, Debian: libzbar0)
    cargo build --release -p kith
    python3 docs/shield/compare_qr.py target/release/kith [FOLDER]

Writes the pictures to FOLDER (default: a temporary one) and prints a table. The pictures are the same on every machine.
"""

import io
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import segno
import zxingcpp
from PIL import Image, ImageFilter
from pyzbar import pyzbar

EACH = 24


def code(rng, dot, length=None, error="m", border=4):
    text = "https://example.org/" + "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=length or rng.choice([6, 30, 90, 180])))
    buffer = io.BytesIO()
    segno.make(text, error=error, micro=False, boost_error=False).save(buffer, kind="png", scale=dot, border=border)
    return text, Image.open(buffer).convert("L")


def paper(width, height, shade=255):
    return Image.new("L", (width, height), shade)


def placed(rng, picture, margin=60, shade=255):
    sheet = paper(picture.width + 2 * margin, picture.height + 2 * margin, shade)
    sheet.paste(picture, (margin, margin))
    return sheet


def tilted(rng, picture, strength):
    width, height = picture.size
    move = lambda: rng.uniform(0.3, 1) * strength
    corners = [(move() * width, move() * height), (width - move() * width, 0), (width, height - move() * height * 0.3), (0, height)]
    matrix, target = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (width, 0), (width, height), (0, height)]):
        matrix += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        target += [u, v]
    solved = numpy.linalg.solve(numpy.array(matrix, float), numpy.array(target, float))
    return picture.transform(picture.size, Image.PERSPECTIVE, solved.tolist(), Image.BICUBIC, fillcolor=255)


def screen(rng, picture):
    """As a camera sees a screen: glow from one side, the lines of the screen, grain, a little tilt and blur, JPEG."""
    picture = tilted(rng, placed(rng, picture), 0.06).rotate(rng.uniform(-8, 8), Image.BICUBIC, fillcolor=255)
    pixels = numpy.asarray(picture, float)
    y, x = numpy.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]]
    angle, period = rng.uniform(0, 3.14), rng.uniform(2.3, 4.5)
    lines = 18 * numpy.sin((x * numpy.cos(angle) + y * numpy.sin(angle)) * 6.283 / period)
    glow = 90 * (x / pixels.shape[1]) * (y / pixels.shape[0])
    noise = numpy.random.default_rng(rng.randrange(1 << 30)).normal(0, 9, pixels.shape)
    pixels = 45 + pixels * 0.45 + lines + glow + noise
    picture = Image.fromarray(pixels.clip(0, 255).astype("uint8")).filter(ImageFilter.GaussianBlur(0.8))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=rng.choice([40, 60, 80]))
    return Image.open(buffer).convert("L")


def several(rng):
    texts, sheet = [], paper(1400, 1000)
    for place in range(rng.choice([2, 3, 4, 6])):
        text, picture = code(rng, rng.choice([3, 4]), rng.choice([6, 30]))
        picture = picture.rotate(rng.choice([0, 90, rng.uniform(-30, 30)]), Image.BICUBIC, expand=True, fillcolor=255)
        sheet.paste(picture, (40 + place % 3 * 450, 40 + place // 3 * 460))
        texts.append(text)
    return texts, sheet


def single(change):
    def make(rng):
        text, picture = change(rng)
        return [text], picture

    return make


def with_code(dot, change, **options):
    def make(rng):
        text, picture = code(rng, rng.choice(dot), **options)
        return text, change(rng, picture)

    return single(make)


def blurred(rng, picture):
    return placed(rng, picture).filter(ImageFilter.GaussianBlur(rng.uniform(1.0, 2.6)))


def faint(rng, picture):
    low = rng.randrange(90, 170)
    return placed(rng, picture.point(lambda v: low + v * 40 // 255), shade=low + 40)


def corner_of_a_poster(rng, picture):
    sheet = Image.fromarray(numpy.random.default_rng(rng.randrange(1 << 30)).integers(60, 220, (150, 200)).astype("uint8")).resize((3000, 2250), Image.BICUBIC)
    sheet.paste(picture, (rng.randrange(0, 3000 - picture.width), rng.randrange(0, 2250 - picture.height)))
    return sheet


KINDS = {
    "plain, 2 to 12 px a dot": with_code([2, 3, 5, 8, 12], placed),
    "1.5 px a dot": with_code([3], lambda rng, p: placed(rng, p).resize(((p.width + 120) // 2, (p.height + 120) // 2), Image.BOX), length=30),
    "no margin": with_code([4, 6], lambda rng, p: placed(rng, p), border=1),
    "rotated, any angle": with_code([4, 6], lambda rng, p: placed(rng, p).rotate(rng.uniform(0, 360), Image.BICUBIC, expand=True, fillcolor=255)),
    "inverted": with_code([3, 5], lambda rng, p: placed(rng, p).point(lambda v: 255 - v)),
    "mirrored": with_code([3, 5], lambda rng, p: placed(rng, p).transpose(Image.FLIP_LEFT_RIGHT)),
    "blurred": with_code([4, 5], blurred),
    "little contrast": with_code([3, 5], faint),
    "seen from the side, a little": with_code([6], lambda rng, p: tilted(rng, placed(rng, p), 0.12)),
    "seen from the side, much": with_code([8], lambda rng, p: tilted(rng, placed(rng, p), 0.3)),
    "a screen, photographed": with_code([5, 7], screen),
    "in the corner of a poster": with_code([4, 6], corner_of_a_poster, length=30),
    "2 to 6 in one picture": several,
}


def kith(program, path):
    done = subprocess.run([program, "check", "--image", str(path), "--json"], capture_output=True, text=True)
    return [found["content"] for found in json.loads(done.stdout).get("codes", [])] if done.stdout else []


READERS = {
    "kith": lambda program, path, picture: kith(program, path),
    "zxing-cpp": lambda program, path, picture: [found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)],
    "zbar": lambda program, path, picture: [found.data.decode() for found in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])],
}


def main():
    program = sys.argv[1]
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    print("| pictures | codes | " + " | ".join(READERS) + " |\n|" + "---|" * (len(READERS) + 2))
    sums = dict.fromkeys(["codes", *READERS], 0)
    for number, (kind, make) in enumerate(KINDS.items()):
        right, codes, wrong = dict.fromkeys(READERS, 0), 0, 0
        for turn in range(EACH):
            texts, picture = make(random.Random(number * 1000 + turn))
            path = folder / f"{number:02}-{turn:02}.png"
            picture.save(path)
            codes += len(texts)
            for name, read in READERS.items():
                found = read(program, path, picture)
                right[name] += sum(text in found for text in texts)
                if name == "kith" and any(text not in texts for text in found):
                    print("wrong:", path, found)
        print(f"| {kind} | {codes} | " + " | ".join(str(right[name]) for name in READERS) + " |", flush=True)
        sums["codes"] += codes
        for name in READERS:
            sums[name] += right[name]
    print("| **all** | " + " | ".join(f"**{value}**" for value in sums.values()) + " |")


if __name__ == "__main__":
    main()

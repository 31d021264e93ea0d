"""Compares how many messages three readers find in WhatsApp exports, and when they think the last one was sent.

    pip install whatstk          npm install whatsapp-chat-parser
    cargo build --release -p kith
    python3 docs/shield/compare_exports.py target/release/kith FOLDER-WITH-node_modules [EXPORT.txt …]

The same chat of five messages is written as telephones of many countries write it; exports that are given are counted too.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from whatstk import WhatsAppChat

WHENS = [(2022, 3, 9, 9, 5, 7), (2022, 3, 9, 14, 56, 1), (2022, 3, 27, 0, 0, 0), (2022, 11, 28, 12, 30, 9), (2023, 1, 7, 23, 8, 0)]
TEXTS = ["hello", "one\nat 10:30 - maybe", "a: b", "3/4 of 2 - 5: done", "see you"]
ARABIC, PERSIAN, THAI, BENGALI = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "๐๑๒๓๔๕๖๗๘๙", "০১২৩৪৫৬৭৮৯"

FORMS = {
    "English, Android": "{d:02}/{m:02}/{y}, {h:02}:{n:02} - ",
    "American, iPhone": "[{m}/{d}/{yy:02}, {t}:{n:02}:{s:02}\u202f{AP}] ",
    "American, Android": "{m}/{d}/{yy:02}, {t}:{n:02}\u202f{AP} - ",
    "Spanish, Android": "{d}/{m}/{yy:02}, {t}:{n:02} {ap}. m. - ",
    "German, iPhone": "[{d:02}.{m:02}.{yy:02}, {h:02}:{n:02}:{s:02}] ",
    "German, old": "{d:02}.{m:02}.{yy:02} um {h:02}:{n:02} - ",
    "French, Android": "{d:02}/{m:02}/{y} à {h:02}:{n:02} - ",
    "Dutch, iPhone": "[{d:02}-{m:02}-{y} {h:02}:{n:02}:{s:02}] ",
    "Danish, iPhone": "[{d:02}.{m:02}.{y}, {h:02}.{n:02}.{s:02}] ",
    "Finnish, Android": "{d}.{m}.{y} klo {h}.{n:02} - ",
    "Czech, with spaces": "{d}. {m}. {y} {h}:{n:02} - ",
    "Hungarian": "{y}. {m:02}. {d:02}. {h}:{n:02} - ",
    "Turkish, iPhone": "[{d}.{m:02}.{y} {TR} {t}:{n:02}:{s:02}] ",
    "Korean, Android": "{y}. {m}. {d}. {KO} {t}:{n:02} - ",
    "Chinese, iPhone": "[{y}/{m}/{d} {ZH}{t}:{n:02}:{s:02}] ",
    "Japanese years": "[R{reiwa}/{m}/{d} {h}:{n:02}:{s:02}] ",
    "Buddhist years": "[{d}/{m}/{be} {h:02}:{n:02}:{s:02}] ",
    "Thai digits": (THAI, "[{d}/{m}/{be} {h:02}:{n:02}:{s:02}] "),
    "Arabic, Android": (ARABIC, "{d}\u200f/{m}\u200f/{y}، {h}:{n:02} - "),
    "Arabic, iPhone": (ARABIC, "\u200f[{d}\u200f/{m}\u200f/{y}، {t}:{n:02}:{s:02} {AR}] "),
    "Persian digits": (PERSIAN, "{y}/{m}/{d}،\u200f {h}:{n:02} - "),
    "Bengali digits": (BENGALI, "{d}/{m}/{yy:02}, {h}:{n:02} - "),
    "Hindi": "{d}/{m}/{yy:02}, {t}:{n:02} {HI} - ",
    "old iPhone": "{d:02}.{m:02}.{yy:02} {h:02}:{n:02}:{s:02}: ",
    "copied from a browser": "[{h:02}:{n:02}, {d}/{m}/{y}] ",
}


def chat(form):
    digits, form = form if isinstance(form, tuple) else ("0123456789", form)
    lines = []
    for (y, m, d, h, n, s), text in zip(WHENS, TEXTS):
        late = h >= 12
        halves = dict(AP="AP"[late] + "M", ap="ap"[late], TR="Ö" + "ÖS"[late], KO=["오전", "오후"][late], ZH=["上午", "下午"][late], AR="صم"[late], HI=["पूर्वाह्न", "अपराह्न"][late])
        start = form.format(y=y, yy=y % 100, m=m, d=d, h=h, n=n, s=s, t=h % 12 or 12, reiwa=y - 2018, be=y + 543, **halves)
        lines.append(start.translate({ord(str(i)): digit for i, digit in enumerate(digits)}) + f"Ada: {text}\n")
    return "".join(lines)


def kith(path):
    messages = json.loads(subprocess.run([sys.argv[1], "check", "--chat", path, "--json"], capture_output=True, check=True).stdout)["messages"]
    return len(messages), messages[-1]["sent"][:16]


def whatstk(path):
    frame = WhatsAppChat.from_source(filepath=str(path)).df
    return len(frame), frame.iloc[-1]["date"].isoformat()[:16]


def npm(path):
    script = (
        "const w=require('whatsapp-chat-parser');const m=w.parseString(require('fs').readFileSync(process.argv[1],'utf8'));"
        "const d=m[m.length-1]?.date;console.log(JSON.stringify([m.length,d?new Date(d-d.getTimezoneOffset()*6e4).toISOString().slice(0,16):'']))"
    )
    return tuple(json.loads(subprocess.run(["node", "-e", script, Path(path).resolve()], cwd=sys.argv[2], capture_output=True, check=True).stdout))


def attempt(read, path):
    try:
        count, last = read(path)
        return str(count), last
    except Exception:
        return "fails", ""


def main():
    readers = {"kith": kith, "whatstk": whatstk, "whatsapp-chat-parser": npm}
    print("| export | " + " | ".join(readers) + " |\n|" + "---|" * (len(readers) + 1))
    with tempfile.TemporaryDirectory() as folder:
        for name, form in FORMS.items():
            path = Path(folder) / "chat.txt"
            path.write_text(chat(form), encoding="utf-8")
            found = [attempt(read, path) for read in readers.values()]
            cells = [count + ("" if last == "2023-01-07T23:08" or count in ("0", "fails") else ", wrong dates") for count, last in found]
            print(f"| {name} (5) | " + " | ".join(cells) + " |", flush=True)
    for path in sys.argv[3:]:
        print(f"| {Path(path).name} | " + " | ".join(attempt(read, path)[0] for read in readers.values()) + " |", flush=True)


if __name__ == "__main__":
    main()

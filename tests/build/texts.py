"""Reports in our own words for corpora that are built in tests."""

from __future__ import annotations

import json
from pathlib import Path

_FOOT = "Support local news: give to the Kestley Herald today"

REPORTS = {
    "herald-1.txt": (
        "Dam gives way above Kestley, 9,000 flee\n\n"
        "By Rho Vell\n\n"
        "Kestley Herald\n\n"
        "Published: 19 May 2024\n\n"
        "Nearly 9,000 people left their homes on Sunday after the Orrin Dam gave way above "
        "Kestley, the mayor, Ana Moretti, said. “We heard it before we saw it,” Moretti told "
        "reporters at the town hall. Rescuers said 14 people were missing in the Sarn Valley, "
        "where the water stood three metres high in the streets of Lower Kestley. The regional "
        "council had warned in March that the spillway of the dam was cracked.\n\n"
    ),
    "post-1.txt": (
        "Thousands evacuated as Orrin Dam bursts\n\n"
        "Sarn Post\n\n"
        "Published: 19 May 2024\n\n"
        "The Orrin Dam burst on Sunday morning and sent a wave through the Sarn Valley, forcing "
        "9,000 people out of Kestley. “We heard it before we saw it,” Ana Moretti, the mayor of "
        "Kestley, said. At least 12 people were missing, according to the fire service. Engineers"
        " had found cracks in the spillway in March, the regional council confirmed.\n\n"
    ),
    "herald-2.txt": (
        "Orrin Dam inquiry opens in Kestley\n\n"
        "Kestley Herald\n\n"
        "Published: 3 June 2024\n\n"
        "An inquiry into the failure of the Orrin Dam opened in Kestley on Monday. The judge, "
        "Piet Anders, said he would ask why nothing was done about the cracks that engineers had "
        "found in March. Three people died when the dam gave way on 19 May and 9,000 were driven "
        "from their homes.\n\n"
    ),
    "herald-3.txt": (
        "Bakers of Kestley strike over flour\n\n"
        "Kestley Herald\n\n"
        "Published: 11 January 2023\n\n"
        "Bakers in Kestley shut their shops on Wednesday in a dispute over the price of flour. "
        "Olga Brandt, who speaks for the guild, said 40 bakeries took part and that the strike "
        "would last until Friday.\n\n"
    ),
}


def write_reports(folder: Path) -> None:
    """Write the reports into `folder`: three of one site with its footer, a record file, a reprint."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        foot = f"\n{_FOOT}\n" if name.startswith("herald") else ""
        (folder / name).write_text(text + foot, "utf-8")
    reprint = {
        "id": "r-1",
        "title": "Orrin Dam bursts",
        "text": REPORTS["post-1.txt"],
        "published": "2024-05-20",
    }
    quake = {
        "id": "r-2",
        "title": "Quake shakes Minasato",
        "text": "An earthquake shook Minasato on Thursday. Three people were hurt, the prefecture said.",
        "published": "2025-01-09",
        "desk": "asia",
    }
    lines = [json.dumps(reprint), "not JSON at all", json.dumps(quake)]
    (folder / "wire.jsonl").write_text("\n".join(lines) + "\n", "utf-8")

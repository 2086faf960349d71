"""Four small records of two papers, and how to write records as JSON Lines."""

import json
from collections.abc import Iterable
from pathlib import Path

RECORDS = (
    {
        "id": "tea-1",
        "title": "高山茶园试种成功",
        "text": "云岭县的高山茶园今年试种成功。\n茶农周水清说，第一批春茶卖了三十六万元。",
        "date": "2023-04-02",
        "page": "3",
        "column": "乡村观察",
        "author": "林之遥",
        "publication": "云岭日报",
    },
    {
        "id": "tea-2",
        "title": "茶叶节下月开幕",
        "text": "第十二届茶叶节将于下月在云岭县开幕，预计接待游客两万人。",
        "date": "2023-03-11",
        "column": "简讯",
        "author": "何望舒",
        "publication": "云岭日报",
    },
    {
        "id": "bridge",
        "title": "老石橋修舊如舊",
        "text": "始建於清代的老石橋完成修繕，橋面石板全部編號後原位鋪回。",
        "date": "2022-11-30",
        "column": "文保手記",
        "author": "沈一舟",
        "publication": "江畔晚報",
    },
    {
        "id": "undated",
        "title": "图书漂流到渡口",
        "text": "渡船上添了书架，乘客可以随看随借。",
        "column": "乡村观察",
    },
)


def write_records(path: Path, records: Iterable[object] = RECORDS) -> Path:
    """Write records as JSON Lines."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), "utf-8")
    return path

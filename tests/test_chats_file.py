"""The chats' file: it migrates, is copied while in use, survives damage with one sentence, and belongs to one bot."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.database import FILE_NAME, Database
from bot.delivery.inbox import Incoming
from bot.delivery.outbox import Outgoing
from bot.delivery.schema import MIGRATIONS, ChatsUnreadable
from bot.delivery.stores import stores
from bot.instance import AlreadyRunning, lock_data, lock_token
from bot.settings import read_settings
from bot.upkeep import backup, inbox


@pytest.fixture
async def database(tmp_path):
    one = Database(tmp_path / FILE_NAME)
    await one.open()
    yield one
    await one.close()


async def test_a_chat_remembers_until_it_is_forgotten(database):
    """Lists and settings are kept per chat, move with a chat, and go when it is forgotten."""
    memory = SqliteChatMemory(database)
    await memory.remember_list("telegram:1", ("a", "b"))
    await memory.change_setting("telegram:1", "language", "en")
    await memory.change_setting("telegram:2", "language", "zh")
    await memory.move("telegram:1", "telegram:3")
    assert await memory.last_list("telegram:3") == ("a", "b")
    assert await memory.setting("telegram:3", "language") == "en"
    assert await memory.setting("telegram:1", "language") is None
    await memory.forget("telegram:3")
    assert await memory.last_list("telegram:3") == ()
    assert await memory.setting("telegram:3", "language") is None
    await memory.change_setting("telegram:2", "language", None)
    assert await memory.setting("telegram:2", "language") is None


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
async def test_a_file_of_any_earlier_version_is_brought_up_to_date(tmp_path, version):
    """Whatever an earlier version wrote is still there after the upgrade."""
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        for number, script in enumerate(MIGRATIONS[:version], 1):
            connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
        if version:
            connection.execute("INSERT INTO setting VALUES ('telegram:1', 'language', 'en')")
            connection.commit()
    database = Database(path)
    await database.open()
    assert await SqliteChatMemory(database).setting("telegram:1", "language") == ("en" if version else None)
    assert await stores(database, "telegram").inbox.waiting() == []
    await database.close()


@pytest.mark.parametrize("damage", ["newer", "garbage"])
async def test_a_file_that_cannot_be_used_is_one_sentence(tmp_path, damage):
    """A file of a newer version or with damaged content is named, with what to do."""
    path = tmp_path / FILE_NAME
    if damage == "newer":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 999")
    else:
        path.write_bytes(b"no database at all" * 100)
    database = Database(path)
    with pytest.raises(ChatsUnreadable, match=r"newer version|damaged"):
        await database.open()
    await database.close()


async def test_texts_are_wiped_once_answered(database):
    """After an update is done neither its words nor the answer's are in the file, unless a setting keeps them."""
    kept = stores(database, "telegram")
    (entry,) = await kept.inbox.store([Incoming("telegram", "1", "telegram:1", "问题原文")])
    (parcel,) = await kept.inbox.done(entry.seq, [Outgoing("telegram", "1.0", "telegram:1", "回答原文", "7")])
    await kept.outbox.sent(parcel.seq, "55")
    rows = await database.run(
        lambda c: c.execute("SELECT body FROM inbox UNION SELECT body FROM outbox").fetchall()
    )
    assert rows == [("",)]
    assert await kept.outbox.asker("telegram:1", "55") == "7"
    assert await kept.outbox.asker("telegram:1", "56") is None
    assert await kept.inbox.store([Incoming("telegram", "1", "telegram:1", "问题原文")]) == []


async def test_kept_texts_go_after_their_time(database):
    """With a time set, texts stay that long; keys of updates go after a week."""
    kept = stores(database, "telegram", keep_texts=3600).inbox
    (entry,) = await kept.store([Incoming("telegram", "1", "telegram:1", "原文")])
    await kept.done(entry.seq)
    texts = "SELECT body FROM inbox"
    await kept.purge(entry.received + 3000)
    assert await database.run(lambda c: c.execute(texts).fetchall()) == [("原文",)]
    await kept.purge(entry.received + 4000)
    assert await database.run(lambda c: c.execute(texts).fetchall()) == [("",)]
    await kept.purge(entry.received + 8 * 24 * 3600)
    assert await database.run(lambda c: c.execute(texts).fetchall()) == []


async def test_a_message_with_the_same_key_is_put_once(database):
    """The key makes sending idempotent: the same alert, put again, is not sent again."""
    outbox = stores(database, "telegram").outbox
    message = Outgoing("telegram", "digest-1-2026-11-22", "telegram:1", "{}")
    assert len(await outbox.put([message, message])) == 1
    assert await outbox.put([message]) == []
    assert len(await outbox.waiting()) == 1


async def test_a_copy_is_made_while_the_file_is_in_use(database, tmp_path):
    """`backup` copies everything committed so far; a target that cannot be written is one sentence."""
    settings = read_settings({"JIANBAO_DATA": str(tmp_path)})
    await SqliteChatMemory(database).change_setting("telegram:1", "language", "en")
    backup(settings, tmp_path / "copy.sqlite")
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("SELECT value FROM setting").fetchall() == [("en",)]
    with pytest.raises(ChatsUnreadable, match="cannot be written"):
        backup(settings, tmp_path / "nowhere" / "copy.sqlite")
    with pytest.raises(ChatsUnreadable, match="to be copied"):
        backup(settings, tmp_path / FILE_NAME)


async def test_what_was_set_aside_is_listed_and_tried_again(database, tmp_path, capsys):
    """`inbox` shows the message and the reason; `inbox --retry` lets it wait again."""
    kept = stores(database, "telegram").inbox
    body = '{"message": {"text": "问倒了"}}'
    (entry,) = await kept.store([Incoming("telegram", "1", "telegram:1", body)])
    await kept.fail(entry.seq, "RuntimeError('x')")
    settings = read_settings({"JIANBAO_DATA": str(tmp_path)})
    await inbox(settings, retry=False)
    listed = capsys.readouterr().out
    assert "RuntimeError" in listed
    assert "问倒了" in listed
    await inbox(settings, retry=True)
    assert await kept.waiting() == [(entry.seq, "telegram:1")]
    assert await kept.failed() == []


def test_a_second_bot_is_refused_until_the_first_one_ends(tmp_path):
    """Data directory and token belong to one process; when it dies, however, the next may start."""
    code = (
        "import sys; from pathlib import Path; from bot.instance import lock_data\n"
        "lock = lock_data(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning, match=f"process {holder.pid}"):
            lock_data(tmp_path)
        holder.kill()
        holder.wait()
    lock_data(tmp_path).release()
    first = lock_token(f"1:{tmp_path}", "https://a.example")
    lock_token(f"1:{tmp_path}", "https://b.example").release()
    with pytest.raises(AlreadyRunning, match="token"):
        lock_token(f"1:{tmp_path}", "https://a.example")
    first.release()

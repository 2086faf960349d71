"""The yardstick: the smallest bot that python-telegram-bot makes, echoing over long polling."""

import os
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say the same."""
    await update.message.reply_text(update.message.text)


def main() -> None:
    """Serve until SIGTERM."""
    root = os.environ["TELEGRAM_API_URL"]
    builder = (
        Application.builder().token(sys.argv[1]).base_url(f"{root}/bot").base_file_url(f"{root}/file/bot")
    )
    app = builder.concurrent_updates(16).connection_pool_size(16).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


if __name__ == "__main__":
    main()

# The bot with its pinned dependencies; pages, index and chats live in /data.
#   docker build -t jianbao . && docker run --env-file .env -v jianbao:/data jianbao
# Load pages:  docker run -v jianbao:/data -v ./pages:/pages jianbao python -m corpus ingest /pages
FROM python:3.12-slim

ENV PYTHONUTF8=1 PYTHONUNBUFFERED=1 JIANBAO_DATA=/data
WORKDIR /app

COPY requirements.lock ./
RUN sed '/^# ---- documents/,$d' requirements.lock > runtime.txt \
    && pip install --no-cache-dir --require-hashes -r runtime.txt

COPY corpus corpus
COPY handlers handlers
COPY bot bot

RUN useradd --create-home jianbao && mkdir /data && chown jianbao /data
USER jianbao
VOLUME /data

# Docker stops with SIGTERM and waits 10 seconds; the bot needs at most 5.
CMD ["python", "-m", "bot"]

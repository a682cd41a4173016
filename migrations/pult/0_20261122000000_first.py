"""The first release's tables. Both engines, in plain SQL; partial and full-text indexes are written by hand."""

from tortoise import BaseDBAsyncClient

SQLITE = """
CREATE TABLE "blob" (
    "hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "size" BIGINT NOT NULL,
    "media_type" VARCHAR(127) NOT NULL,
    "width" INT,
    "height" INT,
    "thumbnail" VARCHAR(64),
    "created_at" BIGINT NOT NULL
) /* A file's bytes, kept once under their SHA-256 in the data directory. */;
CREATE TABLE "cursor" (
    "name" VARCHAR(64) NOT NULL PRIMARY KEY,
    "number" BIGINT NOT NULL
) /* How far a follower of the event log has come. */;
CREATE TABLE "event" (
    "number" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(64) NOT NULL,
    "at" BIGINT NOT NULL,
    "agent_id" BIGINT,
    "channel_id" BIGINT,
    "thread_id" BIGINT,
    "dialog_id" BIGINT,
    "message_id" BIGINT,
    "task_id" BIGINT,
    "contact_id" BIGINT,
    "data" JSON NOT NULL
) /* A committed fact. `number` grows in the order of commits, so nothing appears below a number once seen. */;
CREATE INDEX "idx_event_dialog__eea98c" ON "event" ("dialog_id", "number");
CREATE INDEX "idx_event_thread__3c0fd9" ON "event" ("thread_id", "number");
CREATE INDEX "idx_event_task_id_07f685" ON "event" ("task_id", "number");
CREATE TABLE "job" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(64) NOT NULL,
    "key" VARCHAR(128),
    "payload" JSON NOT NULL,
    "due_at" BIGINT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "version" INT NOT NULL DEFAULT 0,
    "attempts" INT NOT NULL,
    "lease_until" BIGINT,
    "error" TEXT,
    "created_at" BIGINT NOT NULL,
    CONSTRAINT "uid_job_kind_752afb" UNIQUE ("kind", "key")
) /* An order to be carried out at `due_at`;
deleted when done, kept as `failed` when it cannot be. */;
CREATE INDEX "idx_job_state_aa004e" ON "job" ("state", "due_at");
CREATE TABLE "lease" (
    "name" VARCHAR(128) NOT NULL PRIMARY KEY,
    "holder" VARCHAR(64) NOT NULL,
    "until" BIGINT NOT NULL
) /* Who alone may do something (poll one bot, read one mailbox) and until when. */;
CREATE TABLE "setting" (
    "key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "value" JSON NOT NULL
) /* One setting of the workspace. */;
CREATE TABLE "agent" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(128) NOT NULL,
    "email" VARCHAR(254) NOT NULL UNIQUE,
    "password_hash" VARCHAR(256) NOT NULL,
    "role" VARCHAR(16) NOT NULL /* ADMIN: admin\nLEAD: lead\nAGENT: agent\nOBSERVER: observer */,
    "locale" VARCHAR(8) NOT NULL,
    "timezone" VARCHAR(64) NOT NULL,
    "theme" VARCHAR(8) NOT NULL,
    "presence" VARCHAR(16) NOT NULL,
    "telegram_id" VARCHAR(32) UNIQUE,
    "notify" JSON NOT NULL,
    "disabled_at" BIGINT,
    "created_at" BIGINT NOT NULL
) /* A colleague who signs in. */;
CREATE TABLE "canned" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "shortcut" VARCHAR(32) NOT NULL UNIQUE,
    "title" VARCHAR(128) NOT NULL,
    "text" TEXT NOT NULL,
    "uses" INT NOT NULL,
    "created_at" BIGINT NOT NULL
) /* A prepared text for a frequent question. */;
CREATE TABLE "company" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(256) NOT NULL,
    "tier" VARCHAR(32) NOT NULL,
    "domains" JSON NOT NULL,
    "notes" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL
) /* A client organisation. */;
CREATE TABLE "contact" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(256) NOT NULL,
    "email" VARCHAR(254),
    "phone" VARCHAR(32),
    "locale" VARCHAR(16) NOT NULL,
    "timezone" VARCHAR(64) NOT NULL,
    "attributes" JSON NOT NULL,
    "notes" TEXT NOT NULL,
    "blocked_at" BIGINT,
    "merged_into_id" BIGINT,
    "created_at" BIGINT NOT NULL,
    "company_id" BIGINT REFERENCES "company" ("id") ON DELETE SET NULL
) /* A person who writes to us. */;
CREATE INDEX "idx_contact_email_815930" ON "contact" ("email");
CREATE INDEX "idx_contact_company_09363e" ON "contact" ("company_id");
CREATE INDEX "idx_contact_name_bbcf0f" ON "contact" ("name");
CREATE TABLE "session" (
    "hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "created_at" BIGINT NOT NULL,
    "seen_at" BIGINT NOT NULL,
    "browser" VARCHAR(256) NOT NULL,
    "ip" VARCHAR(45) NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
) /* A signed-in browser. The cookie holds a random value;
only its hash is kept. */;
CREATE INDEX "idx_session_agent_i_f2e2df" ON "session" ("agent_id");
CREATE TABLE "tag" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "hue" SMALLINT NOT NULL
) /* A word by which dialogs are found again. */;
CREATE TABLE "team" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "created_at" BIGINT NOT NULL
) /* A group of agents;
dialogs, tasks and channels may belong to one. */;
CREATE TABLE "channel" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "type" VARCHAR(16) NOT NULL,
    "name" VARCHAR(128) NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "problem" TEXT NOT NULL,
    "config" JSON NOT NULL,
    "secrets" TEXT NOT NULL,
    "cursor" JSON NOT NULL,
    "succeeded_at" BIGINT,
    "failed_at" BIGINT,
    "created_at" BIGINT NOT NULL,
    "deleted_at" BIGINT,
    "team_id" BIGINT REFERENCES "team" ("id") ON DELETE SET NULL,
    CONSTRAINT "uid_channel_type_a718c6" UNIQUE ("type", "address")
) /* One connected account: a bot, a widget, a mailbox. */;
CREATE TABLE "identity" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "agent_id" BIGINT,
    "name" VARCHAR(256) NOT NULL,
    "username" VARCHAR(64),
    "is_bot" INT NOT NULL,
    "attributes" JSON NOT NULL,
    "unreachable" VARCHAR(16) NOT NULL,
    "seen_at" BIGINT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "contact_id" BIGINT NOT NULL REFERENCES "contact" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_identity_channel_5038b6" UNIQUE ("channel_id", "address")
) /* A person's address on a channel. */;
CREATE INDEX "idx_identity_contact_429dd9" ON "identity" ("contact_id");
CREATE TABLE "raw_input" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "body" TEXT NOT NULL,
    "blob" VARCHAR(64),
    "state" VARCHAR(16) NOT NULL,
    "error" TEXT NOT NULL,
    "attempts" INT NOT NULL,
    "received_at" BIGINT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_raw_input_channel_66af02" UNIQUE ("channel_id", "key")
) /* What arrived, as it arrived, before anybody understood it. `(channel, key)` is unique: twice is once. */;
CREATE INDEX "idx_raw_input_channel_b2a98c" ON "raw_input" ("channel_id", "id") WHERE state = 'failed';
CREATE INDEX "idx_raw_input_receive_87626b" ON "raw_input" ("received_at");
CREATE TABLE "team_member" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "team_id" BIGINT NOT NULL REFERENCES "team" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_team_member_team_id_6c881f" UNIQUE ("team_id", "agent_id")
) /* An agent in a team. */;
CREATE INDEX "idx_team_member_agent_i_1b0d1b" ON "team_member" ("agent_id");
CREATE TABLE "thread" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "title" VARCHAR(512) NOT NULL,
    "last_number" INT NOT NULL,
    "unreachable" VARCHAR(16) NOT NULL,
    "origin" JSON NOT NULL,
    "created_at" BIGINT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "contact_id" BIGINT REFERENCES "contact" ("id") ON DELETE SET NULL,
    CONSTRAINT "uid_thread_channel_9398c4" UNIQUE ("channel_id", "key")
) /* The place of a correspondence on a channel;
endless. */;
CREATE INDEX "idx_thread_contact_790fd2" ON "thread" ("contact_id");
CREATE TABLE "dialog" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "status" VARCHAR(16) NOT NULL /* OPEN: open\nWAITING: waiting\nON_HOLD: on_hold\nCLOSED: closed */,
    "subject" VARCHAR(512) NOT NULL,
    "priority" SMALLINT NOT NULL,
    "first_number" INT NOT NULL,
    "last_number" INT NOT NULL,
    "last_at" BIGINT NOT NULL,
    "snippet" VARCHAR(160) NOT NULL,
    "snippet_kind" VARCHAR(16) NOT NULL,
    "waiting_since" BIGINT,
    "first_reply_at" BIGINT,
    "snoozed_until" BIGINT,
    "due_at" BIGINT,
    "opened_at" BIGINT NOT NULL,
    "looked_at" BIGINT,
    "closed_at" BIGINT,
    "closed_by_id" BIGINT,
    "follow_up_of_id" BIGINT,
    "version" INT NOT NULL,
    "assignee_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "contact_id" BIGINT REFERENCES "contact" ("id") ON DELETE SET NULL,
    "team_id" BIGINT REFERENCES "team" ("id") ON DELETE SET NULL,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE
) /* One open-close cycle of a thread. Its id is the number people see. */;
CREATE INDEX "idx_dialog_thread__183be2" ON "dialog" ("thread_id", "id");
CREATE INDEX "idx_dialog_contact_d0e233" ON "dialog" ("contact_id", "id");
CREATE INDEX "idx_dialog_status_059efc" ON "dialog" ("status", "last_at", "id");
CREATE INDEX "idx_dialog_assigne_b215a0" ON "dialog" ("assignee_id", "status", "last_at");
CREATE INDEX "idx_dialog_team_id_59699b" ON "dialog" ("team_id", "status", "last_at");
CREATE INDEX "idx_dialog_last_at_0eea68" ON "dialog" ("last_at", "id");
CREATE INDEX "idx_dialog_waiting_e5efd3" ON "dialog" ("waiting_since");
CREATE TABLE "dialog_read" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" INT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_dialog_read_agent_i_698c69" UNIQUE ("agent_id", "dialog_id")
) /* How far an agent has read a dialog. */;
CREATE INDEX "idx_dialog_read_dialog__2bc11c" ON "dialog_read" ("dialog_id");
CREATE TABLE "dialog_tag" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "tag_id" BIGINT NOT NULL REFERENCES "tag" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_dialog_tag_dialog__83ba48" UNIQUE ("dialog_id", "tag_id")
) /* A tag on a dialog. */;
CREATE INDEX "idx_dialog_tag_tag_id_2f41fb" ON "dialog_tag" ("tag_id", "dialog_id");
CREATE TABLE "draft" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "text" TEXT NOT NULL,
    "origin" VARCHAR(16) NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_draft_agent_i_a1db37" UNIQUE ("agent_id", "dialog_id", "kind")
) /* What an agent has begun to write. */;
CREATE INDEX "idx_draft_dialog__4b1506" ON "draft" ("dialog_id");
CREATE TABLE "message" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" INT NOT NULL,
    "kind" VARCHAR(16) NOT NULL /* INBOUND: inbound\nOUTBOUND: outbound\nNOTE: note\nEVENT: event */,
    "is_staff" INT NOT NULL,
    "automatic" VARCHAR(16),
    "text" TEXT NOT NULL,
    "entities" JSON NOT NULL,
    "extra" JSON NOT NULL,
    "at" BIGINT NOT NULL,
    "external_id" VARCHAR(255),
    "client_id" VARCHAR(64),
    "reply_to_id" BIGINT,
    "group_key" VARCHAR(64),
    "state" VARCHAR(16),
    "problem" TEXT,
    "edited_at" BIGINT,
    "deleted_at" BIGINT,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "identity_id" BIGINT REFERENCES "identity" ("id") ON DELETE SET NULL,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_thread__f59465" UNIQUE ("thread_id", "number"),
    CONSTRAINT "uid_message_thread__8876c2" UNIQUE ("thread_id", "external_id"),
    CONSTRAINT "uid_message_thread__ca2bea" UNIQUE ("thread_id", "client_id")
) /* Something said in a thread;
numbered per thread. */;
CREATE INDEX "idx_message_dialog__cbf1b8" ON "message" ("dialog_id", "number");
CREATE TABLE "attachment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "agent_id" BIGINT,
    "position" SMALLINT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "media_type" VARCHAR(127) NOT NULL,
    "size" BIGINT,
    "blob" VARCHAR(64),
    "state" VARCHAR(16) NOT NULL,
    "remote" JSON,
    "content_id" VARCHAR(255),
    "width" INT,
    "height" INT,
    "duration" INT,
    "created_at" BIGINT NOT NULL,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE CASCADE
) /* A file of a message. */;
CREATE INDEX "idx_attachment_message_3d2f98" ON "attachment" ("message_id");
CREATE INDEX "idx_attachment_blob_d64b70" ON "attachment" ("blob");
CREATE TABLE "delivery" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "action" VARCHAR(8) NOT NULL,
    "part" SMALLINT NOT NULL,
    "parts" SMALLINT NOT NULL,
    "payload" JSON,
    "bulk" INT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "attempts" SMALLINT NOT NULL,
    "due_at" BIGINT NOT NULL,
    "lease_until" BIGINT,
    "lease_by" VARCHAR(32),
    "external_ids" JSON NOT NULL,
    "code" VARCHAR(32) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "finished_at" BIGINT,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_delivery_message_db04a4" UNIQUE ("message_id", "action", "part")
) /* One outgoing request to one thread: a part of a message, an edit or a deletion of one. */;
CREATE INDEX "idx_delivery_channel_bfe445" ON "delivery" ("channel_id", "bulk", "due_at", "id") WHERE state = 'queued';
CREATE INDEX "idx_delivery_lease_u_90162e" ON "delivery" ("lease_until") WHERE state = 'sending';
CREATE TABLE "mention" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_mention_message_2e09d8" UNIQUE ("message_id", "agent_id")
) /* A colleague named in a note: it draws attention and hands nothing over. */;
CREATE INDEX "idx_mention_agent_i_2417f2" ON "mention" ("agent_id", "dialog_id");
CREATE INDEX "idx_mention_dialog__a0d56a" ON "mention" ("dialog_id");
CREATE TABLE "message_alias" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "external_id" VARCHAR(255) NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_ali_thread__a9503b" UNIQUE ("thread_id", "external_id")
) /* Another external id of a message: an album's items, the parts of a long text. */;
CREATE INDEX "idx_message_ali_message_274a70" ON "message_alias" ("message_id");
CREATE TABLE "message_version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "entities" JSON NOT NULL,
    "until" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE
) /* What a message said before it was edited. */;
CREATE INDEX "idx_message_ver_message_7fd3a2" ON "message_version" ("message_id");
CREATE TABLE "participant" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "role" VARCHAR(16) NOT NULL,
    "identity_id" BIGINT NOT NULL REFERENCES "identity" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_participant_thread__710744" UNIQUE ("thread_id", "identity_id")
) /* Somebody who has written in a thread of many. */;
CREATE INDEX "idx_participant_identit_3ce915" ON "participant" ("identity_id");
CREATE TABLE "thread_alias" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_thread_alia_channel_ef1de3" UNIQUE ("channel_id", "key")
) /* A former key of a thread: a group that became a supergroup. */;
CREATE TABLE "token" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "hash" VARCHAR(64) NOT NULL UNIQUE,
    "created_at" BIGINT NOT NULL,
    "used_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
) /* A bearer token of the API;
only its hash is kept. */;
CREATE INDEX "idx_token_agent_i_1cf5cb" ON "token" ("agent_id");
CREATE TABLE "task" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "type" VARCHAR(16) NOT NULL /* TASK: task\nOUTAGE: outage */,
    "title" VARCHAR(256) NOT NULL,
    "body" TEXT NOT NULL,
    "status" VARCHAR(16) NOT NULL /* TODO: todo\nDOING: doing\nWAITING: waiting\nDONE: done\nCANCELLED: cancelled */,
    "author_id" BIGINT,
    "priority" SMALLINT NOT NULL,
    "deadline_at" BIGINT,
    "remind_at" BIGINT,
    "promised" INT NOT NULL,
    "result" TEXT NOT NULL,
    "public_text" TEXT NOT NULL,
    "phase" VARCHAR(16) NOT NULL,
    "client_id" VARCHAR(64) UNIQUE,
    "created_at" BIGINT NOT NULL,
    "done_at" BIGINT,
    "done_by_id" BIGINT,
    "version" INT NOT NULL,
    "owner_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "team_id" BIGINT REFERENCES "team" ("id") ON DELETE SET NULL
) /* Work that does not fit into two or three messages. */;
CREATE INDEX "idx_task_status_8ba356" ON "task" ("status", "deadline_at");
CREATE INDEX "idx_task_owner_i_c03b52" ON "task" ("owner_id", "status", "deadline_at");
CREATE INDEX "idx_task_team_id_eac81c" ON "task" ("team_id", "status", "deadline_at");
CREATE INDEX "idx_task_type_d1e772" ON "task" ("type", "status");
CREATE TABLE "checklist_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" SMALLINT NOT NULL,
    "text" VARCHAR(512) NOT NULL,
    "done_at" BIGINT,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE
) /* One step of a task. */;
CREATE INDEX "idx_checklist_i_task_id_755826" ON "checklist_item" ("task_id", "position");
CREATE TABLE "task_comment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "entities" JSON NOT NULL,
    "at" BIGINT NOT NULL,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE
) /* A word between colleagues on a task;
never leaves. */;
CREATE INDEX "idx_task_commen_task_id_364c6d" ON "task_comment" ("task_id", "id");
CREATE TABLE "task_contact" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "linked_by_id" BIGINT,
    "linked_at" BIGINT NOT NULL,
    "contact_id" BIGINT NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_contac_task_id_e65f51" UNIQUE ("task_id", "contact_id")
) /* A customer on a task without a dialog. */;
CREATE INDEX "idx_task_contac_contact_6281e1" ON "task_contact" ("contact_id");
CREATE TABLE "task_link" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "role" VARCHAR(16) NOT NULL,
    "linked_by_id" BIGINT,
    "linked_at" BIGINT NOT NULL,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_link_task_id_fcc6ac" UNIQUE ("task_id", "dialog_id")
) /* A dialog on a task;
for a task made of a message, with that message. */;
CREATE INDEX "idx_task_link_dialog__254d2f" ON "task_link" ("dialog_id");
CREATE TABLE "task_watcher" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_watche_task_id_41db70" UNIQUE ("task_id", "agent_id")
) /* A colleague who wants to hear of it. */;
CREATE INDEX "idx_task_watche_agent_i_18e02e" ON "task_watcher" ("agent_id");
CREATE TABLE "broadcast" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "entities" JSON NOT NULL,
    "resolves" INT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "client_id" VARCHAR(64) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "finished_at" BIGINT,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_broadcast_task_id_0d9610" UNIQUE ("task_id", "client_id")
) /* An outage's word, said once to everybody who hangs on it. */;
CREATE TABLE "broadcast_target" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "contact_id" BIGINT,
    "dialog_id" BIGINT,
    "state" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(64) NOT NULL,
    "broadcast_id" BIGINT NOT NULL REFERENCES "broadcast" ("id") ON DELETE CASCADE,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "thread_id" BIGINT REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_broadcast_t_broadca_328bb7" UNIQUE ("broadcast_id", "thread_id")
) /* One thread that gets the word, or the reason why somebody does not. */;
CREATE INDEX "idx_broadcast_t_broadca_1ab625" ON "broadcast_target" ("broadcast_id", "state", "id");
CREATE INDEX "idx_broadcast_t_message_10718f" ON "broadcast_target" ("message_id");
CREATE TABLE "notice" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "dialog_id" BIGINT,
    "task_id" BIGINT,
    "count" INT NOT NULL,
    "data" JSON NOT NULL,
    "created_at" BIGINT NOT NULL,
    "sent_at" BIGINT,
    "read_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
) /* Something an agent should know;
collapsed per subject for a minute before it leaves. */;
CREATE INDEX "idx_notice_agent_i_a29a34" ON "notice" ("agent_id", "read_at", "id");
CREATE TABLE "push_subscription" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "endpoint" VARCHAR(1024) NOT NULL UNIQUE,
    "keys" JSON NOT NULL,
    "created_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
) /* A browser that takes Web Push messages. */;
CREATE INDEX "idx_push_subscr_agent_i_a7c30d" ON "push_subscription" ("agent_id");
CREATE TABLE "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
);
CREATE UNIQUE INDEX "dialog_live" ON "dialog" ("thread_id") WHERE closed_at IS NULL;
CREATE INDEX "delivery_ahead" ON "delivery" ("thread_id", "message_id") WHERE state IN ('queued', 'sending');
CREATE VIRTUAL TABLE "message_search" USING fts5(stems, content='', tokenize="unicode61 remove_diacritics 0");
"""

POSTGRES = """
CREATE TABLE "blob" (
    "hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "size" BIGINT NOT NULL,
    "media_type" VARCHAR(127) NOT NULL,
    "width" INT,
    "height" INT,
    "thumbnail" VARCHAR(64),
    "created_at" BIGINT NOT NULL
);
COMMENT ON TABLE "blob" IS 'A file''s bytes, kept once under their SHA-256 in the data directory.';
CREATE TABLE "cursor" (
    "name" VARCHAR(64) NOT NULL PRIMARY KEY,
    "number" BIGINT NOT NULL
);
COMMENT ON TABLE "cursor" IS 'How far a follower of the event log has come.';
CREATE TABLE "event" (
    "number" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(64) NOT NULL,
    "at" BIGINT NOT NULL,
    "agent_id" BIGINT,
    "channel_id" BIGINT,
    "thread_id" BIGINT,
    "dialog_id" BIGINT,
    "message_id" BIGINT,
    "task_id" BIGINT,
    "contact_id" BIGINT,
    "data" JSONB NOT NULL
);
CREATE INDEX "idx_event_dialog__eea98c" ON "event" ("dialog_id", "number");
CREATE INDEX "idx_event_thread__3c0fd9" ON "event" ("thread_id", "number");
CREATE INDEX "idx_event_task_id_07f685" ON "event" ("task_id", "number");
COMMENT ON TABLE "event" IS 'A committed fact. `number` grows in the order of commits, so nothing appears below a number once seen.';
CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(64) NOT NULL,
    "key" VARCHAR(128),
    "payload" JSONB NOT NULL,
    "due_at" BIGINT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "version" INT NOT NULL DEFAULT 0,
    "attempts" INT NOT NULL,
    "lease_until" BIGINT,
    "error" TEXT,
    "created_at" BIGINT NOT NULL,
    CONSTRAINT "uid_job_kind_752afb" UNIQUE ("kind", "key")
);
CREATE INDEX "idx_job_state_aa004e" ON "job" ("state", "due_at");
COMMENT ON TABLE "job" IS 'An order to be carried out at `due_at`;
deleted when done, kept as `failed` when it cannot be.';
CREATE TABLE "lease" (
    "name" VARCHAR(128) NOT NULL PRIMARY KEY,
    "holder" VARCHAR(64) NOT NULL,
    "until" BIGINT NOT NULL
);
COMMENT ON TABLE "lease" IS 'Who alone may do something (poll one bot, read one mailbox) and until when.';
CREATE TABLE "setting" (
    "key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "value" JSONB NOT NULL
);
COMMENT ON TABLE "setting" IS 'One setting of the workspace.';
CREATE TABLE "agent" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(128) NOT NULL,
    "email" VARCHAR(254) NOT NULL UNIQUE,
    "password_hash" VARCHAR(256) NOT NULL,
    "role" VARCHAR(16) NOT NULL,
    "locale" VARCHAR(8) NOT NULL,
    "timezone" VARCHAR(64) NOT NULL,
    "theme" VARCHAR(8) NOT NULL,
    "presence" VARCHAR(16) NOT NULL,
    "telegram_id" VARCHAR(32) UNIQUE,
    "notify" JSONB NOT NULL,
    "disabled_at" BIGINT,
    "created_at" BIGINT NOT NULL
);
COMMENT ON COLUMN "agent"."role" IS 'ADMIN: admin\nLEAD: lead\nAGENT: agent\nOBSERVER: observer';
COMMENT ON TABLE "agent" IS 'A colleague who signs in.';
CREATE TABLE "canned" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "shortcut" VARCHAR(32) NOT NULL UNIQUE,
    "title" VARCHAR(128) NOT NULL,
    "text" TEXT NOT NULL,
    "uses" INT NOT NULL,
    "created_at" BIGINT NOT NULL
);
COMMENT ON TABLE "canned" IS 'A prepared text for a frequent question.';
CREATE TABLE "company" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(256) NOT NULL,
    "tier" VARCHAR(32) NOT NULL,
    "domains" JSONB NOT NULL,
    "notes" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL
);
COMMENT ON TABLE "company" IS 'A client organisation.';
CREATE TABLE "contact" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(256) NOT NULL,
    "email" VARCHAR(254),
    "phone" VARCHAR(32),
    "locale" VARCHAR(16) NOT NULL,
    "timezone" VARCHAR(64) NOT NULL,
    "attributes" JSONB NOT NULL,
    "notes" TEXT NOT NULL,
    "blocked_at" BIGINT,
    "merged_into_id" BIGINT,
    "created_at" BIGINT NOT NULL,
    "company_id" BIGINT REFERENCES "company" ("id") ON DELETE SET NULL
);
CREATE INDEX "idx_contact_email_815930" ON "contact" ("email");
CREATE INDEX "idx_contact_company_09363e" ON "contact" ("company_id");
CREATE INDEX "idx_contact_name_bbcf0f" ON "contact" ("name");
COMMENT ON TABLE "contact" IS 'A person who writes to us.';
CREATE TABLE "session" (
    "hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "created_at" BIGINT NOT NULL,
    "seen_at" BIGINT NOT NULL,
    "browser" VARCHAR(256) NOT NULL,
    "ip" VARCHAR(45) NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_session_agent_i_f2e2df" ON "session" ("agent_id");
COMMENT ON TABLE "session" IS 'A signed-in browser. The cookie holds a random value;
only its hash is kept.';
CREATE TABLE "tag" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "hue" SMALLINT NOT NULL
);
COMMENT ON TABLE "tag" IS 'A word by which dialogs are found again.';
CREATE TABLE "team" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "created_at" BIGINT NOT NULL
);
COMMENT ON TABLE "team" IS 'A group of agents;
dialogs, tasks and channels may belong to one.';
CREATE TABLE "channel" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "type" VARCHAR(16) NOT NULL,
    "name" VARCHAR(128) NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "problem" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "secrets" TEXT NOT NULL,
    "cursor" JSONB NOT NULL,
    "succeeded_at" BIGINT,
    "failed_at" BIGINT,
    "created_at" BIGINT NOT NULL,
    "deleted_at" BIGINT,
    "team_id" BIGINT REFERENCES "team" ("id") ON DELETE SET NULL,
    CONSTRAINT "uid_channel_type_a718c6" UNIQUE ("type", "address")
);
COMMENT ON TABLE "channel" IS 'One connected account: a bot, a widget, a mailbox.';
CREATE TABLE "identity" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "address" VARCHAR(254) NOT NULL,
    "agent_id" BIGINT,
    "name" VARCHAR(256) NOT NULL,
    "username" VARCHAR(64),
    "is_bot" BOOL NOT NULL,
    "attributes" JSONB NOT NULL,
    "unreachable" VARCHAR(16) NOT NULL,
    "seen_at" BIGINT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "contact_id" BIGINT NOT NULL REFERENCES "contact" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_identity_channel_5038b6" UNIQUE ("channel_id", "address")
);
CREATE INDEX "idx_identity_contact_429dd9" ON "identity" ("contact_id");
COMMENT ON TABLE "identity" IS 'A person''s address on a channel.';
CREATE TABLE "raw_input" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "body" TEXT NOT NULL,
    "blob" VARCHAR(64),
    "state" VARCHAR(16) NOT NULL,
    "error" TEXT NOT NULL,
    "attempts" INT NOT NULL,
    "received_at" BIGINT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_raw_input_channel_66af02" UNIQUE ("channel_id", "key")
);
CREATE INDEX "idx_raw_input_channel_b2a98c" ON "raw_input" ("channel_id", "id") WHERE state = 'failed';
CREATE INDEX "idx_raw_input_receive_87626b" ON "raw_input" ("received_at");
COMMENT ON TABLE "raw_input" IS 'What arrived, as it arrived, before anybody understood it. `(channel, key)` is unique: twice is once.';
CREATE TABLE "team_member" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "team_id" BIGINT NOT NULL REFERENCES "team" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_team_member_team_id_6c881f" UNIQUE ("team_id", "agent_id")
);
CREATE INDEX "idx_team_member_agent_i_1b0d1b" ON "team_member" ("agent_id");
COMMENT ON TABLE "team_member" IS 'An agent in a team.';
CREATE TABLE "thread" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "title" VARCHAR(512) NOT NULL,
    "last_number" INT NOT NULL,
    "unreachable" VARCHAR(16) NOT NULL,
    "origin" JSONB NOT NULL,
    "created_at" BIGINT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "contact_id" BIGINT REFERENCES "contact" ("id") ON DELETE SET NULL,
    CONSTRAINT "uid_thread_channel_9398c4" UNIQUE ("channel_id", "key")
);
CREATE INDEX "idx_thread_contact_790fd2" ON "thread" ("contact_id");
COMMENT ON TABLE "thread" IS 'The place of a correspondence on a channel;
endless.';
CREATE TABLE "dialog" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "status" VARCHAR(16) NOT NULL,
    "subject" VARCHAR(512) NOT NULL,
    "priority" SMALLINT NOT NULL,
    "first_number" INT NOT NULL,
    "last_number" INT NOT NULL,
    "last_at" BIGINT NOT NULL,
    "snippet" VARCHAR(160) NOT NULL,
    "snippet_kind" VARCHAR(16) NOT NULL,
    "waiting_since" BIGINT,
    "first_reply_at" BIGINT,
    "snoozed_until" BIGINT,
    "due_at" BIGINT,
    "opened_at" BIGINT NOT NULL,
    "looked_at" BIGINT,
    "closed_at" BIGINT,
    "closed_by_id" BIGINT,
    "follow_up_of_id" BIGINT,
    "version" INT NOT NULL,
    "assignee_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "contact_id" BIGINT REFERENCES "contact" ("id") ON DELETE SET NULL,
    "team_id" BIGINT REFERENCES "team" ("id") ON DELETE SET NULL,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_dialog_thread__183be2" ON "dialog" ("thread_id", "id");
CREATE INDEX "idx_dialog_contact_d0e233" ON "dialog" ("contact_id", "id");
CREATE INDEX "idx_dialog_status_059efc" ON "dialog" ("status", "last_at", "id");
CREATE INDEX "idx_dialog_assigne_b215a0" ON "dialog" ("assignee_id", "status", "last_at");
CREATE INDEX "idx_dialog_team_id_59699b" ON "dialog" ("team_id", "status", "last_at");
CREATE INDEX "idx_dialog_last_at_0eea68" ON "dialog" ("last_at", "id");
CREATE INDEX "idx_dialog_waiting_e5efd3" ON "dialog" ("waiting_since");
COMMENT ON COLUMN "dialog"."status" IS 'OPEN: open\nWAITING: waiting\nON_HOLD: on_hold\nCLOSED: closed';
COMMENT ON TABLE "dialog" IS 'One open-close cycle of a thread. Its id is the number people see.';
CREATE TABLE "dialog_read" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "number" INT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_dialog_read_agent_i_698c69" UNIQUE ("agent_id", "dialog_id")
);
CREATE INDEX "idx_dialog_read_dialog__2bc11c" ON "dialog_read" ("dialog_id");
COMMENT ON TABLE "dialog_read" IS 'How far an agent has read a dialog.';
CREATE TABLE "dialog_tag" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "tag_id" BIGINT NOT NULL REFERENCES "tag" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_dialog_tag_dialog__83ba48" UNIQUE ("dialog_id", "tag_id")
);
CREATE INDEX "idx_dialog_tag_tag_id_2f41fb" ON "dialog_tag" ("tag_id", "dialog_id");
COMMENT ON TABLE "dialog_tag" IS 'A tag on a dialog.';
CREATE TABLE "draft" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(16) NOT NULL,
    "text" TEXT NOT NULL,
    "origin" VARCHAR(16) NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_draft_agent_i_a1db37" UNIQUE ("agent_id", "dialog_id", "kind")
);
CREATE INDEX "idx_draft_dialog__4b1506" ON "draft" ("dialog_id");
COMMENT ON TABLE "draft" IS 'What an agent has begun to write.';
CREATE TABLE "message" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "number" INT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "is_staff" BOOL NOT NULL,
    "automatic" VARCHAR(16),
    "text" TEXT NOT NULL,
    "entities" JSONB NOT NULL,
    "extra" JSONB NOT NULL,
    "at" BIGINT NOT NULL,
    "external_id" VARCHAR(255),
    "client_id" VARCHAR(64),
    "reply_to_id" BIGINT,
    "group_key" VARCHAR(64),
    "state" VARCHAR(16),
    "problem" TEXT,
    "edited_at" BIGINT,
    "deleted_at" BIGINT,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "identity_id" BIGINT REFERENCES "identity" ("id") ON DELETE SET NULL,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_thread__f59465" UNIQUE ("thread_id", "number"),
    CONSTRAINT "uid_message_thread__8876c2" UNIQUE ("thread_id", "external_id"),
    CONSTRAINT "uid_message_thread__ca2bea" UNIQUE ("thread_id", "client_id")
);
CREATE INDEX "idx_message_dialog__cbf1b8" ON "message" ("dialog_id", "number");
COMMENT ON COLUMN "message"."kind" IS 'INBOUND: inbound\nOUTBOUND: outbound\nNOTE: note\nEVENT: event';
COMMENT ON TABLE "message" IS 'Something said in a thread;
numbered per thread.';
CREATE TABLE "attachment" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "agent_id" BIGINT,
    "position" SMALLINT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "media_type" VARCHAR(127) NOT NULL,
    "size" BIGINT,
    "blob" VARCHAR(64),
    "state" VARCHAR(16) NOT NULL,
    "remote" JSONB,
    "content_id" VARCHAR(255),
    "width" INT,
    "height" INT,
    "duration" INT,
    "created_at" BIGINT NOT NULL,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_attachment_message_3d2f98" ON "attachment" ("message_id");
CREATE INDEX "idx_attachment_blob_d64b70" ON "attachment" ("blob");
COMMENT ON TABLE "attachment" IS 'A file of a message.';
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "action" VARCHAR(8) NOT NULL,
    "part" SMALLINT NOT NULL,
    "parts" SMALLINT NOT NULL,
    "payload" JSONB,
    "bulk" BOOL NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "attempts" SMALLINT NOT NULL,
    "due_at" BIGINT NOT NULL,
    "lease_until" BIGINT,
    "lease_by" VARCHAR(32),
    "external_ids" JSONB NOT NULL,
    "code" VARCHAR(32) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "finished_at" BIGINT,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_delivery_message_db04a4" UNIQUE ("message_id", "action", "part")
);
CREATE INDEX "idx_delivery_channel_bfe445" ON "delivery" ("channel_id", "bulk", "due_at", "id") WHERE state = 'queued';
CREATE INDEX "idx_delivery_lease_u_90162e" ON "delivery" ("lease_until") WHERE state = 'sending';
COMMENT ON TABLE "delivery" IS 'One outgoing request to one thread: a part of a message, an edit or a deletion of one.';
CREATE TABLE "mention" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_mention_message_2e09d8" UNIQUE ("message_id", "agent_id")
);
CREATE INDEX "idx_mention_agent_i_2417f2" ON "mention" ("agent_id", "dialog_id");
CREATE INDEX "idx_mention_dialog__a0d56a" ON "mention" ("dialog_id");
COMMENT ON TABLE "mention" IS 'A colleague named in a note: it draws attention and hands nothing over.';
CREATE TABLE "message_alias" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "external_id" VARCHAR(255) NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_ali_thread__a9503b" UNIQUE ("thread_id", "external_id")
);
CREATE INDEX "idx_message_ali_message_274a70" ON "message_alias" ("message_id");
COMMENT ON TABLE "message_alias" IS 'Another external id of a message: an album''s items, the parts of a long text.';
CREATE TABLE "message_version" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "entities" JSONB NOT NULL,
    "until" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_message_ver_message_7fd3a2" ON "message_version" ("message_id");
COMMENT ON TABLE "message_version" IS 'What a message said before it was edited.';
CREATE TABLE "participant" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "role" VARCHAR(16) NOT NULL,
    "identity_id" BIGINT NOT NULL REFERENCES "identity" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_participant_thread__710744" UNIQUE ("thread_id", "identity_id")
);
CREATE INDEX "idx_participant_identit_3ce915" ON "participant" ("identity_id");
COMMENT ON TABLE "participant" IS 'Somebody who has written in a thread of many.';
CREATE TABLE "thread_alias" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_thread_alia_channel_ef1de3" UNIQUE ("channel_id", "key")
);
COMMENT ON TABLE "thread_alias" IS 'A former key of a thread: a group that became a supergroup.';
CREATE TABLE "token" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL,
    "hash" VARCHAR(64) NOT NULL UNIQUE,
    "created_at" BIGINT NOT NULL,
    "used_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_token_agent_i_1cf5cb" ON "token" ("agent_id");
COMMENT ON TABLE "token" IS 'A bearer token of the API;
only its hash is kept.';
CREATE TABLE "task" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "type" VARCHAR(16) NOT NULL,
    "title" VARCHAR(256) NOT NULL,
    "body" TEXT NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "author_id" BIGINT,
    "priority" SMALLINT NOT NULL,
    "deadline_at" BIGINT,
    "remind_at" BIGINT,
    "promised" BOOL NOT NULL,
    "result" TEXT NOT NULL,
    "public_text" TEXT NOT NULL,
    "phase" VARCHAR(16) NOT NULL,
    "client_id" VARCHAR(64) UNIQUE,
    "created_at" BIGINT NOT NULL,
    "done_at" BIGINT,
    "done_by_id" BIGINT,
    "version" INT NOT NULL,
    "owner_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "team_id" BIGINT REFERENCES "team" ("id") ON DELETE SET NULL
);
CREATE INDEX "idx_task_status_8ba356" ON "task" ("status", "deadline_at");
CREATE INDEX "idx_task_owner_i_c03b52" ON "task" ("owner_id", "status", "deadline_at");
CREATE INDEX "idx_task_team_id_eac81c" ON "task" ("team_id", "status", "deadline_at");
CREATE INDEX "idx_task_type_d1e772" ON "task" ("type", "status");
COMMENT ON COLUMN "task"."type" IS 'TASK: task\nOUTAGE: outage';
COMMENT ON COLUMN "task"."status" IS 'TODO: todo\nDOING: doing\nWAITING: waiting\nDONE: done\nCANCELLED: cancelled';
COMMENT ON TABLE "task" IS 'Work that does not fit into two or three messages.';
CREATE TABLE "checklist_item" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "position" SMALLINT NOT NULL,
    "text" VARCHAR(512) NOT NULL,
    "done_at" BIGINT,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_checklist_i_task_id_755826" ON "checklist_item" ("task_id", "position");
COMMENT ON TABLE "checklist_item" IS 'One step of a task.';
CREATE TABLE "task_comment" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "entities" JSONB NOT NULL,
    "at" BIGINT NOT NULL,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_task_commen_task_id_364c6d" ON "task_comment" ("task_id", "id");
COMMENT ON TABLE "task_comment" IS 'A word between colleagues on a task;
never leaves.';
CREATE TABLE "task_contact" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "linked_by_id" BIGINT,
    "linked_at" BIGINT NOT NULL,
    "contact_id" BIGINT NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_contac_task_id_e65f51" UNIQUE ("task_id", "contact_id")
);
CREATE INDEX "idx_task_contac_contact_6281e1" ON "task_contact" ("contact_id");
COMMENT ON TABLE "task_contact" IS 'A customer on a task without a dialog.';
CREATE TABLE "task_link" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "role" VARCHAR(16) NOT NULL,
    "linked_by_id" BIGINT,
    "linked_at" BIGINT NOT NULL,
    "dialog_id" BIGINT NOT NULL REFERENCES "dialog" ("id") ON DELETE CASCADE,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_link_task_id_fcc6ac" UNIQUE ("task_id", "dialog_id")
);
CREATE INDEX "idx_task_link_dialog__254d2f" ON "task_link" ("dialog_id");
COMMENT ON TABLE "task_link" IS 'A dialog on a task;
for a task made of a message, with that message.';
CREATE TABLE "task_watcher" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_watche_task_id_41db70" UNIQUE ("task_id", "agent_id")
);
CREATE INDEX "idx_task_watche_agent_i_18e02e" ON "task_watcher" ("agent_id");
COMMENT ON TABLE "task_watcher" IS 'A colleague who wants to hear of it.';
CREATE TABLE "broadcast" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "entities" JSONB NOT NULL,
    "resolves" BOOL NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "client_id" VARCHAR(64) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "finished_at" BIGINT,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_broadcast_task_id_0d9610" UNIQUE ("task_id", "client_id")
);
COMMENT ON TABLE "broadcast" IS 'An outage''s word, said once to everybody who hangs on it.';
CREATE TABLE "broadcast_target" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "contact_id" BIGINT,
    "dialog_id" BIGINT,
    "state" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(64) NOT NULL,
    "broadcast_id" BIGINT NOT NULL REFERENCES "broadcast" ("id") ON DELETE CASCADE,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "thread_id" BIGINT REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_broadcast_t_broadca_328bb7" UNIQUE ("broadcast_id", "thread_id")
);
CREATE INDEX "idx_broadcast_t_broadca_1ab625" ON "broadcast_target" ("broadcast_id", "state", "id");
CREATE INDEX "idx_broadcast_t_message_10718f" ON "broadcast_target" ("message_id");
COMMENT ON TABLE "broadcast_target" IS 'One thread that gets the word, or the reason why somebody does not.';
CREATE TABLE "notice" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(32) NOT NULL,
    "dialog_id" BIGINT,
    "task_id" BIGINT,
    "count" INT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" BIGINT NOT NULL,
    "sent_at" BIGINT,
    "read_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_notice_agent_i_a29a34" ON "notice" ("agent_id", "read_at", "id");
COMMENT ON TABLE "notice" IS 'Something an agent should know;
collapsed per subject for a minute before it leaves.';
CREATE TABLE "push_subscription" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "endpoint" VARCHAR(1024) NOT NULL UNIQUE,
    "keys" JSONB NOT NULL,
    "created_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_push_subscr_agent_i_a7c30d" ON "push_subscription" ("agent_id");
COMMENT ON TABLE "push_subscription" IS 'A browser that takes Web Push messages.';
CREATE TABLE "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);
CREATE UNIQUE INDEX "dialog_live" ON "dialog" ("thread_id") WHERE closed_at IS NULL;
CREATE INDEX "delivery_ahead" ON "delivery" ("thread_id", "message_id") WHERE state IN ('queued', 'sending');
CREATE TABLE "message_search" (
    "message_id" BIGINT NOT NULL PRIMARY KEY REFERENCES "message" ("id") ON DELETE CASCADE,
    "stems" TSVECTOR NOT NULL
);
CREATE INDEX "message_search_stems" ON "message_search" USING gin ("stems");
"""

SQLITE_DOWN = """
DROP TABLE IF EXISTS "message_search";
DROP TABLE IF EXISTS "push_subscription";
DROP TABLE IF EXISTS "notice";
DROP TABLE IF EXISTS "broadcast_target";
DROP TABLE IF EXISTS "broadcast";
DROP TABLE IF EXISTS "task_watcher";
DROP TABLE IF EXISTS "task_link";
DROP TABLE IF EXISTS "task_contact";
DROP TABLE IF EXISTS "task_comment";
DROP TABLE IF EXISTS "checklist_item";
DROP TABLE IF EXISTS "task";
DROP TABLE IF EXISTS "token";
DROP TABLE IF EXISTS "thread_alias";
DROP TABLE IF EXISTS "participant";
DROP TABLE IF EXISTS "message_version";
DROP TABLE IF EXISTS "message_alias";
DROP TABLE IF EXISTS "mention";
DROP TABLE IF EXISTS "delivery";
DROP TABLE IF EXISTS "attachment";
DROP TABLE IF EXISTS "message";
DROP TABLE IF EXISTS "draft";
DROP TABLE IF EXISTS "dialog_tag";
DROP TABLE IF EXISTS "dialog_read";
DROP TABLE IF EXISTS "dialog";
DROP TABLE IF EXISTS "thread";
DROP TABLE IF EXISTS "team_member";
DROP TABLE IF EXISTS "raw_input";
DROP TABLE IF EXISTS "identity";
DROP TABLE IF EXISTS "channel";
DROP TABLE IF EXISTS "team";
DROP TABLE IF EXISTS "tag";
DROP TABLE IF EXISTS "session";
DROP TABLE IF EXISTS "contact";
DROP TABLE IF EXISTS "company";
DROP TABLE IF EXISTS "canned";
DROP TABLE IF EXISTS "agent";
DROP TABLE IF EXISTS "setting";
DROP TABLE IF EXISTS "lease";
DROP TABLE IF EXISTS "job";
DROP TABLE IF EXISTS "event";
DROP TABLE IF EXISTS "cursor";
DROP TABLE IF EXISTS "blob";
"""

POSTGRES_DOWN = """
DROP TABLE IF EXISTS "message_search" CASCADE;
DROP TABLE IF EXISTS "push_subscription" CASCADE;
DROP TABLE IF EXISTS "notice" CASCADE;
DROP TABLE IF EXISTS "broadcast_target" CASCADE;
DROP TABLE IF EXISTS "broadcast" CASCADE;
DROP TABLE IF EXISTS "task_watcher" CASCADE;
DROP TABLE IF EXISTS "task_link" CASCADE;
DROP TABLE IF EXISTS "task_contact" CASCADE;
DROP TABLE IF EXISTS "task_comment" CASCADE;
DROP TABLE IF EXISTS "checklist_item" CASCADE;
DROP TABLE IF EXISTS "task" CASCADE;
DROP TABLE IF EXISTS "token" CASCADE;
DROP TABLE IF EXISTS "thread_alias" CASCADE;
DROP TABLE IF EXISTS "participant" CASCADE;
DROP TABLE IF EXISTS "message_version" CASCADE;
DROP TABLE IF EXISTS "message_alias" CASCADE;
DROP TABLE IF EXISTS "mention" CASCADE;
DROP TABLE IF EXISTS "delivery" CASCADE;
DROP TABLE IF EXISTS "attachment" CASCADE;
DROP TABLE IF EXISTS "message" CASCADE;
DROP TABLE IF EXISTS "draft" CASCADE;
DROP TABLE IF EXISTS "dialog_tag" CASCADE;
DROP TABLE IF EXISTS "dialog_read" CASCADE;
DROP TABLE IF EXISTS "dialog" CASCADE;
DROP TABLE IF EXISTS "thread" CASCADE;
DROP TABLE IF EXISTS "team_member" CASCADE;
DROP TABLE IF EXISTS "raw_input" CASCADE;
DROP TABLE IF EXISTS "identity" CASCADE;
DROP TABLE IF EXISTS "channel" CASCADE;
DROP TABLE IF EXISTS "team" CASCADE;
DROP TABLE IF EXISTS "tag" CASCADE;
DROP TABLE IF EXISTS "session" CASCADE;
DROP TABLE IF EXISTS "contact" CASCADE;
DROP TABLE IF EXISTS "company" CASCADE;
DROP TABLE IF EXISTS "canned" CASCADE;
DROP TABLE IF EXISTS "agent" CASCADE;
DROP TABLE IF EXISTS "setting" CASCADE;
DROP TABLE IF EXISTS "lease" CASCADE;
DROP TABLE IF EXISTS "job" CASCADE;
DROP TABLE IF EXISTS "event" CASCADE;
DROP TABLE IF EXISTS "cursor" CASCADE;
DROP TABLE IF EXISTS "blob" CASCADE;
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return SQLITE if db.capabilities.dialect == "sqlite" else POSTGRES


async def downgrade(db: BaseDBAsyncClient) -> str:
    return SQLITE_DOWN if db.capabilities.dialect == "sqlite" else POSTGRES_DOWN


MODELS_STATE = (
    "eJztXetz2za2/1cw/pLujNqbOHGa6969M3bibd117E7sNjuz2VEgEZa4pgAtCVr17u3/fg"
    "G+3yL4EgmfL21M4oDUD+DBeZ//HG1di393brHF0Sn6zxHFGyL+kbg6Q0d4uw2vyT85Xlje"
    "oEV4f+FwGy+5uHaPLYeISwZxlra55SajcuQZujct8sJBiydOnBl6IFuOGF0S5FKD2IiviW"
    "mj25/Ovj0+eYtMKi8gA3OMDNMmS87sp+/kkwy2FI8y6arLSV1q/sslc85WRIywxdR//4e4"
    "bIpJfidO+Of2YX5vEstIwbTGzlpO4d2Z86etd/X9Gtt/8cbKV17Ml8xyNzQ5fvvE14xGBO"
    "I3yasrQomNOTESQFLXsgK8w0v++4oL3HZJ9KJGfMEg91iu1SmS1P47xNeO5vPrm7v57cXd"
    "fH6UW6qQIgF0cGnJqFxmk3LHw2CDf59bhK74Wvz59s0f/nNiJPxR8oG/nX16/9PZp2/evv"
    "mTfCATe8XfQNfBnWPv1h/eFGJ9/Ek85GOoHfPfJA/1ubm6pLwY7JAiA7b4AU3ADi/EaMd7"
    "fQi4V/Ilvv3v4+PXr78/fvn67buTN99/f/Lu5Tsx1nvj/K3vK9bk/PLHy+u79HLIC3IRYt"
    "A3xDCxj5zCLk9TdbPXDw1/are/Oq6CNtzuYlTpfvfupbHemQYvYCal2zsa32h/B6xiNPj6"
    "2/v41Zvv37x7/fZNtKujK1WI5zeuYP2rNVdAMyYAOPNw8rW7WVBsWipsIEXUiAuMDdVejr"
    "wY5aVNJBZzXLBxqw66NB0cd0rHnZTt7h8SIoe8sMDLhx22jXnuDjtmZWPztzbHm+wVTPHK"
    "g1P+bvnCnqT93rUdZh/lJPDgeoUMvoxH7JXCf2I7cctGGN0zy2I7ISOze08qJo+EcmSxFR"
    "ISKlqyDcmL28rULeRq7/8KrCYcD3K1slxNBZMmthrDiWmA2UyP2VzIzzXPa/zLFayGRANq"
    "6PuCC2xMLraAGLLk36Gv/p75ilY22zmhNs5sw2cj/nChxDsMUcbXYrmQeA+CbaHeE8FtBN"
    "vxZ/A1fIcQWmQRGOqx+3nbf47ixTgS+pBgj3PT+5SCr0eOJ79vbeI4ArVo0YI1CXZq+GEd"
    "eYMF6t4fntSQmJ6vhQRg9Dc9dh66m7yc6ffMiQIuPl7OP6CKX34ePIgfr3L0huM1VPO7l/"
    "BVJXuQ6FsasMT5R3nAuxRgT1BpZA4YGPvlGlNKLGX003SAf1P8U1JBffhTZIB+U/RTIl99"
    "9FNkgH5zx4XjCC6uDH+aDvBvzHtilUGB88REgHzjU5dRLlRf9VM3RQf4N+b7QrHKI//z7c"
    "11CcMPxmcQN8wlR/+HLNPpTdg/+p97ly4lqmjhmhY3qfOdfOz/HvW0IBXYSnzkzBvH+Zd1"
    "lNCivvl49resgvX+6ubcg4w5fGV7s3gTnI/FwvZzUTTNz9XBNP+sHUtDA/sVZ2hB0BLbtk"
    "kMxFyOMEdfDZfMMf/6AzKIRaQhbLcmFBmMkiBCBjvo6z02LWJ89e+ZXExCKeNiugKbWu+P"
    "K7Cl/T0yKzyQp6N/VJnWHC4+C++tvTfpxzSlykzrMlEwSYFJ6sAmKfmBqWDrD9fPnf/q+F"
    "2tmJ53FTE977LgbvGTxXDB5i2XBxIkIBJ0IhKkpDP/kFBi5jENGGIbi8XRMV2X0UQEw3Hx"
    "IzHUJUZfez3Db97WYTdvy7nN2yyzeSS2FHnyIJfu7ATFcFv7ZRbel633cmdxbphzstmKue"
    "tjmCQ5IIgjDRy0CHbI3KW8KHSwiulmCMEe0ZTxEttmBU71O6H2FCMfEegg41XAd3fxt7tq"
    "+WLzFNy5urn+MRyeFToghPPg230UNp8rybCOclYf//Ks3O5jRQP2Wn4+rxnCFqMEbfATMh"
    "hy2Ib4QUvfbJllIXlrwfgMSQ8e8gea1oL9/ieEqYE8buoZYfJmno7nhtjPUWmk5baVNbOM"
    "oqCrihy2iALsKzXsKw1kn3ZSz+gAfl7nwC3h3IcjcxKENyrOAicxZO9pcENlPKpHEAbi75"
    "j94GzxssCMv3d0C449oAlxzPy6/1j9R2y5BWdjuTExIhjelHgYoV4vP+LZqjBS379cwUfw"
    "SilS3xIy6MoVDEHIgI65ojJOvji4vnRkC+4BvrVD+tYOK20fWjTp3wNENopZsxGBdufj8U"
    "mdA1KMKsXXu5f1sDmOEGSMuWopjhzhgH6GYTwMxyd1XAxiVAXeOSeDzawSfnFB3Y0H9aV4"
    "J0yXJAd5SDsg0tFJqAD30dmHj5fXpwgbG5N+oVcXZx9OkTj4jC/07MeL6ztxR876hd6c31"
    "58+u3i0yliC4fYj75WfHhHkMWWuGyVSqztEYV2X0Ednl7O0XP8nJsb8m9GldBN0miHb/cW"
    "EyFAqskkEYF24Ha8eWVUHAk4c+1zMkEzIL6MWiYlw6DcPQfmxCIrG28Ko7ArNnKarBMH3I"
    "gEwNfHNXB+fVyKs7yVxpkybt4XGJ/KLSIxBURXdWIoSec8ORIfdfdnhhC8/Y2zP8D/PGq/"
    "QzY/sCDS6Dwg/MtfPxEL8+L4LM8O+MGbYnqfxh/h7guvBq9YlD8pvc0dgPSJ+CG1E9vD9Z"
    "Cy8X1RyJoCRnIGXeHZCF3dywRpAdBHfw59IfKyXltC5M2hKTdywnSiFgjd+nPouok4EYrL"
    "hsh6PK1guhPzfCRhWR8tkWIPpN1WupMzaAsPdh7aoSMm0JQPeSnysmoZoe2OfInRe38ena"
    "HaYb5ct2VIYqLP/jy6fnILm2FjiZ12e+o8nEXTHSVtR8t2UtK1N4Wu22jrOuu54y6iJ7TC"
    "6hcx221iMp1Q6zFmiHO8XG+KA4fie7OK6KH0qJrNPWRUIUaBJlHWrCM/SLGQZqI+T5tE/0"
    "yBS6+RCRQOmKTxTdKUBTdB9b+h1yLBcJhjhlw7jf3tBltWKfpJOm3yKV8ff/82Qlv+UYXv"
    "7cezq6s8oOOvgnEkWfxUXbYQCJkIHDupFTh2UhE4dpLFd1qthKRwZJlLTz79L7bkhH8rnk"
    "bwZqDt3UeDoYE7aMEpeBq3yKu738PxOuRe9x0nNomSItJ/+TTVM9EmG1YEcXl4TUzRKrxm"
    "ZDt56DgaWYuzTHMp395pKv04SC9iCXTdg657Y4XTcG1crEJX1Cqzy2yqAOkpxMcdXCCGwu"
    "wjiE/MLUd+Lf7CbMGb6V/JUy6n61lE/4jLNt5FFv3M/hM/36937ElkZ7fvzz5c+F6AwTtH"
    "yl4paZ9D8vqsonNkPKKGi2drky22iYE4+Z2je+b1gbSJWEPKkfivI4cWuX3qE0IO+Yh5yK"
    "zCzeKsmc2XbsGRWqGLJ2i0y3TuPtGFm1wtozMi0NA+3UuivmRPeYDLyySG47XAtwLOXsok"
    "uk5RGE15QaxguDb+QNBnpnwWjqI20Hu/S16B5BfcqBL9EkNq1RkTUFOylO098HLJXMpPhR"
    "TnVYPEaGcaQmCT/woKQhYXH1OforAvSOgKxIYhI3VyvUFARByliKjq9x3e4zuc9AKhCxMT"
    "DUNeowBxgkRDlHup5DQJdy4lu6k6c7c2E798o6LjJEg0KK0ytJIjHn9vrvJ4l3vPYwooTl"
    "G9HA2c6g4RSk9Rgkv5/k+QwP5X3/+u7RS1nqjY/xEF7P/u97+7XBJiNDAWZCnB+9bU++k3"
    "wlRegBQZoN8UfTCWHbo3st8jVr08VIoOPoCm+HslGpS7spOygnSAvJqZOL0Q+VVQjLm4Cy"
    "aZFv51Ay4S2y4VbSGej65/vbqqCrdIcRzzkdhP7cojBZNMkM/XKyA1YCmySQJkGrL+E2+3"
    "iy6DSXQFSX69Jt267WpIfMK7SzmJrijxdeuKdnfeFHoDNMeWiYtM7qowncl5dMKqR48y22"
    "wxfTrKe5SDG7MKj3JiSJ2eM5Ypw/+YvcLUdHBZ7GDZMIgUHLHYO6twA4Onst/uHNxU6+UY"
    "jtfAut13BKbBNuJZBSdSuTk7QTIOe7Z8njb2bMp4URBhuTcnItBgtw/uywHT6QgMSHUsHj"
    "ILWEhfrUTn9/4c+hiXepWafawKpOYIxHKpOR5SJweH2I5g57L54s42BTNDnCHXKcy6qRiq"
    "WHLNb0gnR3RUbS3QFTqu4ebRtJkPVAZQGUZ31vSvMgzcoHJkB8YQHSrXiu3iIgL9AO5eLY"
    "Neh/02MoN2h32XscJcPH/hFiqz5baFNNU4zAtahcuBeWFA88JCMOWHBuaFNB2EpzQNDNoQ"
    "W6i2c/ESrEFlliwtrANEKE51AWLbhNoCpOjgA+goTi7hVm4VKpfwYE9rFepGy6X3X5uAOW"
    "hLCaFgUwpymuImCrp4tXfU+F286jprJrOX+vPWRKG8OXdNMsi3zF9jJMfUKpzBXL5iAgPk"
    "VTxzuHTDMHHd/0JkCYwttnmqLc4MYYqIYcq4J3HVY+RSzRZjBGVxcY1+HlNYgCNdCA8vo+"
    "0pHpCrxpH2+/hVRwLKhWt5TfoM8QRfbG3lD0Kff7r4dIG8nHD0Z/RCvLhLjBc5N5FFsEPm"
    "rmC/bXxa2ac5hBoC/hfgRRqpFynep3WtmImdPZw9R+6jYeyYdcpklBfJyJXI8L7+HLp7Ov"
    "0ENNpU9eqiy48EpUAk2I+kXgXSuoHyyWK4gO2WW9UTJNC/oLntPDzbM6cdY+L0pSWW3IAk"
    "A/tC0PS1haMrwyJ+fnNzlUL8/DJrIf/14/nFp29eefCLQSYvsVZNomSOL4lN1QGKOSebrT"
    "pLTtIBV07GUUfyvkL+d0QDpu3Gpu2k5qOEfoYQjNvtVmBRYM6uiFZJ0EA80P54IKGiE5ti"
    "aWVQiqfI0o0jokKrhI0lM5SElXC8BvEUfe96W3CJIvNGebRKTKEBvJAN88xO0nuTms66SS"
    "WtNCHIMo0DJVLGfIVPIEUHn0CLkK2DNdKCBZBXgkIVyuW0kmQAf1eRQsM3MhvbMtQNFarT"
    "ySy/z1sDq13VmiyuqQ97P6yJHhztQtvieTQFNi0yjKf1XhDnlo8kieLfSuNI4hH1oki2hH"
    "67tJhD0PJJcEQ/kMPfcN+hS+4g00CmI64Q8YqbBbHRlrCtGOiQsoiR1lMqphGnPo9uU3+D"
    "SKpe5pYeE9ezCFnY4V1EquQegcUUK0pCjpx/YofPSlRV7PU5vYG1wyYX23jumJInQr73JO"
    "U4SVPaTDLalnk74YXgRLlDMefgdIfOwpK8VNG0dXTzy8X1qceFv9DPZ5d3l9c/nqJgc3+h"
    "N9fzn26uPogBdL5mlvGFvr+6ub0QFzyWbWRZ+mF8o467+CdZqrX9jEk0sDumAT55VceuK0"
    "aVQuzdy3ZtMZkdhIorhQQl6IbTMl/1y5q68D/fm7Y4mnyRJg9qheEwTaYNpp21ovSOfGVc"
    "M1TahEp0C6uqmTtBBCamxhY+h5rbLVE732IS7c63V29f1pIgXlaIEC9zMoQP2PzBpAVi91"
    "6gI7oB0TbpgrlDxWl3L7WlNSgltpIjBf9Zcw+mlCdssrWeGjgxs7SwDs15PGP/JkaTuLgc"
    "KaxC01U4QFAo4B5YLhpEUaTIQMBsHhDKWJOqNyky2PyNQ1g8U5p6EFeSDNBvif6iQa2VDC"
    "WsQWMhlFkW283d7ZzdKy9DATGsRNOVeCS2U5igXAp/ggKMZlk4My7V+ps6QwgbGuJDp7oA"
    "qaAIhQVI0cEH0Dg8FHqtQmDuc4G/IjAXwkcRhI+OPXy04OBsj6xuTXRywKYkhZKak0VSeW"
    "tozwSgGgObUUJqIAv9xIfqJ+5Fbs9bl7f0Y8Q/6XWkpV06PlIcd1FM9g5r21vcsPF9uyKg"
    "H+QMusKzkZVyWVHfzfoAffTn0BciL6GrJUS6pb2lz0dZcNcy6UPrartXYhKdUOo7Pco74k"
    "pSpMLjrzpNah4qfvtzpX5iO3HLlpVtsRQR0Ro7SJLLArfeZPlkqJo0hbVwPYJAqAheVma7"
    "VKVBJYbNIHdlgqYOSVPaq1A1+hkCnyt8OImPS8GBk6ACI17zgKyITSmhnyID+LuyoeLQ3j"
    "GI1WRsS1DbbJL49Peb+eIc7Fag1m52MlVUU5/02JLvpV2gRLgMTAZ7ZEuOa6bhnyExFDFa"
    "IUkWDykUHFOgCqq9YmMwJi1nggA5RT5fJUDCsXtYzzFWxz6mAeC7knfgbO7sbM5s7/ZOIq"
    "0s8VlA4495RJKOZ97PSzmh1b9UwokG7BVuPq8xTxvAFmTlUtlFamebvKCEUC0KBZuZ+MPL"
    "5ATb2XMVfVQTgIdP/O1zCXrO+eVi/+fBLa8OHY7XAtwKMHupDs1sc2Uq9RqLKTQsGtD1Xp"
    "bxXKsmeVspOhDWG2tJYJgHw/xzgh8M82CYHyGqIzXMR73Ncxprsut5mdJqJsfUMMpvie0w"
    "+sJB2DCkNuib34OQ7yIT/X6CQq01HUQe0O5pdxyHR4O6OknGP6tQV8MtoCDlJ0i00KvSgv"
    "7xyZsakr4YVSrqe/dGIWqOLMT9MJKm93+F7R2O106FPT6po8OKURU7O6fFuo5sN6eGcJJG"
    "v16Ab+vwj7fl7ONtjnuYznzBiqwEVY2IYyJoRazQihhz8RYLlxeFoZd3XUxTjaPnonysNj"
    "0XXWoTLIRXiZEKp0mTacfSe6iFTghVNkkmiMAm01hQgVIjh16Aw5Uaeb4LUGGVhNoA+tQG"
    "mCyy5cUBPl3c3n26fH9XL+N62OzGkWlItZIbt9jm5tLcYtouj/iXeB6NNmaPGY5hXnHO0p"
    "1IOC4zdG8SQ2rYucWhKVTWlUuQfJCBTGm1poyTU2RyZIhPz0FCmfInRZgaSHA2w5FD1gI1"
    "xB6JXWQO72zeQqt5utVkZJarNJuX5FTOOusgBlFkE5d8ZlVmeYhNGHoxIDZhJPBDR/BxqW"
    "HQkrqusqDakhpCROrhqpgfAtFM3UQzHSLsJmQSBbpIxD3KdZF4yF5d5JZtiC/7O9gMFAa/"
    "duUPyC9nIdSILbHDXtI5paPJBIXaRapiZlBJQyCUuSFkduk1tQKBP3N3aZl1lJLUhxQ/Cr"
    "SH6R3YVdrDJOq39L8KnZVwKc/p2d/JeQr5PeInn9/8ev3hFAU9Ab/Qm1/vgkvM5cE1McPF"
    "qWdV+UIvfru4vjtF5DE4JA/vuTSduViC+/sCxrMnTiIig0gJlUgJl7MN5uZSxSGfItIv9u"
    "c5Zrz1FuowdL6bF7FtqgX+JGnGEfYjn6dN2I8vaqqsR0gwjsXQKgZLNSoIAoJaGkKTKp/C"
    "GZsh0++UPT45qRXIfFIRyHySS8eNNGgFqFNE+gHdfSiz3+yZM2XjfoYQ0iGaMpWVzdzt/I"
    "E8qezzFBHs8/37XKiUXClSOSLQD93ulaKtzcTvLugUUq4XJUh0QHhw3cgweYNaFSky4NmN"
    "AxI834w6/Gk6wL8p/pC+ecC9D8E4h4Q/LGSgvAAZQvgAmq4AtAEdUzAUtAFFtaJLFNuAQi"
    "RUPVgVI6GSZWhaAZuseTMtpl0X2cx5VacN6KBhZhOFtTTKTK1fJeYcL9cy2aRVatBZNI0+"
    "iGc1RfOR2E/tGjEGk2jERzMB5tCLsV4vxjm2TFxUHUo5Z/FMTqQ7WuKjcdpvLG+u3/ypdE"
    "Vs8EaWU2TmC5thY4kdPufYXpF2R995ONmdN5dGkPUejO7zrrKI9Iiz7QlL93mpN3B/oqzM"
    "SyU2Cl35yDQQu0cYBXOdej0LrIW7eeEgk5ONM0OCAMkUascfaTG6QjIarCBdtuvZ94e1p6"
    "LXqyLUEyk0EJg+SeOJpCkLTD9gRMvYjskBQlogkRJMt88NfjDdKgtQs3amW0gP7jI9+IA5"
    "l6HKWSboJlTSfaLuY2Joza5dofDpZ1MuyL3YPbJ2yw47yA8jKeveVZOyQEgFQfS5CqKQVg"
    "NpNc83rcYV8BaUVaxiPxEJyKON1QHQx8alEIDkOnXJNVnqMSe2ZupAlsms28ywWpVDFsx4"
    "Qrs181rGyk6xnNBkCRBpJRXv/FRcNkSJer9xNRm6UGlcTQ0EoXaK7KxKqLWZpZRzEo4fUK"
    "hdug4XH4DdlyTVe5GJQ4bDju30AKPqM4EfjKqtJShFo+ohAjenCm1V5OZBpdNPeHdJt26B"
    "aBrdqZBL5W80o0E1rai2bT4SY4awdNzHfwZGUSFSeqKnKxbUFgcxM8So79DXb4L+ATP0QJ"
    "7+9BWZDvI3gQB8Zy6JvMDEJiuzwA7w1BrdLGV6cnUny9TwVjIw+vzTxacL5GXtoj+jF/fY"
    "tIjxIlek2yZLIsGQKXggcU/y8KuSuBXT6Nsk0I+NO2ck7eN3dUTt43flsra8l5b0JNdQMd"
    "KH48FIr2ykX1hsobKTw/E65NJrVgui2UY2GCV9bea+lXJi26yg2mk5o4gIgFMocwrZRWWz"
    "LYpFrigEFpMMp3m/6lfy6Ky4bFJEVBLlMoRg02hsUoLOi+MyKkHjv7q2jzqN/w5h+rj1ld"
    "yjnOUjvDErN3w4iSE1Woo5YkMQ41uTooXNdg6xv0N3a4KWjD2YBK2ZeFmEkY2pwTboEVsu"
    "+QExaj0hkzvSAbeWdoYHsi1KlOh4csUQtLjR2KwHy4F8OxWpNBzfjcx0WONBLxJ/uZlgaR"
    "PcpH5Tmg7Ol8YHPHS1Phj0Ad9UMi7EJBooaNlEnzrqrxhVkeiT90pvVeD1R2uH7Js6GVRv"
    "yhOo3uTyp6AJ43hUAujp1araykGVgTu8OsopAvJihRLAg9s1FIAdsw20kAF15nKN/ApJQi"
    "q3CbqXfWsQXgnEioT7+oT7BXdw0I3SQef9X+FsDMeDkrPXrbF2C5C93WDLKt3bAclwp+Lx"
    "m5f9bu/Xx9+/jTa0/KNqC99+PLu6KjnpyvlyrhSqYI3tyjt50wT8V5ODsMciIHcEbwqOL3"
    "m16vwK79c4wLzq+l5dDXl8Oz+ER9EMyTI5jteuPjD0OWiDn9CC+PU3GGK0ICinkxnhyIMj"
    "D468jJ8I7HgjUArrHJUhc2tzTtb3Ho0soKX0kMxX3O1AkNAUH3mAzzdE9sVtV6NOzPORhO"
    "11J/aV10NKihStIBITaLSL+hVFg71UKJDG+6xKLA12dU3plPoyZJCeKMiL6skVjilOXJQv"
    "4At8sXvzcE5QEFUPKaqCgf2QeXTxl6iQRRcTAfSd5dAFtoJ2GXTBJBNbgNr5c/HG2589B8"
    "6iCTuL/EzQvHwTZYiWyjbxiL1ijQzi2lp4SfxytktmC7liy8SCUXlNyjGBCvkDItSwhNCR"
    "l3uaTtJJLhujXPxCEIwmeyBUCUaQV9ZnXtmD+GlK8AbjdcS382QcbnK1KiQRgXYRSSevjm"
    "ugK0aVwuvdS+NryX4A1A01+JopOBmq4WT3nv2vnWXhuFQID+IMXqht3gyZdlu4e/7AbHNl"
    "0jzG5cUgY4pxlIKUj9WmFCS4tCD37JkvQKxJqS1Aig7623ZkDIPcvy5z/wo2entk43mmtb"
    "9rA5v6slt0rYRujCMLRJgkQEHx3S66CmoOEbSrrIVWouJxK6wyBZZ1hCoo29h+X/nuC623"
    "FbSrPHR4UGKPlfjP9jarTG74eq60M3TP7A2xZRVH3xHmz3Eq/uXHoXNZJHJBluJ1xDXH3R"
    "Lbu1EUud5qroaONXCCgRNsXPx2ACcY2J0OHX8FdczB7DSiZejL7AQV4uvhWqNC/EHisdgD"
    "Kajj5V+uEiSjATUkyAXBtpD6PBop98lu42e/XCoU6moww6iqcYGo+XxzJg99/vZdKAAKzU"
    "FCqlaMJBE25DRAP0EEbuOmyEPu0HiUJ8i3mG6+xfs1WT7IELpLTgrqnKRvV8j7y3Dg3AxH"
    "7hX8byhBDifbwNSLnYe8aF8yRlF4l3ThZ88c03sBkOMnyYeq5PhobXNrUF2YKkmn07HQtD"
    "xVOk/09wLeXhHPH4zXUDfqJaBfdl5RFiETRCBCNrbAx4eCgv09cZJoxCkOnAEdVABpZyGu"
    "V0ZkbAtQ2z4cb7zxSI8e5gW1Xf2VKC/uGtzf39WS2Q++z99gxEGUcXRvykIjnCG+Y4jZXo"
    "QAQWGQXEGLykZTKMqXsmWX6/i7ABuW6XPnNhJmppEk24lNHSx/7w9LJNv3/yw5Kn4QCOWT"
    "5O1VQnm4wnkB8oK6mxxrT5+2Ae2AiXUhc1JYkKO7s9u/nnrK6Rd68+vd2Y8Xp4i5PIi4PX"
    "zS3RSScgeT4ntpwQC9SovA7KUDYXwkNeEoMfWQPIUZTJmn3Hy4ETxFUH6hH24ur388FQKM"
    "WIcv9PPZ5Z339w6b3Lvy4eb6Qt6m5At9f3b9/uLq6uLDKVpKBCyLGOPgQtgVgNvqNvskGW"
    "i7TbXdrW0y2+QFXGqPbSxBp033zi4MY0mBWGlDZwhhSzfd0jbZiN/boHFqggzQb85Q2MZ0"
    "SBE3Z8wimJbxk5gsA/5C0PXFUKIrw0pA5zc3VykJ6PwyK+L8+vH8Qpyk3kEqBpm8dLc7gS"
    "GlrpAZU4CYqSxmbt2FZS7nxe6PcswzZAC8OvBr7CgpqxGBBmD3LYMvLbMsbqYc4BRRI5Cz"
    "ByZE5UFUXn+SCbhUD4r84klZx0/TAf5N8X8ktlMY/1KKfIICqgJm4Ux63epv5iQVbOXG0R"
    "mHqE//bJGvCM7wtnN+GXqK7h3ZCtSNzkh+8yUVo7KbuzWkNUv+TxTRsor/aiW40mHJLfuB"
    "ZUKhJyaL1yri4kUZLdlmQ1oWB5IxQO/9eTTHyisW1wFWdavqTRcry6TtO4VdiUm0RmmHue"
    "BaLbvOiYk++/PoilVUbqqbOlM6wdRvvGfI1QvDPhMsvyr6MzxivHE1CgTsmG2gBeE7QigS"
    "4r5F8Moljt9kRU74A6JEqLJI3HgsigJtNkXzLCOoEzBVTUjSlIYyKjqDtMqFGdoPJNiDyc"
    "2iuqflvQKSNOPoFiCfp023AFWbOngyWhrBDpTlPjKTAaSHPQPoIT2snblsX3rY4Rpkjoyb"
    "tK7XUMcC2bcK5huLSlSwyJK0RwWLx9VQwZauw5mszRspTGhnik3hcvGnX8S/SO2qS1bcLT"
    "ze1MmGl1U6GDTGnPpBMKtQwKQFkRhNIgyylCAXNZWLAiRVdYEUGchGjeE/YL8qWICMpAV6"
    "AegFI5dilfSC4VuETRXWih5hBy/I4XlIC1WD0HdaqRdY4aAaSoEvwCd9KPfMDuX8DTaIX7"
    "YtKK0x80R/vxhHcKlIZehm0n0Khf+UvfpEYhioE1M8P6rUCZuplUUIxw+YaOIw147S2CeX"
    "bgL62uHlVdDXDpsSER0gSvCnyAD+xvCHrSFV8U/TAfcBbXkS0IO2PJy2bERth1tBql334i"
    "yoqaNsP6ybuFdxK1zr9zweGaOui2v6iBqZizKMPi60QyRCkytNEbvEuDouyjCqE+3WDO1k"
    "f2PEGVoTbEuTgVnYOaoe0T5rQtwdqsqYAD2kpn26zipsCdCQBKTM5wI9SJm6xmpNFdJxNt"
    "eJs4tyYlAq8ahMCFqkBu2XgGhQdfiF46W7zJCDTQMxsS+kSCOzW55k4VlP0lljuvKyXwrF"
    "ojYz7Q3lisoJQSf20bD0KtEG0l4g7eU5p72IW8x6LFqSykqXSTKodKlQ6VLW6Fbyy0YEAz"
    "pmbZdSCVVfnF/PQoBj4+5QC1BLWSZegHuTms66wQpkCMED2HQFIIfxcNiDXQzsYodfAA3s"
    "YiPjJoPkMBbU2plzbK9IRyV37ry5NNrPPRbeyYJWbk+MUd1rVQxWs55xUTbilo0SseHHWs"
    "ttIP5FAvug10aRIHHfYRTt1k/IYRvi2QjDvovFzb07mLPQ4Bj/Sn/7+8/Z66LNkkWqZUuv"
    "babtYcJ3D77gSZ71swqD6QFz9EZ2UD2zmFtAfyrmOzHUJeGrTM565x+JKhjHFNp1Seneap"
    "cVAuqzkCwlKNAQuT9R/GOBWQn+FBmg35H5KBUJ0srioWPF21nG7JHlwvutSf6ubW+gi6aZ"
    "1h6vbaFLftwQyq9/KP814+aSHOXMTcH1WbmVicYj9tqWbtmG8LUAEmGKPJslctbMtQz0QN"
    "nuBy9GH28dYqAtsZHjLv5JljyoCrAxqcsJWhDxJ0EmLy0B3ddDFItEJ02y3sfk+xfBEDTV"
    "U3tWYQh6ED9eRUsLx2sYW/H6uIaW9vq4VEuTt8DKc+itfmDXMiDvWYndIs9nhVU5GD+cMe"
    "JVv4B31uBPMu48kuWBtuH4cQTZysdqE2QLkXKHNttLuVQV/QQRMPSmyCfUgPrIJ4gA+YnF"
    "Jj5fhlNh4oREx+kmOv7iOutbd5H85RmDUW7ErNx0tBVj5052cI0CEAub7Rxi+8FEHD8QB3"
    "0mCySfHdaGLOwNVpuuqa0HTDuT5FazCtMOocaWmUUcq9y8k6TpxsRz2IVIRzm8PK7jiJfD"
    "yiMdvJvpM/qBPCklQ4bjh9fR+j8eQBvTWTgCyRQk0/EtwbQl0zNim8t1Xh4NrldIoTgesU"
    "/0LMdyv8CoJN49F9mupYG3XGp7JLZjqkVOJkg0dMsdn5zUENrEqFKZzbuXObzEJ6WAcDBc"
    "Q3RfvXxZSyR+WSERv8zllDPKCw+kcpk4QQJisaJYnBMMhjzG/vh/nF7FeA=="
)

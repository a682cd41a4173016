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
    "eJztXetz3La1/1cw+uJ0Rsm1ZcvxVW7vjGSriVpZylhK3Zm6s8GS0C4rLrAlQW/U3vzvF+"
    "D7vQRfS0LnS2KROCD3B/DgvM9/jraezb+7sNny6Az954jiDRH/SF09Rkd4u42uyT85Xtr+"
    "oGV0f+lyBxtcXHvAtkvEJZO4hmNtucWoHHmOHiybvHDR8okT9xg9ki1HjBoEedQkDuJrYj"
    "no7qfzb09O3yKLygvIxBwj03KIwZnz9J18kskM8SiLrvqc1KPWvzyy4GxFxAhHTP33f4jL"
    "lpjkN+JGf24fFw8Wsc0MTGvsruUU/p0Ff9r6V9+vsfMnf6x85eXCYLa3oenx2ye+ZjQmEL"
    "9JXl0RShzMiZkCknq2HeIdXQreV1zgjkfiFzWTCyZ5wHKtzpCkDt4huXa0WNzc3i/uLu8X"
    "i6PCUkUUKaDDSwajcpktyl0fgw3+bWETuuJr8efbN78Hz0mQCEbJB/71/NP7n84/ffP2zR"
    "/kA5nYK8EGugnvnPi3fvenEOsTTOIjn0DtWv8mRagvrNUV5eVgRxQ5sMUPaAN2dCFBO9nr"
    "Y8C9ki/x7X+fnLx+/f3Jy9dv352++f7703cv34mx/hsXb31fsyYXVz9e3dxnl0NekIuQgL"
    "4hpoUD5BR2eZaqn71+aPgzu/3VSR200XYXoyr3u38vi/XOMnkJM6nc3vH4Vvs7ZBWTwTfY"
    "3iev3nz/5t3rt2/iXR1fqUO8uHEF61+tuQKaCQHAWYSTr73NkmLLVmEDGaJWXGBqqA5y5C"
    "UoGw6RWCxwycatO+iydHDcKR13UrZ7eEyJHPLCEhuPO+yYi8IddsKqxhZvbU42+SuY4pUP"
    "p/zd8oV9Sfu957jMOSpI4OH1GhncSEbslcJ/Yjtxy0EYPTDbZjshI7MHXyomXwnlyGYrJC"
    "RUZLANKYrbytQd5Gr//wqsJhoPcrWyXE0FkyaOGsNJaIDZzI/ZXMrPtchrgss1rIbEAxro"
    "+4ILbCwutoAYYvDv0K/BnvkVrRy2cyNtnDlmwEaC4UKJdxmijK/FciHxHgQ7Qr0ngtsIth"
    "PMEGj4LiG0zCIw1mP387b/HCWLcST0IcEeF5b/KYVfjxxPfts6xHUFavGihWsS7tTowzry"
    "BwvU/T98qSE1PV8LCcAcbnrsPvY3eTXTH5gThVx8upx/RBW/+jx4FD9e5eiNxmuo5vcv4a"
    "tK9iDRdzRgifOP8pB3KcCeotLIHDAy9sYaU0psZfSzdIB/W/wzUkFz+DNkgH5b9DMiX3P0"
    "M2SAfnvHhesKLq4Mf5YO8G/NexKVQYHzJESAfOtTl1EuVF/1UzdDB/i35vtCsSoi/+e725"
    "sKhh+OzyFuWgZH/4dsyx1M2D/6nwePGhJVtPQsm1vU/U4+9n+PBlqQGmwlPnLmjev+yz5K"
    "aVHffDz/W17Ben99e+FDxly+cvxZ/AkupmJh+3NZNM2f64Np/tk4loaG9ivO0JIgAzuORU"
    "zEPI4wR7+aHllg/usPyCQ2kYaw3ZpQZDJKwggZ7KJfH7BlE/PX4J7FxSSUMi6mK7GpDf64"
    "Elva32OzwiN5OvpHnWnN5eKz8N/af5NhTFOqzLQpEwWTFJikDmySkh+YCrbBcP3c+a9O3j"
    "WK6XlXE9PzLg/uFj/ZDJds3mp5IEUCIkEvIkFGOgsOCSVmntCAIba1WBwf000ZTUwwHhc/"
    "EkM9Yg6113P85m0TdvO2mtu8zTObr8SRIk8R5MqdnaIYb2u/zMP7svNe7i3ODXNONlsxd3"
    "MM0yQHBHGigYM2wS5ZeJSXhQ7WMd0cIdgj2jJe4jisxKl+L9SecuRjAh1kvBr47i//dl8v"
    "X2yewjvXtzc/RsPzQgeEcB58u0/C5nMtGdZRweoTXD6utvvY8YC9lp/Pa4awzShBG/yETI"
    "ZctiFB0NI3W2bbSN5aMn6MpAcPBQMte8l++wPC1EQ+N/WNMEUzT89zQ+znpDTSatvKmtlm"
    "WdBVTQ5bTAH2lQb2lRayTzepZ3IAP69z4I5wHsCROwmiGzVngZsasvc0uKUyHtUniALxd8"
    "x5dLfYKDHj7x3dgWOPaEKcMr8ePlb/K7a9krOx2pgYE4xvSjyMUK+XH/F8VRqpH1yu4SN4"
    "pRSpbwsZdOUJhiBkQNdaURknXx5cXzmyA/cA39ohfWuHlbYPLZoM7wEiG8Ws2ZhAu/Px5L"
    "TJASlGVeLr38t72FxXCDLmQrUUR4FwRD/DOB6Gk9MmLgYxqgbvgpPBYXYFv7ik3saH+kq8"
    "E6YGKUAe0Y6IdHwSKsB9dP7h49XNGcLmxqJf6PXl+YczJA4+8ws9//Hy5l7ckbN+obcXd5"
    "ef/nr56QyxpUucr4FWfHhHkM0MXLVKFdb2mEK7r6AJT6/m6AV+zq0N+TejSuimabTDt3+L"
    "iRAg1WSSmEA7cHvevDIqjoScufE5maIZEV9GbYuScVDunwNzYpOVgzelUdg1GzlL1osDbk"
    "IC4OuTBji/PqnEWd7K4kwZtx5KjE/VFpGEAqKrejGUZHOeXImPuvszRwje/tbZH+B/nrTf"
    "IZ8fWBJpdBES/ukvn4iNeXl8lm8H/OBPMb9P4/do90VXw1csy5+U3uYeQPpEgpDame3hZk"
    "g5+KEsZE0BIzmDrvCEKZ2dAPoYzKHpp+ZGuTIdELoL5tB1E3EipPINkcVmOsF0L+b5SKKa"
    "NVoixR5Jt610L2fQFh7sPnZDR0ygKR/y879lSS5Cu51nEqP3wTw6Q7XD3Fh3ZUhios/BPL"
    "p+ckuHYdPAbrc9dRHNoumOkoYRo5uUdONPoes22nrueuF6y/gJnbD6Wcx2l5pMJ9QGDIjh"
    "HBvrTXlUTHLvuCY0JjuqYecKGTKHUahJVHWiKA5SrBKZKj7TJYs9V73R79IBWfGztCxJmq"
    "rIHShtN/ZapBgOc62Ia2exv9tg265EP02nTbLg65Pv38Zoyz/q8L37eH59XQR0+iUejiSL"
    "n6s/EqL8UlFRp42iok5roqJO8/jOq0+OFI5sy/Dl0/9iBif8W/E0gjcjbe8huueM3B4KTs"
    "GzpP9b0/0ejdchsXjoIKhZ1MuQzrmnuZ6JDtmwMoirY0cSik6xIxPbyWMHichCk1WaS/X2"
    "zlLpx0EGEUugpRy0lJsqnKbn4HIVuqYQl1NlUwVIzyD46+ACMVQdn0DwXWE5imvxJ+YI3k"
    "z/Qp4KCUvPIvpHXHbwLrbo5/af+PlBMV9fIju/e3/+4TLwAozeFlE2Asn6HNLXj2vaIiYj"
    "Grh4tg7ZYoeYiJPfOHpgfpNDh4g1pByJ/7pyaJnbpzkhJEhPmIcc17hZ3DVzuOGVHKk1un"
    "iKRrs03v6zOLjF1dIVYwIN7dODZKFL9lQEuLoGYDReC3xr4BykBqDnloXRVFd7Codr4w8E"
    "fWbOZ+EkCt+8D1rAlUh+4Y060S81pFERLQE1JYbsXYENg3mUnwkpzi91iNHOMoXAJv8VVj"
    "ssr6ylPkVp04vIFYhNU0bqFBpfgIg4SRFR1e87vsd3POkFQhdmJhpGvEYB4hSJhigPUqZo"
    "Fu5cSnZzdeZuHSZ++UZFx0mRaFA3ZGwlRzz+wVoV8a72nicUUHmhfjlaONVdIpSesgSX6v"
    "2fIoH9r77/Pcct66tQs/9jCtj//e9/zzAIMVsYC/KU4H1r6/0MujwqL0CGDNBviz4Yyw7d"
    "+DdogKpe+yhDBx9AW/z9Eg3KLcdJVbU1QF7NTJxdiOIqKMZc3IeTzAv/pgEXqW2XibYQz0"
    "c3v1xf14VbZDiO9ZU4T91q/4STzJDPK9SRGqfO1iwBskxCucW77aKrcBJdQZJfr0W3Xrca"
    "Ep/w7kpOoitKfN25XNu9P4XeAC2wbeEyk7sqTOdyHp2wGtCjzDZbTJ+Oih7l8MZxjUc5Na"
    "RJQxXbkuF/zFlharm4KnawahhECk5Y7D2ucQODp3LY1hPcUmtUGI3XwLo9dASmyTbiWSUn"
    "UrU5O0UyDXu2fJ429mzKeFkQYbU3JybQYLeP7ssB0+kEDEhNLB4yC1hIX51E5/fBHPoYlw"
    "aVmgOsSqTmGMRqqTkZ0iQHhziuYOeys+DOsQQzQ5whzy3NuqkZqlhyLei2Jkf0VG0t1BV6"
    "ruHm03SZD1QGUBkmd9YMrzKM3H1xYgfGGO0X14q90GIC/QDuXy2DRn7DdumCXn5Dl7HCXD"
    "x/6ZUqs9W2hSzVNMwLWoXLgXlhRPPCUjDlxxbmhSwdhKe0DQzaEEeotgvxEqxFZZY8LawD"
    "RCjOdQES24TaAmTo4APoKU4u5VbuFCqX8mDPaxWaRstl91+XgDnouQihYHMKcprjJgq7eH"
    "V31ARdvJo6a2azl4bz1sShvAV3TTrIt8pfY6bHNCqcwTy+YgID5Fc8c7l0wzBxPfhCZAmM"
    "LXZ4pi3OMcIUEdOScU/iqs/IpZotxgjK8uIawzymtABHthAeNuLtKR5QqMaR9fsEVUdCyq"
    "Vn+036TPGEQGzt5A9Cn3+6/HSJ/Jxw9Ef0Qry4R8wXBTeRTbBLFp5gv118WvmnuYSaAv4X"
    "4EWaqBcp2adNrZipnT2ePUfuo3HsmE3KZFQXySiUyPC//gK6ezr9hDTaVPXqo8uPBKVEJN"
    "iPpF4F0vqB8slmuITtVlvVUyTQv6C97Tw623OnHWPi9KUVltyQJAf7UtAMtYXjK+MifnF7"
    "e51B/OIqbyH/5ePF5advXvnwi0EWr7BWzaJkTiCJzdUBijknm606S07TAVdOx1HH8r5C/n"
    "dMA6bt1qbttOajhH6OEIzb3VZgWWLOrolWSdFAPND+eCChohOHYmllUIqnyNNNI6JCq4QN"
    "g5lKwko0XoN4iqF3vSO4RJl5ozpaJaHQAF7IhnlmJ+mDRS133aaSVpYQZJnWgRIZY77CJ5"
    "Chg0+gQ8jWwRppwQLIK2GhCuVyWmkygL+vSKHxG5lNbRmahgo16WRW3OedgdWuak0e18yH"
    "vR/WVA+ObqFtyTyaApsVGabTei+McytGksTxb5VxJMmIZlEkW0K/NWzmEmQ8CY4YBHIEG+"
    "47dMVdZJnIcsUVIl5xsyQO2hK2FQNdUhUx0nlKxTTizOfRb+pvGEk1yNzSY+L5FiEbu7yP"
    "SJXCI7CYYkVJxJGLT+zxWamqioM+ZzCwdtjiYhsvXEvyRMj3nqUcJ2kqm0nG27JoJ7wUnK"
    "hwKBYcnN7YWViSlyqato5uf768OfO58Bf6+fzq/urmxzMUbu4v9PZm8dPt9QcxgC7WzDa/"
    "0PfXt3eX4oLPss08Sz+Mb9T1lv8khlrbz4REA7tjFuDTV03sumJUJcT+vXzXFos5Yai4Uk"
    "hQim48LfPVsKypD//zg+WIoykQaYqg1hgOs2TaYNpbK0r/yFfGNUelTahEv7CqmrlTRGBi"
    "am3hc6m13RK18y0h0e58e/X2ZSMJ4mWNCPGyIEMEgC0eLVoidu8FOqYbEW2LLpk3Vpx2/1"
    "JbVoNSYisFUvCftfdgSnnCIVv7qYUTM08L69CexzP2b2K2iYsrkMIqtF2FAwSFAu6h5aJF"
    "FEWGDATM9gGhjLWpepMhg83fOoTFN6WpB3GlyQD9jugvW9RayVHCGrQWQplts93C2y7Yg/"
    "IylBDDSrRdia/EcUsTlCvhT1GA0SwPZ86l2nxT5whhQ0N86FwXIBMUobAAGTr4AFqHh0Kv"
    "VQjMfS7w1wTmQvgogvDRqYePlhyc3ZHVrYlOAdiMpFBRc7JMKu8M7bkAVGNgc0pIA2Shn/"
    "hY/cT9yO1F5/KWQYz4J72OtKxLJ0CK4z6Kyd5jbXuLmw5+6FYE9IOcQVd4wmylTgDpl9OV"
    "Zf6ymqxt0cfOpWSvxSQ6oTR07o/PvyvyfyLeXp8DtIi0mv2JQD+xnbjlyLKtWMo/aI1dJM"
    "ll9VZ/smKmT0Oa0kKvPkF4YoYvK1M56nJ8UsOOITFjhnq8pKlsxKca2gtRvTUOitTHpeCd"
    "SFGBhap9tFHMppTQz5AB/H0ZCHGkzI9iEpjaEjS2CaQ+/f02rCTBuBOojTt5zBXVzCc9tc"
    "xyqfRWCJehPrxHtuS4YY75ORJDEaM1kmT5kFLBMQOqoNorNoZjsnImCJBz5PN1AiQcu4d1"
    "i2J17BMaAL4veQfO5t7O5tz27u4B0crMnAc0+ZgnJOn4tuuilBOZtCslnHjAXuHm8xrzrA"
    "FsSVYelS2Sdo7FS+rjNKJQsJmJP/w0RbCdPVfRRzW7dfys1iGXYOge9WL/F8GtLn0cjdcC"
    "3BowByl9zBxrZSk10kooNMyI73svy2ClVZukpAwdCOuttSQwzINh/jnBD4Z5MMxPENWJGu"
    "bjxt0FjTXd0rtKabXSYxoY5bfEcRl94SJsmlIbDMzvYTxzmYl+P0Gp1pqNkA5p9/TyTWJ/"
    "QV2dJeM/rlFXoy2gIOWnSLTQq7KC/snpmwaSvhhVKer79yYhak4sfvswkqb/f4XtHY3XTo"
    "U9OW2iw4pRNTu7oMV6ruylpoZwmka/Rndvm/CPt9Xs422Be1juYsnKrAR1XXYTIuizq9Bn"
    "F3PxFkuPl4WhV7cUzFJNo6GgfKw2DQU96hAshFeJkQqnyZJpx9IHKPRNCFU2SaaIwCbTWl"
    "CBOhqHXoDD1dF4vgtQY5WExHd9Et9ni2x15vuny7v7T1fv75ulE4+b3TgxDalRcuMWO9wy"
    "rC2m3ZJkf07m0WhjDpjhGG2rgqU7td+qDN2pZoz77dx3bEP4Wvx65GLZc4zGfch+QEEKGT"
    "GlZTtqTlawe7eZoNQOninBEmavCYRyN1Kd4kvuGrYV2ucaRntlHgWG9PnJKsc1hvRZ5EwO"
    "vwq9pU1Wx9Htbw02h5g68ZMvbn+5+XCGwiYTX+jtL/fhJebx8JqY4VJMzzj5Qi//enlzf4"
    "bI19DNfnhrgeUuxBI8PKjbJmMysE6qWCc9zjZC+DGU/HVpIv3s7c8xynQw8+LYMaZ+lISl"
    "ZmxP00zD1C6fp42pPRA1VdYjIpjGYmjl91C1xIMRvqMNOK3yKZyxOTL9TtmT09NGwQOnNc"
    "EDp4UQ+FiDVoA6Q6Qf0P2HDwTdwzhT9mvkCCEEqS1TWTnM2y4eSUlr3+p9niGCfb5/n8uG"
    "4ErRATGBfuj2rxRtHSZ+d0np2Wq9KEWiA8Kj60amxVvkh2XIgGe3TlDy/Xzq8GfpAP+ZZe"
    "cB9r7mDsl5B4Q/Sh5SXoAcIXwAbVcA+spMKQ4M+sqgRrFKin1lIEG1GayK1anSqZ+dgE3n"
    "mc6LaTdFNndeNekrM2qi+kxhrcxTV2uAgjnHxnpDOobjncfT6IN4XlO0vhLnqVtnj3ASjf"
    "hoBqQwTnCBbQuXpRsrB8Gey4l0Ryvs/NsHXn9NmgjriNjonVHmyKmWDsOmgV2+4NhZkW58"
    "/SKa7N6fSyPIBo+0DnhXVbh1zNn2xFwHvNQfuL/CCGUy+BlFfmpkmYg9IIzCuc78Ipj20t"
    "u8cJHFycY9RoIAyZh8NxhpM7pCMtSppBxJ37Pvj9nOhGbXhV9HYEH5krlaBiRNVdT1AcM1"
    "pnZMjhCvkfqWlPZ8lg4MY2CXnA/8YJdUFqCOu9klUyllnXDVrxdkHtgsX51O7bycylkl6K"
    "ZU0n2i7tfU0IZl4CPhM0gVXJIHsXuE8Il22EVBjERVOfiGlCVCKgiiz1UQhZwRyBl5vjkj"
    "noC3pE5HHfuJSUAeba0OgD42LYUAJNe5S67p2iEFsTVXWKRKZt3mhjUqi7Fk5hParZnfg0"
    "i2HuKEputbSCupeOen8poYStT7jatpv3ytcTUzEITaObKzOqHWYWrlFqPxIwq1hudy8QE4"
    "Q0lSg1dQOGSs59RODzCqPhP4wajaWYJSNKoeIipxrtDWhSUeVDr9hHdXdOuViKbxnRq5VP"
    "5GKx7U0IrqONZXYh4jLB33yZ+hUVSIlL7o6YkFdcRBzEwx6jv06zdhQcpj9Eie/vArslwU"
    "bAIB+M4yiLzAxCarssCO8NQG7VFk7m19a5TM8E4yMPr80+WnS+SnpKI/ohcP2LKJ+SL4iF"
    "OPdIhBJBgyvwwk7lkefnUSt2KOeJfs8Klx55ykffKuiah98q5a1pb3spKe5BoqRvpoPBjp"
    "lY30S5stVXZyNF6HRHHNCh2028gmo2SozTy0Uk4ch5WU8qxmFDEBcAplToE5J5ttWSxyTZ"
    "WrhGQ8zfvVsJJHb5VT0yKikiiXIwSbRmuTErTymJZRCTpJNLV9NOkkcQjTx12g5B4VLB/R"
    "jeNqw4ebGtKgF6srNgQxv7UoWjps5xLnO3S/Jshg7NEiaM3EyyKMHExNtkFfse2RHxCj9h"
    "OyuCsdcGtpZ3gk27JEiZ4nVwxBixNDB7EcyLdTkUqj8f3ITIc1Hgwi8VebCQyH4DbFibJ0"
    "cL60PuChTdrBoA/5ppJxISHRQEEboaurtVWBNxitHbJvmmRQvalOoHpTyJ86UE2z58s3al"
    "SCcSuJTG0JmqoDlaVEDqoM3OPVUUERkBdrlAAe3m6gAOyYY6KlDKizjDUKyv8Iqdwh6EE2"
    "ZUF4JRArE+6bE+4X3MFBN0kH3WG7yWuo5KT0R68E2bsNtu3KvR2SjHcqnrx5Oez2fn3y/d"
    "t4Q8s/6rbw3cfz6+uKk66aLxfqfArW2K12kT9NyH81OQgHLAJyT/Cm5PiSV+vOr+h+gwPM"
    "Lx3v19WQx7f7Q3QUHSNZJkecSOIsCg19LtrgJ7QkQf0NhhgtCcrpZUY48uDIgyMv5ycCO9"
    "4ElMImR2XE3Lqck829RxMLaKk8JIvlZHsQJDTFRx7giw2RTV+71agT83wkUe/YmX3lzZCS"
    "IkUniMQEGu2iYUXRcC+VCqTJPqsTS8Nd3VA6pYEMGaYnCvKyenKlY8oTF+ULBAJf4t48nB"
    "MURNVDiqpgYD9kHl3yJSpk0SVEAH1vOXShraBbBl04ycwWoHH+XLLx9mfPgbNoxs6iIBO0"
    "KN/EGaKVsk0yYq9YI4O4tjY2SFDO1mCOkCu2TCwYldekHBOqkD8gQk1bCB1FuaftJL3ksj"
    "HKxS8EwWi2B0KdYAR5ZUPmlT2Kn6YEbzheR3x7T8bhFlerQhITaBeRdPrqpAG6YlQlvP69"
    "LL627AdAvUiDb5iCk6MaT3Yf2P/aWxaOR4XwIM7gpdrmzZFpt4X75w/MsVYWLWJcXQwyoZ"
    "hGKUj5WG1KQYJLC3LPnvkCJJqU2gJk6KB5a0/GMMj96zP3r2Sjd0c2mWde+7sxsJkvu0NL"
    "Rmg1OLFAhFkCFBbf7aOroOYQQbvKRmilKh53wipXYFlHqMKyjd33VeC+0HpbQbvKQ4cHpf"
    "ZYhf9sb7PK9IZv5ko7Rw/M2RBHVnEMHGHBHGfiX0EcOpdFIpfEEK8jrrneljj+jbLI9U5z"
    "tXSsgRMMnGDT4rcjOMHA7nTo+CuoYw5mpwktw1BmJ6gQ3wzXBhXiDxKPxR5JSR2v4HKdIB"
    "kPaCBBLgl2hNTn00i5T3YbP//5SqFQV4sZJlWNC0TN55szeejzd+hCAVBoDhJStWIkqbAh"
    "twX6KSJwG7dFHnKHpqM8Qb7FfPMt3q+J8ShD6K44Kalzkr1dI+8b0cCFFY3cK/jfUoJcTr"
    "ahqRe7j0XRvmKMovAu6aLPnrmW/wIgx8+SD9XJ8fHaFtagvjBVmk6nY6FteapsnuhvJby9"
    "Jp4/HK+hbjRIQL/svKIsQqaIQIRsbYFPDgUF+3vqJNGIUxw4AzqsANLNQtysjMjUFqCxfT"
    "jZeNORHn3MS2q7BitRXdw1vL+/qyVzHgOfv8mIiyjj6MGShUY4Q3zHEHP8CAGCoiC5khaV"
    "raZQlC9lyy7PDXYBNm0r4M5dJMxcI0m2E5s6XP7BH5ZKth/+WXJU8iAQymfJ2+uE8miFiw"
    "LkJfU2BdaePW1D2hET6yLmpLAgR/fnd38585XTL/T2l/vzHy/PEPN4GHF7+KS7OSTljibF"
    "D9KCAXqVloE5SAfC5Ehqw1ES6jF5CjOZMk+5/XAreIqg/EI/3F7d/HgmBBixDl/o5/Ore/"
    "/vHba4f+XD7c2lvE3JF/r+/Ob95fX15YczZEgEbJuY0+BC2BOAO+o2+zQZaLtttd2tYzHH"
    "4iVcao9tLEWnTffOPgxjaYFYaUPnCGFLt93SDtmI39uicWqKDNBvz1DYxnJJGTdnzCaYVv"
    "GThCwH/lLQDcVQ4ivjSkAXt7fXGQno4iov4vzy8eJSnKT+QSoGWbxyt7uhIaWpkJlQgJip"
    "LGZuvaVtGYty90c15jkyAF4d+DV2lZTVmEADsIeWwQ3bqoqbqQY4Q9QK5PyBCVF5EJU3nG"
    "QCLtWDIr98Utbxs3SAf1v8vxLHLY1/qUQ+RQFVAfNwpr1uzTdzmgq2cuvojEPUp3+2yNcE"
    "Z/jbubgMA0X3TmwFmkZnpL/5iopR+c3dGdKGJf9nimhVxX+1ElzZsOSO/cByodAzk8UbFX"
    "Hxo4wMttmQjsWBZAzQ+2AezbHyi8X1gFXTqnrzxcq2aPdOYddiEq1R2mEuuFbHrnNios/B"
    "PLpiFZeb6qfOlE4wDRvvGXH10rDPFMuvi/6Mjhh/XIMCATvmmGhJ+I4QioS4bxO88ogbNF"
    "mRE/6AKBGqLBI3vpZFgbabon2WEdQJmKsmJGkqQxkVnUFa5cKM7QcS7MHiVlnd0+peAWma"
    "aXQLkM/TpluAqk0dPBkdjWAHynKfmMkA0sOeAfSQHtbNXLYvPexwDTInxk0612toYoEcWg"
    "ULjEUVKlhsSdqjgiXjGqhghudyJmvzxgoT2lliU3hc/BkU8S9Tu5qSlXcLTzZ1uuFlnQ4G"
    "jTHnfhAc1yhg0oJIzDYRBnlKkIvaykUhkqq6QIYMZKPW8B+wXxUsQE7SAr0A9IKJS7FKes"
    "H4LcLmCmtNj7CDF+TwPaSlqkHkO63VC+xoUAOlIBDg0z6UB+ZEcv4GmyQo2xaW1jj2Rf+g"
    "GEd4qUxl6GfSfQpF8JS9+kRqGKgTczw/6tQJh6mVRYjGj5ho4jLPidPYZ5duAvra4eVV0N"
    "cOmxIRHyBK8GfIAP7W8EetIVXxz9IB9wFteRbQg7Y8nrZsxm2HO0GqXffiPKiZo2w/rJuk"
    "V3EnXJv3PJ4Yo26Ka/aImpiLMoo+LrVDpEKTa00Ru9S4Ji7KKKoT7dYM7WR/Y8QZWhPsSJ"
    "OBVdo5qhnRPmtC0h2qzpgAPaTmfboe19gSoCEJSJnPBXqQMnWN1ZorpNNsrpNkFxXEoEzi"
    "UZUQtMwM2i8B0bDq8AvXT3c5Ri62TMTEvpAijcxueZKFZ31JZ43pys9+KRWLusy0N5QrLi"
    "cEndgnw9LrRBtIe4G0l+ec9iJuMftr2ZLUVrpMk0GlS4VKl7JGt5JfNiYY0THreJRKqIbi"
    "/HoWApwad4dagFrKMskCPFjUctctViBHCB7AtisAOYyHwx7sYmAXO/wCaGAXmxg3GSWHsa"
    "TWzoJjZ0V6Krlz78+l0X4esPBOHrRqe2KC6l6rYriazYyLshG3bJSIzSDWWm4D8S8S2gf9"
    "NooEifsuo2i3fkIu2xDfRhj1XSxv7t3DnKUGx+RXBts/eM5eF22eLFYtO3ptc20PU7578A"
    "XP8qw/rjGYHjBHb2IH1TOLuQX052K+E0M9Er3K7Kx3wZGognFCoV2XlP6tdnkhoDkLyVOC"
    "Ag2R+zPFPxGYleDPkAH6PZmPMpEgnSweOla8Pc6ZPfJceL81Kdi13Q108TTz2uONLXTpjx"
    "tC+fUP5b9h3DLIUcHcFF4/rrYy0WTEXtvSHdsQvhZAIkyRb7NE7pp5tokeKdv94Mfo461L"
    "TLQlDnK95T+JwcOqABuLepygJRF/EmTxyhLQQz1EsUh02iTrf0yBfxEMQXM9tY9rDEGP4s"
    "eraGnReA1jK16fNNDSXp9UamnyFlh5Dr3VD+xaBuR9K7FX5vmssSqH48czRrwaFvDeGvxJ"
    "xl1EsjrQNho/jSBb+VhtgmwhUu7QZnspl6qinyICht4W+ZQa0Bz5FBEgP7PYxOfLcGpMnJ"
    "DoON9Ex589d33nLdO/PGcwKow4rjYdbcXYhZsf3KAAxNJhO5c4QTARx4/ERZ/JEslnR7Uh"
    "S3uDNaZra+sB084sudVxjWmHUHPLrDKOVW3eSdP0Y+I57EJkoxxenjRxxMth1ZEO/s3sGf"
    "1InpSSIaPx4+towx8PoI3pLByBZAqS6fSWYN6S6TlxLGNdlEfD6zVSKE5G7BM9q7HcLzAq"
    "iXfPRbbraOCtltq+Ese11CInUyQauuVOTk8bCG1iVKXM5t/LHV7ik1JAOByuIbqvXr5sJB"
    "K/rJGIXxZyyhnlpQdStUycIgGxWFEsLggGYx5jv/8/cmOiyw=="
)

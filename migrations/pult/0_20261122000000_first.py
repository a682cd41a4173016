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
CREATE TABLE "mail_page" (
    "html" TEXT NOT NULL,
    "message_id" BIGINT NOT NULL PRIMARY KEY REFERENCES "message" ("id") ON DELETE CASCADE
) /* The sanitised HTML of a mail, apart from its message, for lists need not carry it. */;
CREATE TABLE "mail_reference" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "hash" VARCHAR(32) NOT NULL,
    "is_ancestor" INT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_mail_refere_channel_be8a8a" UNIQUE ("channel_id", "hash", "thread_id")
) /* A Message-ID seen on a channel and the thread it leads to. Ids of our own carry their proof and are not here. */;
CREATE INDEX "idx_mail_refere_thread__e028e9" ON "mail_reference" ("thread_id");
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
CREATE TABLE "mail_page" (
    "html" TEXT NOT NULL,
    "message_id" BIGINT NOT NULL PRIMARY KEY REFERENCES "message" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "mail_page" IS 'The sanitised HTML of a mail, apart from its message, for lists need not carry it.';
CREATE TABLE "mail_reference" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "hash" VARCHAR(32) NOT NULL,
    "is_ancestor" BOOL NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "thread" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_mail_refere_channel_be8a8a" UNIQUE ("channel_id", "hash", "thread_id")
);
CREATE INDEX "idx_mail_refere_thread__e028e9" ON "mail_reference" ("thread_id");
COMMENT ON TABLE "mail_reference" IS 'A Message-ID seen on a channel and the thread it leads to. Ids of our own carry their proof and are not here.';
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
DROP TABLE IF EXISTS "mail_reference";
DROP TABLE IF EXISTS "mail_page";
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
DROP TABLE IF EXISTS "mail_reference" CASCADE;
DROP TABLE IF EXISTS "mail_page" CASCADE;
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
    "eJztXetz3La1/1cw+uJ0ZuNry5bjq9zeGdlWY7WylJGUujN1Z4NdQrusuMCWBLVRe/O/X4"
    "Dv9xJ8LQmdL3FE4oDcH8CD8z7/Odq6Fn/5wWKLo1P0nyOKN0T8T+LqDB3h7Ta8Jv/keGF5"
    "gxbh/YXDbbzk4to9thwiLhnEWdrmlpuMypFn6N60yAsHLZ44cWbogWw5YnRJkEsNYiO+Jq"
    "aNbj+ffX988g6ZVF5ABuYYGaZNlpzZTy/lkwy2FI8y6arLSV1q/sslc85WRIywxdR//4e4"
    "bIpJfiNO+Of2YX5vEstIwbTGzlpO4d2Z86etd/XjGtt/8sbKV17Ml8xyNzQ5fvvE14xGBO"
    "I3yasrQomNOTESQFLXsgK8w0v++4oL3HZJ9KJGfMEg91iu1SmS1P47xNeO5vOr67v57fnd"
    "fH6UW6qQIgF0cGnJqFxmk3LHw2CDf5tbhK74Wvz57u3v/nNiJPxR8oF/Pbv5+Pns5rt3b/"
    "8gH8jEXvE30FVw59i79bs3hVgffxIP+Rhqx/w3yUP9wVxdUF4MdkiRAVv8gCZghxditOO9"
    "PgTcK/kS3//38fGbNz8cv3rz7v3J2x9+OHn/6r0Y671x/tYPFWvy4eKni6u79HLIC3IRYt"
    "A3xDCxj5zCLk9TdbPXDw1/are/Pq6CNtzuYlTpfvfupbHemQYvYCal2zsa32h/B6xiNPj6"
    "2/v49dsf3r5/8+5ttKujK1WI5zeuYP2rNVdAMyYAOPNw8rW7WVBsWipsIEXUiAuMDdVejr"
    "wY5aVNJBZzXLBxqw66NB0cd0rHnZTt7h8SIoe8sMDLhx22jXnuDjtmZWPztzbHm+wVTPHK"
    "g1P+bvnCnqT90bUdZh/lJPDgeoUMvoxH7JXCP7OduGUjjO6ZZbGdkJHZvScVk0dCObLYCg"
    "kJFS3ZhuTFbWXqFnK1968CqwnHg1ytLFdTwaSJrcZwYhpgNtNjNufyc83zGv9yBash0YAa"
    "+r7gAhuTiy0ghiz5S/Srv2d+RSub7ZxQG2e24bMRf7hQ4h2GKONrsVxIvAfBtlDvieA2gu"
    "34M/gavkMILbIIDPXY/bztP0fxYhwJfUiwx7npfUrB1yPHk9+2NnEcgVq0aMGaBDs1/LCO"
    "vMECde8PT2pITM/XQgIw+pseOw/dTV7O9HvmRAEXHy/nH1DFLz8PHsSPVzl6w/EaqvndS/"
    "iqkj1I9C0NWOL8ozzgXQqwJ6g0MgcMjP1yjSklljL6aTrAvyn+KamgPvwpMkC/Kfopka8+"
    "+ikyQL+548JxBBdXhj9NB/g35j2xyqDAeWIiQL7xqcsoF6qv+qmbogP8G/N9oVjlkf/z7f"
    "VVCcMPxmcQN8wlR/+HLNPpTdg/+p97ly4lqmjhmhY3qfNSPvZ/j3pakApsJT5y5o3j/Ms6"
    "SmhR3305+1tWwfp4ef3Bg4w5fGV7s3gTfBiLhe3PRdE0f64Opvln7VgaGtivOEMLgpbYtk"
    "1iIOZyhDn61XDJHPNff0QGsYg0hO3WhCKDURJEyGAH/XqPTYsYv/r3TC4moZRxMV2BTa33"
    "xxXY0v4emRUeyNPRP6pMaw4Xn4X31t6b9GOaUmWmdZkomKTAJHVgk5T8wFSw9Yfr585/ff"
    "y+VkzP+4qYnvdZcLf4yWK4YPOWywMJEhAJOhEJUtKZf0goMfOYBgyxjcXi6Jiuy2giguG4"
    "+JEY6hKjr72e4Tfv6rCbd+Xc5l2W2TwSW4o8eZBLd3aCYrit/SoL76vWe7mzODfMOdlsxd"
    "z1MUySHBDEkQYOWgQ7ZO5SXhQ6WMV0M4Rgj2jKeIltswKn+p1Qe4qRjwh0kPEq4Ls7/9td"
    "tXyxeQruXF5f/RQOzwodEMJ58O0+CpvPpWRYRzmrj395Vm73saIBey0/X9cMYYtRgjb4CR"
    "kMOWxD/KCl77bMspC8tWB8hqQHD/kDTWvBfvsDwtRAHjf1jDB5M0/Hc0Ps56g00nLbyppZ"
    "RlHQVUUOW0QB9pUa9pUGsk87qWd0AD+vc+CWcO7DkTkJwhsVZ4GTGLL3NLimMh7VIwgD8X"
    "fMfnC2eFlgxt87ugXHHtCEOGZ+3X+s/iO23IKzsdyYGBEMb0o8jFCvlx/xbFUYqe9fruAj"
    "eKUUqW8JGXTlCoYgZEDHXFEZJ18cXF86sgX3AN/aIX1rh5W2Dy2a9O8BIhvFrNmIQLvz8f"
    "ikzgEpRpXi693LetgcRwgyxly1FEeOcEA/wzAehuOTOi4GMaoC75yTwWZWCb84p+7Gg/pC"
    "vBOmS5KDPKQdEOnoJFSA++js05eLq1OEjY1Jv9HL87NPp0gcfMY3evbT+dWduCNn/UavP9"
    "ye3/z1/OYUsYVD7EdfKz68I8hiS1y2SiXW9ohCu6+gDk8v5+g5fs7NDfk3o0roJmm0w7d7"
    "i4kQINVkkohAO3A73rwyKo4EnLn2OZmgGRBfRi2TkmFQ7p4Dc2KRlY03hVHYFRs5TdaJA2"
    "5EAuCb4xo4vzkuxVneSuNMGTfvC4xP5RaRmAKiqzoxlKRznhyJj7r7M0MI3v7G2R/gfx61"
    "3yGbH1gQafQhIPzTX26IhXlxfJZnB/zkTTG9T+P3cPeFV4NXLMqflN7mDkC6IX5I7cT2cD"
    "2kbHxfFLKmgJGcQVd4NkJX9zJBWgD0xZ9DX4i8rNeWEHlzaMqNnDCdqAVCt/4cum4iToTi"
    "siGyHk8rmO7EPF9IWNZHS6TYA2m3le7kDNrCg52HduiICTTlQ16KvKxaRmi7I19i9NGfR2"
    "eodpgv120Zkpjoqz+Prp/cwmbYWGKn3Z76EM6i6Y6StqNlOynpyptC1220dZ313HEX0RNa"
    "YfWzmO02MZlOqPUYM8Q5Xq43xYFD8b1ZRfRQelTN5h4yqhCjQJMoa9aRH6RYSDNRn6dNon"
    "+mwKXXyAQKB0zS+CZpyoKboPrf0GuRYDjMMUOuncb+doMtqxT9JJ02+ZRvjn94F6Et/6jC"
    "9/bL2eVlHtDxV8E4kix+qi5bCIRMBI6d1AocO6kIHDvJ4jutVkJSOLLMpSef/hdbcsK/F0"
    "8jeDPQ9u6jwdDAHbTgFDyNW+TV3e/heB1yr/uOE5tESRHpv3ya6plokw0rgrg8vCamaBVe"
    "M7KdPHQcjazFWaa5lG/vNJV+HKQXsQS67kHXvbHCabg2LlahK2qV2WU2VYD0FOLjDi4QQ2"
    "H2EcQn5pYjvxZ/YrbgzfQv5CmX0/Uson/EZRvvIot+Zv+Jn+/XO/YksrPbj2efzn0vwOCd"
    "I2WvlLTPIXl9VtE5Mh5Rw8WztckW28RAnPzG0T3z+kDaRKwh5Uj815FDi9w+9Qkhh3zEPG"
    "RW4WZx1szmS7fgSK3QxRM02mU6d5/owk2ultEZEWhon+4lUV+ypzzA5WUSw/Fa4FsBZy9l"
    "El2nKIymvCBWMFwbfyDoM1M+C0dRG+ij3yWvQPILblSJfokhteqMCagpWcr2Hni5ZC7lp0"
    "KK86pBYrQzDSGwyf8LCkIWFx9Tn6KwL0joCsSGISN1cr1BQEQcpYio6vcd3uM7nPQCoQsT"
    "Ew1DXqMAcYJEQ5R7qeQ0CXcuJbupOnO3NhO/fKOi4yRINCitMrSSIx5/b67yeJd7z2MKKE"
    "5RvRwNnOoOEUpPUYJL+f5PkMD+V9//ru0UtZ6o2P8RBez/7ve/u1wSYjQwFmQpwfvW1Pvp"
    "N8JUXoAUGaDfFH0wlh26N7LfI1a9PFSKDj6Apvh7JRqUu7KTsoJ0gLyamTi9EPlVUIy5uA"
    "smmRb+dQMuEtsuFW0hno+ufrm8rAq3SHEc85HYT+3KIwWTTJDP1ysgNWApskkCZBqy/hNv"
    "t4sugkl0BUl+vSbduu1qSNzg3YWcRFeU+Lp1Rbs7bwq9AZpjy8RFJndVmM7kPLpiJb2lc5"
    "vcE1tWaG5Xvk1MdRPOpBNePXrg2WaL6dNR3gMf3JhVeOATQ+r06LFMGS7J7BWmpoPLYi3L"
    "hkFk5YjVBEkD3Xlq+Bx76GbCTbXel+F4DbwBfUesGkycTkUFoMrN/wmScdj/5fO0sf9Txo"
    "tEhHLvV0SgwW4f3PcFpuYRGNzqWIhk1rSQvloJzx/9OfQxxvUqNftYFUjNEYjlUnM8pE7O"
    "ErEdwc5ls8qdbQpmhjhDrlOYpVQxVLFEnd/AT47oqDpdoCt0XPPOo2kzH6gMoDKM7qzpX2"
    "UYuKHnyA6MITp6rhXb60UE+gHcvVoGvSH7bfwG7SH7LvuFuXj+wi1UZsttC2mqcZgXtAov"
    "BPPCgOaFhWDKDw3MC2k6COdpGki1IbZQbefiJViDSjZZWlgHiOic6gLEtgm1BUjRwQfQUV"
    "xhwq3cKrQw4cGe1irUjS5M7782AYbQxhNC56YUFDbFTRR0PWvvqPG7ntV11kxmL/XnrYlC"
    "n3PummRQdJm/xkiOqVVohLl8xQQGyKsQ53DphmHiuv+FyJIhW2zzVBuhGcIUEcOUcU/iqs"
    "fIpZotxgjK4mIk/TymsGBJunAgXkbbUzwgV70k7ffxq7QElAvX8poaGuIJvtjayh+Evn4+"
    "vzlHXg49+iN6IV7cJcaLnJvIItghc1ew3zY+rezTHEINAf8L8CKN1IsU79O6VszEzh7Oni"
    "P30TB2zDplRcqLiuRKinhffw7dPZ2RAhptqqB10RVJglIgEuxHUq+Cct1A+WQxXMB2y63q"
    "CRLo99Dcdh6e7ZnTjjFx+tISS25AkoF9IWj62sLRlWER/3B9fZlC/MNF1kL+y5cP5zffvf"
    "bgF4NMXmKtmkSJIV8Sm6oDFHNONlt1lpykA66cjKOO5H2FfPmIBkzbjU3bSc1HCf0MIRi3"
    "263AosCcXRGtkqCBeKD98UBCRSc2xdLKoBRPkaUbR0SFVgkbS2YoCSvheA3iKfre9bbgEk"
    "XmjfJolZhCA3ghG+aZnaT3JjWddZPKY2lCkGUaB0qkjPkKn0CKDj6BFiFbB2s8BgsgrwSF"
    "PZTLjyXJAP6uIoWGb/w2tmWoGypUp/Nbfp+3Bla7Kj9ZXFMf9n5YEz1L2oW2xfNoCmxaZB"
    "hPq8Igzi0fSRLFv5XGkcQj6kWRbAn9fmkxh6Dlk+CIfiCHv+FeogvuINNApiOuEPGKmwWx"
    "0ZawrRjokLKIkdZTKqYRpz6PblN/g0iqXuaWHhPXswhZ2OFdRKrkHoHFFCtKQo6cf2KHz0"
    "pUoez1Ob2BtcMmF9t47piSJ0K+9yTlOElT2nwz2pZ5O+G54ES5QzHn4HSHzsKSvFTRtHV0"
    "/fP51anHhb/Rr2cXdxdXP52iYHN/o9dX88/Xl5/EADpfM8v4Rj9eXt+eiwseyzayLP0wvl"
    "HHXfyTLNXapMYkGtgd0wCfvK5j1xWjSiH27mW73JjMDkLFlUKCEnTDaZmv+2VNXfif701b"
    "HE2+SJMHtcJwmCbTBtPOWnd6R74yrhkqbUIluoVV1cydIAITU2MLn0PN7ZaonW8xiXbn2+"
    "t3r2pJEK8qRIhXORnCB2z+YNICsXsv0BHdgGibdMHcoeK0u5fa0hqUElvJkYL/rLkHU8oT"
    "NtlaTw2cmFlaWIfmPJ6xfxOjSVxcjhRWoekqHCAoFHAPLBcNoihSZCBgNg8IZaxJ1ZsUGW"
    "z+xiEsnilNPYgrSQbot0R/0aDWSoYS1qCxEMosi+3m7nbO7pWXoYAYVqLpSjwS2ylMUC6F"
    "P0EBRrMsnBmXav1NnSGEDQ3xoVNdgFRQhMICpOjgA2gcHgq9aSEw97nAXxGYC+GjCMJHxx"
    "4+WnBwtkdWtyY6OWBTkkJJzckiqbw1tGcCUI2BzSghNZCF/utD9V/3Irfnrctb+jHiN3od"
    "aWmXjo8Ux10Uk73D2vZiN2x8364I6Cc5g67wbGSlXFbUd1OhF7Q/h74QeQldLSHSLe0tfT"
    "7KgruWSR9aV9u9FJPohFLf6VHeEVeSIhUef9VpUvNQ8dufK/WZ7cQtW1a2xVJERGvsIEku"
    "C9x6k+WToWrSFNbC9QgCoSJ4WZntUpUGlRg2g9yVCZo6JE1pr0LV6GcIfK7w4SQ+LgUHTo"
    "IKjHjNA7IiNqWEfooM4O/KhopDe8cgVpOxLUFts0ni099v5otzsFuBWrvZyVRRTX3SY0u+"
    "l3aBEuEyMBnskS05rpmGf4bEUMRohSRZPKRQcEyBKqj2io3BmLScCQLkFPl8lQAJx+5hPc"
    "dYHfuYBoDvSt6Bs7mzszmzvds7ibSyxGcBjT/mEUk6nnk/L+WEVv9SCScasFe4+brGPG0A"
    "W5CVS2UXqZ1t8oISQrUoFGxm4g8vkxNsZ89V9FFNAB4+8bfPJeg555eL/Z8Ht7w6dDheC3"
    "ArwOylOjSzzZWp1GssptCwaEDXe1nGc62a5G2l6EBYb6wlgWEeDPPPCX4wzINhfoSojtQw"
    "H/U2z2msya7nZUqrmRxTwyi/JbbD6AsHYcOQ2qBvfg9CvotM9PsJCrXWdBB5QLun3XEcHg"
    "3q6iQZ/6xCXQ23gIKUnyDRQq9KC/rHJ29rSPpiVKmo790bhag5shD3w0ia3r8K2zscr50K"
    "e3xSR4cVoyp2dk6LdR3Zbk4N4SSNfr0A39XhH+/K2ce7HPcwnfmCFVkJqhoRx0TQilihFT"
    "Hm4i0WLi8KQy/vupimGkfPRflYbXouutQmWAivEiMVTpMm046l91ALnRCqbJJMEIFNprGg"
    "AqVGDr0Ahys18nwXoMIqCbUB9KkNMFlky4sD3Jzf3t1cfLyrl3E9bHbjyDSkWsmNW2xzc2"
    "luMW2XR/xzPI9GG7PHDMcwrzhn6U4kHJcZujeJITXs3OLQFCrryiVIPshAprRaU8bJKTI5"
    "MsSn5yChTPmTIkwNJDib4cgha4EaYo/ELjKHdzZvodU83WoyMstVms1LcipnnXUQgyiyiU"
    "s+syqzPMQmDL0YEJswEvihI/i41DBoSV1XWVBtSQ0hIvVwVcwPgWimbqKZDhF2EzKJAl0k"
    "4h7lukg8ZK8ucss2xJf9HWwGCoNfu/JH5JezEGrElthhL+mc0tFkgkLtIlUxM6ikIRDK3B"
    "Ayu/SaWoHAn7m7tMw6SknqQ4ofBdrD9A7sKu1hEvVb+l+Fzkq4lOf07O/kPIX8HvGTP1z/"
    "cvXpFAU9Ab/R61/ugkvM5cE1McP5qWdV+UbP/3p+dXeKyGNwSB7ec2k6c7EE9/cFjGdPnE"
    "REBpESKpESLmcbzM2likM+RaRf7M9zzHjrLdRh6Hw3L2LbVAv8SdKMI+xHPk+bsB9f1FRZ"
    "j5BgHIuhVQyWalQQBAS1NIQmVT6FMzZDpt8pe3xyUiuQ+aQikPkkl44badAKUKeI9AO6+1"
    "Bmv9kzZ8rG/QwhpEM0ZSorm7nb+QN5UtnnKSLY5/v3uVApuVKkckSgH7rdK0Vbm4nfXdAp"
    "pFwvSpDogPDgupFh8ga1KlJkwLMbByR4vhl1+NN0gH9T/CF984B7H4JxDgl/WMhAeQEyhP"
    "ABNF0BaAM6pmAoaAOKakWXKLYBhUioerAqRkIly9C0AjZZ82ZaTLsuspnzqk4b0EHDzCYK"
    "a2mUmVq/Ssw5Xq5lskmr1KCzaBp9EM9qiuYjsZ/aNWIMJtGIj2YCzKEXY71ejHNsmbioOp"
    "RyzuKZnEh3tMRH47TfWN5cf/Wn0hWxwRtZTpGZL2yGjSV2+Jxje0XaHX0fwsnuvLk0gkwp"
    "GD3x0WLTmm+rU7KvKblj4j97P1ox1896ZWY3idr3mXxZ6H50BOyJ3/cPHW/g/oximcBLbB"
    "TGPCDTQOweYRTMdeo1d7AW7uaFg0xONs4MCQIkc80df6TF6ArJsLmCvOKuZ98f/58K868K"
    "5U/kGkEE/yStTJKmLIL/gKE/Y5MnBoj9gYxTsHE/N/jBxq0sE83a2bghj7rLPOoDJqeGun"
    "mZoJvQ3feJuo+JoTXbm4XCp592uiD3YvfIIjc77CA/3qaszVlNygIhFQTR5yqIQv4R5B89"
    "3/wjV8BbUH+yiv1EJCCPNlYHQB8bl0IAkuvUJddkTcyc2JopmFkms24zw2qVWFkw4wnt1s"
    "zrrStb6nJCk7VSpJVUvPNTcX0VJer9xtVkjEelcTU1EITaKbKzKqHWZpZSck44fkChduk6"
    "XHwAdl+SVO/VOA4ZNzy20wOMqs8EfjCqtpagFI2qh4hwnSq0VSGuB5VOb/Dugm7dAtE0ul"
    "Mhl8rfaEaDalpRbdt8JMYMYem4j/8MjKJCpPRET1csqC0OYmaIUS/Rr98FjRZm6IE8/eFX"
    "ZDrI3wQC8J25JPICE5uszAI7wFNrtP2UedzVLT9Tw1vJwOjr5/Obc+SlN6M/ohf32LSI8S"
    "JXzdwmSyLBkLmKIHFP8vCrkrgV6w20qTQwNu6ckbSP39cRtY/fl8va8l5a0pNcQ8VIH44H"
    "I72ykX5hsYXKTg7H61B0QLOiGc02ssEo6Wsz962UE9tmBWVhyxlFRACcQplTyHYzm21R0H"
    "ZFxbSYZDjN+3W/kkdnVXiTIqKSKJchBJtGY5MStKgcl1EJOiTWtX3U6ZB4CNPHra/kHuUs"
    "H+GNWbnhw0kMqdF7zREbghjfmxQtbLZziP0S3a0JWjL2YBK0ZuJlEUY2pgbboEdsueRHxK"
    "j1hEzuSAfcWtoZHsi2KFGi48kVQ9DijmyzHiwH8u1UpNJwfDcy02GNB71I/OVmgqVNcJNC"
    "V2k6OF8aH/DQ/vtg0Ad8U8m4EJNooKBlE33qqL9iVEWiT94rvVWB1x+tHbJv62RQvS1PoH"
    "qby5+CbpXjUQmg+VmrsjQHVQbu8OoopwjIixVKAA9u11AAdsw20EIG1JnLNfJLSQmp3Cbo"
    "Xjb4QXglECsS7usT7hfcwUE3Sged96/C2RiOByVnr1tj7RYge7vBllW6twOS4U7F47ev+t"
    "3eb45/eBdtaPlH1Ra+/XJ2eVly0pXz5VzNWMEa29XB8qYJ+K8mB6FatRS104vgTcHxJa9W"
    "nV/h/RoHmNeGwKurIY9v58fwKJohWU9InEjiLAoMfQ7a4Ce0IH79DYYYLQjK6WRGOPLgyI"
    "MjL+MnAjveCJTCOkdlyNzanJP1vUcjC2gpPSTzpYk7ECQ0xUce4PMNkQ2E2xXzE/N8IWEf"
    "4ol95fWQkiJFK4jEBBrton5F0WAvFQqk8T6rEkuDXV1TOqW+DBmkJwryonpyhWOKExflC/"
    "gCX+zePJwTFETVQ4qqYGA/ZB5d/CUqZNHFRAB9Zzl0ga2gXQZdMMnEFqB2/ly88fZnz4Gz"
    "aMLOIj8TNC/fRBmipbJNPGKvWCODuLYWXhK/nO2S2UKu2DKxYFRek3JMoEL+iAg1LCF05O"
    "WeppN0ksvGKBe/EASjyR4IVYIR5JX1mVf2IH6aErzBeB3x7TwZh5tcrQpJRKBdRNLJ6+Ma"
    "6IpRpfB699L4WrJxAnVDDb5mCk6GajjZvWf/a2dZOC4VwoM4gxdqmzdDpt0W7p4/MNtcmT"
    "SPcXkxyJhiHKUg5WO1KQUJLi3IPXvmCxBrUmoLkKKDRsAdGcMg96/L3L+Cjd4e2Xieae3v"
    "2sCmvuwW7T2hbeXIAhEmCVBQfLeL9ouaQwR9PWuhlah43AqrTIFlHaEKyja231e++0LrbQ"
    "V9PdX5lmzWaZN7YkuXUTvGJaa6CWfSaYv17Wos6e6Z+WCrnY5KvT3RPbM3xJZVL33HoT/H"
    "qfg/P26fy6KaC7IUryOuOe6W2N6Nokj/VnM1dESC0xCchuNiHgM4DcFOd+h4Naj7Dma6ES"
    "1DX2Y6qKhfD9caFfUPEr/GHkhB3TP/cpUgGQ2oIUEuCLaF1OfRSLlPdmc/+/lCobBZgxlG"
    "Vb0MRM3nm2N66PO378IKUJgPEni1YiSJMCunAfoJInCzN0Uecq3GozxBfsp081M+rsnyQY"
    "YcXnBSUBcmfbtC3l+GA+dmOHKv4H9NCXI42QamXuw85EX7kjGKwrukCz975pjeC4AcP0k+"
    "VCXHR2ubW4PqQl5JOp2OhablvNJ5tb8V8PaK/IdgvIa6US8JELJTjbIImSACEbKxBT4+FB"
    "Ts74mTRCNOceCM8aBiSjsLcb2yK2NbgNr24XjjjUd69DAvqIXrr0R5Mdzg/v4uoMx+8H3+"
    "BiMOooyje1MWZuEM8R1DzPYiBAgKgwoLWno2mkJRvpQtzlzH3wXYsEyfO7eRMDONN9lObO"
    "pg+Xt/WKI4Qf/PkqPiB4FQPkneXiWUhyucFyDPqbvJsfb0aRvQDpiIGDInhQU5uju7/cup"
    "p5x+o9e/3J39dH6KmMuDCOXDJylOIYl5MCm+l5YV0Nu1CMxeOjbGR1ITjhJTD8lTmMGUec"
    "r1p2vBUwTlN/rp+uLqp1MhwIh1+Ea/nl3ceX/vsMm9K5+ur87lbUq+0Y9nVx/PLy/PP52i"
    "pUTAsogxDi6EXQG4rW6zT5KBtttU293aJrNNXsCl9tjGEnTadDvtwjCWFIiVNnSGELZ00y"
    "1tk434vQ0azSbIAP3mDIVtTIcUcXPGLIJpGT+JyTLgLwRdXwwlujKsBPTh+voyJQF9uMiK"
    "OL98+XAuTlLvIBWDTF66253AkFJXyIwpQMxUFjO37sIyl/Ni90c55hkyAF4d+DV2lJTViE"
    "ADsPuWwZeWWRY3Uw5wiqgRyNkDE6LyICqvP8kEXKoHRX7xpKzjp+kA/6b4PxLbKYx/KUU+"
    "QQFVFLNwJr1u9Tdzkgq2cuPojEPU83+2yFcEZ3jbOb8MPUX3jmwF6kZnJL/5kgpb2c3dGt"
    "KaLRImimhZhwS1kmXpsOSW/dMyodATk8VrVXDxooyWbLMhLYspyRigj/48mmPlFdfrAKu6"
    "VQini5Vl0vad1S7FJFqjtMNccK2WXfrERF/9eXTFKirP1U1dLp1g6jfeM+TqhWGfCZZfFf"
    "0ZHjHeuBoFAnbMNtCC8B0hFAlx3yJ45RLHb0ojJ/wRUSJUWSRuPBZFgTabonmWEdQJmKom"
    "JGlKQxkVnUFa5cIM7QcS7MHkZlEVwfLeCkmacXRXkM/TpruCqk0dPBktjWAHynIfmckA0s"
    "OeAfSQHtbOXLYvPexwDUVHxk1a12uoY4HsWwXzjUUlKlhkSdqjgsXjaqhgS9fhTNbmjRQm"
    "tDPFpnC5+NNvelCkdtUlK+6uHm/qZIPQKh0MGolO/SCYVShg0oJIjCYRBllKkIuaykUBkq"
    "q6QIoMZKPG8B+wvxcsQEbSAr0A9IKRS7FKesHwLdWmCmtFT7WDF+TwPKSFqkHoO63UC6xw"
    "UA2lwBfgkz6Ue2aHcv4GG8Qv2xaU1ph5or9fjCO4VKQydDPpPoXCf8pefSIxDNSJKZ4fVe"
    "qEzdTKIoTjB0w0cZhrR2nsk0s3AX3t8PIq6GuHTYmIDhAl+FNkAH9j+MNWmqr4p+mA+4C2"
    "PAnoQVseTls2ojbNrSDVrttzFtTUUbYf1k3c27kVrvV7RI+MUdfFNX1EjcxFGUYfF9ohEq"
    "HJlaaIXWJcHRdlGNWJdmuGdrIfNOIMrQm2pcnALOwcVY9onzUh7g5VZUyAHlLTPl1nFbYE"
    "aEgCUuZzgR6kTF1jtaYK6Tib68TZRTkxKJV4VCYELVKD9ktANKg6/MLx0l1myMGmgZjYF1"
    "KkkdktT7LwrCfprDFdedkvhWJRm5n2hnJF5YSgE/toWHqVaANpL5D28pzTXsQtZj0WLUll"
    "pcskGVS6VKh0KWt0K/llI4IBHbO2S6mEqi/Or2chwLFxd6gFqKUsEy/AvUlNZ91gBTKE4A"
    "FsugKQw3g47MEuBnaxwy+ABnaxkXGTQXIYC2rtzDm2V6Sjkjt33lwa7eceC+9kQSu3J8ao"
    "7rUqBqtZz7goG3HLRonY8GOt5TYQ/0cC+6DXRpEgcd9hFO3WT8hhG+LZCMO+i8XNvTuYs9"
    "DgGP9Kf/v7z9nros2SRaplS69tpu1hwncPvuBJnvWzCoPpAXP0RnZQPbOYW0B/KuY7MdQl"
    "4atMznrnH4kqGMcU2nVJ6d5qlxUC6rOQLCUo0BC5P1H8Y4FZCf4UGaDfkfkoFQnSyuKhY8"
    "XbWcbskeXC+61J/q5tb6CLppnWHq9toUt+3BDKr38o/xXj5pIc5cxNwfVZuZWJxiP22pZu"
    "2YbwtQASYYo8myVy1sy1DPRA2e5HL0Yfbx1ioC2xkeMu/kmWPKgKsDGpywlaEPEnQSYvLQ"
    "Hd10MUi0QnTbLex+T7F8EQNNVTe1ZhCHoQP15FSwvHaxhb8ea4hpb25rhUS5O3wMpz6K1+"
    "YNcyIO9Zid0iz2eFVTkYP5wx4nW/gHfW4E8y7jyS5YG24fhxBNnKx2oTZAuRcoc220u5VB"
    "X9BBEw9KbIJ9SA+sgniAD5icUmPl+GU2HihETH6SY6/uw661t3kfzlGYNRbsSs3HS0FWPn"
    "TnZwjQIQC5vtHGL7wUQcPxAHfSULJJ8d1oYs7A1Wm66prQdMO5PkVrMK0w6hxpaZRRyr3L"
    "yTpOnGxHPYhUhHObw6ruOIl8PKIx28m+kz+oE8KSVDhuOH19H6Px5AG9NZOALJFCTT8S3B"
    "tCXTL9i0fsbeLspIpNGdCkl0I8bMt+GgvRLo3ZogB1OTm9KN+Pnuy2VQqlxMM0N4i22O7m"
    "22QSZ34vrl0sUojyUHUSLIKONoiW37qbAyRz+P2C/XlkqhBwzTGpk0NAqxdM03Vn4hymt1"
    "hOO18DgOUasjd06ocLUaoTHXlNwx8Z+OA2PG9a10EBdTfKq0PCluyD2xCS2KeEnf3ndm2K"
    "mRNUwXwUp+f/EJObJDudf9YrnGlBILYWp4mVBBrpQff2LIOpUv0YX4V5wAzLUR29GArYvB"
    "po22NpNngyDGNvGYvuDthS03Bn56YcJW8LhgrdfYWXuw1kvbSgybgalFtzMt2At1zSzheC"
    "3OtL6jaExnLk8YhzO7YI9X1TfKUEKJI4USR2lmp2BfSdGBij+97IbnC3+FhSXY1q1tLB/j"
    "eSa2DHUl4jQDGF9iw1RxrZHZcAjz1RmxzeX6KKeNBNcr1BAcj9infpSD2cIuVMRZn4u83D"
    "I+sVwSfiS2Y6ol/iZINJSHj09OagjEYlSpROzdy/hexCelgHAwXEN0X796Vcuj+6rCofsq"
    "VxKRUV7oTyl36SZIwKur6NVtZa9se4z9/v+xAvVU"
)

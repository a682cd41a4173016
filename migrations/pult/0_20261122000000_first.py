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
    "entities" JSON NOT NULL,
    "words" TEXT NOT NULL,
    "status" VARCHAR(16) NOT NULL /* TODO: todo\nDOING: doing\nWAITING: waiting\nDONE: done\nCANCELLED: cancelled */,
    "author_id" BIGINT,
    "priority" SMALLINT NOT NULL,
    "deadline_at" BIGINT,
    "remind_before" BIGINT,
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
CREATE INDEX "idx_task_status_d83825" ON "task" ("status", "done_at");
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
    "client_id" VARCHAR(64),
    "at" BIGINT NOT NULL,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_commen_task_id_b30db8" UNIQUE ("task_id", "client_id")
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
    "number" INT NOT NULL,
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
    "entities" JSONB NOT NULL,
    "words" TEXT NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "author_id" BIGINT,
    "priority" SMALLINT NOT NULL,
    "deadline_at" BIGINT,
    "remind_before" BIGINT,
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
CREATE INDEX "idx_task_status_d83825" ON "task" ("status", "done_at");
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
    "client_id" VARCHAR(64),
    "at" BIGINT NOT NULL,
    "agent_id" BIGINT REFERENCES "agent" ("id") ON DELETE SET NULL,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_task_commen_task_id_b30db8" UNIQUE ("task_id", "client_id")
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
    "number" INT NOT NULL,
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
DROP TABLE IF EXISTS "message_search";
DROP TABLE IF EXISTS "mail_reference";
DROP TABLE IF EXISTS "mail_page";
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
DROP TABLE IF EXISTS "mail_reference" CASCADE;
DROP TABLE IF EXISTS "mail_page" CASCADE;
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
    "eJztXetz2za2/1cw/pLujJqbOHGa6969M3bibdx17I7tNjuz2VEgEZK4pgAtCVr17u3/fg"
    "G+3yL4kEj4fGlqEgekfgAPzvv852jjWvzlucVmR6foP0cUr4n4n8TVCTrCm014Tf7J8czy"
    "Bs3C+zOH23jOxbUFthwiLhnEmdvmhpuMypFnaGFa5IWDZk+cOBP0QDYcMTonyKUGsRFfEd"
    "NGd5/Ovj8+eYdMKi8gA3OMDNMmc87sp5fySQabi0eZdNnlpC41/+WSKWdLIkbYYuq//0Nc"
    "NsUkvxMn/HPzMF2YxDJSMK2ws5JTeHem/GnjXf2wwvZfvLHylWfTObPcNU2O3zzxFaMRgf"
    "hN8uqSUGJjTowEkNS1rADv8JL/vuICt10SvagRXzDIAsu1OkWS2n+H+NrRdHp9cz+9u7if"
    "To9ySxVSJIAOLs0ZlctsUu54GKzx71OL0CVfiT/fvf3Df06MhD9KPvC3s9sPn85uv3v39k"
    "/ygUzsFX8DXQd3jr1bf3hTiPXxJ/GQj6F2zH+TPNTn5vKS8mKwQ4oM2OIHNAE7vBCjHe/1"
    "fcC9lC/x/X8fH79588Pxqzfv3p+8/eGHk/ev3oux3hvnb/1QsSbnlz9dXt+nl0NekIsQg7"
    "4mhol95BR2eZqqm71+aPhTu/31cRW04XYXo0r3u3cvjfXWNHgBMynd3tH4Rvs7YBWDwdff"
    "3sev3/7w9v2bd2+jXR1dqUI8v3EF61+uuAKaMQHAmYeTr9z1jGLTUmEDKaJGXGBoqPZy5M"
    "Uoz20isZjigo1bddCl6eC4UzrupGy3eEiIHPLCDM8fttg2prk77JiVjc3fWh+vs1cwxUsP"
    "Tvm75Qt7kvYH13aYfZSTwIPrFTL4PB6xUwr/xLbilo0wWjDLYlshI7OFJxWTR0I5stgSCQ"
    "kVzdma5MVtZeoWcrX3rwKrCceDXK0sV1PBpImtxnBiGmA242M2F/JzzfMa/3IFqyHRgBr6"
    "vuACa5OLLSCGzPlL9M3fM9/Q0mZbJ9TGmW34bMQfLpR4hyHK+EosFxLvQbAt1HsiuI1gO/"
    "4MvobvEEKLLAL7euxu3vafo3gxjoQ+JNjj1PQ+peDrkePJ7xubOI5ALVq0YE2CnRp+WEfe"
    "YIG694cnNSSm5yshARj9TY+dh+4mL2f6PXOigIsPl/PvUcUvPw8exI9XOXrD8Rqq+d1L+K"
    "qSPUj0LQ1Y4vyjPOBdCrAnqDQyB+wZ+/kKU0osZfTTdIB/U/xTUkF9+FNkgH5T9FMiX330"
    "U2SAfnPHheMILq4Mf5oO8G/Me2KVQYHzxESAfONTl1EuVF/1UzdFB/g35vtCscoj//PdzX"
    "UJww/GZxA3zDlH/4cs0+lN2D/6n4VL5xJVNHNNi5vUeSkf+79HPS1IBbYSHznz2nH+ZR0l"
    "tKjvPp/9Latgfbi6OfcgYw5f2t4s3gTnQ7Gw/VwUTfNzdTDNP2vH0tDAfsUZmhE0x7ZtEg"
    "MxlyPM0TfDJVPMv/2IDGIRaQjbrghFBqMkiJDBDvq2wKZFjG/+PZOLSShlXExXYFPr/XEF"
    "trS/R2aFB/J09I8q05rDxWfhvbX3Jv2YplSZaV0mCiYpMEkd2CQlPzAVbP3h+rnzXx+/rx"
    "XT874ipud9FtwNfrIYLti85fJAggREgk5EgpR05h8SSsw8pgFDbGOxODqm6zKaiGB/XPxI"
    "DHWJ0ddez/Cbd3XYzbtybvMuy2weiS1FnjzIpTs7QbG/rf0qC++r1nu5szg3zDlZb8Tc9T"
    "FMkhwQxIEGDloEO2TqUl4UOljFdDOEYI9oyniJbbMCp/q9UHuKkY8IdJDxKuC7v/jbfbV8"
    "sX4K7lzdXP8UDs8KHRDCefDtPgibz5VkWEc5q49/eVJu97GiATstP19WDGGLUYLW+AkZDD"
    "lsTfygpe82zLKQvDVjfIKkBw/5A01rxn7/E8LUQB439YwweTNPx3ND7OegNNJy28qKWUZR"
    "0FVFDltEAfaVGvaVBrJPO6lncAA/r3PgjnDuw5E5CcIbFWeBkxiy8zS4oTIe1SMIA/G3zH"
    "5wNnheYMbfOboFx96jCXHI/Lr/WP1HbLkFZ2O5MTEi2L8p8TBCvV5+xLNlYaS+f7mCj+Cl"
    "UqS+JWTQpSsYgpABHXNJZZx8cXB96cgW3AN8a4f0rR1W2j60aNK/B4isFbNmIwLtzsfjkz"
    "oHpBhViq93L+thcxwhyBhT1VIcOcI9+hn242E4PqnjYhCjKvDOORlsZpXwiwvqrj2oL8U7"
    "YTonOchD2j0iHZ2ECnAfnX38fHl9irCxNulXenVx9vEUiYPP+ErPfrq4vhd35Kxf6c353c"
    "Xtbxe3p4jNHGI/+lrx4R1BFpvjslUqsbZHFNp9BXV4ejlHz/Fzbq7JvxlVQjdJox2+3VtM"
    "hACpJpNEBNqB2/HmlVFxJODMtc/JBM0e8WXUMinZD8rdc2BOLLK08bowCrtiI6fJOnHADU"
    "gAfHNcA+c3x6U4y1tpnCnj5qLA+FRuEYkpILqqE0NJOufJkfiouz8zhODtb5z9Af7nQfsd"
    "svmBBZFG5wHhX/56SyzMi+OzPDvgR2+K8X0af4S7L7wavGJR/qT0NncA0i3xQ2pHtofrIW"
    "XjRVHImgJGcgZd4VkLXd3LBGkB0Gd/Dn0h8rJeW0LkzaEpN3LCdKIWCN35c+i6iTgRisua"
    "yHo8rWC6F/N8JmFZHy2RYg+k3Va6lzNoCw92HtqhIybQlA95KfKyahmh7Y58idEHfx6dod"
    "piPl+1ZUhioi/+PLp+cjObYWOOnXZ76jycRdMdJW1H83ZS0rU3ha7baOM6q6njzqIntMLq"
    "FzHbXWIynVDrMWaIczxfrYsDh+J7k4roofSoms09ZFQhRoEmUdasIz9IsZBmoj5Pm0T/TI"
    "FLr5EJFA4YpfFN0pQFN0H1v32vRYLhMMcMuXYa+7s1tqxS9JN02uRTvjn+4V2EtvyjCt+7"
    "z2dXV3lAh18F40iy+LG6bCEQMhE4dlIrcOykInDsJIvvuFoJSeHIMueefPpfbM4J/148je"
    "D1nrZ3Hw2G9txBC07B07hFXt39Ho7XIfe67zixUZQUkf7Lp7GeiTZZsyKIy8NrYopW4TUD"
    "28n7jqORtTjLNJfy7Z2m0o+D9CKWQNc96Lo3VDgN18bFKnRFrTK7zKYKkJ5CfNzBBWIozD"
    "6A+MTccuTX4i/MFryZ/pU85XK6nkX0j7hs421k0c/sP/Hz/XrHnkR2dvfh7OOF7wXYe+dI"
    "2Ssl7XNIXp9UdI6MR9Rw8WxsssE2MRAnv3O0YF4fSJuINaQcif86cmiR26c+IeSQD5iHTC"
    "rcLM6K2XzuFhypFbp4gka7TOfuE124ydUyOiMCDe3TvSTqS/aUB7i8TGI4Xgt8K+DspUyi"
    "6xSF0ZQXxAqGa+MPBH1mzGfhIGoDffC75BVIfsGNKtEvMaRWnTEBNSVz2d4Dz+fMpfxUSH"
    "FeNUiMtqYhBDb5f0FByOLiY+pTFPYFCV2B2DBkpE6uNwiIiIMUEVX9vvv3+O5PeoHQhZGJ"
    "hiGvUYA4QaIhyr1UchqFO5eS7ViduRubiV++VtFxEiQalFbZt5IjHr8wl3m8y73nMQUUp6"
    "hejgZOdYcIpacowaV8/ydIYP+r73/XdopaT1Ts/4gC9n/3+9+dzwkxGhgLspTgfWvq/fQb"
    "YSovQIoM0G+KPhjLDt0b2e8Rq14eKkUHH0BT/L0SDcpd2UlZQTpAXs1MnF6I/CooxlzcB5"
    "OMC/+6AReJbZeKthDPR9e/Xl1VhVukOI75SOynduWRgklGyOfrFZDaYymyUQJkGrL+E2+3"
    "iy6DSXQFSX69Jt247WpI3OLtpZxEV5T4qnVFu3tvCr0BmmLLxEUmd1WYzuQ8umIlvaVTmy"
    "yILSs0tyvfJqa6DWfSCa8ePfBsvcH06SjvgQ9uTCo88IkhdXr0WKYMl2T2ElPTwWWxlmXD"
    "ILJywGqCpIHuPDV8jj10M+GmWu/LcLwG3oC+I1YNJk6nogJQ5eb/BMkw7P/yedrY/ynjRS"
    "JCufcrItBgt+/d9wWm5gEY3OpYiGTWtJC+WgnPH/w59DHG9So1+1gVSM0RiOVSczykTs4S"
    "sR3BzmWzyq1tCmaGOEOuU5ilVDFUsUSd38BPjuioOl2gK3Rc886jaTMfqAygMgzurOlfZd"
    "hzQ8+BHRj76Oi5UmyvFxHoB3D3ahn0huy38Ru0h+y77Bfm4vkzt1CZLbctpKmGYV7QKrwQ"
    "zAt7NC/MBFN+aGBeSNNBOE/TQKo1sYVqOxUvwRpUssnSwjpAROdYFyC2TagtQIoOPoCO4g"
    "oTbuVWoYUJD/a4VqFudGF6/7UJMIQ2nhA6N6agsDFuoqDrWXtHjd/1rK6zZjR7qT9vTRT6"
    "nHPXJIOiy/w1RnJMrUIjzOVLJjBAXoU4h0s3DBPX/S9ElgzZYJun2ghNEKaIGKaMexJXPU"
    "Yu1WwxRlAWFyPp5zGFBUvShQPxPNqe4gG56iVpv49fpSWgnLmW19TQEE/wxdZW/iD05dPF"
    "7QXycujRn9EL8eIuMV7k3EQWwQ6ZuoL9tvFpZZ/mEGoI+F+AF2mgXqR4n9a1YiZ29v7sOX"
    "If7ceOWaesSHlRkVxJEe/rz6G7ozNSQKNNFbQuuiJJUApEgt1I6lVQrhsonyyGC9huuVU9"
    "QQL9HprbzsOzPXPaMSZOX1piyQ1IMrDPBE1fWzi6sl/Ez29urlKIn19mLeS/fj6/uP3utQ"
    "e/GGTyEmvVKEoM+ZLYWB2gmHOy3qiz5CQdcOVkHHUk7yvky0c0YNpubNpOaj5K6GcIwbjd"
    "bgVmBebsimiVBA3EA+2OBxIqOrEpllYGpXiKLN0wIiq0StiYM0NJWAnHaxBP0feutwWXKD"
    "JvlEerxBQawAvZMM/sJF2Y1HRWTSqPpQlBlmkcKJEy5it8Aik6+ARahGwdrPEYLIC8EhT2"
    "UC4/liQD+LuKFNp/47ehLUPdUKE6nd/y+7w1sNpV+cnimvqwd8Oa6FnSLrQtnkdTYNMiw3"
    "BaFQZxbvlIkij+rTSOJB5RL4pkQ+j3c4s5BM2fBEf0Azn8DfcSXXIHmQYyHXGFiFdcz4iN"
    "NoRtxECHlEWMtJ5SMY049Xl0m/obRFL1Mrf0mLieRcjCDu8iUiX3CCymWFIScuT8Ezt8Vq"
    "IKZa/P6Q2sLTa52MZTx5Q8EfK9RynHSZrS5pvRtszbCS8EJ8odijkHp7vvLCzJSxVNW0c3"
    "v1xcn3pc+Cv9cnZ5f3n90ykKNvdXenM9/XRz9VEMoNMVs4yv9MPVzd2FuOCxbCPL0g/jG3"
    "Xc2T/JXK1Nakyigd0xDfDJ6zp2XTGqFGLvXrbLjcnsIFRcKSQoQbc/LfN1v6ypC//zwrTF"
    "0eSLNHlQKwyHaTJtMO2sdad35CvjmqHSJlSiW1hVzdwJIjAxNbbwOdTcbIja+RaTaHe+vX"
    "73qpYE8apChHiVkyF8wKYPJi0Qu3cCHdHtEW2Tzpi7rzjt7qW2tAalxFZypOA/a+7BlPKE"
    "TTbWUwMnZpYW1qE5j2fs38RoEheXI4VVaLoKBwgKBdwDy0WDKIoUGQiYzQNCGWtS9SZFBp"
    "u/cQiLZ0pTD+JKkgH6LdGfNai1kqGENWgshDLLYtupu5myhfIyFBDDSjRdiUdiO4UJyqXw"
    "JyjAaJaFM+NSrb+pM4SwoSE+dKwLkAqKUFiAFB18AI3DQ6E3LQTmPhf4KwJzIXwUQfjo0M"
    "NHCw7O9sjq1kQnB2xKUiipOVkklbeG9kwAqjGwGSWkBrLQf31f/de9yO1p6/KWfoz4rV5H"
    "Wtql4yPFcRfFZO+xtr3YDRsv2hUB/Shn0BWetayUy4r6bir0gvbn0BciL6GrJUS6pb2lz0"
    "dZcNcy6UPrartXYhKdUOo7Pco74kpSpMLjrzpNahoqfrtzpT6xrbhly8q2WIqIaIUdJMll"
    "gVtvsnwyVE2awlq4HkEgVAQvK7NdqtKgEsMmkLsyQlOHpCntVaga/QyBzxU+nMTHpeDASV"
    "CBEa95QFbEppTQT5EB/F3ZUHFo79iL1WRoS1DbbJL49Heb+eIc7Fag1m52MlZUU5/00JLv"
    "pV2gRLgMTAY7ZEuOa6bhnyExFDFaIUkWDykUHFOgCqqdYmMwJi1nggA5Rj5fJUDCsXtYzz"
    "FWxz6mAeC7knfgbO7sbM5s7/ZOIq0s8VlA4495QJKOZ97PSzmh1b9UwokG7BRuvqwwTxvA"
    "ZmTpUtlFamubvKCEUC0KBZuZ+MPL5ATb2XMVfVQTgPef+NvnEvSc88vF/s+DW14dOhyvBb"
    "gVYPZSHZrZ5tJU6jUWU2hYNKDrvSzjuZZN8rZSdCCsN9aSwDAPhvnnBD8Y5sEwP0BUB2qY"
    "j3qb5zTWZNfzMqXVTI6pYZTfENth9IWDsGFIbdA3vwch30Um+t0EhVprOog8oN3R7jgOjw"
    "Z1dZSMf1KhroZbQEHKT5BooVelBf3jk7c1JH0xqlTU9+4NQtQcWIj7YSRN71+F7R2O106F"
    "PT6po8OKURU7O6fFuo5sN6eGcJJGv16A7+rwj3fl7ONdjnuYznTGiqwEVY2IYyJoRazQih"
    "hz8RYzlxeFoZd3XUxTDaPnonysNj0XXWoTLIRXiZEKp0mTacfSe6iFTghVNkkmiMAm01hQ"
    "gVIjh16Aw5Uaeb4LUGGVhNoA+tQGGC2y5cUBbi/u7m8vP9zXy7jeb3bjwDSkWsmNG2xzc2"
    "5uMG2XR/xLPI9GG7PHDMcwrzhn6U4kHJcZuteJITXs3OLQFCrr0iVIPshAprRaU8bJKTI5"
    "MsSn5yChTPmTIkwNJDib4cghK4EaYo/ELjKHdzZvodU83WoyMstVms1LcionnXUQgyiykU"
    "s+kyqzPMQm7HsxIDZhIPBDR/BhqWHQkrqusqDakhpCROrhqpgfAtFM3UQzHSLsJmQSBbpI"
    "xD3KdZF4yE5d5I6tiS/7O9gMFAa/duWPyC9nIdSIDbHDXtI5paPJBIXaRapiZlBJQyCUuS"
    "Fkduk1tQKBP3N3bpl1lJLUhxQ/CrSH8R3YVdrDKOq39L8KnZVwKc/p2d3JeQz5PeInn9/8"
    "ev3xFAU9Ab/Sm1/vg0vM5cE1McPFqWdV+Uovfru4vj9F5DE4JA/vuTSdqViCxaKA8eyIk4"
    "jIIFJCJVLC5WyNuTlXcciniPSL/XmOGW+9hTrsO9/Ni9g21QJ/kjTDCPuRz9Mm7McXNVXW"
    "IyQYxmJoFYOlGhUEAUEtDaFJlU/hjM2Q6XfKHp+c1ApkPqkIZD7JpeNGGrQC1Cki/YDuPp"
    "TZb/bMmbJxP0MI6RBNmcrSZu5m+kCeVPZ5igj2+e59LlRKrhSpHBHoh273StHGZuJ3F3QK"
    "KdeLEiQ6ILx33cgweYNaFSky4NmNAxI834w6/Gk6wL8p/pC+ecC9D8E4h4Q/LGSgvAAZQv"
    "gAmq4AtAEdUjAUtAFFtaJLFNuAQiRUPVgVI6GSZWhaAZuseTMupl0X2cx5VacN6F7DzEYK"
    "a2mUmVq/Ssw5nq9kskmr1KCzaBp9EM9qiuYjsZ/aNWIMJtGIj2YCzKEXY71ejFNsmbioOp"
    "RyzuKZnEh3tMRH47TfWN5cv/lT6YrY3htZjpGZz2yGjTl2+JRje0naHX3n4WT33lwaQaYU"
    "jJ74aLFpTTfVKdk3lNwz8Z+dH62Y6xe9MrObRO37TL4sdD86AnbE7/uHjjdwd0axTOAlNg"
    "pjHpBpILZAGAVznXrNHayZu37hIJOTtTNBggDJXHPHH2kxukQybK4gr7jr2XfH/6fC/KtC"
    "+RO5RhDBP0ork6Qpi+A/YOjP0OSJPcT+QMYp2LifG/xg41aWiSbtbNyQR91lHvUBk1ND3b"
    "xM0E3o7rtE3cfE0JrtzULh0087nZGF2D2yyM0WO8iPtylrc1aTskBIBUH0uQqikH8E+UfP"
    "N//IFfAW1J+sYj8RCcijjdUB0MeGpRCA5Dp2yTVZEzMntmYKZpbJrJvMsFolVmbMeELbFf"
    "N668qWupzQZK0UaSUV7/xUXF9FiXq3cTUZ41FpXE0NBKF2jOysSqi1maWUnBOO36NQO3cd"
    "Lj4Auy9JqvdqHIeMGx7a6QFG1WcCPxhVW0tQikbVQ0S4jhXaqhDXg0qnt3h7STdugWga3a"
    "mQS+VvNKNBNa2otm0+EmOCsHTcx38GRlEhUnqipysW1BYHMTPEqJfo23dBo4UJeiBPf/qG"
    "TAf5m0AAvjXnRF5gYpOVWWD38NQabT9lHnd1y8/U8FYyMPry6eL2AnnpzejP6MUCmxYxXu"
    "SqmdtkTiQYMlcRJO5RHn5VErdivYE2lQaGxp0zkvbx+zqi9vH7cllb3ktLepJrqBjpw/Fg"
    "pFc20s8sNlPZyeF4HYoOaFY0o9lGNhglfW3mvpVyYtusoCxsOaOICIBTKHMK2W5mvSkK2q"
    "6omBaT7E/zft2v5NFZFd6kiKgkymUIwabR2KQELSqHZVSCDol1bR91OiQewvRx5yu5RznL"
    "R3hjUm74cBJDavRec8SGIMb3JkUzm20dYr9E9yuC5ow9mAStmHhZhJGNqcHW6BFbLvkRMW"
    "o9IZM70gG3knaGB7IpSpToeHLFELS4I9ukB8uBfDsVqTQc343MdFjjQS8Sf7mZYG4T3KTQ"
    "VZoOzpfGBzy0/z4Y9AHfVDIuxCQaKGjZRJ866q8YVZHok/dKb1Tg9Udrh+zbOhlUb8sTqN"
    "7m8qegW+VwVAJoftaqLM1BlYF7vDzKKQLyYoUSwIPbNRSALbMNNJMBdeZ8hfxSUkIqtwla"
    "yAY/CC8FYkXCfX3C3YI7OOgG6aDz/lU4G8PxoOTsdGus3AJk79bYskr3dkCyv1Px+O2rfr"
    "f3m+Mf3kUbWv5RtYXvPp9dXZWcdOV8OVczVrDGdnWwvGkC/qvJQahWLUXt9CJ4XXB8yatV"
    "51d4v8YB5rUh8OpqyOPb+TE8iiZI1hMSJ5I4iwJDn4PW+AnNiF9/gyFGC4JyOpkRjjw48u"
    "DIy/iJwI43AKWwzlEZMrc252R979HAAlpKD8l8aeIOBAlN8ZEH+HRNZAPhdsX8xDyfSdiH"
    "eGRfeT2kpEjRCiIxgUa7qF9RNNhLhQJpvM+qxNJgV9eUTqkvQwbpiYK8qJ5c4ZjixEX5Ar"
    "7AF7s3D+cEBVH1kKIqGNgPmUcXf4kKWXQxEUDfWQ5dYCtol0EXTDKyBaidPxdvvN3Zc+As"
    "GrGzyM8Ezcs3UYZoqWwTj9gp1sggro2F58QvZztntpArNkwsGJXXpBwTqJA/IkINSwgdeb"
    "mn6SSd5LIxysUvBMFotAdClWAEeWV95pU9iJ+mBG8wXkd8O0/G4SZXq0ISEWgXkXTy+rgG"
    "umJUKbzevTS+lmycQN1Qg6+ZgpOh2p/s3rP/tbMsHJcK4UGcwTO1zZsh024Ld88fmG0uTZ"
    "rHuLwYZEwxjFKQ8rHalIIElxbknj3zBYg1KbUFSNFBI+COjGGQ+9dl7l/BRm+PbDzPuPZ3"
    "bWBTX3aL9p7QtnJggQijBCgovttF+0XNIYK+nrXQSlQ8boVVpsCyjlAFZRvb7yvffaH1to"
    "K+nup8SzbrtMmC2NJl1I5xialuw5l02mJ9uxpLuntmPthqp6NSb0+0YPaa2LLqpe849Oc4"
    "Ff/nx+1zWVRzRubidcQ1x90Q27tRFOnfaq6GjkhwGoLTcFjMYw9OQ7DTHTpeDeq+g5luQM"
    "vQl5kOKurXw7VGRf2DxK+xB1JQ98y/XCVIRgNqSJAzgm0h9Xk0Uu6T3dnPfrlUKGzWYIZB"
    "VS8DUfP55pge+vztu7ACFOaDBF6tGEkizMppgH6CCNzsTZGHXKvhKE+QnzLe/JQPKzJ/kC"
    "GHl5wU1IVJ366Q9+fhwKkZjtwp+N9QghxONoGpFzsPedG+ZIyi8C7pws+eOab3AiDHj5IP"
    "Vcnx0drm1qC6kFeSTqdjoWk5r3Re7e8FvL0i/yEYr6Fu1EsChOxUoyxCJohAhGxsgY8PBQ"
    "X7e+Ik0YhTHDhjPKiY0s5CXK/sytAWoLZ9ON54w5EePcwLauH6K1FeDDe4v7sLKLMffJ+/"
    "wYiDKONoYcrCLJwhvmWI2V6EAEFhUGFBS89GUyjKl7LFmev4uwAblulz5zYSZqbxJtuKTR"
    "0sf+8PSxQn6P9ZclT8oA5nTrw6a//aIPEPUuIPt09eOr2g7jp3bqSP8oB2j1mOIedTWJCj"
    "+7O7v556mu9XevPr/dlPF6eIuTwIfz58BuQYMqT3piL00g8DGscWgdlLO0iv9bpZFLpant"
    "CbpBlGSq98njYpvbKtQcF6lG//iAD2v/L+j4WmJidqTL3PM5UZTPlMvfl4I85UQfmVfry5"
    "vP7pVGgHYh2+0i9nl/fe31ssPmp55ePN9YW8TclX+uHs+sPF1dXFx1M0lwhYFjGGcQpjVw"
    "BuqzvEkmRgSmpqStrYJrNNXnBK7zA8J+i0aSXchdU5qW0qbegMIWzpplvaJmvxe6czsmB2"
    "gXhf3ck5Qwqr0JyxsLXpkCKuzphFMC3jKzFZBvyZoOuLsURX9isJnd/cXKUkofPLrKjz6+"
    "fzC3GiegeqGGTy0l3vBNbKutJmTAHiprK4uXFnljmfFvsYyzHPkAHw6sCvsKNktIkINAC7"
    "b1l8bpllwWnlAKeIGoGcPTAh9BVCX/uTTCBu4aDIz56Udf00HeDfFP9HYjuFQWalyCcooF"
    "RpFs6ka7v+Zk5SwVZuHAJ1iKYZzxb5iggobzvnl6GnEPqBrUDdEKjkN19Sxi67uVtDWrMP"
    "yUgRLWtDolYXMB3737JJYSbfYGSyeBnw+cDTOVuvScuKZTLQ7oM/j+ZYeRUsO8CqbqnP8W"
    "JlmbR9+8IrMYnWKG0xF1yrZStMMdEXfx5dsYpq4HVT/E4nmPoNqg65emFsdYLlV4VYh0eM"
    "N65GFQ4ZN4NmhG8JoUiI+xbBS5c4fucnOeGPiBKhyiJx47Eo1LrZFMV9NeNo99gwWtlBKk"
    "EBRTrGqiFJmtJQX0UnkVaJaBAH+ezjIAfiVTq0taZnv5KqRwP8SC1NkAcq5DG0bQ0ZsPpD"
    "Dxmw7YyVuzJgD9czeWDcpHVJmjr2374VYN9UV6IAR3a8HQpwPK6GAjx3Hc5k+fFIXUVbU2"
    "wKl4s//b4uRUpvXbKdim6iB3KVpgu9ksd+EEwq1FxpvyVGk/iOLCXIRU3logBJVV0gRQay"
    "UWP4D9jCEBYgI2mBXgB6wcClWCW9YP9dI8cKa0XbyIPXHPL804WqQei5rtQLrHBQDaXAF+"
    "CTHqwFs0M5f40N4lemDKoHTTzR3683FFwqUhm6mXSXQuE/Zac+kRgG6sQYz48qdcJmasVZ"
    "wvF7TPNxmGtHxQRGl+xD3fWsKHSzdH/HBBALXqJ4gfILyu9zhT8+jZXgT5EB/I3hD1svq+"
    "KfpgPuA6aHUUAPpof9mR58Ft0a0o/RNJqCmjrKdsMacN7WuH6O5xkXo66La/qIGpi/Nwyk"
    "LzTqJKLsK+0628S4Ov7eMEAZbVcMbbHAE3GGVgTb0v5iFnYarEe0yzQTdxOsssxAz8Fxn6"
    "6TCsMMNLACKfO5QA9Spq6Bb2OFdJjN2OJEuZwYlMqhKxOCZqlBuyUgGhSSf+F4mVsT5GDT"
    "QEzsCynSyEStJ1lL3JN0VpguvUSuQrGozUzNE8BAtBmkaAOZWpCp9ZwztcQtZj0WLUll0d"
    "YkGRRtVSjaKsvOKzm5I4I9erltl1IJVV+cX8+alkPj7lDWUktZJl6AhUlNZ9VgBTKE4AFs"
    "ugKQEHo47MEuBnaxwy+ABnaxgXGTvSSEFpSNmnJsL0lH1aPuvbk02s891pDKglZuT4xR3W"
    "lVDFaznnHxhhKvsS42/MB1uQ3E/5HAPui13SVI3HcYRdvVE3LYmng2wrBPb97M2NGchQbH"
    "+Ff6299/zk4XbZYsUi1bem0zzWwTvnvwBY/yrJ9UGEwPmPA4sIPqmcXcAvpjMd+JoS4JX2"
    "V01jv/SFTBOKbQruFP91a7rBBQn4VkKUGBhsj9keIfC8xK8KfIAP2OzEepSJBWFg8dizdP"
    "MmaPLBfebU3yd217A100zbj2eG0LXfLjhlB+/UP5rxk35+QoZ24Krk/KrUw0HrHTtnTH1o"
    "SvBJAIU+TZLJGzYq5loAfKtj96Mfp44xADbYiNHHf2TzLnQYmFtUldTpDfnBiZvLSaeV8P"
    "KbA+1coBmHhCeehfBEPQWE/tSYUh6EH8eBUtLRyvYWzFm+MaWtqb41ItTd4CK8+ht/qBXc"
    "uAvGcldos8nxVW5WD8/owRr/sFvLP6JJJx55EsD7QNxw8jyFY+VpsgW4iUO7TZXsqlqugn"
    "iIChN0U+oQbURz5BBMiPLDbx+TKcChMnJDqON9HxF9dZ3bmz5C/PGIxyIyblpqONGDt1so"
    "NrFICY2WzrENsPJuL4gTjoC5kh+eyw0GZhm7vadE1tPWDaGSW3mlSYdgg1Nsws4ljl5p0k"
    "TTcmnsMuRDrK4dVxHUe8HFYe6eDdTJ/RD+RJKRkyHL9/Ha3/4wG0MZ2FI5BMQTId3hKMWz"
    "L9jE3rF+ztooxEGt2pkETXYsx0Ew7aKYHerwhyMDW5Kd2In+4/XwV138U0E4Q32OZoYbM1"
    "MrkTF4OXLkZ5LDmIEkFGGUdzbNtPhZU5+nnEbrm2VAo9YJjWwKShQYilK7628gtRXqsjHK"
    "+Fx3EftTpy54QKV6sRGnNDyT0T/+k4MGZY30oHcTHFp0rLk+KWLIhNaFHES/r2rjPDTo2s"
    "YboIVvL7y4/IIYT6rUTmK0wpsRCmhpcJFeRK+fEnhqxT+RJdin/FCcBcG7EtDdi6GGzaaG"
    "MzeTYIYmwTj+kL3l7Yv2TPTy9M2AoeF6z1CjsrD9Z6aVuJYRMwteh2pgV7oa6ZJRyvxZnW"
    "dxSN6UzlCeNwVtD0pLK+UYYSShwplDhKMzsF+0qKDlT88WU3PF/4KywswbZubWP5EM8zsm"
    "WoKxGnGcDwEhvGimuNzIZDmK/OiG3OV0c5bSS4XqGG4HjELvWjHMwWdqEizvpc5OWW8Ynl"
    "kvAjsR1TLfE3QaKhPHx8clJDIBajSiVi717G9yI+KQWEg+Eaovv61ataHt1XFQ7dV7mSiI"
    "zyQn9KuUs3QQJeXUWvbit7Zdtj7I//B7A96h8="
)

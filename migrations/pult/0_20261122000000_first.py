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
    "task_id" BIGINT,
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
) /* A file of a message or of a task, never of both. */;
CREATE INDEX "idx_attachment_message_3d2f98" ON "attachment" ("message_id");
CREATE INDEX "idx_attachment_task_id_ac4137" ON "attachment" ("task_id");
CREATE INDEX "idx_attachment_blob_d64b70" ON "attachment" ("blob");
CREATE TABLE "delivery" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "action" VARCHAR(8) NOT NULL,
    "part" SMALLINT NOT NULL,
    "parts" SMALLINT NOT NULL,
    "payload" JSON,
    "bulk" INT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "version" INT NOT NULL DEFAULT 0,
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
    "fields" JSON NOT NULL DEFAULT '{}',
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
CREATE INDEX "idx_task_done_at_b454e2" ON "task" ("done_at", "id");
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
CREATE TABLE "task_field" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "kind" VARCHAR(8) NOT NULL /* TEXT: text\nNUMBER: number\nCHOICE: choice\nDATE: date\nBOOL: bool */,
    "choices" JSON NOT NULL,
    "required" INT NOT NULL,
    "task_type" VARCHAR(16) /* TASK: task\nOUTAGE: outage */,
    "position" INT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "deleted_at" BIGINT
) /* Something that administrators want to know of tasks. A removed one stays for the values that tasks have. */;
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
    "settled_at" BIGINT,
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
    "subject" VARCHAR(32) NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "dialog_id" BIGINT,
    "task_id" BIGINT,
    "channel_id" BIGINT,
    "count" INT NOT NULL,
    "data" JSON NOT NULL,
    "created_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "sent_at" BIGINT,
    "read_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
) /* Something an agent should know. What befalls one subject within a minute is one notice that counts. */;
CREATE INDEX "idx_notice_agent_i_a29a34" ON "notice" ("agent_id", "read_at", "id");
CREATE INDEX "idx_notice_subject_c823e0" ON "notice" ("subject", "agent_id", "id");
CREATE TABLE "notice_sending" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "means" VARCHAR(16) NOT NULL,
    "push_subscription_id" BIGINT,
    "state" VARCHAR(16) NOT NULL,
    "attempts" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "finished_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "notice_id" BIGINT NOT NULL REFERENCES "notice" ("id") ON DELETE CASCADE
) /* A notice on its way by one means;
its own state, so that a failure can be told and repeated. */;
CREATE INDEX "idx_notice_send_agent_i_a5602c" ON "notice_sending" ("agent_id", "means", "id");
CREATE INDEX "idx_notice_send_agent_i_d576a9" ON "notice_sending" ("agent_id", "means", "created_at");
CREATE INDEX "idx_notice_send_notice__3f7574" ON "notice_sending" ("notice_id");
CREATE TABLE "push_subscription" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "endpoint" VARCHAR(1024) NOT NULL UNIQUE,
    "keys" JSON NOT NULL,
    "browser" VARCHAR(256) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "session_id" VARCHAR(64) NOT NULL REFERENCES "session" ("hash") ON DELETE CASCADE
) /* A browser that takes Web Push messages, as long as the session lasts that it was signed in with. */;
CREATE INDEX "idx_push_subscr_agent_i_a7c30d" ON "push_subscription" ("agent_id");
CREATE INDEX "idx_push_subscr_session_29b3d5" ON "push_subscription" ("session_id");
CREATE TABLE "telegram_link" (
    "hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "created_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
) /* A code by which a colleague tells the bot who he is;
good once and not for long. */;
CREATE INDEX "idx_telegram_li_agent_i_ec40f0" ON "telegram_link" ("agent_id");
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
    "task_id" BIGINT,
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
CREATE INDEX "idx_attachment_task_id_ac4137" ON "attachment" ("task_id");
CREATE INDEX "idx_attachment_blob_d64b70" ON "attachment" ("blob");
COMMENT ON TABLE "attachment" IS 'A file of a message or of a task, never of both.';
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "action" VARCHAR(8) NOT NULL,
    "part" SMALLINT NOT NULL,
    "parts" SMALLINT NOT NULL,
    "payload" JSONB,
    "bulk" BOOL NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "version" INT NOT NULL DEFAULT 0,
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
    "fields" JSONB NOT NULL DEFAULT '{}',
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
CREATE INDEX "idx_task_done_at_b454e2" ON "task" ("done_at", "id");
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
CREATE TABLE "task_field" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL,
    "kind" VARCHAR(8) NOT NULL,
    "choices" JSONB NOT NULL,
    "required" BOOL NOT NULL,
    "task_type" VARCHAR(16),
    "position" INT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "deleted_at" BIGINT
);
COMMENT ON COLUMN "task_field"."kind" IS 'TEXT: text\nNUMBER: number\nCHOICE: choice\nDATE: date\nBOOL: bool';
COMMENT ON COLUMN "task_field"."task_type" IS 'TASK: task\nOUTAGE: outage';
COMMENT ON TABLE "task_field" IS 'Something that administrators want to know of tasks. A removed one stays for the values that tasks have.';
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
    "settled_at" BIGINT,
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
    "subject" VARCHAR(32) NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "dialog_id" BIGINT,
    "task_id" BIGINT,
    "channel_id" BIGINT,
    "count" INT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "sent_at" BIGINT,
    "read_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_notice_agent_i_a29a34" ON "notice" ("agent_id", "read_at", "id");
CREATE INDEX "idx_notice_subject_c823e0" ON "notice" ("subject", "agent_id", "id");
COMMENT ON TABLE "notice" IS 'Something an agent should know. What befalls one subject within a minute is one notice that counts.';
CREATE TABLE "notice_sending" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "means" VARCHAR(16) NOT NULL,
    "push_subscription_id" BIGINT,
    "state" VARCHAR(16) NOT NULL,
    "attempts" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "finished_at" BIGINT,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "notice_id" BIGINT NOT NULL REFERENCES "notice" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_notice_send_agent_i_a5602c" ON "notice_sending" ("agent_id", "means", "id");
CREATE INDEX "idx_notice_send_agent_i_d576a9" ON "notice_sending" ("agent_id", "means", "created_at");
CREATE INDEX "idx_notice_send_notice__3f7574" ON "notice_sending" ("notice_id");
COMMENT ON TABLE "notice_sending" IS 'A notice on its way by one means;
its own state, so that a failure can be told and repeated.';
CREATE TABLE "push_subscription" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "endpoint" VARCHAR(1024) NOT NULL UNIQUE,
    "keys" JSONB NOT NULL,
    "browser" VARCHAR(256) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE,
    "session_id" VARCHAR(64) NOT NULL REFERENCES "session" ("hash") ON DELETE CASCADE
);
CREATE INDEX "idx_push_subscr_agent_i_a7c30d" ON "push_subscription" ("agent_id");
CREATE INDEX "idx_push_subscr_session_29b3d5" ON "push_subscription" ("session_id");
COMMENT ON TABLE "push_subscription" IS 'A browser that takes Web Push messages, as long as the session lasts that it was signed in with.';
CREATE TABLE "telegram_link" (
    "hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "created_at" BIGINT NOT NULL,
    "agent_id" BIGINT NOT NULL REFERENCES "agent" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_telegram_li_agent_i_ec40f0" ON "telegram_link" ("agent_id");
COMMENT ON TABLE "telegram_link" IS 'A code by which a colleague tells the bot who he is;
good once and not for long.';
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
DROP TABLE IF EXISTS "telegram_link";
DROP TABLE IF EXISTS "push_subscription";
DROP TABLE IF EXISTS "notice_sending";
DROP TABLE IF EXISTS "notice";
DROP TABLE IF EXISTS "broadcast_target";
DROP TABLE IF EXISTS "broadcast";
DROP TABLE IF EXISTS "task_watcher";
DROP TABLE IF EXISTS "task_link";
DROP TABLE IF EXISTS "task_field";
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
DROP TABLE IF EXISTS "telegram_link" CASCADE;
DROP TABLE IF EXISTS "push_subscription" CASCADE;
DROP TABLE IF EXISTS "notice_sending" CASCADE;
DROP TABLE IF EXISTS "notice" CASCADE;
DROP TABLE IF EXISTS "broadcast_target" CASCADE;
DROP TABLE IF EXISTS "broadcast" CASCADE;
DROP TABLE IF EXISTS "task_watcher" CASCADE;
DROP TABLE IF EXISTS "task_link" CASCADE;
DROP TABLE IF EXISTS "task_field" CASCADE;
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
    "eJztXetz3La1/1cw+uJ0ZuNry5bjq9zeGdlWY7WylJGUujN1Z4MloV1WXGBLgtqovfnfL8"
    "D3ewk+dknofIkjEgfk/gAenPf5z9HGs/nLDzZbHJ2i/xxRvCbif1JXZ+gIbzbRNfknxwvb"
    "H7SI7i9c7mCDi2v32HaJuGQS13CsDbcYlSPP0L1lkxcuWjxx4s7QA9lwxKhBkEdN4iC+Ip"
    "aDbj+ffX988g5ZVF5AJuYYmZZDDM6cp5fySSYzxKMsuuxzUo9a//LInLMlESMcMfXf/yEu"
    "W2KS34gb/bl5mN9bxDYzMK2wu5JT+Hfm/GnjX/24ws6f/LHylRdzg9nemqbHb574itGYQP"
    "wmeXVJKHEwJ2YKSOrZdoh3dCl4X3GBOx6JX9RMLpjkHsu1OkWSOniH5NrRfH51fTe/Pb+b"
    "z48KSxVRpIAOLxmMymW2KHd9DNb4t7lN6JKvxJ/v3v4ePCdBIhglH/jXs5uPn89uvnv39g"
    "/ygUzslWADXYV3jv1bv/tTiPUJJvGRT6B2rX+TItQfrOUF5eVgRxQ5sMUPaAN2dCFBO9nr"
    "+4B7KV/i+/8+Pn7z5ofjV2/evT95+8MPJ+9fvRdj/Tcu3vqhZk0+XPx0cXWXXQ55QS5CAv"
    "qamBYOkFPY5Vmqfvb6oeHP7PbXx3XQRttdjKrc7/69LNZby+QlzKRye8fjW+3vkFWMBt9g"
    "ex+/fvvD2/dv3r2Nd3V8pQ7x4sYVrH+54gpoJgQAZxFOvvLWC4otW4UNZIhacYGxoTrIkZ"
    "egbDhEYjHHJRu37qDL0sFxp3TcSdnu/iElcsgLC2w8bLFjzgt32DGrGlu8tT5e569gipc+"
    "nPJ3yxf2Je2PnuMy56gggYfXa2RwIxmxUwr/zLbiloMwume2zbZCRmb3vlRMHgnlyGZLJC"
    "RUZLA1KYrbytQd5Gr/XwVWE40HuVpZrqaCSRNHjeEkNMBspsdszuXnWuQ1weUaVkPiAQ30"
    "fcEF1hYXW0AMMfhL9GuwZ35FS4dt3UgbZ44ZsJFguFDiXYYo4yuxXEi8B8GOUO+J4DaC7Q"
    "QzBBq+Swgtswjs67G7edt/jpLFOBL6kGCPc8v/lMKvR44nv20c4roCtXjRwjUJd2r0YR35"
    "gwXq/h++1JCanq+EBGAONz12H/qbvJrpD8yJQi4+Xs6/RxW/+jx4ED9e5eiNxmuo5vcv4a"
    "tK9iDRdzRgifOP8pB3KcCeotLIHLBn7I0VppTYyuhn6QD/tvhnpILm8GfIAP226GdEvubo"
    "Z8gA/faOC9cVXFwZ/iwd4N+a9yQqgwLnSYgA+danLqNcqL7qp26GDvBvzfeFYlVE/s+311"
    "cVDD8cn0PctAyO/g/ZljuYsH/0P/ceNSSqaOFZNreo+1I+9n+PBlqQGmwlPnLmtev+yz5K"
    "aVHffTn7W17B+nh5/cGHjLl86fiz+BN8GIuF7c9l0TR/rg+m+WfjWBoa2q84QwuCDOw4Fj"
    "ER8zjCHP1qemSO+a8/IpPYRBrCtitCkckoCSNksIt+vceWTcxfg3sWF5NQyriYrsSmNvjj"
    "Smxpf4/NCg/k6egfdaY1l4vPwn9r/02GMU2pMtOmTBRMUmCSOrBJSn5gKtgGw/Vz578+ft"
    "8opud9TUzP+zy4G/xkM1yyeavlgRQJiAS9iAQZ6Sw4JJSYeUIDhtjWYnF8TDdlNDHB/rj4"
    "kRjqEXOovZ7jN++asJt31dzmXZ7ZPBJHijxFkCt3dopif1v7VR7eV533cm9xbphzst6IuZ"
    "tjmCY5IIgjDRy0CXbJ3KO8LHSwjunmCMEe0ZbxEsdhJU71O6H2lCMfE+gg49XAd3f+t7t6"
    "+WL9FN65vL76KRqeFzoghPPg230UNp9LybCOClaf4PKs2u5jxwN2Wn6+rhjCNqMErfETMh"
    "ly2ZoEQUvfbZhtI3lrwfgMSQ8eCgZa9oL99geEqYl8buobYYpmnp7nhtjPUWmk1baVFbPN"
    "sqCrmhy2mALsKw3sKy1kn25Sz+gAfl7nwC3hPIAjdxJEN2rOAjc1ZOdpcE1lPKpPEAXib5"
    "nz4G6wUWLG3zm6A8feowlxzPx6+Fj9R2x7JWdjtTExJti/KfEwQr1efsSzZWmkfnC5ho/g"
    "pVKkvi1k0KUnGIKQAV1rSWWcfHlwfeXIDtwDfGuH9K0dVto+tGgyvAeIrBWzZmMC7c7H45"
    "MmB6QYVYmvfy/vYXNdIciYc9VSHAXCPfoZ9uNhOD5p4mIQo2rwLjgZHGZX8Itz6q19qC/E"
    "O2FqkALkEe0ekY5PQgW4j84+fbm4OkXYXFv0G708P/t0isTBZ36jZz+dX92JO3LWb/T6w+"
    "35zV/Pb04RW7jEeQy04sM7gmxm4KpVqrC2xxTafQVNeHo1Ry/wc26tyb8ZVUI3TaMdvv1b"
    "TIQAqSaTxATagdvz5pVRcSTkzI3PyRTNHvFl1LYo2Q/K/XNgTmyydPC6NAq7ZiNnyXpxwI"
    "1IAHxz3ADnN8eVOMtbWZwp49Z9ifGp2iKSUEB0VS+GkmzOkyvxUXd/5gjB2986+wP8z6P2"
    "O+TzA0sijT6EhH/6yw2xMS+Pz/LtgJ/8Kab3afwe7b7oaviKZfmT0tvcA0g3JAipndgebo"
    "aUg+/LQtYUMJIz6ArPWujqfiZIB4C+BHPoC5Gf9doRIn8OTbmRG6UTdUDoNphD103EiVBc"
    "1kTW4+kE052Y5wuJyvpoiRR7IN220p2cQVt4sPvQDR0xgaZ8yE+Rl1XLCO125EuMPgbz6A"
    "zVFnNj1ZUhiYm+BvPo+sktHIZNA7vd9tSHaBZNd5S0HRndpKQrfwpdt1EA0Nwl1BRz9QDU"
    "bTCTrnhtPHc1d71F/IROkP0sZrtNTaYrarGV3LZoR0EhnOlSTKQTWgNGpHGOjdW6PCwtuT"
    "eriU3LjmrYOkbGrGIU6qmIOcHf8oifIUoeg2quC8ZXVW1i1CZQLO+aqhrVpfxERdnVHqf0"
    "O/Z0mQ+i+EYZxQfltg7lcIECo4fDfsNcKzres9jfrrFtV6KfptMmZfvN8Q/vYrTlH3X43n"
    "45u7wsAjr+QjtH8iwfyl0+dFQIxFqnYlNPGsWmntTEpp7k8Z1WtzIpIduW4Sso/8UMTvj3"
    "4mkEr/e0vYfoYbbnJn1wCp4mXTib7vdovA7lHYYORZ1E1SIZIvE01TPRIWtWBnF1BF9C0S"
    "mCb2Q7ed+herLcb5XmUr29s1T6cZBBxBJo7AmNPccKp+k5uFyFrimH6FQZ1QHSUwjBPbhA"
    "DL0fRhACXViO4lr8iTmCN9O/kKdC2uizCDAUlx28jX0puf0nfn5QUt2XyM5uP559Og/8L3"
    "tvTivbMWW9Penrs5rmtMmIBn6+jUM22CEm4uQ3ju6Z32rWIWINKUfiv64cWubfa04IZSpG"
    "zENmNQ4ud8UcbnglR2qNLp6i0a6YQv+5dNziaknjMYGG9ulBaoFI9lQEuLoSazReC3xr4B"
    "ykEqvnlkXqVdfcC4dr4w8EfWbKZ6FCSuGAgl/QiLNE8gtv1Il+qSGNShkKqCkxZAchbBjM"
    "o/xUSHF+wVmMtpYpBDb5f2HN2fL6hupTlLYeilyB2DRljFSh/RCIiKMUEVX9vvv3+O5Peo"
    "HQhYmJhhGvUYA4RaIhyoMUi5uEO5eS7VSduRuHiV++VtFxUiQaVG/at5IjHn9vLYt4V3vP"
    "Ewqof1O/HC2c6i4RSk9ZDl31/k+RwP5X3/+e45Z1t6nZ/zEF7P/+979nGISYLYwFeUrwvr"
    "X1fga9dpUXIEMG6LdFH4xlh26/HrShVq9Al6GDD6At/n4VGOVMNFJV8xKQVzMTZxeiuAqK"
    "MRd34STTwr9pwEVq22WiLcTz0dUvl5d14RYZjmM9EuepWwW2cJIJ8vlGOfv7rHY4SYAsU5"
    "aY49120UU4ia4gya/XohuvW5maG7y9kJPoihJfdS6aeedPoTdAc2xbuMzkrgrTmZxHV6yk"
    "t3TukHviyCLw3SpEiqluopl0wmtADzxbbzB9Oip64MMbsxoPfGpIkzZgtiXDJZmzxNRycV"
    "WsZdUwiKwcsZogaaABWAOf4wANk7il1l43Gq+BN2DoiFWTidOprGZatfk/RTIO+798njb2"
    "f8p4mYhQ7f2KCTTY7Xv3fYGpeQQGtyYWIpk1LaSvTsLzx2AOfYxxg0rNAVYlUnMMYrXUnA"
    "xpkrNEHFewc9kPd+tYgpkhzpDnlmYp1QxVrDcY9AiVI3qqCxjqCj1XG/RpuswHKgOoDKM7"
    "a4ZXGfbcM3hkB8Y+mgavFDt4xgT6Ady/WgbtZ4ftLQkdaIcu+4W5eP7CK1Vmq20LWapxmB"
    "e0Ci8E88IezQsLwZQfWpgXsnQQztM2kGpNHKHazsVLsBaVbPK0sA4Q0TnVBUhsE2oLkKGD"
    "D6CnuMKUW7lTaGHKgz2tVWgaXZjdf10CDKFTMITOTSkobIqbKGys2N1REzRWbOqsmcxeGs"
    "5bE4c+F9w16aDoKn+NmR7TqNAI8/iSCQyQXyHO5dINw8T14AuRJUM22OGZflEzhCkipiXj"
    "nsRVn5FLNVuMEZTlxUiGeUxpwZJs4UBsxNtTPKBQvSTr9wmqtISUC8/226CZ4gmB2NrJH4"
    "S+fj6/OUd+Dj36I3ohXtwj5ouCm8gm2CVzT7DfLj6t/NPCJoQvwIs0Ui9Ssk+bWjFTO3t/"
    "9hy5j/Zjx2xSVqS6qEihpIj/9RfQ3dEZKaTRpgpaH12RJCglIsFuJPUqKNcPlE82wyVst9"
    "qqniKBfg/tbefR2Z477RgTpy+tsOSGJDnYF4JmqC0cX9kv4h+ury8ziH+4yFvIf/ny4fzm"
    "u9c+/GKQxSusVZMoMRRIYlN1gApx31VrWZCiOCA7ftWZBfdW0xNzTtYb9VMtTQcHWzoUPV"
    "aZmqsTCQ14B1p7B9LKoxL6OULwD3RbgUWJR6Am4CdFAyFVu0OqyG+cOBRLQ41SSEqebhxB"
    "KVrlvBjMVJL3ovEahKQMvesdwSXK5LzqgJ+EQgN4IaHomZ2k9xa13FWb4m1ZQpBlWseaZP"
    "whCp9Ahg4+gQ5Rbwfr3QYLIK+EtVGUK7ilyQD+voKt9t87b2zL0DTaqknzvOI+7wysdoWS"
    "8rhmPuzdsKbavnSLDkzm0RTYrMgwnm6PYahgMRgnDiGsDMVJRjQLxNkQ+r1hM5cg40lwxC"
    "AWJthwL9EFd5FlIssVV4h4xfWCOGhD2EYMdElV0E3nKRUzsTOfR7/Z02Ew2iBzS6eT51uE"
    "bOzyPoJ9Co/AYoolJRFHLj6xx2elCnkO+pzBwNpii4ttPHctyRMhZX6ScpykqexfGm/Lop"
    "3wXHCiwqFY8BF7+05kk7xU0bR1dP3z+dWpz4W/0a9nF3cXVz+donBzf6PXV/PP15efxAA6"
    "XzHb/EY/Xl7fnosLPss28yz9MO5l11v8kxhqnWYTEg3sjlmAT143seuKUZUQ+/fyjYIs5o"
    "TR9kpRVSm6/WmZr4dlTX34n+8tRxxNgUhTBLXGcJgl0wbT3iIl/CNfGdcclTahEv3Cqmrm"
    "ThGBiam1hc+l1mZD1M63hES78+31u1eNJIhXNSLEq4IMEQA2f7Boidi9E+iYbo9oW3TBvH"
    "2FuvcvtWU1KCW2UiAF/1l7D6aUJxyysZ9aODHztLAO7Xk8Y/8mZpu4uAIprELbVThAUCjg"
    "HlouWkRRZMhAwGwfEMpYm8JBGTLY/K1DWHxTmnoQV5oM0O+I/qJFuZocJaxBayGU2Tbbzr"
    "3NnN0rL0MJMaxE25WYaqbWSI1mOZdq802dI4QNDfGhU12ATFCEwgJk6OADaB0eCu19ITD3"
    "ucBfE5gL4aMIwkfHHj5acnB2R1a3PkQFYDOSQkXZzjKpvDO0ZwJQjYHNKSENkIUW9vtqYe"
    "9Hbs87VwgNYsRv9DrSsi6dACmO+6jHe4e1bWdvOvi+Wx3VT3IGXeFZy2LDrKx1qUI77WAO"
    "fSHyE7o6QqRb2lv2fJQ1i22LPnQuWHwpJtEJpaHTo/wjriJFKjr+6tOk5pHitztX6jPbil"
    "uOLA6MpYiIVthFklzWCPYnKyZDNaQpLSfsE4RCRfiyMtulLg0qNWwGuSsTNHVImsp2j6rR"
    "zxD4XOPDSX1cCg6cFBUY8doHZMVsSgn9DBnA35cNFUf2jr1YTca2BI3NJqlPf7eZL8nB7g"
    "Rq434xU0U180mPLfle2gUqhMvQZLBDtuS4YRr+GRJDEaM1kmT5kFLBMQOqoNopNoZjsnIm"
    "CJBT5PN1AiQcu4f1HGN17BMaAL4veQfO5t7O5tz27u4k0soSnwc0+ZhHJOn45v2ilBNZ/S"
    "slnHjATuHm6wrzrAFsQZYelY24to7FS0oINaJQsJmJP/xMTrCdPVfRRzUBeP+Jv0MuwcA5"
    "v1zs/yK41dWho/FagFsD5iDVoZljLS2ldm0JhYZFA/reyzKea9kmbytDB8J6ay0JDPNgmH"
    "9O8INhHgzzI0R1pIb5uD18QWNNN46vUlqt9JgGRvkNcVxGX7gIm6bUBgPzexjyXWai301Q"
    "qrVmg8hD2h0do5PwaFBXJ8n4ZzXqarQFFKT8FIkWelVW0D8+edtA0hejKkV9/94oRM2Rhb"
    "gfRtL0/1XY3tF47VTY45MmOqwYVbOzC1qs58p2c2oIp2n06wX4rgn/eFfNPt4VuIflzhes"
    "zEpQ18s5IYJuzgrdnDEXb7HweFkYenXXxSzVOHouysdq03PRow7BQniVGKlwmiyZdix9gF"
    "rohFBlk2SKCGwyrQUVKDVy6AU4XKmR57sANVZJqA2gT22AySJbXRzg5vz27ubi412zjOv9"
    "ZjeOTENqlNy4wQ63DGuDabc84p+TeTTamANmOEZ5xQVLdyrhuMrQvU4NaWDnFoemUFmXHk"
    "HyQSaypNWaMk5OkcWRKT49FwllKpgUYWoiwdlMVw5ZCdQQeyROmTm8t3lLrebZVpOxWa7W"
    "bF6RUznrrYMYRJFNXPKZ1ZnlITZh34sBsQkjgR86go9LDYOW1E2VBdWW1BAi0gxXxfwQiG"
    "bqJ5rpEGE3EZMo0UVi7lGtiyRDduoit2xNAtnfxVaoMAS1K39EQTkLoUZsiBP1ki4oHW0m"
    "KNUuMhUzw0oaAqHcDSGzS6+pHQr8ubuGbTVRSjIfUvIo0B6md2DXaQ+TqN8y/Cr0VsKlOq"
    "dndyfnKeT3iJ/84fqXq0+nKOwJ+I1e/3IXXmIeD6+JGc5PfavKN3r+1/Oru1NEHsND8vCe"
    "S8udiyW4vy9hPDviJGIyiJRQiZTwOFtjbhkqDvkMkX6xP88x422wUId957v5EduWWuBPmm"
    "YcYT/yedqE/QSipsp6RATjWAytYrBUo4IgIKijITSt8imcsTky/U7Z45OTRoHMJzWBzCeF"
    "dNxYg1aAOkOkH9D9hzIHzZ45Uzbu5wghHaItU1k6zNvMH8iTyj7PEME+373PhUrJlSKVYw"
    "L90O1fKdo4TPzukk4h1XpRikQHhPeuG5kWb1GrIkMGPLt1QILvm1GHP0sH+LfFH9I3D7j3"
    "IRjnkPBHhQyUFyBHCB9A2xWANqBjCoaCNqCoUXSJYhtQiIRqBqtiJFS6DE0nYNM1b6bFtJ"
    "simzuvmrQB3WuY2URhrYwyU+tXiTnHxkomm3RKDTqLp9EH8bymaD0S56lbI8ZwEo34aC7A"
    "HHoxNuvFOMe2hcuqQynnLJ7JiXRHS3w0bveN5c/112AqXRHbeyPLKTLzhcOwaWCXzzl2lq"
    "Tb0fchmuzOn0sjyJSC0VMfLbbs+aY+Jfuakjsm/rPzoxVz/axXZnabqP2AyVeF7sdHwI74"
    "/eDQ8QfuziiWCbzEQVHMA7JMxO4RRuFcp35zB3vhrV+4yOJk7c6QIEAy19wNRtqMLpEMmy"
    "vJK+579t3x/5kw/7pQ/lSuEUTwT9LKJGmqIvgPGPozNnliD7E/kHEKNu7nBj/YuJVlolk3"
    "GzfkUfeZR33A5NRIN68SdFO6+y5R9zE1tGF7s0j4DNJOF+Re7B5Z5GaLXRTE21S1OWtIWS"
    "KkgiD6XAVRyD+C/KPnm3/kCXhL6k/WsZ+YBOTR1uoA6GPjUghAcp265JquiVkQW3MFM6tk"
    "1k1uWKMSKwtmPqHtivm9dWVLXU5oulaKtJKKd34qr6+iRL3buJqO8ag1rmYGglA7RXZWJ9"
    "Q6zFZKzonG71GoNTyXiw/AGUqSGrwaxyHjhsd2eoBR9ZnAD0bVzhKUolH1EBGuU4W2LsT1"
    "oNLpDd5e0I1XIprGd2rkUvkbrXhQQyuq41iPxJwhLB33yZ+hUVSIlL7o6YkFdcRBzEwx6i"
    "X69buw0cIMPZCnP/yKLBcFm0AAvrUMIi8wscmqLLB7eGqDtp8yj7u+5WdmeCcZGH39fH5z"
    "jvz0ZvRH9OIeWzYxXxSqmTvEIBIMmasIEvckD786iVux3kCXSgNj4845Sfv4fRNR+/h9ta"
    "wt72UlPck1VIz00Xgw0isb6Rc2W6js5Gi8DkUHNCua0W4jm4ySoTbz0Eo5cRxWUha2mlHE"
    "BMAplDmFbDez3pQFbddUTEtI9qd5vx5W8uitCm9aRFQS5XKEYNNobVKCFpXjMipBh8Smto"
    "8mHRIPYfq4DZTco4LlI7oxqzZ8uKkhDXqvuWJDEPN7i6KFw7YucV6iuxVBBmMPFkErJl4W"
    "YeRgarI1esS2R35EjNpPyOKudMCtpJ3hgWzKEiV6nlwxBC3pyDYbwHIg305FKo3G9yMzHd"
    "Z4MIjEX20mMByC2xS6ytLB+dL6gIf23weDPuSbSsaFhEQDBS2f6NNE/RWjahJ9il7pjQq8"
    "wWjtkH3bJIPqbXUC1dtC/hR0qxyPSgDNzzqVpWmgDKQFdXc1d71F/Krd+laL2W5Tk2kE/4"
    "DNq+/w8qigPMmLs2rFiYe3GyhNW+aYaCGDEC1jhYLyW0KTcQi6l02REF6Kn1mmEDUn3K3s"
    "gFNzlE5N/18FeSIaD4rhTlfQyitB9naNbbtyb4ck+5Mkjt++GnZ7vzn+4V28oeUfdVv49s"
    "vZ5WWFdNDkLAsrCwrW2K12mD9NyH/h9Np5ehG8Ljm+5NW68yu63+AA81s3+LVIpMjj/hgd"
    "RTMkazCJE0mcRaFx1EVr/IQWJKhZwhCjJYFMvcwIRx4ceXDk5XxrYPscgSLd5KiMmFuXc7"
    "K5x21kQUCVh2SxnHMPgoSm+MgDfL4msulytwKIYp4vJOrdPLGvvBlSUqToBJGYQKNdNKwo"
    "Gu6lUoE02Wd1Ymm4qxtKpzSQIcOUTkFeVoOvdEx5sqd8gUDgS1zCh3Mcg6h6SFEVnBKHzD"
    "1MvsTm2KeIAPq+/EGRraCTOygySExsARrnHCYbb3fGITjYhnawDSjjBNmzRfkmzqqtlG2S"
    "ETvFGhn4trGxQYISwAZzhFyxYWLBqLwm5ZhQhfwREWraQugoyj1tJ+kl/49RLn4hCEaTPR"
    "DqBCPIxRsyF+9B/DQleMPxOuLbewITt7ha5ZaYQLsorpPXxw3QFaMq4fXvZfG1ZbMJ6kUa"
    "fMO0pRzV/mT3gf2vvWUueVQID+IMXqht3hyZdlu4f/7AHGtp0SLG1QU0E4pxlM+Uj9WmfC"
    "a4tCBf75kvQKJJqS1Ahg6aJ/dkDIN8yT7zJUs2endkk3mmtb8bA5v5sju0RIVWnyMLRJgk"
    "QGHB4j5aVmoOEfRCbYRWqkp0t2yYbLVpHaEKS11231eB+0LrbQW9UNX5lmxw6pB74kiXUT"
    "fGJaa6iWbSaYsN7Wqs6Iia+2DrnY5K/VDRPXPWxJGVQgPHYTDHqfi/IG6fy0KkC2KI1xHX"
    "XG9DHP9GWaR/p7laOiLBaQhOw3Exjz04DcFOd+h4NaiVD2a6ES3DUGY66ELQDNcGXQgOEr"
    "/GHkhJrbjgcp0gGQ9oIEEuCHaE1OfTSLlPdrQ/+/lCoRhcixlGVfENRM3nm2N66PN36MIK"
    "UMwQEni1YiSpMCu3BfopInCzt0Uecq3GozxBfsp081M+rojxIEMOLzgpqQuTvV0j7xvRwL"
    "kVjdwp+F9TglxONqGpF7sPRdG+Yoyi8C7pos+euZb/AiDHT5IP1cnx8doW1qC+kFeaTqdj"
    "oW05r2xe7W8lvL0m/yEcr6FuNEgChOzuoyxCpohAhGxtgU8OBQX7e+ok0YhTHDhjPKyY0s"
    "1C3KzsytgWoLF9ONl445EefcxLauEGK1FdDDe8v7tzKnMeAp+/yYiLKOPo3pKFWThDfMsQ"
    "c/wIAYKioMKSNqitplCUL2VbOM8NdgE2bSvgzl0kzFyzUrYVmzpc/sEflipOMPyz5KjkQT"
    "3OnDojwWo/1UNjViPtR1unKJmeU29dODOyx3hIu8cMx4jrKSzI0d3Z7V9Ofa33G73+5e7s"
    "p/NTxDwehj4fPvtxCtnRe1MPBukfAo12y8AcpH2m36reKgtbrU7mTdOMI51XPk+bdF7Z0q"
    "BkPaq3f0wA+195/yeyXpsTNaHe55nKTKZ8pl5/uhZnqqD8Rj9dX1z9dCo0A7EO3+jXs4s7"
    "/+8tFh+1vPLp+upc3qbkG/14dvXx/PLy/NMpMiQCtk3McZzC2BOAO+rOsDQZmJHampE2js"
    "Uci5ec0juMzik6bVov92FxTmuaShs6Rwhbuu2Wdsha/N75gtwzp0S8r+98nSOFVWjPWNja"
    "ckkZV2fMJphW8ZWELAf+QtANxVjiK/uVhD5cX19mJKEPF3lR55cvH87FieofqGKQxSt3vR"
    "taKptKmwkFiJvK4ubGW9iWMS/3L1ZjniMD4NWBX2FXyWgTE2gA9tCyeDCR325cyZAQGjiL"
    "II+rKth/fp+Q9cCwraogwerNniFqteHzwguEIEMI8nBSIsSPHBT5xZOy3SVLB/i3xf+ROG"
    "5psF8l8ikKKBmbhzMdYtB8M6epYCu3DkU7RPOSZ4t8TSSav52LyzBQKsPIVqBpKFr6m68o"
    "J5jf3J0hbdgPZqKIVrWDUavPmM3B6NgsMpf3MTFZvAr4YgCwwdZr0rFynAx4/BjMozlWfi"
    "XRHrBqWnJ1uljZFu3eRvJSTKI1SlvMBdfq2JJUTPQ1mEdXrOJahP0UIdQJpmGD2yOuXhrj"
    "nmL5daHu0RHjj2tQDUXGMKEF4VtCKBLivk3w0iNu0IFLTvgjokSoskjceCwLeW83RXl/0y"
    "TrIDGM1nbySlFA2PVUNSRJUxl2reiw0yohEGJSn31M6ki8Soe21gzsV1L1aIAfqaMJ8kAF"
    "Vca2rSETWX/oIRO5m7FyVyby4XpXj4ybNEW0sjRQE/vv0ApwYKqrUIBjO94OBTgZ10ABNj"
    "yXM1kGPlZX0dYSm8Lj4s+gv06Z0tuUbKeim+pFXafpQs/qqR8Esxo1V9pvidkmviNPCXJR"
    "W7koRFJVF8iQgWzUGv4DtpKEBchJWqAXgF4wcilWSS/Yf/fOqcJa077z4LWf/lQQWnO3dm"
    "kG9/GonXrBrZDt+UogGlRzwubaopYk4sxx0RZTjjhDD5Rt/QYAYnb3JTpDDlmzR2IKpUAW"
    "EsVPruwx5fcHCJI0gtn84WiFH0lRs9jng3fXnQJ1YZTqArQQGNAZ8CB+Vzm4u+tSRLRjBt"
    "r3HYqvhvzGv9EgX1VOs14Q5xv9+Pn64uP5KTJWzDLIN/rp7E7WpBAv/Y3K7NdTFKX1qi5U"
    "k7Zi1U3FSlqKyRdUclWmSMBT2bun0iH/8ixHOYE8TQYJ5AoJ5L5E40PVkldlJhixl3j0de"
    "mqC4E/uxrgveUHQabnofMNfb1PfQGydGCN7mQSOpSm7UeClyraUYx4rZ5tR4MauN8CV1k6"
    "VlQqrqFHbY1NEvTiCOslz3wnW6DMhpfKnHP9TLrLdRc8ZafnLjVsBo67CX6WsxpN3GFqJW"
    "mj8XssbuIyz4nFv8mVOAkUUwXRKiGArOsKFye4mcHN/FzhT05jNbE2TQbwt4Y/lK+U8c/S"
    "AfcBJ/8koAcn//6c/AGL7gzpp3gaTUHNHGW7YQ05b2dcvyTzTItRN8U1e0SNLLI6SlkvNe"
    "qk8tlr7Trb1LgmkdVRKjDarpgfuuDK2IUVwY60v1i8NK66EdEu00wc415rmUlGzcAwM8HT"
    "dVZjmIGW3SBlPhfoQcrcn5QJ7ec75ZgdNIg0KUlTEIMy1WqqhKBFZtBuCYiGYQovXL9Gyg"
    "y52JIhmgaRIo0sifIkO6j5ks4K06VfMqVULOoyU/tSKyDajFK0gZooUBPleUcausx+LFuS"
    "HZGGCRlEGipEGspme0pO7phgj15ux6NUQjUU5x/YzX2gOj9j4+7QQEJLWSbdsYZa7qrFCu"
    "QIwQPYdgVcwrndYgGydIB/W/yh9NXhsAe7JNglD78AGtglR8ZNOpsl1VofxHbAOcfOkvRU"
    "J/vOn0uj/Txgtew8aNX23ATVnVbdcDWbGXevKUF8JdQCM0gckNvAz7cP7LNh8r247zKKtq"
    "sn5LI18W20JiMuoqzEzNvTnKUG3+RXBts/eM5OF3meLFbtO3rNJetKPSYVOwG++Eme9bMa"
    "g/UBSzuN7KB6ZjHPgP5UzKdiqEeiV5mc9TQ4ElUwTii0azPdv9U0LwQ0ZyF5SlCgIXNiov"
    "gnArMS/BkyQL8n81EmEqeTxUPHNlWznNkjz4V3W5OCXdvdQBdPM6093thCl/64IZVC/1SK"
    "K8YtgxwVzE3h9Vm1lYkmIxSKT2KKfJslclfMs02/7uNL9FUahxZicWzbDSo+eot/EoP7dS"
    "wsWfRibVGPE2QFt4NnBzYlg3liMerqTg76zN0lJ8szNGa+yB55H/s1PoW/xF+b1PPAFjVV"
    "wWFWY4tKLXZjfTwh0TDI5s1xA3XxzXGluihvNS2gWY7vFIpmjgZcsOU9uwACQF76AlaYUm"
    "Kr+xAydIB/a/ylDFeEvsZ3E47fn8nv9bCA91aFScomRSSr0wmi8eNIJZCP1SaVAOKBD81W"
    "ZLZamwXI0MECdAgHFgqveixwTAQnalvkU/aM5siniAD5iYVgP1+GU+PJgXz6ofPpU7VUfZ"
    "vsXHBvU7xUp6jVwOB9G8ykEfADxqxmIatwIaQQrfckRKvYzKNwFtnj/bIAso/UE1o8+Yb6"
    "NcHU/dG/yrYU+cFHM+SysP+UmNGyPYcgAwslQJYbsE2EqYkcsvFl4LIiTsM+rIMPwX9+/x"
    "6E0kekdIQeHxWuPjgnpnoWzmqcE/HeaWo6jwk0tJ0P0KjFc1dz11vEL6csA1bNALI4RMeO"
    "dttjzsl6U5aldLvGtl2t8KTotKml/+b4h3fxhpZ/1G3h2y9nl5elmntpuHF1CR6two33XY"
    "IHjLRQtOGZrwBYrA4IfqJyKaGfIQP4+zIYJoGUnSyGScTmxBahqckws/3GVj9gqqCOs67p"
    "z0IrvU0ppUcF42JhxKzavljQcZuaGBcO27rEiVrNPxAXfSULJJ8d9dVzZwi7yGYyzDhIbX"
    "cD8xWyscvDLvUWR1tx1xX7jpjIon6IcZmZcfgHtjU19hmdHMwBFr/JHmazGosfoeaGWWWc"
    "t9oCkqbpR5087EJkzR+vjpvkr8ph1SYQ/2YuKJk8KdVwjcbvP+hq+GNub+FVIYNW2dwpEg"
    "1MJdm9fXzSxLYnRlXubP8eWEdGwNJBNx8F+CnpSIHJZKk09J31UwMCwnYGVxdL9nJnVG+T"
    "eTTFNfv9jkcRvxOvsXTw+tKiD0cFJTxzd1bTay0cN7ejgY2arZlERtlsV5axQjjVR01MZw"
    "eq74LxoEOIzNL9ES0ZC3uIyBAbKm7eM8fXlcsbs/X9gEMo15Vq8Aq7K5UjJBqvnQLWV/mg"
    "mnJwILGCxPqswAdBSku7+xds2T9jfxfljvr4Ts0xvxZj5pto0M4j/k7arjG1uOUSE32++3"
    "Ip+6FiJKeZIbzBjjheHbb2g2tD6/csOHAtaemmhARnsIEd56m0zdgwj9h9zFceygeseTay"
    "I3oUxuoVX9vFhaiOeorGa6Fg7yPqqXBOqHC1BnWmrim5Y+I/jc6U5lWmxvWtND1TaopMlZ"
    "8qHU+KG3JPHELLykdlb+86M5zMyAa6YbiS3198Qi4hVOZlCP0tKIzgq2ZSdwsLj1scCbXO"
    "lE23X6IL8a84AZjn+OkaAVsXgy0HbRwmzwZBjB2/2pNQ+hxSpjju+eml1c+zVSAi3a1hDf"
    "TUsBk4YHU70w6q9x9aAxq4WJHlzuUJ43JW4gOsbdaYo4R+jQr9Gg9YKmd0G/x5lQp+vvDX"
    "WFjCbd3ZxvIxmWdiy9BUIs4ygPFVCZ4qrg3KBB/CfHVGHMtYHRW0kfB6jRqCkxG71I9qMD"
    "vYhco463ORlzuWIauWhB+JU+5+rhaGUyQaysPHJyeNwrVOasK1TgrJmOKTUkA4HK4huq9f"
    "vWoU5/mqJszzVSEYjlFe6k+pDvRMkUCsp2KsZyd7Zddj7Pf/B1+CeJI="
)

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
    "eJztXetz27i1/1cw/pLtjDY3ceIk17m9M07ibtw69o7tbTrTdLSQCEusKUAlwWjd3v3fL8"
    "D3WwRfIuHzZbMmcUDqB/DgvM9/jrauxZ9/sNji6BT954jiDRH/k7g6Q0d4uw2vyT85Xlje"
    "oEV4f+FwGy+5uHaPLYeISwZxlra55SajcuQZujct8sxBi0dOnBl6IFuOGF0S5FKD2IiviW"
    "mj289nPx6fvEEmlReQgTlGhmmTJWf243P5JIMtxaNMuupyUpea/3LJnLMVESNsMfXf/yEu"
    "m2KS34gT/rl9mN+bxDJSMK2xs5ZTeHfm/HHrXf24xvafvLHylRfzJbPcDU2O3z7yNaMRgf"
    "hN8uqKUGJjTowEkNS1rADv8JL/vuICt10SvagRXzDIPZZrdYoktf8O8bWj+fzq+m5+e343"
    "nx/lliqkSAAdXFoyKpfZpNzxMNjg3+YWoSu+Fn++ef27/5wYCX+UfOBfz24+fj67+eHN6z"
    "/IBzKxV/wNdBXcOfZu/e5NIdbHn8RDPobaMf9N8lB/MFcXlBeDHVJkwBY/oAnY4YUY7Xiv"
    "DwH3Sr7Ej/99fPzq1dvjF6/evDt5/fbtybsX78RY743zt95WrMmHi58uru7SyyEvyEWIQd"
    "8Qw8Q+cgq7PE3VzV4/NPyp3f7yuAracLuLUaX73buXxnpnGryAmZRu72h8o/0dsIrR4Otv"
    "7+OXr9++fvfqzetoV0dXqhDPb1zB+ldrroBmTABw5uHka3ezoNi0VNhAiqgRFxgbqr0ceT"
    "HKS5tILOa4YONWHXRpOjjulI47KdvdPyREDnlhgZcPO2wb89wddszKxuZvbY432SuY4pUH"
    "p/zd8oU9SfujazvMPspJ4MH1Chl8GY/YK4V/Zjtxy0YY3TPLYjshI7N7Tyom3wnlyGIrJC"
    "RUtGQbkhe3lalbyNXevwqsJhwPcrWyXE0Fkya2GsOJaYDZTI/ZnMvPNc9r/MsVrIZEA2ro"
    "+4ILbEwutoAYsuTP0a/+nvkVrWy2c0JtnNmGz0b84UKJdxiijK/FciHxHgTbQr0ngtsItu"
    "PP4Gv4DiG0yCIw1GP387b/HMWLcST0IcEe56b3KQVfjxxPftvaxHEEatGiBWsS7NTwwzry"
    "BgvUvT88qSExPV8LCcDob3rsPHQ3eTnT75kTBVx8vJx/QBW//Dx4ED9e5egNx2uo5ncv4a"
    "tK9iDRtzRgifOP8oB3KcCeoNLIHDAw9ss1ppRYyuin6QD/pvinpIL68KfIAP2m6KdEvvro"
    "p8gA/eaOC8cRXFwZ/jQd4N+Y98QqgwLniYkA+canLqNcqL7qp26KDvBvzPeFYpVH/s+311"
    "clDD8Yn0HcMJcc/R+yTKc3Yf/of+5dupSoooVrWtykznP52P896mlBKrCV+MiZN47zL+so"
    "oUX98OXsb1kF6+Pl9QcPMubwle3N4k3wYSwWtj8XRdP8uTqY5p+1Y2loYL/iDC0IWmLbNo"
    "mBmMsR5uhXwyVzzH99jwxiEWkI260JRQajJIiQwQ769R6bFjF+9e+ZXExCKeNiugKbWu+P"
    "K7Cl/T0yKzyQx6N/VJnWHC4+C++tvTfpxzSlykzrMlEwSYFJ6sAmKfmBqWDrD9fPnf/y+F"
    "2tmJ53FTE977LgbvGjxXDB5i2XBxIkIBJ0IhKkpDP/kFBi5jENGGIbi8XRMV2X0UQEw3Hx"
    "IzHUJUZfez3Db97UYTdvyrnNmyyz+U5sKfLkQS7d2QmK4bb2iyy8L1rv5c7i3DDnZLMVc9"
    "fHMElyQBBHGjhoEeyQuUt5UehgFdPNEII9oinjJbbNCpzqd0LtKUY+ItBBxquA7+78b3fV"
    "8sXmMbhzeX31Uzg8K3RACOfBt/sobD6XkmEd5aw+/uVZud3Higbstfx8XTOELUYJ2uBHZD"
    "DksA3xg5Z+2DLLQvLWgvEZkh485A80rQX77Q8IUwN53NQzwuTNPB3PDbGfo9JIy20ra2YZ"
    "RUFXFTlsEQXYV2rYVxrIPu2kntEB/LTOgVvCuQ9H5iQIb1ScBU5iyN7T4JrKeFSPIAzE3z"
    "H7wdniZYEZf+/oFhx7QBPimPl1/7H637HlFpyN5cbEiGB4U+JhhHq9/Ihnq8JIff9yBR/B"
    "K6VIfUvIoCtXMAQhAzrmiso4+eLg+tKRLbgH+NYO6Vs7rLR9aNGkfw8Q2ShmzUYE2p2Pxy"
    "d1DkgxqhRf717Ww+Y4QpAx5qqlOHKEA/oZhvEwHJ/UcTGIURV455wMNrNK+MU5dTce1Bfi"
    "nTBdkhzkIe2ASEcnoQLcR2efvlxcnSJsbEz6jV6en306ReLgM77Rs5/Or+7EHTnrN3r94f"
    "b85q/nN6eILRxif/e14sM7giy2xGWrVGJtjyi0+wrq8PRyjp7j59zckH8zqoRukkY7fLu3"
    "mAgBUk0miQi0A7fjzSuj4kjAmWufkwmaAfFl1DIpGQbl7jkwJxZZ2XhTGIVdsZHTZJ044E"
    "YkAL46roHzq+NSnOWtNM6UcfO+wPhUbhGJKSC6qhNDSTrnyZH4qLs/M4Tg7W+c/QH+51H7"
    "HbL5gQWRRh8Cwj/95YZYmBfHZ3l2wE/eFNP7NH4Pd194NXjFovxJ6W3uAKQb4ofUTmwP10"
    "PKxvdFIWsKGMkZdIVnI3R1LxOkBUBf/Dn0hcjLem0JkTeHptzICdOJWiB068+h6ybiRCgu"
    "GyLr8bSC6U7M84WEZX20RIo9kHZb6U7OoC082Hloh46YQFM+5KXIy6plhLY78iVGH/15dI"
    "Zqh/ly3ZYhiYm++vPo+sktbIaNJXba7akP4Sya7ihpO1q2k5KuvCl03UY+QHOHUEPM1QFQ"
    "t/5MuuK1dZ313HEX0RNaQfazmO02MZmuqEVWcsukLQWFYKZLMZFOaPUYkcY5Xq43xWFp8b"
    "1ZRWxaelTN1jEyZhWjQE8tawWTH6RYpjVR/alNGYlM+VSvTQ6UpZikaVfSlIXOQW3Jodci"
    "wXCYY4acPY397QZbVin6STptsnVfHb99E6Et/6jC9/bL2eVlHtDx11g5kix+qgEBEGabCE"
    "s8qRWWeFIRlniSxXdajaqkcGSZS082/S+25IT/KJ5G8Gag7d1H+6qB+7PBKXgaN2Csu9/D"
    "8Tpk9vcdhTiJgjXSO/441TPRJhtWBHF58FZM0Sp4a2Q7eegoLVnptUxzKd/eaSr9OEgvYg"
    "n0dISejmOF03BtXKxCV1TCs8vsqQDpKURfHlwghrL/I4h+zS1Hfi3+xGzBm+lfyGMuY/BJ"
    "xJaJyzbeRRb9zP4TP9+vpu1JZGe3H88+nftegMH7kspOPGmfQ/L6rKIvaTyihotna5Mtto"
    "mBOPmNo3vmdRm1iVhDypH4ryOHFrl96hNChYIR85BZhZvFWTObL92CI7VCF0/QaJdH330a"
    "FTe5Wr5wRKChfbqXMhCSPeUBLi/CGY7XAt8KOHspwuk6RUFa5eXWguHa+ANBn5nyWaiQTd"
    "aj4Of3YCyQ/IIbVaJfYkitKnYCakqWsnkMXi6ZS/mpkOK8WqMY7UxDCGzy/4Jyo8Wl7dSn"
    "KOw6E7oCsWHISJ1c5xkQEUcpIqr6fYf3+A4nvUDowsREw5DXKECcINEQ5V7qhE3CnUvJbq"
    "rO3K3NxC/fqOg4CRINCvcMreSIx9+bqzze5d7zmAJKn1QvRwOnukOE0lOUPlW+/xMksP/V"
    "979rO0WNTSr2f0QB+7/7/e8ul4QYDYwFWUrwvjX1fvptVpUXIEUG6DdFH4xlh+687XcgVi"
    "8+lqKDD6Ap/l4BEFVDWIIIkO8o7IIHmQStYi7ugkmmhX/dgIvEtktFW4jno6tfLi+rwi1S"
    "HMf8TuzHdsW3gkkmyOdrpWsPWehukgCZhqwuxtvtootgEl1Bkl+vSbduuwolN3h3ISfRFS"
    "W+bl0v8c6bQm+A5tgycZHJXRWmMzmPrlhJb+ncJvfElvW/2xUHFFPdhDPphFePHni22WL6"
    "eJT3wAc3ZhUe+MSQOh2gLFOGSzJ7hanp4LJYy7JhEFk5YjVB0kDvpxo+xx565XBTrbNqOF"
    "4Db0DfEasGE6dTUbmscvN/gmQc9n/5PG3s/5TxIhGh3PsVEWiw2wf3fYGpeQQGtzoWIpk1"
    "LaSvVsLzR38OfYxxvUrNPlYFUnMEYrnUHA+pk7NEbEewc9kKdWebgpkhzpDrFGYpVQxVLF"
    "Hnt4eUIzqqThfoCh3XvPNo2swHKgOoDKM7a/pXGQZuFzuyA2OIfrFrxeaNEYF+AHevlkHn"
    "0X7bCkLz0b7LfmEunr9wC5XZcttCmmoc5gWtwgvBvDCgeWEhmPJDA/NCmg7CeZoGUm2ILV"
    "TbuXgJ1qCSTZYW1gEiOqe6ALFtQm0BUnTwAXQUV5hwK7cKLUx4sKe1CnWjC9P7r02AITSJ"
    "hdC5KQWFTXETBT312jtq/J56dZ01k9lL/XlrotDnnLsmGRRd5q8xkmNqFRphLl8xgQHyKs"
    "Q5XLphmLjufyGyZMgW2zzVRmiGMEXEMGXck7jqMXKpZosxgrK4GEk/jyksWJIuHIiX0fYU"
    "D8hVL0n7ffwqLQHlwrW8DliGeIIvtrbyB6Gvn89vzpGXQ4/+iJ6JF3eJ8SznJrIIdsjcFe"
    "y3jU8r+7Sg/9wz8CKN1IsU79O6VszEzh7OniP30TB2zDplRcqLiuRKinhffw7dPZ2RAhpt"
    "qqB10RVJglIgEuxHUq+Cct1A+WgxXMB2y63qCRLo99Dcdh6e7ZnTjjFx+tISS25AkoF9IW"
    "j62sLRlWER/3B9fZlC/MNF1kL+y5cP5zc/vPTgF4NMXmKtmkSJIV8Sm6oDFHNONlt1lpyk"
    "A66cjKOO5H2FfPmIBkzbjU3bSc1HCf0MIRi3263AosCcXRGtkqCBeKD98UBCRSc2xdLKoB"
    "RPkaUbR0SFVgkbS2YoCSvheA3iKfre9bbgEkXmjfJolZhCA3ghG+aJnaT3JjWddZPKY2lC"
    "kGUaB0qkjPkKn0CKDj6BFiFbB2s8BgsgrwSFPZTLjyXJAP6uIoWGb/w2tmWoGypUp/Nbfp"
    "+3Bla7Kj9ZXFMf9n5YEz1L2oW2xfNoCmxaZBhPq8Igzi0fSRLFv5XGkcQj6kWRbAn9cWkx"
    "h6Dlo+CIfiCHv+GeowvuINNApiOuEPGKmwWx0ZawrRjokLKIkdZTKqYRpz6PblN/g0iqXu"
    "aWHhPXswhZ2OFdRKrkHoHFFCtKQo6cf2KHz0pUoez1Ob2BtcMmF9t47piSJ0K+9yTlOElT"
    "2nwz2pZ5O+G54ES5QzHn4HSHzsKSvFTRtHV0/fP51anHhb/Rr2cXdxdXP52iYHN/o9dX88"
    "/Xl5/EADpfM8v4Rj9eXt+eiwseyzayLP0wvlHHXfyTLNXapMYkGtgd0wCfvKxj1xWjSiH2"
    "7mW73JjMDkLFlUKCEnTDaZkv+2VNXfif701bHE2+SJMHtcJwmCbTBtPOWnd6R74yrhkqbU"
    "IluoVV1cydIAITU2MLn0PN7ZaonW8xiXbn28s3L2pJEC8qRIgXORnCB2z+YNICsXsv0BHd"
    "gGibdMHcoeK0u5fa0hqUElvJkYL/rLkHU8oTNtlajw2cmFlaWIfmPJ6xfxOjSVxcjhRWoe"
    "kqHCAoFHAPLBcNoihSZCBgNg8IZaxJ1ZsUGWz+xiEsnilNPYgrSQbot0R/0aDWSoYS1qCx"
    "EMosi+3m7nbO7pWXoYAYVqLpSnwntlOYoFwKf4ICjGZZODMu1fqbOkMIGxriQ6e6AKmgCI"
    "UFSNHBB9A4PBR600Jg7lOBvyIwF8JHEYSPjj18tODgbI+sbk10csCmJIWSmpNFUnlraM8E"
    "oBoDm1FCaiAL/deH6r/uRW7PW5e39GPEb/Q60tIuHR8pjrsoJnuHte3Fbtj4vl0R0E9yBl"
    "3h2chKuayo76ZCL2h/Dn0h8hK6WkKkW9pb+nyUBXctkz60rrZ7KSbRCaW+06O8I64kRSo8"
    "/qrTpOah4rc/V+oz24lbtqxsi6WIiNbYQZJcFrj1JssnQ9WkKayF6xEEQkXwsjLbpSoNKj"
    "FsBrkrEzR1SJrSXoWq0c8Q+Fzhw0l8XAoOnAQVGPGaB2RFbEoJ/RQZwN+VDRWH9o5BrCZj"
    "W4LaZpPEp7/fzBfnYLcCtXazk6mimvqkx5Z8L+0CJcJlYDLYI1tyXDMN/wyJoYjRCkmyeE"
    "ih4JgCVVDtFRuDMWk5EwTIKfL5KgESjt3Deo6xOvYxDQDflbwDZ3NnZ3Nme7d3Emllic8C"
    "Gn/MI5J0PPN+XsoJrf6lEk40YK9w83WNedoAtiArl8ouUjvb5AUlhGpRKNjMxB9eJifYzp"
    "6q6KOaADx84m+fS9Bzzi8X+z8Pbnl16HC8FuBWgNlLdWhmmytTqddYTKFh0YCu97KM51o1"
    "ydtK0YGw3lhLAsM8GOafEvxgmAfD/AhRHalhPuptntNYk13Py5RWMzmmhlF+S2yH0WcOwo"
    "YhtUHf/B6EfBeZ6PcTFGqt6SDygHZPu+M4PBrU1Uky/lmFuhpuAQUpP0GihV6VFvSPT17X"
    "kPTFqFJR37s3ClFzZCHuh5E0vX8Vtnc4XjsV9vikjg4rRlXs7JwW6zqy3Zwawkka/XoBvq"
    "nDP96Us483Oe5hOvMFK7ISVDUijomgFbFCK2LMxVssXF4Uhl7edTFNNY6ei/Kx2vRcdKlN"
    "sBBeJUYqnCZNph1L76EWOiFU2SSZIAKbTGNBBUqNHHoBDldq5OkuQIVVEmoD6FMbYLLIlh"
    "cHuDm/vbu5+HhXL+N62OzGkWlItZIbt9jm5tLcYtouj/jneB6NNmaPGY5hXnHO0p1IOC4z"
    "dG8SQ2rYucWhKVTWlUuQfJCBTGm1poyTU2RyZIhPz0FCmfInRZgaSHA2w5FD1gI1xL4Tu8"
    "gc3tm8hVbzdKvJyCxXaTYvyamcddZBDKLIJi75zKrM8hCbMPRiQGzCSOCHjuDjUsOgJXVd"
    "ZUG1JTWEiNTDVTE/BKKZuolmOkTYTcgkCnSRiHuU6yLxkL26yC3bEF/2d7AZKAx+7cr3yC"
    "9nIdSILbHDXtI5paPJBIXaRapiZlBJQyCUuSFkduk1tQKBP3N3aZl1lJLUhxQ/CrSH6R3Y"
    "VdrDJOq39L8KnZVwKc/p2d/JeQr5PeInf7j+5erTKQp6An6j17/cBZeYy4NrYobzU8+q8o"
    "2e//X86u4Uke/BIXl4z6XpzMUS3N8XMJ49cRIRGURKqERKuJxtMDeXKg75FJF+sT9PMeOt"
    "t1CHofPdvIhtUy3wJ0kzjrAf+Txtwn58UVNlPUKCcSyGVjFYqlFBEBDU0hCaVPkUztgMmX"
    "6n7PHJSa1A5pOKQOaTXDpupEErQJ0i0g/o7kOZ/WbPnCkb9zOEkA7RlKmsbOZu5w/kUWWf"
    "p4hgn+/f50Kl5EqRyhGBfuh2rxRtbSZ+d0GnkHK9KEGiA8KD60aGyRvUqkiRAc9uHJDg+W"
    "bU4U/TAf5N8Yf0zQPufQjGOST8YSED5QXIEMIH0HQFoA3omIKhoA0oqhVdotgGFCKh6sGq"
    "GAmVLEPTCthkzZtpMe26yGbOqzptQAcNM5sorKVRZmr9KjHneLmWySatUoPOomn0QTyrKZ"
    "rfif3YrhFjMIlGfDQTYA69GOv1Ypxjy8RF1aGUcxbP5ES6oyU+Gqf9xvLm+qs/la6IDd7I"
    "corMfGEzbCyxw+cc2yvS7uj7EE52582lEWRKweiJjxab1nxbnZJ9TckdE//Z+9GKuX7WKz"
    "O7SdS+z+TLQvejI2BP/L5/6HgD92cUywReYqMw5gGZBmL3CKNgrlOvuYO1cDfPHGRysnFm"
    "SBAgmWvu+CMtRldIhs0V5BV3Pfv++P9UmH9VKH8i1wgi+CdpZZI0ZRH8Bwz9GZs8MUDsD2"
    "Scgo37qcEPNm5lmWjWzsYNedRd5lEfMDk11M3LBN2E7r5P1P2eGFqzvVkofPpppwtyL3aP"
    "LHKzww7y423K2pzVpCwQUkEQfaqCKOQfQf7R080/cgW8BfUnq9hPRALyaGN1APSxcSkEIL"
    "lOXXJN1sTMia2ZgpllMus2M6xWiZUFMx7Rbs283rqypS4nNFkrRVpJxTs/FtdXUaLeb1xN"
    "xnhUGldTA0GonSI7qxJqbWYpJeeE4wcUapeuw8UHYPclSfVejeOQccNjOz3AqPpE4Aejam"
    "sJStGoeogI16lCWxXielDp9AbvLujWLRBNozsVcqn8jWY0qKYV1bbN78SYISwd9/GfgVFU"
    "iJSe6OmKBbXFQcwMMeo5+vWHoNHCDD2Qxz/8ikwH+ZtAAL4zl0ReYGKTlVlgB3hqjbafMo"
    "+7uuVnangrGRh9/Xx+c4689Gb0R/TsHpsWMZ7lqpnbZEkkGDJXESTuSR5+VRK3Yr2BNpUG"
    "xsadM5L28bs6ovbxu3JZW95LS3qSa6gY6cPxYKRXNtIvLLZQ2cnheB2KDmhWNKPZRjYYJX"
    "1t5r6VcmLbrKAsbDmjiAiAUyhzCtluZrMtCtquqJgWkwyneb/sV/LorApvUkRUEuUyhGDT"
    "aGxSghaV4zIqQYfEuraPOh0SD2H6uPWV3KOc5SO8MSs3fDiJITV6rzliQxDjR5Oihc12Dr"
    "Gfo7s1QUvGHkyC1ky8LMLIxtRgG/QdWy55jxi1HpHJHemAW0s7wwPZFiVKdDy5Ygha3JFt"
    "1oPlQL6dilQaju9GZjqs8aAXib/cTLC0CW5S6CpNB+dL4wMe2n8fDPqAbyoZF2ISDRS0bK"
    "JPHfVXjKpI9Ml7pbcq8PqjtUP2dZ0MqtflCVSvc/lT0K1yPCoBND9rVZamhjKQFNSd9dxx"
    "F9GrtutbLWa7TUymEfw9Nq++w6ujnPIkL87KFSce3K6hNO2YbaCFDEI0l2vkl98SmoxN0L"
    "1sioTwSvzMIoWoPuF+ZQecmqN0anr/KsgT4XhQDPe6gtZuAbK3G2xZpXs7IBlOkjh+/aLf"
    "7f3q+O2baEPLP6q28O2Xs8vLEumgzlkWVBYUrLFd7TBvmoD/wum19/QieFNwfMmrVedXeL"
    "/GAea1bvBqkUiRx3kfHkUzJGswiRNJnEWBcdRBG/yIFsSvWcIQowWBTJ3MCEceHHlw5GV8"
    "a2D7HIEiXeeoDJlbm3OyvsdtZEFApYdkvpxzB4KEpvjIA3y+IbLpcrsCiGKeLyTs3Tyxr7"
    "weUlKkaAWRmECjXdSvKBrspUKBNN5nVWJpsKtrSqfUlyGDlE5BXlSDr3BMcbKnfAFf4Itd"
    "wodzHIOoekhRFZwSh8w9jL/E+tgniAD6rvxBoa2glTsoNEhMbAFq5xzGG29/xiE42Pp2sP"
    "Uo4/jZs3n5JsqqLZVt4hF7xRoZ+La18JL4JYCXzBZyxZaJBaPympRjAhXyPSLUsITQkZd7"
    "mk7SSf4fo1z8QhCMJnsgVAlGkIvXZy7eg/hpSvAG43XEt/MEJm5ytcotEYF2UVwnL49roC"
    "tGlcLr3Uvja8lmE9QNNfiaaUsZquFk9579r51lLrlUCA/iDF6obd4MmXZbuHv+wGxzZdI8"
    "xuUFNGOKcZTPlI/VpnwmuLQgX++JL0CsSaktQIoOmid3ZAyDfMku8yULNnp7ZON5prW/aw"
    "Ob+rJbtESFVp8jC0SYJEBBweIuWlZqDhH0Qq2FVqJKdLtsmHS1aR2hCkpdtt9XvvtC620F"
    "vVDV+ZZscGqTe2JLl1E7xiWmugln0mmL9e1qLOmImvlgq52OSv1Q0T2zN8SWlUJ9x6E/x6"
    "n4Pz9un8tCpAuyFK8jrjnultjejaJI/1ZzNXREgtMQnIbjYh4DOA3BTnfoeDWolQ9muhEt"
    "Q19mOuhCUA/XGl0IDhK/xh5IQa04/3KVIBkNqCFBLgi2hdTn0Ui5T3a0P/v5QqEYXIMZRl"
    "XxDUTNp5tjeujzt+/CClDMEBJ4tWIkiTArpwH6CSJwszdFHnKtxqM8QX7KdPNTPq7J8kGG"
    "HF5wUlAXJn27Qt5fhgPnZjhyr+B/TQlyONkGpl7sPORF+5IxisK7pAs/e+aY3guAHD9JPl"
    "Qlx0drm1uD6kJeSTqdjoWm5bzSebW/FfD2ivyHYLyGulEvCRCyu4+yCJkgAhGysQU+PhQU"
    "7O+Jk0QjTnHgjPGgYko7C3G9sitjW4Da9uF4441HevQwL6iF669EeTHc4P7+zqnMfvB9/g"
    "YjDqKMo3tTFmbhDPEdQ8z2IgQICoMKC9qgNppCUb6UbeFcx98F2LBMnzu3kTAzzUrZTmzq"
    "YPl7f1iiOEH/z5Kj4gd1OHPijASr/VQPjVmFtB9unbxkek7dTe7MSB/jAe2AGY4h11NYkK"
    "O7s9u/nHpa7zd6/cvd2U/np4i5PAh9Pnz24xSyowdTD3rpHwKNdovA7KV9pteq3iwKWy1P"
    "5k3SjCOdVz5Pm3Re2dKgYD3Kt39EAPtfef/Hsl6TEzWmHvJMZQZTPlOvP12LM1VQfqOfri"
    "+ufjoVmoFYh2/069nFnff3DouPWl75dH11Lm9T8o1+PLv6eH55ef7pFC0lApZFjHGcwtgV"
    "gNvqzrAkGZiRmpqRtrbJbJMXnNJ7jM4JOm1aL3dhcU5qmkobOkMIW7rplrbJRvze+YLcM7"
    "tAvK/ufJ0hhVVozljYxnRIEVdnzCKYlvGVmCwD/kLQ9cVYoivDSkIfrq8vU5LQh4usqPPL"
    "lw/n4kT1DlQxyOSlu94JLJV1pc2YAsRNZXFz6y4sczkv9i+WY54hA+DVgV9jR8loExFoAH"
    "bfsvjSMssC08oBThE1Ajl7YELYK4S99ieZQMzCQZFfPCrr+mk6wL8p/t+J7RQGmJUin6CA"
    "MqVZOJNu7fqbOUkFW7lx+NMhGmY8WeQrop+87Zxfhp7C50e2AnXDn5LffEkJu+zmbg1pzR"
    "4kE0W0rAWJWk3AdNx/ywaFmVyDicniZcDng06XbLMhLauVySC7j/48mmPlVa/sAKu6ZT6n"
    "i5Vl0vatCy/FJFqjtMNccK2WbTDFRF/9eXTFKqp/103hO51g6jegOuTqhXHVCZZfFV4dHj"
    "HeuBoVOGTcDFoQviOEIiHuWwSvXOL4XZ/khO8RJUKVReLG96Iw62ZTFPfUjCPdY8NoZfeo"
    "BAWE+k5VQ5I0paG+ik4irZLQIA7yycdBjsSrdGhrTc9+JVWPBviRWpogD1TEY2zbGrJf9Y"
    "cesl/bGSv3Zb8erl/yyLhJ63I0dey/fSvAvqmuRAGO7Hh7FOB4XA0FeOk6nMnS45G6inam"
    "2BQuF3/6PV2KlN66ZHsV3UT/4ypNF/okT/0gmFWoudJ+S4wm8R1ZSpCLmspFAZKqukCKDG"
    "SjxvAfsH0hLEBG0gK9APSCkUuxSnrB8B0jpwprRcvIg9cb8vzThapB6Lmu1AuscFANpcAX"
    "4JMerHtmh3L+BhvEr0oZVA6aeaK/X2souFSkMnQz6T6Fwn/KXn0iMQzUiSmeH1XqhM3Uir"
    "OE4wdM83GYa0fFBCaX7EPdzaIodLN0f8cEEAteoniB8gvK71OFPz6NleBPkQH8jeEP2y6r"
    "4p+mA+4DpodJQA+mh+FMDz6Lbg3pp2gaTUFNHWX7YQ04b2tcv8TzTItR18U1fUSNzN8bBt"
    "IXGnUSUfaVdp1dYlwdf28YoIx2a4Z2WOCJOENrgm1pfzELuwzWI9pnmok7CVZZZqDf4LRP"
    "11mFYQaaV4GU+VSgBylT18C3qUI6zkZscaJcTgxK5dCVCUGL1KD9EhANCsk/c7zMrRlysG"
    "kgJvaFFGlkotajrCXuSTprTFdeIlehWNRmpuYJYCDajFK0gUwtyNR6ypla4hazvhctSWXR"
    "1iQZFG1VKNoqy84rObkjggG93LZLqYSqL86vZ03LsXF3KGuppSwTL8C9SU1n3WAFMoTgAW"
    "y6Ag7h3GqwAGk6wL8p/pCQezjswS4JdsnDL4AGdsmRcZNBEnILynbNObZXpKPqXXfeXBrt"
    "5x5reGVBK7fnxqjuteoGq1nPuHtNidfUGBt+4oDcBuL/SGCf9VoeEyTuO4yi3foROWxDPB"
    "tt2CM5b+btaM5Cg2/8K/3t7z9nr4s8Sxap9i295plGwonYCfDFT/Ksn1UYrA+YcDqyg+qJ"
    "xTwD+lMxn4qhLglfZXLWU/9IVME4ptCu4VL3VtOsEFCfhWQpQYGGzImJ4h8LzErwp8gA/Y"
    "7MR6lInFYWDx2LZ88yZo8sF95vTfJ3bXsDXTTNtPZ4bQtd8uOGVAr9UymuGDeX5Chnbgqu"
    "z8qtTDQesde2dMs2hK8FkAhT5NkskbNmrmWgB8p2z9FXaRxaiMWxLBnoR5DjLv5JltyrY2"
    "HKohcbk7qcINO/7T/btyktmSsWI297GuiZBbapWhkaM09kD72P3Rqfgl/irU3ieWCLmqrg"
    "MKuwRSUWu7Y+HpNoGGTz6riGuvjquFRdlLfSkvKD+F0q+IbjAdwa4IIt78kFEADy0hewxp"
    "QSS92HkKID/BvjL2W4PPQVvptg/HAmv5f9At5ZFSYpm+SRLE8nCMePI5VAPlabVAKIBz40"
    "W5HZak0WIEUHC9AiHFgovOqxwBERnKhNkU/YM+ojnyAC5CcWgv10GU6FJwfy6fvOp0/UUv"
    "VssnPBvQ3xUq2iVn2D960/k0bA9xizmoasxIWQQLTakxCuYj2Pwlloj/fKAjhohx/R4tEz"
    "1G8Ips577yrbUeQFH82Qw3zTPRYzmpZrE7TEQgmQ5QYsA2FqIJtsPRm4qIhTvw9r4UPwnt"
    "+9B6HwEQkdocNHBasPzompnoWzCudEtHfqms4jAg1t592HCW5dZz133EX0csoyYNkMIItD"
    "dOxotz3mnGy2RVlKtxtsWeUKT4JOm1r6r47fvok2tPyjagvffjm7vCzU3AvDjctL8GgVbj"
    "x0CR4w0kLRhie+AmCxOiD4scqlhH6KDODvymAYB1K2shjGEZsTW4S6JsPU9htb/YCpgjrO"
    "uqY/C630NqGUHuWMi7kRs3L7Yk7HrWtiXNhs5xDbt+Vx/EAc9JUskHx22FfPmSHsIIvJMG"
    "M/td3xzVfIwo6X7C5ITY524q4j9h0xkEm9EOMiM2P/D2xqauwyOtmfAyx+kz3MZhUWP0KN"
    "LTOLOG+5BSRJ0406ediFSJs/XhzXyV+Vw8pNIN7NTFAyeVSq4RqOHz7oqv9jbrDwqoBBq2"
    "zuBIkGppL03j4+qWPbE6NKd7Z3D6wjI2DpoJuPAvyEdKTAZNJUGvrOuqkBAWE7vauLBXu5"
    "Naq38Tya4pr+fsejiN+J11jZeHNp0oejnBKeujur6LUWjJtb4cBazdYMIqNsdmtzuUY40U"
    "dNTGf5qu+Ccb9DiMzSfY9WjAU9RGSIDRU375nt6crFjdm6fsAhlOtSNXiNnbXKERKO104B"
    "66p8UEU5OJBYQWJ9UuCDIKWl3f0LNq2fsbeLMkd9dKfimN+IMfNtOGjvEX8nbdeYmtx0iI"
    "E+3325lP1QMZLTzBDeYlscrzbbeMG1gfV75h+4prR0U0L8M3iJbfuxsM1YP4/Yf8yXHsoH"
    "rHk2siN6FMbqNd9Y+YUoj3oKx2uhYA8R9ZQ7J1S4Wo06U9eU3DHxn1pnSv0qU+P6VuqeKR"
    "VFpopPlZYnxQ25JzahReWj0rf3nRl2amQN3TBYyR8vPiGHECrzMoT+5hdG8FQzqbsFhcdN"
    "joRaZ8im28/RhfhXnADMtb10DZ+ti8GmjbY2k2eDIMa2V+1JKH02KVIcB356YfXzdBWIUH"
    "erWQM9MWwGDljdzrSD6v2H1oB6LlZkOnN5wjicFfgAK5s1ZiihX6NCv8YDlsoZ3QZ/WqWC"
    "ny78FRaWYFu3trF8jOeZ2DLUlYjTDGB8VYKnimuNMsGHMF+dEdtcro9y2khwvUINwfGIfe"
    "pHOZgt7EJFnPWpyMsty5CVS8LfiV3sfi4XhhMkGsrDxycntcK1TirCtU5yyZjik1JAOBiu"
    "IbovX7yoFef5oiLM80UuGI5RXuhPKQ/0TJBArKdirGcre2XbY+z3/wfnhQ7z"
)

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
    "j62sLRlWER/3B9fZlC/MNF1kL+y5cP5zc/vPTgF4NMXmKtmkSJIV8Sm6oDVIj7jlrLggTF"
    "Adnxi9YsuLOanphzstmqn2pJOjjYkqHokcpUX52IacA70Ng7kFQeldDPEIJ/oN0KLAo8Ah"
    "UBPwkaCKnaH1JFfuPEplgaapRCUrJ04whK0SrnZckMJXkvHK9BSErfu94WXKJIzisP+Ikp"
    "NIAXEoqe2El6b1LTWTcp3pYmBFmmcaxJyh+i8Amk6OATaBH1drDebbAA8kpQG0W5gluSDO"
    "DvKthq+N55Y1uGutFWdZrn5fd5a2C1K5SUxTX1Ye+HNdH2pV10YDyPpsCmRYbxdHsMQgXz"
    "wThRCGFpKE48ol4gzpbQH5cWcwhaPgqO6MfC+BvuObrgDjINZDriChGvuFkQG20J24qBDi"
    "kLumk9pWImdurz6DZ7OghG62Vu6XRyPYuQhR3eRbBP7hFYTLGiJOTI+Sd2+KxEIc9en9Mb"
    "WDtscrGN544peSKkzE9SjpM0pf1Lo22ZtxOeC06UOxRzPmJ36EQ2yUsVTVtH1z+fX516XP"
    "gb/Xp2cXdx9dMpCjb3N3p9Nf98fflJDKDzNbOMb/Tj5fXtubjgsWwjy9IP41523MU/yVKt"
    "02xMooHdMQ3wycs6dl0xqhRi7162UZDJ7CDaXimqKkE3nJb5sl/W1IX/+d60xdHkizR5UC"
    "sMh2kybTDtLFLCO/KVcc1QaRMq0S2sqmbuBBGYmBpb+BxqbrdE7XyLSbQ7316+eVFLgnhR"
    "IUK8yMkQPmDzB5MWiN17gY7oBkTbpAvmDhXq3r3UltaglNhKjhT8Z809mFKesMnWemzgxM"
    "zSwjo05/GM/ZsYTeLicqSwCk1X4QBBoYB7YLloEEWRIgMBs3lAKGNNCgelyGDzNw5h8Uxp"
    "6kFcSTJAvyX6iwblajKUsAaNhVBmWWw3d7dzdq+8DAXEsBJNV2KqmVojNZplXKr1N3WGED"
    "Y0xIdOdQFSQREKC5Cigw+gcXgotPeFwNynAn9FYC6EjyIIHx17+GjBwdkeWd36EOWATUkK"
    "JWU7i6Ty1tCeCUA1BjajhNRAFlrYD9XC3ovcnreuEOrHiN/odaSlXTo+Uhx3UY/3Dmvbzt"
    "6w8X27Oqqf5Ay6wrORxYZZUetShXba/hz6QuQldLWESLe0t/T5KGsWWyZ9aF2w+FJMohNK"
    "fadHeUdcSYpUePxVp0nNQ8Vvf67UZ7YTt2xZHBhLERGtsYMkuawR7E2WT4aqSVNYTtgjCI"
    "SK4GVltktVGlRi2AxyVyZo6pA0pe0eVaOfIfC5woeT+LgUHDgJKjDiNQ/IitiUEvopMoC/"
    "KxsqDu0dg1hNxrYEtc0miU9/v5kvzsFuBWrtfjFTRTX1SY8t+V7aBUqEy8BksEe25LhmGv"
    "4ZEkMRoxWSZPGQQsExBaqg2is2BmPSciYIkFPk81UCJBy7h/UcY3XsYxoAvit5B87mzs7m"
    "zPZu7yTSyhKfBTT+mEck6Xjm/byUE1r9SyWcaMBe4ebrGvO0AWxBVi6Vjbh2tskLSgjVol"
    "CwmYk/vExOsJ09VdFHNQF4+MTfPpeg55xfLvZ/Htzy6tDheC3ArQCzl+rQzDZXplK7tphC"
    "w6IBXe9lGc+1apK3laIDYb2xlgSGeTDMPyX4wTAPhvkRojpSw3zUHj6nsSYbx5cprWZyTA"
    "2j/JbYDqPPHIQNQ2qDvvk9CPkuMtHvJyjUWtNB5AHtno7RcXg0qKuTZPyzCnU13AIKUn6C"
    "RAu9Ki3oH5+8riHpi1Glor53bxSi5shC3A8jaXr/KmzvcLx2KuzxSR0dVoyq2Nk5LdZ1ZL"
    "s5NYSTNPr1AnxTh3+8KWcfb3Lcw3TmC1ZkJajq5RwTQTdnhW7OmIu3WLi8KAy9vOtimmoc"
    "PRflY7XpuehSm2AhvEqMVDhNmkw7lt5DLXRCqLJJMkEENpnGggqUGjn0Ahyu1MjTXYAKqy"
    "TUBtCnNsBkkS0vDnBzfnt3c/Hxrl7G9bDZjSPTkGolN26xzc2lucW0XR7xz/E8Gm3MHjMc"
    "w7zinKU7kXBcZujeJIbUsHOLQ1OorCuXIPkgA5nSak0ZJ6fI5MgQn56DhDLlT4owNZDgbI"
    "Yjh6wFaoh9J3aRObyzeQut5ulWk5FZrtJsXpJTOeusgxhEkU1c8plVmeUhNmHoxYDYhJHA"
    "Dx3Bx6WGQUvqusqCaktqCBGph6tifghEM3UTzXSIsJuQSRToIhH3KNdF4iF7dZFbtiG+7O"
    "9gM1AY/NqV75FfzkKoEVtih72kc0pHkwkKtYtUxcygkoZAKHNDyOzSa2oFAn/m7tIy6ygl"
    "qQ8pfhRoD9M7sKu0h0nUb+l/FTor4VKe07O/k/MU8nvET/5w/cvVp1MU9AT8Rq9/uQsuMZ"
    "cH18QM56eeVeUbPf/r+dXdKSLfg0Py8J5L05mLJbi/L2A8e+IkIjKIlFCJlHA522BuLlUc"
    "8iki/WJ/nmLGW2+hDkPnu3kR26Za4E+SZhxhP/J52oT9+KKmynqEBONYDK1isFSjgiAgqK"
    "UhNKnyKZyxGTL9Ttnjk5NagcwnFYHMJ7l03EiDVoA6RaQf0N2HMvvNnjlTNu5nCCEdoilT"
    "WdnM3c4fyKPKPk8RwT7fv8+FSsmVIpUjAv3Q7V4p2tpM/O6CTiHlelGCRAeEB9eNDJM3qF"
    "WRIgOe3TggwfPNqMOfpgP8m+IP6ZsH3PsQjHNI+MNCBsoLkCGED6DpCkAb0DEFQ0EbUFQr"
    "ukSxDShEQtWDVTESKlmGphWwyZo302LadZHNnFd12oAOGmY2UVhLo8zU+lVizvFyLZNNWq"
    "UGnUXT6IN4VlM0vxP7sV0jxmASjfhoJsAcejHW68U4x5aJi6pDKecsnsmJdEdLfDRO+43l"
    "zfVXfypdERu8keUUmfnCZthYYofPObZXpN3R9yGc7M6bSyPIlILREx8tNq35tjol+5qSOy"
    "b+s/ejFXP9rFdmdpOofZ/Jl4XuR0fAnvh9/9DxBu7PKJYJvMRGYcwDMg3E7hFGwVynXnMH"
    "a+FunjnI5GTjzJAgQDLX3PFHWoyukAybK8gr7nr2/fH/qTD/qlD+RK4RRPBP0sokacoi+A"
    "8Y+jM2eWKA2B/IOAUb91ODH2zcyjLRrJ2NG/Kou8yjPmByaqiblwm6Cd19n6j7PTG0Znuz"
    "UPj0004X5F7sHlnkZocd5MfblLU5q0lZIKSCIPpUBVHIP4L8o6ebf+QKeAvqT1axn4gE5N"
    "HG6gDoY+NSCEBynbrkmqyJmRNbMwUzy2TWbWZYrRIrC2Y8ot2aeb11ZUtdTmiyVoq0kop3"
    "fiyur6JEvd+4mozxqDSupgaCUDtFdlYl1NrMUkrOCccPKNQuXYeLD8DuS5LqvRrHIeOGx3"
    "Z6gFH1icAPRtXWEpSiUfUQEa5ThbYqxPWg0ukN3l3QrVsgmkZ3KuRS+RvNaFBNK6ptm9+J"
    "MUNYOu7jPwOjqBApPdHTFQtqi4OYGWLUc/TrD0GjhRl6II9/+BWZDvI3gQB8Zy6JvMDEJi"
    "uzwA7w1BptP2Ued3XLz9TwVjIw+vr5/OYceenN6I/o2T02LWI8y1Uzt8mSSDBkriJI3JM8"
    "/KokbsV6A20qDYyNO2ck7eN3dUTt43flsra8l5b0JNdQMdKH48FIr2ykX1hsobKTw/E6FB"
    "3QrGhGs41sMEr62sx9K+XEtllBWdhyRhERAKdQ5hSy3cxmWxS0XVExLSYZTvN+2a/k0VkV"
    "3qSIqCTKZQjBptHYpAQtKsdlVIIOiXVtH3U6JB7C9HHrK7lHOctHeGNWbvhwEkNq9F5zxI"
    "Ygxo8mRQub7RxiP0d3a4KWjD2YBK2ZeFmEkY2pwTboO7Zc8h4xaj0ikzvSAbeWdoYHsi1K"
    "lOh4csUQtLgj26wHy4F8OxWpNBzfjcx0WONBLxJ/uZlgaRPcpNBVmg7Ol8YHPLT/Phj0Ad"
    "9UMi7EJBooaNlEnzrqrxhVkeiT90pvVeD1R2uH7Os6GVSvyxOoXufyp6Bb5XhUAmh+1qos"
    "TQ1lICmoO+u54y6iV23Xt1rMdpuYTCP4e2xefYdXRznlSV6clStOPLhdQ2naMdtACxmEaC"
    "7XyC+/JTQZm6B72RQJ4ZX4mUUKUX3C/coOODVH6dT0/lWQJ8LxoBjudQWt3QJkbzfYskr3"
    "dkAynCRx/PpFv9v71fHbN9GGln9UbeHbL2eXlyXSQZ2zLKgsKFhju9ph3jQB/4XTa+/pRf"
    "Cm4PiSV6vOr/B+jQPMa93g1SKRIo/zPjyKZkjWYBInkjiLAuOogzb4ES2IX7OEIUYLApk6"
    "mRGOPDjy4MjL+NbA9jkCRbrOURkytzbnZH2P28iCgEoPyXw55w4ECU3xkQf4fENk0+V2BR"
    "DFPF9I2Lt5Yl95PaSkSNEKIjGBRruoX1E02EuFAmm8z6rE0mBX15ROqS9DBimdgryoBl/h"
    "mOJkT/kCvsAXu4QP5zgGUfWQoio4JQ6Zexh/ifWxTxAB9F35g0JbQSt3UGiQmNgC1M45jD"
    "fe/oxDcLD17WDrUcbxs2fz8k2UVVsq28Qj9oo1MvBta+El8UsAL5kt5IotEwtG5TUpxwQq"
    "5HtEqGEJoSMv9zSdpJP8P0a5+IUgGE32QKgSjCAXr89cvAfx05TgDcbriG/nCUzc5GqVWy"
    "IC7aK4Tl4e10BXjCqF17uXxteSzSaoG2rwNdOWMlTDye49+187y1xyqRAexBm8UNu8GTLt"
    "tnD3/IHZ5sqkeYzLC2jGFOMonykfq035THBpQb7eE1+AWJNSW4AUHTRP7sgYBvmSXeZLFm"
    "z09sjG80xrf9cGNvVlt2iJCq0+RxaIMEmAgoLFXbSs1Bwi6IVaC61Eleh22TDpatM6QhWU"
    "umy/r3z3hdbbCnqhqvMt2eDUJvfEli6jdoxLTHUTzqTTFuvb1VjSETXzwVY7HZX6oaJ7Zm"
    "+ILSuF+o5Df45T8X9+3D6XhUgXZCleR1xz3C2xvRtFkf6t5mroiASnITgNx8U8BnAagp3u"
    "0PFqUCsfzHQjWoa+zHTQhaAerjW6EBwkfo09kIJacf7lKkEyGlBDglwQbAupz6ORcp/saH"
    "/284VCMbgGM4yq4huImk83x/TQ52/fhRWgmCEk8GrFSBJhVk4D9BNE4GZvijzkWo1HeYL8"
    "lOnmp3xck+WDDDm84KSgLkz6doW8vwwHzs1w5F7B/5oS5HCyDUy92HnIi/YlYxSFd0kXfv"
    "bMMb0XADl+knyoSo6P1ja3BtWFvJJ0Oh0LTct5pfNqfyvg7RX5D8F4DXWjXhIgZHcfZREy"
    "QQQiZGMLfHwoKNjfEyeJRpziwBnjQcWUdhbiemVXxrYAte3D8cYbj/ToYV5QC9dfifJiuM"
    "H9/Z1Tmf3g+/wNRhxEGUf3pizMwhniO4aY7UUIEBQGFRa0QW00haJ8KdvCuY6/C7BhmT53"
    "biNhZpqVsp3Y1MHy9/6wRHGC/p8lR8UP6nDmxBkJVvupHhqzCmk/3Dp5yfScupvcmZE+xg"
    "PaATMcQ66nsCBHd2e3fzn1tN5v9PqXu7Ofzk8Rc3kQ+nz47McpZEcPph700j8EGu0WgdlL"
    "+0yvVb1ZFLZansybpBlHOq98njbpvLKlQcF6lG//iAD2v/L+j2W9JidqTD3kmcoMpnymXn"
    "+6FmeqoPxGP11fXP10KjQDsQ7f6Nezizvv7x0WH7W88un66lzepuQb/Xh29fH88vL80yla"
    "SgQsixjjOIWxKwC31Z1hSTIwIzU1I21tk9kmLzil9xidE3TatF7uwuKc1DSVNnSGELZ00y"
    "1tk434vfMFuWd2gXhf3fk6Qwqr0JyxsI3pkCKuzphFMC3jKzFZBvyFoOuLsURXhpWEPlxf"
    "X6YkoQ8XWVHnly8fzsWJ6h2oYpDJS3e9E1gq60qbMQWIm8ri5tZdWOZyXuxfLMc8QwbAqw"
    "O/xo6S0SYi0ADsvmXxpWWWBaaVA5wiagRy9sCEsFcIe+1PMoGYhYMiv3hU1vXTdIB/U/y/"
    "E9spDDArRT5BAWVKs3Am3dr1N3OSCrZy4/CnQzTMeLLIV0Q/eds5vww9hc+PbAXqhj8lv/"
    "mSEnbZzd0a0po9SCaKaFkLErWagOm4/5YNCjO5BhOTxcuAzwedLtlmQ1pWK5NBdh/9eTTH"
    "yqte2QFWdct8Thcry6TtWxdeikm0RmmHueBaLdtgiom++vPoilVU/66bwnc6wdRvQHXI1Q"
    "vjqhMsvyq8OjxivHE1KnDIuBm0IHxHCEVC3LcIXrnE8bs+yQnfI0qEKovEje9FYdbNpiju"
    "qRlHuseG0cruUQkKCPWdqoYkaUpDfRWdRFoloUEc5JOPgxyJV+nQ1pqe/UqqHg3wI7U0QR"
    "6oiMfYtjVkv+oPPWS/tjNW7st+PVy/5JFxk9blaOrYf/tWgH1TXYkCHNnx9ijA8bgaCvDS"
    "dTiTpccjdRXtTLEpXC7+9Hu6FCm9dcn2KrqJ/sdVmi70SZ76QTCrUHOl/ZYYTeI7spQgFz"
    "WViwIkVXWBFBnIRo3hP2D7QliAjKQFegHoBSOXYpX0guE7Rk4V1oqWkQevN+T5pwtVg9Bz"
    "XakXWOGgGkqBL8AnPVj3zA7l/A02iF+VMqgcNPNEf7/WUHCpSGXoZtJ9CoX/lL36RGIYqB"
    "NTPD+q1AmbqRVnCccPmObjMNeOiglMLtmHuptFUehm6f6OCSAWvETxAuUXlN+nCn98GivB"
    "nyID+BvDH7ZdVsU/TQfcB0wPk4AeTA/DmR58Ft0a0k/RNJqCmjrK9sMacN7WuH6J55kWo6"
    "6La/qIGpm/NwykLzTqJKLsK+06u8S4Ov7eMEAZ7dYM7bDAE3GG1gTb0v5iFnYZrEe0zzQT"
    "dxKsssxAv8Fpn66zCsMMNK8CKfOpQA9Spq6Bb1OFdJyN2OJEuZwYlMqhKxOCFqlB+yUgGh"
    "SSf+Z4mVsz5GDTQEzsCynSyEStR1lL3JN01piuvESuQrGozUzNE8BAtBmlaAOZWpCp9ZQz"
    "tcQtZn0vWpLKoq1JMijaqlC0VZadV3JyRwQDerltl1IJVV+cX8+almPj7lDWUktZJl6Ae5"
    "OazrrBCmQIwQPYdAUcwrnVYAHSdIB/U/whIfdw2INdEuySh18ADeySI+MmgyTkFpTtmnNs"
    "r0hH1bvuvLk02s891vDKglZuz41R3WvVDVaznnH3mhKvqTE2/MQBuQ3E/5HAPuu1PCZI3H"
    "cYRbv1I3LYhng22rBHct7M29GchQbf+Ff6299/zl4XeZYsUu1bes0zjYQTsRPgi5/kWT+r"
    "MFgfMOF0ZAfVE4t5BvSnYj4VQ10SvsrkrKf+kaiCcUyhXcOl7q2mWSGgPgvJUoICDZkTE8"
    "U/FpiV4E+RAfodmY9SkTitLB46Fs+eZcweWS6835rk79r2Brpommnt8doWuuTHDakU+qdS"
    "XDFuLslRztwUXJ+VW5loPGKvbemWbQhfCyARpsizWSJnzVzLQA+U7Z6jr9I4tBCLY1ky0I"
    "8gx138kyy5V8fClEUvNiZ1OUGmf9t/tm9TWjJXLEbe9jTQMwtsU7UyNGaeyB56H7s1PgW/"
    "xFubxPPAFjVVwWFWYYtKLHZtfTwm0TDI5tVxDXXx1XGpuihvpSXlB/G7VPANxwO4NcAFW9"
    "6TCyAA5KUvYI0pJZa6DyFFB/g3xl/KcHnoK3w3wfjhTH4v+wW8sypMUjbJI1meThCOH0cq"
    "gXysNqkEEA98aLYis9WaLECKDhagRTiwUHjVY4EjIjhRmyKfsGfURz5BBMhPLAT76TKcCk"
    "8O5NP3nU+fqKXq2WTngnsb4qVaRa36Bu9bfyaNgO8xZjUNWYkLIYFotSchXMV6HoWz0B7v"
    "lQVw0A4/osWjZ6jfEEyd995VtqPICz6aIYf5pnssZjQt1yZoiYUSIMsNWAbC1EA22XoycF"
    "ERp34f1sKH4D2/ew9C4SMSOkKHjwpWH5wTUz0LZxXOiWjv1DWdRwQa2s67DxPcus567riL"
    "6OWUZcCyGUAWh+jY0W57zDnZbIuylG432LLKFZ4EnTa19F8dv30TbWj5R9UWvv1ydnlZqL"
    "kXhhuXl+DRKtx46BI8YKSFog1PfAXAYnVA8GOVSwn9FBnA35XBMA6kbGUxjCM2J7YIdU2G"
    "qe03tvoBUwV1nHVNfxZa6W1CKT3KGRdzI2bl9sWcjlvXxLiw2c4htm/L4/iBOOgrWSD57L"
    "CvnjND2EEWk2HGfmq745uvkIUdL9ldkJoc7cRdR+w7YiCTeiHGRWbG/h/Y1NTYZXSyPwdY"
    "/CZ7mM0qLH6EGltmFnHecgtIkqYbdfKwC5E2f7w4rpO/KoeVm0C8m5mgZPKoVMM1HD980F"
    "X/x9xg4VUBg1bZ3AkSDUwl6b19fFLHtidGle5s7x5YR0bA0kE3HwX4CelIgcmkqTT0nXVT"
    "AwLCdnpXFwv2cmtUb+N5NMU1/f2ORxG/E6+xsvHm0qQPRzklPHV3VtFrLRg3t8KBtZqtGU"
    "RG2ezW5nKNcKKPmpjO8lXfBeN+hxCZpfserRgLeojIEBsqbt4z29OVixuzdf2AQyjXpWrw"
    "GjtrlSMkHK+dAtZV+aCKcnAgsYLE+qTAB0FKS7v7F2xaP2NvF2WO+uhOxTG/EWPm23DQ3i"
    "P+TtquMTW56RADfb77cin7oWIkp5khvMW2OF5ttvGCawPr98w/cE1p6aaE+GfwEtv2Y2Gb"
    "sX4esf+YLz2UD1jzbGRH9CiM1Wu+sfILUR71FI7XQsEeIuopd06ocLUadaauKblj4j+1zp"
    "T6VabG9a3UPVMqikwVnyotT4obck9sQovKR6Vv7zsz7NTIGrphsJI/XnxCDiFU5mUI/c0v"
    "jOCpZlJ3CwqPmxwJtc6QTbefowvxrzgBmGt76Ro+WxeDTRttbSbPBkGMba/ak1D6bFKkOA"
    "789MLq5+kqEKHuVrMGemLYDBywup1pB9X7D60B9VysyHTm8oRxOCvwAVY2a8xQQr9GhX6N"
    "ByyVM7oN/rRKBT9d+CssLMG2bm1j+RjPM7FlqCsRpxnA+KoETxXXGmWCD2G+OiO2uVwf5b"
    "SR4HqFGoLjEfvUj3IwW9iFijjrU5GXW5YhK5eEvxO72P1cLgwnSDSUh49PTmqFa51UhGud"
    "5JIxxSelgHAwXEN0X754USvO80VFmOeLXDAco7zQn1Ie6JkggVhPxVjPVvbKtsfY7/8PH4"
    "Rz4g=="
)

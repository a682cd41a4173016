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
    "1ZRWxaelTN1jEyZhWjQE9FzPb/lkf8DFHy3a/mumB8XdYmRm0CxfKuiapRbcpPlJRd7XBK"
    "r2NPm/kgim+UUXxQbutQDhcoMHo47LfMMcPjPY397QZbVin6STptUrZfHb99E6Et/6jC9/"
    "bL2eVlHtDxF9o5kmd5X+7yvqNCINY6EZt6Uis29aQiNvUki++0upVJCdkyl56C8l9syQn/"
    "UTyN4M1A27uPHmYDN+mDU/A07sJZd7+H43Uo79B3KOokqhbJEInHqZ6JNtmwIojLI/hiil"
    "YRfCPbyUOH6slyv2WaS/n2TlPpx0F6EUugsSc09hwrnIZr42IVuqIcol1mVAdITyEE9+AC"
    "MfR+GEEIdG458mvxJ2YL3kz/Qh5zaaNPIsBQXLbxLvKlZPaf+Pl+SXVPIju7/Xj26dz3vw"
    "zenFa2Y0p7e5LXZxXNaeMRNfx8W5tssU0MxMlvHN0zr9WsTcQaUo7Efx05tMi/V58QylSM"
    "mIfMKhxczprZfOkWHKkVuniCRrtiCt3n0nGTqyWNRwQa2qd7qQUi2VMe4PJKrOF4LfCtgL"
    "OXSqyuUxSpV15zLxiujT8Q9Jkpn4UKKYU9Cn5+I84CyS+4USX6JYbUKmUooKZkKTsI4eWS"
    "uZSfCinOKziL0c40hMAm/y+oOVtc31B9isLWQ6ErEBuGjJHKtR8CEXGUIqKq33d4j+9w0g"
    "uELkxMNAx5jQLECRINUe6lWNwk3LmU7KbqzN3aTPzyjYqOkyDRoHrT0EqOePy9ucrjXe49"
    "jymg/k31cjRwqjtEKD1FOXTl+z9BAvtfff+7tlPU3aZi/0cUsP+73//uckmI0cBYkKUE71"
    "tT76ffa1d5AVJkgH5T9MFYduj2634bavUKdCk6+ACa4u9VgVHORCNlNS8BeTUzcXoh8qug"
    "GHNxF0wyLfzrBlwktl0q2kI8H139cnlZFW6R4jjmd2I/tqvAFkwyQT5fK2d/yGqHkwTING"
    "SJOd5uF10Ek+gKkvx6Tbp125WpucG7CzmJrijxdeuimXfeFHoDNMeWiYtM7qowncl5dMVK"
    "ekvnNrkntiwC365CpJjqJpxJJ7x69MCzzRbTx6O8Bz64MavwwCeG1GkDZpkyXJLZK0xNB5"
    "fFWpYNg8jKEasJkgYagNXwOfbQMImbau11w/EaeAP6jlg1mDidimqmlZv/EyTjsP/L52lj"
    "/6eMF4kI5d6viECD3T647wtMzSMwuNWxEMmsaSF9tRKeP/pz6GOM61Vq9rEqkJojEMul5n"
    "hInZwlYjuCnct+uDvbFMwMcYZcpzBLqWKoYr1Bv0eoHNFRXcBAV+i42qBH02Y+UBlAZRjd"
    "WdO/yjBwz+CRHRhDNA1eK3bwjAj0A7h7tQzaz/bbWxI60PZd9gtz8fyFW6jMltsW0lTjMC"
    "9oFV4I5oUBzQsLwZQfGpgX0nQQztM0kGpDbKHazsVLsAaVbLK0sA4Q0TnVBYhtE2oLkKKD"
    "D6CjuMKEW7lVaGHCgz2tVagbXZjef20CDKFTMITOTSkobIqbKGis2N5R4zdWrOusmcxe6s"
    "9bE4U+59w1yaDoMn+NkRxTq9AIc/mKCQyQVyHO4dINw8R1/wuRJUO22OapflEzhCkihinj"
    "nsRVj5FLNVuMEZTFxUj6eUxhwZJ04UC8jLaneECuekna7+NXaQkoF67ltUEzxBN8sbWVPw"
    "h9/Xx+c468HHr0R/RMvLhLjGc5N5FFsEPmrmC/bXxa2acFTQifgRdppF6keJ/WtWImdvZw"
    "9hy5j4axY9YpK1JeVCRXUsT7+nPo7umMFNBoUwWti65IEpQCkWA/knoVlOsGykeL4QK2W2"
    "5VT5BAv4fmtvPwbM+cdoyJ05eWWHIDkgzsC0HT1xaOrgyL+Ifr68sU4h8ushbyX758OL/5"
    "4aUHvxhk8hJr1SRKDPmS2FQdoELcd9RaFiQoDsiOX7RmwZ3V9MSck81W/VRL0sHBlgxFj1"
    "Sm+upETAPegcbegaTyqIR+hhD8A+1WYFHgEagI+EnQQEjV/pAq8hsnNsXSUKMUkpKlG0dQ"
    "ilY5L0tmKMl74XgNQlL63vW24BJFcl55wE9MoQG8kFD0xE7Se5OazrpJ8bY0IcgyjWNNUv"
    "4QhU8gRQefQIuot4P1boMFkFeC2ijKFdySZAB/V8FWw/fOG9sy1I22qtM8L7/PWwOrXaGk"
    "LK6pD3s/rIm2L+2iA+N5NAU2LTKMp9tjECqYD8aJQghLQ3HiEfUCcbaE/ri0mEPQ8lFwRD"
    "8Wxt9wz9EFd5BpINMRV4h4xc2C2GhL2FYMdEhZ0E3rKRUzsVOfR7fZ00EwWi9zS6eT61mE"
    "LOzwLoJ9co/AYooVJSFHzj+xw2clCnn2+pzewNphk4ttPHdMyRMhZX6ScpykKe1fGm3LvJ"
    "3wXHCi3KGY8xG7QyeySV6qaNo6uv75/OrU48Lf6Nezi7uLq59OUbC5v9Hrq/nn68tPYgCd"
    "r5llfKMfL69vz8UFj2UbWZZ+GPey4y7+SZZqnWZjEg3sjmmAT17WseuKUaUQe/eyjYJMZg"
    "fR9kpRVQm64bTMl/2ypi78z/emLY4mX6TJg1phOEyTaYNpZ5ES3pGvjGuGSptQiW5hVTVz"
    "J4jAxNTYwudQc7slaudbTKLd+fbyzYtaEsSLChHiRU6G8AGbP5i0QOzeC3RENyDaJl0wd6"
    "hQ9+6ltrQGpcRWcqTgP2vuwZTyhE221mMDJ2aWFtahOY9n7N/EaBIXlyOFVWi6CgcICgXc"
    "A8tFgyiKFBkImM0DQhlrUjgoRQabv3EIi2dKUw/iSpIB+i3RXzQoV5OhhDVoLIQyy2K7ub"
    "uds3vlZSgghpVouhJTzdQaqdEs41Ktv6kzhLChIT50qguQCopQWIAUHXwAjcNDob0vBOY+"
    "FfgrAnMhfBRB+OjYw0cLDs72yOrWhygHbEpSKCnbWSSVt4b2TACqMbAZJaQGstDCfqgW9l"
    "7k9rx1hVA/RvxGryMt7dLxkeK4i3q8d1jbdvaGje/b1VH9JGfQFZ6NLDbMilqXKrTT9ufQ"
    "FyIvoaslRLqlvaXPR1mz2DLpQ+uCxZdiEp1Q6js9yjviSlKkwuOvOk1qHip++3OlPrOduG"
    "XL4sBYiohojR0kyWWNYG+yfDJUTZrCcsIeQSBUBC8rs12q0qASw2aQuzJBU4ekKW33qBr9"
    "DIHPFT6cxMel4MBJUIERr3lAVsSmlNBPkQH8XdlQcWjvGMRqMrYlqG02SXz6+818cQ52K1"
    "Br94uZKqqpT3psyffSLlAiXAYmgz2yJcc10/DPkBiKGK2QJIuHFAqOKVAF1V6xMRiTljNB"
    "gJwin68SIOHYPaznGKtjH9MA8F3JO3A2d3Y2Z7Z3eyeRVpb4LKDxxzwiSccz7+elnNDqXy"
    "rhRAP2Cjdf15inDWALsnKpbMS1s01eUEKoFoWCzUz84WVygu3sqYo+qgnAwyf+9rkEPef8"
    "crH/8+CWV4cOx2sBbgWYvVSHZra5MpXatcUUGhYN6Hovy3iuVZO8rRQdCOuNtSQwzINh/i"
    "nBD4Z5MMyPENWRGuaj9vA5jTXZOL5MaTWTY2oY5bfEdhh95iBsGFIb9M3vQch3kYl+P0Gh"
    "1poOIg9o93SMjsOjQV2dJOOfVair4RZQkPITJFroVWlB//jkdQ1JX4wqFfW9e6MQNUcW4n"
    "4YSdP7V2F7h+O1U2GPT+rosGJUxc7OabGuI9vNqSGcpNGvF+CbOvzjTTn7eJPjHqYzX7Ai"
    "K0FVL+eYCLo5K3Rzxly8xcLlRWHo5V0X01Tj6LkoH6tNz0WX2gQL4VVipMJp0mTasfQeaq"
    "ETQpVNkgkisMk0FlSg1MihF+BwpUae7gJUWCWhNoA+tQEmi2x5cYCb89u7m4uPd/UyrofN"
    "bhyZhlQruXGLbW4uzS2m7fKIf47n0Whj9pjhGOYV5yzdiYTjMkP3JjGkhp1bHJpCZV25BM"
    "kHGciUVmvKODlFJkeG+PQcJJQpf1KEqYEEZzMcOWQtUEPsO7GLzOGdzVtoNU+3mozMcpVm"
    "85KcyllnHcQgimziks+syiwPsQlDLwbEJowEfugIPi41DFpS11UWVFtSQ4hIPVwV80Mgmq"
    "mbaKZDhN2ETKJAF4m4R7kuEg/Zq4vcsg3xZX8Hm4HC4NeufI/8chZCjdgSO+wlnVM6mkxQ"
    "qF2kKmYGlTQEQpkbQmaXXlMrEPgzd5eWWUcpSX1I8aNAe5jegV2lPUyifkv/q9BZCZfynJ"
    "79nZynkN8jfvKH61+uPp2ioCfgN3r9y11wibk8uCZmOD/1rCrf6Plfz6/uThH5HhySh/dc"
    "ms5cLMH9fQHj2RMnEZFBpIRKpITL2QZzc6nikE8R6Rf78xQz3noLdRg6382L2DbVAn+SNO"
    "MI+5HP0ybsxxc1VdYjJBjHYmgVg6UaFQQBQS0NoUmVT+GMzZDpd8oen5zUCmQ+qQhkPsml"
    "40YatALUKSL9gO4+lNlv9syZsnE/QwjpEE2Zyspm7nb+QB5V9nmKCPb5/n0uVEquFKkcEe"
    "iHbvdK0dZm4ncXdAop14sSJDogPLhuZJi8Qa2KFBnw7MYBCZ5vRh3+NB3g3xR/SN884N6H"
    "YJxDwh8WMlBegAwhfABNVwDagI4pGAragKJa0SWKbUAhEqoerIqRUMkyNK2ATda8mRbTro"
    "ts5ryq0wZ00DCzicJaGmWm1q8Sc46Xa5ls0io16CyaRh/Es5qi+Z3Yj+0aMQaTaMRHMwHm"
    "0IuxXi/GObZMXFQdSjln8UxOpDta4qNx2m8sb66/+lPpitjgjSynyMwXNsPGEjt8zrG9Iu"
    "2Ovg/hZHfeXBpBphSMnvhosWnNt9Up2deU3DHxn70frZjrZ70ys5tE7ftMvix0PzoC9sTv"
    "+4eON3B/RrFM4CU2CmMekGkgdo8wCuY69Zo7WAt388xBJicbZ4YEAZK55o4/0mJ0hWTYXE"
    "Fecdez74//T4X5V4XyJ3KNIIJ/klYmSVMWwX/A0J+xyRMDxP5AxinYuJ8a/GDjVpaJZu1s"
    "3JBH3WUe9QGTU0PdvEzQTeju+0Td74mhNdubhcKnn3a6IPdi98giNzvsID/epqzNWU3KAi"
    "EVBNGnKohC/hHkHz3d/CNXwFtQf7KK/UQkII82VgdAHxuXQgCS69Ql12RNzJzYmimYWSaz"
    "bjPDapVYWTDjEe3WzOutK1vqckKTtVKklVS882NxfRUl6v3G1WSMR6VxNTUQhNopsrMqod"
    "ZmllJyTjh+QKF26TpcfAB2X5JU79U4Dhk3PLbTA4yqTwR+MKq2lqAUjaqHiHCdKrRVIa4H"
    "lU5v8O6Cbt0C0TS6UyGXyt9oRoNqWlFt2/xOjBnC0nEf/xkYRYVI6YmerlhQWxzEzBCjnq"
    "NffwgaLczQA3n8w6/IdJC/CQTgO3NJ5AUmNlmZBXaAp9Zo+ynzuKtbfqaGt5KB0dfP5zfn"
    "yEtvRn9Ez+6xaRHjWa6auU2WRIIhcxVB4p7k4VclcSvWG2hTaWBs3DkjaR+/qyNqH78rl7"
    "XlvbSkJ7mGipE+HA9GemUj/cJiC5WdHI7XoeiAZkUzmm1kg1HS12buWyknts0KysKWM4qI"
    "ADiFMqeQ7WY226Kg7YqKaTHJcJr3y34lj86q8CZFRCVRLkMINo3GJiVoUTkuoxJ0SKxr+6"
    "jTIfEQpo9bX8k9ylk+whuzcsOHkxhSo/eaIzYEMX40KVrYbOcQ+zm6WxO0ZOzBJGjNxMsi"
    "jGxMDbZB37HlkveIUesRmdyRDri1tDM8kG1RokTHkyuGoMUd2WY9WA7k26lIpeH4bmSmwx"
    "oPepH4y80ES5vgJoWu0nRwvjQ+4KH998GgD/imknEhJtFAQcsm+tRRf8WoikSfvFd6qwKv"
    "P1o7ZF/XyaB6XZ5A9TqXPwXdKsejEkDzs1ZlaWooA0lB3VnPHXcRvWq7vtVittvEZBrB32"
    "Pz6ju8OsopT/LirFxx4sHtGkrTjtkGWsggRHO5Rn75LaHJ2ATdy6ZICK/EzyxSiOoT7ld2"
    "wKk5Sqem96+CPBGOB8Vwryto7RYge7vBllW6twOS4SSJ49cv+t3er47fvok2tPyjagvffj"
    "m7vCyRDuqcZUFlQcEa29UO86YJ+C+cXntPL4I3BceXvFp1foX3axxgXusGrxaJFHmc9+FR"
    "NEOyBpM4kcRZFBhHHbTBj2hB/JolDDFaEMjUyYxw5MGRB0dexrcGts8RKNJ1jsqQubU5J+"
    "t73EYWBFR6SObLOXcgSGiKjzzA5xsimy63K4Ao5vlCwt7NE/vK6yElRYpWEIkJNNpF/Yqi"
    "wV4qFEjjfVYllga7uqZ0Sn0ZMkjpFORFNfgKxxQne8oX8AW+2CV8OMcxiKqHFFXBKXHI3M"
    "P4S6yPfYIIoO/KHxTaClq5g0KDxMQWoHbOYbzx9mccgoOtbwdbjzKOnz2bl2+irNpS2SYe"
    "sVeskYFvWwsviV8CeMlsIVdsmVgwKq9JOSZQId8jQg1LCB15uafpJJ3k/zHKxS8EwWiyB0"
    "KVYAS5eH3m4j2In6YEbzBeR3w7T2DiJler3BIRaBfFdfLyuAa6YlQpvN69NL6WbDZB3VCD"
    "r5m2lKEaTnbv2f/aWeaSS4XwIM7ghdrmzZBpt4W75w/MNlcmzWNcXkAzphhH+Uz5WG3KZ4"
    "JLC/L1nvgCxJqU2gKk6KB5ckfGMMiX7DJfsmCjt0c2nmda+7s2sKkvu0VLVGj1ObJAhEkC"
    "FBQs7qJlpeYQQS/UWmglqkS3y4ZJV5vWEaqg1GX7feW7L7TeVtALVZ1vyQanNrkntnQZtW"
    "NcYqqbcCadtljfrsaSjqiZD7ba6ajUDxXdM3tDbFkp1Hcc+nOciv/z4/a5LES6IEvxOuKa"
    "426J7d0oivRvNVdDRyQ4DcFpOC7mMYDTEOx0h45Xg1r5YKYb0TL0ZaaDLgT1cK3RheAg8W"
    "vsgRTUivMvVwmS0YAaEuSCYFtIfR6NlPtkR/uzny8UisE1mGFUFd9A1Hy6OaaHPn/7LqwA"
    "xQwhgVcrRpIIs3IaoJ8gAjd7U+Qh12o8yhPkp0w3P+XjmiwfZMjhBScFdWHStyvk/WU4cG"
    "6GI/cK/teUIIeTbWDqxc5DXrQvGaMovEu68LNnjum9AMjxk+RDVXJ8tLa5Nagu5JWk0+lY"
    "aFrOK51X+1sBb6/IfwjGa6gb9ZIAIbv7KIuQCSIQIRtb4ONDQcH+njhJNOIUB84YDyqmtL"
    "MQ1yu7MrYFqG0fjjfeeKRHD/OCWrj+SpQXww3u7++cyuwH3+dvMOIgyji6N2VhFs4Q3zHE"
    "bC9CgKAwqLCgDWqjKRTlS9kWznX8XYANy/S5cxsJM9OslO3Epg6Wv/eHJYoT9P8sOSp+UI"
    "czJ85IsNpP9dCYVUj74dbJS6bn1N3kzoz0MR7QDpjhGHI9hQU5uju7/cupp/V+o9e/3J39"
    "dH6KmMuD0OfDZz9OITt6MPWgl/4h0Gi3CMxe2md6rerNorDV8mTeJM040nnl87RJ55UtDQ"
    "rWo3z7RwSw/5X3fyzrNTlRY+ohz1RmMOUz9frTtThTBeU3+un64uqnU6EZiHX4Rr+eXdx5"
    "f++w+KjllU/XV+fyNiXf6Mezq4/nl5fnn07RUiJgWcQYxymMXQG4re4MS5KBGampGWlrm8"
    "w2ecEpvcfonKDTpvVyFxbnpKaptKEzhLClm25pm2zE750vyD2zC8T76s7XGVJYheaMhW1M"
    "hxRxdcYsgmkZX4nJMuAvBF1fjCW6Mqwk9OH6+jIlCX24yIo6v3z5cC5OVO9AFYNMXrrrnc"
    "BSWVfajClA3FQWN7fuwjKX82L/YjnmGTIAXh34NXaUjDYRgQZg9y2LLy2zLDCtHOAUUSOQ"
    "swcmhL1C2Gt/kgnELBwU+cWjsq6fpgP8m+L/ndhOYYBZKfIJCihTmoUz6dauv5mTVLCVG4"
    "c/HaJhxpNFviL6ydvO+WXoKXx+ZCtQN/wp+c2XlLDLbu7WkNbsQTJRRMtakKjVBEzH/bds"
    "UJjJNZiYLF4GfD7odMk2G9KyWpkMsvvoz6M5Vl71yg6wqlvmc7pYWSZt37rwUkyiNUo7zA"
    "XXatkGU0z01Z9HV6yi+nfdFL7TCaZ+A6pDrl4YV51g+VXh1eER442rUYFDxs2gBeE7QigS"
    "4r5F8Moljt/1SU74HlEiVFkkbnwvCrNuNkVxT8040j02jFZ2j0pQQKjvVDUkSVMa6qvoJN"
    "IqCQ3iIJ98HORIvEqHttb07FdS9WiAH6mlCfJARTzGtq0h+1V/6CH7tZ2xcl/26+H6JY+M"
    "m7QuR1PH/tu3Auyb6koU4MiOt0cBjsfVUICXrsOZLD0eqatoZ4pN4XLxp9/TpUjprUu2V9"
    "FN9D+u0nShT/LUD4JZhZor7bfEaBLfkaUEuaipXBQgqaoLpMhANmoM/wHbF8ICZCQt0AtA"
    "Lxi5FKukFwzfMXKqsFa0jDx4vSHPP12oGoSe60q9wAoH1VAKfAE+6cG6Z3Yo52+wQfyqlE"
    "HloJkn+vu1hoJLRSpDN5PuUyj8p+zVJxLDQJ2Y4vlRpU7YTK04Szh+wDQfh7l2VExgcsk+"
    "1N0sikI3S/d3TACx4CWKFyi/oPw+Vfjj01gJ/hQZwN8Y/rDtsir+aTrgPmB6mAT0YHoYzv"
    "Tgs+jWkH6KptEU1NRRth/WgPO2xvVLPM+0GHVdXNNH1Mj8vWEgfaFRJxFlX2nX2SXG1fH3"
    "hgHKaLdmaIcFnogztCbYlvYXs7DLYD2ifaaZuJNglWUG+g1O+3SdVRhmoHkVSJlPBXqQMn"
    "UNfJsqpONsxBYnyuXEoFQOXZkQtEgN2i8B0aCQ/DPHy9yaIQebBmJiX0iRRiZqPcpa4p6k"
    "s8Z05SVyFYpFbWZqngAGos0oRRvI1IJMraecqSVuMet70ZJUFm1NkkHRVoWirbLsvJKTOy"
    "IY0Mttu5RKqPri/HrWtBwbd4eyllrKMvEC3JvUdNYNViBDCB7ApivgEM6tBguQpgP8m+IP"
    "CbmHwx7skmCXPPwCaGCXHBk3GSQht6Bs15xje0U6qt51582l0X7usYZXFrRye26M6l6rbr"
    "Ca9Yy715R4TY2x4ScOyG0g/o8E9lmv5TFB4r7DKNqtH5HDNsSz0YY9kvNm3o7mLDT4xr/S"
    "3/7+c/a6yLNkkWrf0mueaSSciJ0AX/wkz/pZhcH6gAmnIzuonljMM6A/FfOpGOqS8FUmZz"
    "31j0QVjGMK7RoudW81zQoB9VlIlhIUaMicmCj+scCsBH+KDNDvyHyUisRpZfHQsXj2LGP2"
    "yHLh/dYkf9e2N9BF00xrj9e20CU/bkil0D+V4opxc0mOcuam4Pqs3MpE4xF7bUu3bEP4Wg"
    "CJMEWezRI5a+ZaBnqgbPccfZXGoYVYHMuSgX4EOe7in2TJvToWpix6sTGpywky/dv+s32b"
    "0pK5YjHytqeBnllgm6qVoTHzRPbQ+9it8Sn4Jd7aJJ4HtqipCg6zCltUYrFr6+MxiYZBNq"
    "+Oa6iLr45L1UV5Ky0pP4jfpYJvOB7ArQEu2PKeXAABIC99AWtMKbHUfQgpOsC/Mf5ShstD"
    "X+G7CcYPZ/J72S/gnVVhkrJJHsnydIJw/DhSCeRjtUklgHjgQ7MVma3WZAFSdLAALcKBhc"
    "KrHgscEcGJ2hT5hD2jPvIJIkB+YiHYT5fhVHhyIJ++73z6RC1VzyY7F9zbEC/VKmrVN3jf"
    "+jNpBHyPMatpyEpcCAlEqz0J4SrW8yichfZ4ryyAg3b4ES0ePUP9hmDqvPeush1FXvDRDD"
    "nMN91jMaNpuTZBSyyUAFluwDIQpgayydaTgYuKOPX7sBY+BO/53XsQCh+R0BE6fFSw+uCc"
    "mOpZOKtwTkR7p67pPCLQ0HbefZjg1nXWc8ddRC+nLAOWzQCyOETHjnbbY87JZluUpXS7wZ"
    "ZVrvAk6LSppf/q+O2baEPLP6q28O2Xs8vLQs29MNy4vASPVuHGQ5fgASMtFG144isAFqsD"
    "gh+rXErop8gA/q4MhnEgZSuLYRyxObFFqGsyTG2/sdUPmCqo46xr+rPQSm8TSulRzriYGz"
    "Erty/mdNy6JsaFzXYOsX1bHscPxEFfyQLJZ4d99ZwZwg6ymAwz9lPbHd98hSzseMnugtTk"
    "aCfuOmLfEQOZ1AsxLjIz9v/ApqbGLqOT/TnA4jfZw2xWYfEj1Ngys4jzlltAkjTdqJOHXY"
    "i0+ePFcZ38VTms3ATi3cwEJZNHpRqu4fjhg676P+YGC68KGLTK5k6QaGAqSe/t45M6tj0x"
    "qnRne/fAOjIClg66+SjAT0hHCkwmTaWh76ybGhAQttO7uliwl1ujehvPoymu6e93PIr4nX"
    "iNlY03lyZ9OMop4am7s4pea8G4uRUOrNVszSAyyma3NpdrhBN91MR0lq/6Lhj3O4TILN33"
    "aMVY0ENEhthQcfOe2Z6uXNyYresHHEK5LlWD19hZqxwh4XjtFLCuygdVlIMDiRUk1icFPg"
    "hSWtrdv2DT+hl7uyhz1Ed3Ko75jRgz34aD9h7xd9J2janJTYcY6PPdl0vZDxUjOc0M4S22"
    "xfFqs40XXBtYv2f+gWtKSzclxD+Dl9i2HwvbjPXziP3HfOmhfMCaZyM7okdhrF7zjZVfiP"
    "Kop3C8Fgr2EFFPuXNChavVqDN1TckdE/+pdabUrzI1rm+l7plSUWSq+FRpeVLckHtiE1pU"
    "Pip9e9+ZYadG1tANg5X88eITcgihMi9D6G9+YQRPNZO6W1B43ORIqHWGbLr9HF2If8UJwF"
    "zbS9fw2boYbNpoazN5NghibHvVnoTSZ5MixXHgpxdWP09XgQh1t5o10BPDZuCA1e1MO6je"
    "f2gNqOdiRaYzlyeMw1mBD7CyWWOGEvo1KvRrPGCpnNFt8KdVKvjpwl9hYQm2dWsby8d4no"
    "ktQ12JOM0AxlcleKq41igTfAjz1RmxzeX6KKeNBNcr1BAcj9infpSD2cIuVMRZn4q83LIM"
    "Wbkk/J3Yxe7ncmE4QaKhPHx8clIrXOukIlzrJJeMKT4pBYSD4Rqi+/LFi1pxni8qwjxf5I"
    "LhGOWF/pTyQM8ECcR6KsZ6trJXtj3Gfv9/66AT1g=="
)

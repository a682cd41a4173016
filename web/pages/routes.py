"""Addresses of the pages for people, each with what it needs."""

from __future__ import annotations

from web.app import Route
from web.pages import acts, answers, channels, colleagues, entry, files, finding, frame, inbox, people, profile

ID = "{id:[0-9]{1,18}}"
DIALOG = f"/d/{ID}"

PAGES: list[Route] = [
    Route("GET", "/", inbox.start, "anyone"),
    Route("GET", "/sign-in", entry.sign_in_form, "anyone"),
    Route("POST", "/sign-in", entry.sign_in, "anyone"),
    Route("POST", "/sign-out", entry.sign_out, "agent"),
    Route("GET", "/welcome", entry.welcome, "anyone"),
    Route("POST", "/welcome", entry.set_up, "anyone"),
    Route("GET", "/welcome/arrived", entry.arrived, "admin"),
    Route("GET", "/welcome/hello", channels.hello, "admin"),
    Route("GET", "/welcome/{kind}", channels.form, "admin"),
    Route("POST", "/welcome/{kind}", channels.connect, "admin"),
    # the inbox
    Route("GET", "/views", frame.views, "agent"),
    Route("GET", "/inbox/{view}", inbox.listing, "agent"),
    Route("GET", "/inbox/{view}/sort", inbox.sorting, "agent"),
    Route("GET", DIALOG, inbox.dialog, "agent"),
    Route("GET", f"{DIALOG}/around", inbox.around, "agent"),
    Route("GET", f"{DIALOG}/log", inbox.earlier, "agent"),
    Route("GET", f"{DIALOG}/menu/{{name}}", acts.menu, "writer"),
    Route("POST", f"{DIALOG}/messages", answers.say, "writer"),
    Route("POST", f"{DIALOG}/draft", answers.draft, "writer"),
    Route("POST", f"{DIALOG}/read", answers.read, "agent"),
    Route("POST", f"{DIALOG}/take", acts.take, "writer"),
    Route("POST", f"{DIALOG}/{{act}}", acts.act, "writer"),
    Route("GET", "/bulk/{name}", acts.bulk_menu, "writer"),
    Route("POST", "/bulk/{act}", acts.bulk, "writer"),
    Route("POST", f"/messages/{ID}/retry", answers.retry, "writer"),
    Route("POST", f"/messages/{ID}/arrived", answers.settle, "writer"),
    Route("GET", f"/messages/{ID}/versions", answers.versions, "agent"),
    Route("GET", f"/messages/{ID}/html", files.mail, "agent"),
    Route("POST", "/files", files.upload, "writer"),
    Route("GET", f"/files/{ID}", files.download, "agent"),
    Route("GET", f"/files/{ID}/thumbnail", files.download, "agent"),
    # customers, search
    Route("GET", f"/contacts/{ID}", people.card, "agent"),
    Route("POST", f"/contacts/{ID}", people.edit, "writer"),
    Route("GET", f"/contacts/{ID}/merge", people.merge_form, "writer"),
    Route("GET", f"/contacts/{ID}/merge/find", people.merge_find, "writer"),
    Route("POST", f"/contacts/{ID}/merge", people.merge, "writer"),
    Route("GET", "/search", finding.page, "agent"),
    Route("GET", "/search/results", finding.results, "agent"),
    # settings
    Route("GET", "/settings/profile", profile.profile, "agent"),
    Route("POST", "/settings/profile", profile.save_profile, "agent"),
    Route("POST", "/settings/password", profile.save_password, "agent"),
    Route("GET", "/settings/tokens", profile.tokens, "agent"),
    Route("POST", "/settings/tokens", profile.add_token, "agent"),
    Route("POST", f"/settings/tokens/{ID}/delete", profile.delete_token, "agent"),
    Route("GET", "/settings/channels", channels.all_channels, "admin"),
    Route("GET", "/settings/channels/new/{kind}", channels.form, "admin"),
    Route("POST", "/settings/channels/new/{kind}", channels.connect, "admin"),
    Route("GET", f"/settings/channels/{ID}", channels.channel, "admin"),
    Route("POST", f"/settings/channels/{ID}", channels.edit, "admin"),
    Route("POST", f"/settings/channels/{ID}/delete", channels.remove, "admin"),
    Route("GET", "/settings/agents", colleagues.agents, "admin"),
    Route("POST", "/settings/agents", colleagues.add_agent, "admin"),
    Route("GET", f"/settings/agents/{ID}", colleagues.agent, "admin"),
    Route("POST", f"/settings/agents/{ID}", colleagues.edit_agent, "admin"),
    Route("GET", "/settings/teams", colleagues.teams, "admin"),
    Route("POST", "/settings/teams", colleagues.add_team, "admin"),
    Route("POST", f"/settings/teams/{ID}", colleagues.edit_team, "admin"),
    Route("GET", "/settings/tags", colleagues.all_tags, "admin"),
    Route("POST", "/settings/tags", colleagues.add_tag, "admin"),
    Route("POST", f"/settings/tags/{ID}", colleagues.edit_tag, "admin"),
]

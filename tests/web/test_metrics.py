"""`/metrics`: what Prometheus is told, and who may ask."""

from __future__ import annotations

from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from tests.house import QUIET, House, open_house, settings_for

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


async def scrape(house: House, **headers: str) -> Samples:
    async with house.http.get(f"{house.url}/metrics", headers=headers) as answer:
        assert answer.status == 200, await answer.text()
        assert answer.content_type == "text/plain"
        text = await answer.text()
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value(samples: Samples, metric: str, /, **labels: str) -> float | None:
    return samples.get((metric, frozenset(labels.items())))


async def test_queues_channels_and_requests_are_told(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel(address="bot")
    dialog_id = await quiet_house.hear(channel)
    await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="Чиним")
    await anna.get("/dialogs/999", expect=404)
    samples = await scrape(quiet_house)
    assert value(samples, "pult_deliveries_waiting", state="queued", lane="interactive") == 1
    assert value(samples, "pult_channel_up", channel=str(channel), type="telegram", name="telegram bot") == 1
    assert value(samples, "pult_database_up") == 1
    last = value(samples, "pult_last_event")
    assert last is not None
    assert last > 3
    route = {"method": "GET", "route": "/api/v1/dialogs/{dialog_id}"}
    assert value(samples, "pult_http_requests_total", **route, status="404") == 1
    assert value(samples, "pult_http_request_seconds_count", **route) == 1
    assert value(samples, "pult_sockets", kind="agents") == 0
    assert (value(samples, "pult_oldest_delivery_seconds", lane="interactive") or 0) >= 0


async def test_nothing_in_it_names_a_person(quiet_house: House) -> None:
    anna = await quiet_house.person(name="Анна Сергеевна")
    await quiet_house.hear(await quiet_house.channel(), "тайна", name="Пётр Ильич")
    await anna.get("/dialogs")
    async with quiet_house.http.get(f"{quiet_house.url}/metrics") as answer:
        text = await answer.text()
    for secret in ("Анна", "Пётр", "тайна", "firma.example", anna.token):
        assert secret not in text


async def test_who_comes_through_a_proxy_on_this_machine_is_not_let_in(quiet_house: House) -> None:
    for headers in ({"X-Forwarded-For": "203.0.113.7"}, {"Forwarded": "for=127.0.0.1"}):
        async with quiet_house.http.get(f"{quiet_house.url}/metrics", headers=headers) as answer:
            assert answer.status == 403


async def test_where_a_token_is_set_nothing_else_opens(database_url: str, redis_url: str, tmp_path: Path) -> None:
    settings = settings_for(tmp_path, database_url, redis_url, port=0, metrics_token="prom")
    async with open_house(settings, roles=QUIET) as house:
        for headers in ({}, {"Authorization": "Bearer nope"}, {"Authorization": "Bearer "}):
            async with house.http.get(f"{house.url}/metrics", headers=headers) as answer:
                assert answer.status == 403
        assert value(await scrape(house, Authorization="Bearer prom"), "pult_database_up") == 1

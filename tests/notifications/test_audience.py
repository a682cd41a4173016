"""Whom a word to everybody reaches: the rules alone, on people and places made up at random."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notifications.audience import REASONS, Place, choose

OBSTACLES = st.sampled_from(["", "", "", "blocked", "bounced", "channel_off", "no_thread"])


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Place], dict[int, str], dict[int, str]]:
    """Linked places, then others of the same people; the people; those who must not get it."""
    owners = draw(st.lists(st.one_of(st.none(), st.integers(1, 5)), max_size=12))
    linked = [
        Place(n, draw(st.integers(1, 3)), n, owner, f"p{owner}", draw(OBSTACLES), True, draw(st.integers(0, 5)))
        for n, owner in enumerate(owners)
    ]
    people = {owner: f"p{owner}" for owner in owners if owner} | {
        one: f"p{one}" for one in draw(st.sets(st.integers(4, 8)))
    }
    others = [
        Place(100 + n, 1, n, owner, f"p{owner}", draw(OBSTACLES), False, draw(st.integers(0, 5)))
        for n, owner in enumerate(draw(st.lists(st.sampled_from(sorted(people)), max_size=6)) if people else [])
    ]
    refused = dict.fromkeys(draw(st.sets(st.integers(1, 8), max_size=2)), "opted_out")
    return linked + others, people, refused


@given(world=worlds())
def test_everybody_is_told_once_or_left_out_once_with_a_reason(world) -> None:
    places, people, refused = world
    found = choose(places, people=people, refused=refused)
    groups = [place.thread_id for place in places if place.contact_id is None]
    told = [place.contact_id or -place.thread_id - 1 for place in found.places]
    left = [one.contact_id or -(one.thread_id or 0) - 1 for one in found.left_out]
    assert sorted(told + left) == sorted([*people, *(-thread - 1 for thread in groups)])
    assert all(one.reason in REASONS for one in found.left_out)


@given(world=worlds())
def test_nobody_is_told_where_nothing_arrives_or_against_his_will(world) -> None:
    places, people, refused = world
    for place in choose(places, people=people, refused=refused).places:
        assert not place.obstacle
        assert place.contact_id not in refused


@given(world=worlds())
def test_a_linked_place_goes_before_another_and_the_last_heard_before_the_rest(world) -> None:
    places, people, refused = world
    for chosen in choose(places, people=people, refused=refused).places:
        if chosen.contact_id is None:
            continue
        usable = [place for place in places if place.contact_id == chosen.contact_id and not place.obstacle]
        assert chosen.linked or not any(place.linked for place in usable)
        alike = [place for place in usable if place.linked == chosen.linked]
        assert chosen.said_at == max(place.said_at for place in alike)


@given(world=worlds())
def test_a_linked_thread_gets_it_or_is_spared_or_its_owner_is_left_out(world) -> None:
    places, people, refused = world
    found = choose(places, people=people, refused=refused)
    left = {one.contact_id for one in found.left_out if one.contact_id}
    silent = [
        place
        for place in places
        if place.linked and place.contact_id and place.contact_id not in left
        and place.thread_id not in {one.thread_id for one in found.places}
    ]  # fmt: skip
    assert found.spared == len(silent)

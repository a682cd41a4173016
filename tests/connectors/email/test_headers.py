"""Fields as the world writes them."""

from __future__ import annotations

import pytest

from connectors.email.addresses import Address, addresses
from connectors.email.charsets import to_text
from connectors.email.headers import decode_words, instant, message_ids, phrase, split_block
from connectors.email.parameters import parameters

PRIVET = "Привет, мир"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?B?0J/RgNC40LLQtdGC?=", "Привет"),
        ("=?UTF-8?b?0J/RgNC40LLQtdGC?= =?UTF-8?b?LCDQvNC40YA=?=", PRIVET),
        ("=?utf-8?b?0J/RgNC40LLQ?= =?utf-8?b?tdGC?=", "Привет"),  # a letter cut in two
        ("=?koi8-r?Q?=F0=D2=C9=D7=C5=D4?=", "Привет"),
        ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2_=EC=E8=F0?=", "Привет мир"),
        ("=?utf-8?Q?hello world?=", "hello world"),  # a blank inside a word
        ("=?utf-8*ru?Q?=D0=9F?=", "П"),
        ("=?utf-8?Q??= text", " text"),
        ("=?utf-8?B?0J/RgNC40LLQtdGC", "=?utf-8?B?0J/RgNC40LLQtdGC"),  # never closed
        ("=?utf-8?B?0J/RgNC40LLQtdG?=", "Приве"),  # cut padding: the damaged letter only
        ("=?x-unknown?Q?abc?=", "abc"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("Re: =?utf-8?B?0J/RgNC40LLQtdGC?= you", "Re: Привет you"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?iso-2022-jp?B?GyRCJDMkcxsoQg==?=", "こん"),
    ],
)
def test_encoded_words_are_read(written: str, read: str) -> None:
    decoded = decode_words(written)

    assert decoded.startswith("Приве") if read == "Приве" else decoded == read


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251", "cp866", "iso-8859-5"])
def test_a_bare_eight_bit_subject_is_guessed(charset: str) -> None:
    text = "Добрый день, у нас не работает интернет с самого утра"

    assert phrase(text.encode(charset)) == text


def test_the_charset_of_the_body_helps_a_bare_subject() -> None:
    assert phrase("Мир".encode("koi8-r"), "koi8-r") == "Мир"


@pytest.mark.parametrize(
    ("raw", "charset", "text"),
    [
        ("Привет".encode(), "iso-8859-1", "Привет"),  # mislabelled UTF-8
        ("Привет".encode(), "windows-1251", "Привет"),
        ("Привет".encode("cp1251"), "windows-1251", "Привет"),
        ("café".encode("cp1252"), "us-ascii", "café"),
        ("café".encode("cp1252"), None, "café"),
        ("“quoted”".encode("cp1252"), "iso-8859-1", "“quoted”"),
        ("한국".encode("cp949"), "ks_c_5601-1987", "한국"),
        (b"a\x00b", "utf-8", "ab"),
        ("\ufeffПривет".encode(), "utf-8", "Привет"),
        (b"\xff\xfeA\x00", "utf-16", "A"),
        (b"abc", "base64", "abc"),
        (b"abc", "x" * 500, "abc"),
        (b"abc", "\x00", "abc"),
        (b"", None, ""),
    ],
)
def test_bytes_become_text(raw: bytes, charset: str | None, text: str) -> None:
    assert to_text(raw, charset) == text


def test_damaged_utf8_stays_utf8() -> None:
    text = "Добрый день, не работает интернет. " * 10

    assert to_text(text.encode()[:-3], "utf-8").startswith("Добрый день")


def test_lone_surrogates_never_come_out() -> None:
    to_text(b"a\xed\xa0\x80b", "utf-8").encode("utf-8")
    to_text(b"+2AA-", "utf-7").encode("utf-8")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a@x.ru", [("a@x.ru", "")]),
        ("Ivan <A@X.ru>", [("a@x.ru", "Ivan")]),
        ('"Petrov, Ivan" <a@x.ru>, b@y.ru', [("a@x.ru", "Petrov, Ivan"), ("b@y.ru", "")]),
        ("=?utf-8?B?0JjQstCw0L0=?= <a@x.ru>", [("a@x.ru", "Иван")]),
        ('"=?utf-8?B?0JjQstCw0L0=?=" <a@x.ru>', [("a@x.ru", "Иван")]),
        ("a@x.ru (Ivan Petrov)", [("a@x.ru", "Ivan Petrov")]),
        ("'a@x.ru' <a@x.ru>", [("a@x.ru", "")]),
        ("Ivan a@x.ru", [("a@x.ru", "Ivan")]),
        ("undisclosed-recipients:;", []),
        ("Friends: a@x.ru, Boris <b@y.ru>;", [("a@x.ru", ""), ("b@y.ru", "Boris")]),
        ('"Ivan <a@x.ru>', [("a@x.ru", "Ivan")]),
        ("a@x.ru; b@y.ru", [("a@x.ru", ""), ("b@y.ru", "")]),
        ("<mailto:a@x.ru>", [("a@x.ru", "")]),
        ("Ivan <a@x.ru", [("a@x.ru", "Ivan")]),
        ("иван@пример.рф", [("иван@пример.рф", "")]),
        ("no address here", []),
        ("<>", []),
        ("", []),
    ],
)
def test_addresses_are_read(written: str, read: list[tuple[str, str]]) -> None:
    assert addresses(written.encode()) == tuple(Address(*one) for one in read)


def test_twenty_thousand_addresses_are_capped() -> None:
    assert len(addresses(b", ".join(b"a%d@x.ru" % i for i in range(20_000))[:64_000])) == 500


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<a@b>", ("a@b",)),
        ("<a@b> <c@d>", ("a@b", "c@d")),
        ("<a@b>\n <a@b>", ("a@b",)),
        ("<a@\r\n b>", ("a@b",)),
        ("a@b", ("a@b",)),
        ("Your message of today <a@b>", ("a@b",)),
        ("=?utf-8?q?=3CCAFlong=40mail=2Egmail=2Ecom=3E?=", ("CAFlong@mail.gmail.com",)),
        ("<>", ()),
        ("< >", ()),
        ("", ()),
        ("nonsense", ()),
    ],
)
def test_ids_are_read_and_an_empty_one_is_none(written: str, read: tuple[str, ...]) -> None:
    assert message_ids(written.encode()) == read


def test_too_many_ids_keep_the_first_and_the_newest() -> None:
    ids = message_ids(b" ".join(b"<%d@x>" % i for i in range(1_000)))

    assert (ids[0], ids[-1], len(ids)) == ("0@x", "999@x", 200)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('attachment; filename="a.pdf"', "a.pdf"),
        ("attachment; filename=a.pdf", "a.pdf"),
        ("attachment; filename=two words.pdf", "two words.pdf"),
        ("attachment; filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf", "счёт.pdf"),
        ("attachment; filename*=utf-8'ru'%D1%81%D1%87%D1%91%D1%82.pdf", "счёт.pdf"),
        ("attachment; filename*=\"utf-8''%D1%81%D1%87%D1%91%D1%82.pdf\"", "счёт.pdf"),
        ("attachment; filename*=koi8-r''%D3%DE%C5%D4.pdf", "счет.pdf"),
        ("attachment; filename*0*=utf-8''%D1%81%D1%87; filename*1*=%D1%91%D1%82; filename*2=.pdf", "счёт.pdf"),
        ("attachment; filename*1=b.pdf; filename*0=a", "ab.pdf"),
        ('attachment; filename="=?utf-8?B?0YHRh9GR0YIucGRm?="', "счёт.pdf"),
        ("attachment; filename==?utf-8?B?0YHRh9GR0YIucGRm?=", "счёт.pdf"),
        ('attachment; filename="счёт.pdf"', "счёт.pdf"),
        ('attachment; filename="a;b.pdf"', "a;b.pdf"),
        ('attachment; filename="a\\"b.pdf"', 'a"b.pdf'),
        ('attachment; filename="C:\\Users\\a.pdf"', "C:\\Users\\a.pdf"),
        ('attachment; filename="unclosed.pdf', "unclosed.pdf"),
        ("attachment;filename=a.pdf;filename*=utf-8''b.pdf", "b.pdf"),
        ('attachment filename="a.pdf"', "a.pdf"),
        ("attachment; ; ;; filename = a.pdf", "a.pdf"),
        ("attachment; filename*=%D1%81.pdf", "с.pdf"),
        ("attachment", ""),
    ],
)
def test_file_names_are_read_in_all_the_ways_they_are_written(written: str, name: str) -> None:
    value, found = parameters(written.encode())

    assert (value, found.get("filename", "")) == ("attachment", name)


@pytest.mark.parametrize(
    ("raw", "names", "body"),
    [
        (b"A: 1\nB: 2\n\nbody", ["a", "b"], b"body"),
        (b"A: 1\r\nB: 2\r\n\r\nbody", ["a", "b"], b"body"),
        (b"A: 1\nbody without an empty line", ["a"], b"body without an empty line"),
        (b"From x Mon Mar 3\nA: 1\n\nbody", ["a"], b"body"),
        (b"\nbody only", [], b"body only"),
        (b"no fields at all", [], b"no fields at all"),
        (b"A: 1", ["a"], b""),
        (b"", [], b""),
        (b"A : 1\n\n", ["a"], b""),
        (b"Content-Type: multipart/mixed;\nboundary=x\n\nbody", ["content-type"], b"body"),
    ],
)
def test_a_block_of_fields_ends_where_it_ends(raw: bytes, names: list[str], body: bytes) -> None:
    fields, start = split_block(raw)

    assert [name for name, _ in fields.order] == names
    assert raw[start:] == body


def test_folded_fields_are_unfolded() -> None:
    fields, _ = split_block(b"Subject: one\r\n two\r\n\tthree\r\n\r\n")

    assert fields.raw("subject") == b"one two three"


def test_a_thousand_fields_are_enough() -> None:
    fields, start = split_block(b"X: y\n" * 5_000 + b"\nbody")

    assert len(fields.order) == 1_000
    assert start == len(b"X: y\n" * 5_000) + 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon, 03 Mar 2025 12:00:00 +0300", 1740992400000),
        ("3 Mar 2025 12:00 +0300", 1740992400000),
        ("Mon, 03 Mar 2025 12:00:00 -0000", 1741003200000),
        ("yesterday", None),
        ("", None),
        ("Mon, 03 Mar 99999999999999999999 12:00:00 +0300", None),
        ("Mon, 03 Mar 2025 12:00:00 +0300" + " (comment)" * 18, 1740992400000),
        ("x" * 181, None),
    ],
)
def test_dates_are_read_or_are_none(written: str, read: int | None) -> None:
    assert instant(written.encode()) == read


def test_half_a_character_in_utf16_spoils_that_one_alone() -> None:
    said = "\ufeffпривет".encode("utf-16-le") + b"\x00\xd8" + "!".encode("utf-16-le")
    assert to_text(said, "utf-16").startswith("привет")

import pytest
from django.core.cache import cache
from django.db.models import Q
from wagtail.models import Page, Site

from immo_blocks.api import BodySchema, MediaIndex, collect_references, rich_text, serialize_body
from immo_blocks.stream import PropertyBodyBlock
from tests.immo_blocks.conftest import block, documents, energy, full_body, gallery, item


@pytest.fixture
def home(db):
    """A live page with an address."""
    site = Site.objects.filter(is_default_site=True).first()
    if site:
        return site.root_page
    page = Page.get_first_root_node().add_child(title="Home", slug="home-of-tests")
    Site.objects.create(hostname="testserver", root_page=page, is_default_site=True)
    return page


def body_of(raw):
    return serialize_body(raw, MediaIndex.load([raw]))


def representation(raw):
    stream = PropertyBodyBlock()
    blocks = stream.get_api_representation(stream.to_python(raw))
    return [{name: one[name] for name in ("id", "type", "value")} for one in blocks]


def test_the_bulk_serialiser_says_what_wagtails_api_says(make_image, make_document, home):
    images = [make_image(f"Photo {number}") for number in range(3)]
    raw = full_body(images, [make_document(), make_document("Plan")], home.pk)
    ours = body_of(raw)
    assert ours == representation(raw)
    assert BodySchema.model_validate(ours)


def test_every_chooser_becomes_an_object(make_image, make_document, home):
    image = make_image(
        focal_point_x=45, focal_point_y=15, focal_point_width=1, focal_point_height=1
    )
    raw = full_body([image], [make_document("Plan")], home.pk)
    values = {one["type"]: one["value"] for one in body_of(raw)}
    photo = values["gallery"]["photos"][0]["photo"]
    assert photo["id"] == image.pk
    assert photo["focal"] == [0.5, 0.25]
    assert set(photo["presets"]) == {"thumb", "card", "hero", "full"}
    for preset in photo["presets"].values():
        assert preset["url"]
        assert (preset["width"], preset["height"]) == (90, 60)
    document = values["documents"]["documents"][0]["document"]
    assert (document["title"], document["access"], document["size"]) == ("Plan", "public", 8)
    assert document["url"]
    assert values["energy"]["document"] == document
    assert f'href="{home.url}"' in values["rich_text"]["html"]


def test_deleted_images_and_unknown_blocks(make_image):
    image = make_image()
    raw = [gallery([image]), block("hologram", {"url": "x"})]
    image.delete()
    assert body_of(raw)[0]["value"]["photos"] == []
    assert body_of(raw)[1] == {"id": raw[1]["id"], "type": "unknown"}
    assert BodySchema.model_validate(body_of(raw))


def test_private_documents_leave_no_trace_and_requested_ones_no_address(make_document, monkeypatch):
    rows = [make_document(word) for word in ("public", "on_request", "private", "mistyped")]
    index = MediaIndex.load([[documents(rows)]])
    for row in index.documents.values():
        row.access = row.title
    raw = [documents(rows), energy(document=rows[2].pk)]
    shown, certificate = serialize_body(raw, index)
    addresses = {
        one["document"]["title"]: one["document"]["url"] for one in shown["value"]["documents"]
    }
    assert set(addresses) == {"public", "on_request"}
    assert addresses["public"]
    assert addresses["on_request"] is None
    assert certificate["value"]["document"] is None


def test_filters_leave_out_what_is_not_of_the_agency(make_image, make_document):
    mine, foreign = make_image("Mine"), make_image("Foreign")
    row = make_document()
    raw = [gallery([mine, foreign]), documents([row])]
    index = MediaIndex.load([raw], image_filter=Q(title="Mine"), document_filter=~Q(pk=row.pk))
    photos, files = serialize_body(raw, index)
    assert [photo["photo"]["title"] for photo in photos["value"]["photos"]] == ["Mine"]
    assert files["value"]["documents"] == []


def test_absolute_addresses(make_image, make_document, home):
    raw = full_body([make_image()], [make_document()], home.pk)
    index = MediaIndex.load([raw], base_url="https://agency.example")
    text = str(serialize_body(raw, index))
    assert "'url': '/" not in text
    assert "https://agency.example/" in text


def test_links_to_drafts_lose_their_target(home):
    draft = home.add_child(instance=Page(title="Draft", slug="draft-of-tests", live=False))
    raw = [block("rich_text", f'<a linktype="page" id="{draft.pk}">x</a>')]
    assert body_of(raw)[0]["value"]["html"] == "<a>x</a>"


@pytest.mark.parametrize("photos", [1, 40])
@pytest.mark.parametrize("pages", [1, 3])
def test_four_queries_however_many(
    photos, pages, make_image, make_document, home, django_assert_max_num_queries
):
    images = [make_image(f"Photo {number}", size=(9, 6)) for number in range(photos)]
    rows = [make_document()]
    streams = [full_body(images, rows, home.pk) for _ in range(pages)]
    for stream in streams:
        body_of(stream)  # stock renditions are made once
    cache.clear()  # or Wagtail's rendition cache would hide a query per photo
    Site.get_site_root_paths()
    with django_assert_max_num_queries(4):
        index = MediaIndex.load(streams)
        bodies = [serialize_body(stream, index) for stream in streams]
    assert [len(body[0]["value"]["photos"]) for body in bodies] == [photos] * pages


def test_nothing_to_fetch_costs_no_query(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert body_of([block("heading", {"text": "x", "level": "h3"})])


MALFORMED = [
    None,
    "text",
    [],
    [None, 3, {"value": 1}],
    [{"type": kind, "id": "1", "value": value}
     for kind in ("heading", "rich_text", "gallery", "energy", "documents", "location")
     for value in (None, [], "x", 3, {}, {"photos": None}, {"photos": [None, {"photo": 1}]},
                   {"documents": [{"type": "item", "id": "a", "value": {"document": "x"}}]},
                   {"text": None, "level": "h9", "title": 4, "show_map": None})],
]  # fmt: skip


@pytest.mark.parametrize("raw", MALFORMED)
def test_half_filled_values_are_read_with_blanks(raw, db):
    assert BodySchema.model_validate(body_of(raw)) is not None


def test_old_list_items_are_left_out_as_wagtail_does(make_image):
    image = make_image()
    photos = [{"photo": image.pk}, item({"photo": image.pk, "caption": "", "room": ""})]
    raw = [block("gallery", {"title": "", "photos": photos})]
    assert len(body_of(raw)[0]["value"]["photos"]) == 1


def test_what_a_body_refers_to(home):
    raw = [
        gallery([]),
        block("rich_text", '<a linktype="page" id="7">a</a><a href="/x">b</a>'),
        energy(document=3),
        block("documents", {"documents": [item({"document": 4}), item({"document": 3})]}),
        block("gallery", {"photos": [item({"photo": 9})]}),
    ]
    found = collect_references([raw, None, [block("gallery", {"photos": [item({"photo": 8})]})]])
    assert (found.images, found.documents, found.pages) == ({8, 9}, {3, 4}, {7})


DIRTY = (
    '<p onclick="x()">a<script>alert(1)</script><img src="x"></p><style>p{}</style>'
    '<a href="javascript:alert(1)">b</a><a href="mailto:a@b.be">c</a>'
    '<a linktype="page" id="1">d</a><a linktype="document" id="1">e</a>'
)


@pytest.mark.parametrize("cleaner", ["nh3", "wagtail"])
def test_rich_text_is_cleaned(cleaner, monkeypatch):
    if cleaner == "wagtail":
        monkeypatch.setattr(rich_text, "nh3", None)
    html = rich_text.resolved_html(DIRTY, {1: "/there/?a=1&b=2"})
    for bad in ("onclick", "<script", "<style", "<img", "javascript:", "linktype"):
        assert bad not in html
    assert 'href="mailto:a@b.be"' in html
    assert 'href="/there/?a=1&amp;b=2"' in html
    assert "<a>e</a>" in html
    assert rich_text.resolved_html('<a linktype="page" id="2">d</a>', {}) == "<a>d</a>"

"""What goes around the forms names nothing of another agency either: refused at save."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Collection, Locale, Page, ReferenceIndex

from immo_agencies.choices import choices_in_scope, offered_in_scope
from immo_agencies.models import Agency
from immo_agencies.references import owner_column, references_in, visible_to
from immo_agencies.scope import agency_scope
from immo_agencies.tenancy import agency_of, owned_by
from immo_pages.foreign import ForeignReferences, foreign_in
from immo_pages.models import Agent, PropertyPage, PropertyPhoto
from tests.conftest import energy_block, gallery_block
from tests.suite import reference_bodies as bodies
from tests.suite.reference_bodies import BODIES, filled

NAMING = bodies.naming_blocks()
every_block = pytest.mark.parametrize(("body", "name"), NAMING)
every_owner = pytest.mark.parametrize("owner", ["own", "foreign", "absent"])


# --- around the forms ---------------------------------------------------------------------------


@every_block
@every_owner
def test_saving_a_page_checks_every_block(keys_of, page_with, body, name, owner):
    page = filled(page_with(body), body, name, keys_of(owner))
    saves = (page.save, page.save_revision, lambda: page.save_revision(clean=False))
    for save in saves:
        if owner == "foreign":
            with pytest.raises(ForeignReferences):
                save()
        else:
            save()
    if owner == "foreign":
        with pytest.raises(ValidationError):
            page.full_clean()


@every_block
def test_adding_a_page_checks_every_block(agency, keys_of, page_with, body, name):
    model = type(page_with(body))
    parent = page_with(body).get_parent() if body == "property" else agency.home_in("fr")
    page = filled(model(title="Neuf", slug="neuf", live=False), body, name, keys_of("foreign"))
    with pytest.raises(ForeignReferences):
        parent.add_child(instance=page)
    assert not model.objects.filter(slug="neuf").exists()


@every_owner
@pytest.mark.parametrize("kind", ["page", "document", "image"])
def test_rich_text_may_name_pages_documents_and_photos(agency, keys_of, page_with, owner, kind):
    key = getattr(keys_of(owner), kind)
    html = f'<p><a linktype="{kind}" id="{key}">Voir</a></p>'
    if kind == "image":
        html = f'<embed embedtype="image" format="left" alt="" id="{key}"/>'
    content, home = page_with("content"), agency.home_in("fr")
    content.body = [("rich_text", html)]
    home.intro = html
    for page in (content, home):
        if owner == "foreign":
            with pytest.raises(ForeignReferences):
                page.save_revision(clean=False)
        else:
            page.save_revision(clean=False)


def test_every_key_of_a_page_is_checked(agency, other_agency, make_photo, make_property, page_with):
    samples = {
        PropertyPhoto: make_photo(other_agency),
        Agent: Agent.all_objects.create(agency=other_agency, name="GCANARY"),
    }
    pages = [make_property(agency, live=False), page_with("content"), agency.home_in("fr")]
    checked = set()
    for page in pages:
        for field in page._meta.concrete_fields:
            target = field.related_model if field.many_to_one and field.editable else None
            if target is None or owner_column(target) is None:
                continue
            setattr(page, field.name, samples[target])
            with pytest.raises(ForeignReferences):
                page.save_revision(clean=False)
            setattr(page, field.name, None)
            checked.add(field.name)
    assert checked == {"agent", "hero"}


def test_an_agent_has_a_photo_of_the_agency(agency, other_agency, make_photo):
    with pytest.raises(ForeignReferences):
        Agent.all_objects.create(agency=agency, name="Aline", photo=make_photo(other_agency))
    assert Agent.all_objects.create(agency=agency, name="Aline", photo=make_photo(agency)).pk


def test_a_key_written_as_text_is_seen(agency, other_agency, make_photo, make_property):
    """Wagtail takes “12” for no key; the cover, the listing and the API take it for one."""
    block = gallery_block(make_photo(other_agency))
    item = block["value"]["photos"][0]["value"]
    item["photo"] = str(item["photo"])
    page = make_property(agency, live=False)
    page.body = PropertyPage._meta.get_field("body").to_python([block, energy_block()])
    with pytest.raises(ForeignReferences):
        page.save_revision(clean=False)


@pytest.mark.parametrize("key", ["", "abc", "99999999999999999999", "-1"])
def test_what_is_no_key_is_absent(page_with, key):
    page = page_with("content")
    page.body = [("rich_text", f'<p><a linktype="page" id="{key}">Voir</a></p>')]
    page.save_revision(clean=False)


def test_the_error_says_what_to_do(keys_of, page_with):
    page = filled(page_with("property"), "property", "gallery", keys_of("foreign"))
    with pytest.raises(ValidationError) as refused:
        page.save_revision()
    assert "GCANARY" not in str(refused.value)
    assert len(refused.value.messages) == 1
    assert refused.value.error_dict  # wagtail-localize asks for it


# --- one truth, few queries ---------------------------------------------------------------------


@every_block
def test_all_that_the_reference_index_knows_is_read(keys_of, page_with, body, name):
    page = filled(page_with(body), body, name, keys_of("own"))
    index = {
        (model, key)
        for ct, key, _path, _content in ReferenceIndex._extract_references_from_object(page)
        if owner_column(model := content_type_model(ct))
    }
    assert {reference.target for reference in references_in(page)} >= index
    assert len(index) >= len(bodies.kinds_in(BODIES[body].child_blocks[name]))


def content_type_model(pk):
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_id(pk).model_class()


@pytest.mark.parametrize("count", [1, 30])
def test_the_check_costs_two_queries(
    agency, make_photo, make_property, django_assert_num_queries, count
):
    first = make_photo(agency)
    photos = [first, *(copy_of(first) for _ in range(count - 1))]
    page = make_property(agency, live=False, body=[gallery_block(*photos), energy_block()])
    page = PropertyPage.objects.get(pk=page.pk)
    with django_assert_num_queries(2):  # the photos of the blocks, the owners of all targets
        assert foreign_in(page) == []
    with django_assert_num_queries(1):
        assert foreign_in(page) == []


def copy_of(photo):
    """Another row for the same file: making thirty files takes seconds."""
    from uuid import uuid4

    copied = PropertyPhoto.objects.get(pk=photo.pk)
    copied.pk = copied.id = None
    copied._state.adding = True
    copied.uuid = uuid4()
    copied.save()
    return copied


def test_visible_to_is_ownership(agency, other_agency, make_photo, make_document, make_property):
    page = make_property(agency, live=False)
    agent = Agent.all_objects.create(agency=agency, name="Aline")
    sub = agency.collection.add_child(name="Façades")
    below = make_photo(agency)
    below.collection = sub
    below.save()
    root = Collection.get_first_root_node()
    for row in (make_photo(agency), make_document(agency), page, agent, sub, below, agency):
        assert visible_to(agency, row), row
        assert not visible_to(other_agency, row), row
        assert not visible_to(None, row), row
    for row in (root, Page.get_first_root_node()):
        assert visible_to(None, row)
        assert not visible_to(agency, row)
    with pytest.raises(TypeError):
        visible_to(agency, Locale.objects.first())


def test_owners_stay_while_agencies_come(agency, make_photo):
    """Wagtail keeps collections in order of name: one more moves the paths of the others."""
    photo, held = make_photo(agency), Agency.objects.get(pk=agency.pk)
    assert visible_to(held, photo)
    assert agency_of(held.collection) == agency  # the map of owners is read
    first = Collection.get_first_root_node().add_child(name="AAA")
    fresh = PropertyPhoto.objects.get(pk=photo.pk)
    assert fresh.collection.path != held.collection.path == first.path
    assert agency_of(fresh) == agency
    assert agency_of(first) is None
    assert list(owned_by(held, PropertyPhoto.objects.all())) == [fresh]


def test_choices_follow_the_scope(agency, other_agency, make_photo):
    own, foreign, platform = make_photo(agency), make_photo(other_agency), make_photo(agency)
    platform.collection = platform.collection.get_parent()
    platform.save()
    rows = PropertyPhoto.objects.order_by("pk")
    for scoped, expected in ((agency, own), (other_agency, foreign), (None, platform)):
        with agency_scope(scoped):
            assert list(choices_in_scope(rows)) == [expected]
            offered = [photo for photo in (own, foreign, platform) if offered_in_scope(photo)]
            assert offered == [expected]
    assert choices_in_scope(rows).count() == 3  # no scope: commands and tasks


def test_a_file_stays_in_a_collection_of_the_agency(
    agency, other_agency, make_member, make_photo, make_document
):
    """Somebody who works for both agencies works for one at a time."""
    from wagtail.documents.forms import get_document_form
    from wagtail.images.forms import get_image_form

    from immo_agencies.actions import add_member
    from immo_agencies.roles import Role

    user = make_member(agency, "editor")
    add_member(other_agency, user, role=Role.EDITOR)
    sub = agency.collection.add_child(name="Façades")
    for make, form_for in ((make_photo, get_image_form), (make_document, get_document_form)):
        file = make(agency)
        form_class = form_for(type(file))
        with agency_scope(agency):
            for collection, fits in ((sub, True), (other_agency.collection, False)):
                data = {"title": file.title, "collection": collection.pk}
                form = form_class(data, {}, instance=file, user=user)
                form.is_valid()
                assert ("collection" not in form.errors) is fits

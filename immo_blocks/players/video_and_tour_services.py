"""The services whose players a page may show, as data; to add one, add a row.

An address is read into the key of a video or tour and written anew: nothing else of what somebody
pasted (tracking, settings, other paths) reaches a page. The ways addresses are written were taken
from what the services hand out; none of them answers a request of ours.
"""

from dataclasses import dataclass

VIDEO, TOUR = "video", "tour"


@dataclass(frozen=True)
class Shape:
    """One way an address may be written.

    ``path`` is a pattern for the whole path; the key is its group ``key`` or, with ``query``, the
    parameter of that name. ``extra`` names a parameter that goes with the key (unlisted videos).
    """

    path: str
    query: str = ""
    extra: str = ""


@dataclass(frozen=True)
class Service:
    """A service. ``{key}`` is the video or tour, ``{extra}`` what unlisted ones need beside it.

    ``hosts`` are without ``www.``; ``page`` is the link for people, ``player`` the frame, which
    starts at once because it is made by a click; ``frames`` is what the page's policy must allow.
    """

    code: str
    label: str
    kind: str
    hosts: tuple[str, ...]
    key: str
    shapes: tuple[Shape, ...]
    page: str
    player: str
    frames: tuple[str, ...]
    example: str
    page_extra: str = ""
    player_extra: str = ""


SERVICES: tuple[Service, ...] = (
    Service(
        code="youtube",
        label="YouTube",
        kind=VIDEO,
        hosts=("youtube.com", "m.youtube.com", "youtube-nocookie.com", "youtu.be"),
        key=r"[\w-]{11}",
        shapes=(
            Shape(r"/watch/?", query="v"),
            Shape(r"/(?:embed|shorts|live|v)/(?P<key>[\w-]+)/?"),
            Shape(r"/(?P<key>[\w-]+)/?"),
        ),
        page="https://www.youtube.com/watch?v={key}",
        player="https://www.youtube-nocookie.com/embed/{key}?autoplay=1&rel=0",
        frames=("https://www.youtube-nocookie.com",),
        example="https://youtu.be/XXXXXXXXXXX",
    ),
    Service(
        code="vimeo",
        label="Vimeo",
        kind=VIDEO,
        hosts=("vimeo.com", "player.vimeo.com"),
        key=r"\d{5,12}",
        shapes=(
            Shape(r"/video/(?P<key>\d+)/?", extra="h"),
            Shape(r"/(?:channels/[\w-]+/)?(?P<key>\d+)(?:/(?P<extra>[0-9a-f]+))?/?", extra="h"),
        ),
        page="https://vimeo.com/{key}",
        player="https://player.vimeo.com/video/{key}?dnt=1&autoplay=1",
        frames=("https://player.vimeo.com",),
        example="https://vimeo.com/000000000",
        page_extra="/{extra}",
        player_extra="&h={extra}",
    ),
    Service(
        code="dailymotion",
        label="Dailymotion",
        kind=VIDEO,
        hosts=("dailymotion.com", "geo.dailymotion.com", "dai.ly"),
        key=r"[A-Za-z0-9]{5,12}",
        shapes=(
            Shape(r"/player(?:/\w+)?\.html", query="video"),
            Shape(r"/(?:embed/)?video/(?P<key>[A-Za-z0-9]+)(?:_[^/]*)?/?"),
            Shape(r"/(?P<key>[A-Za-z0-9]+)/?"),
        ),
        page="https://www.dailymotion.com/video/{key}",
        player="https://geo.dailymotion.com/player.html?video={key}&autoplay=1",
        frames=("https://geo.dailymotion.com",),
        example="https://dai.ly/XXXXXXX",
    ),
    Service(
        code="matterport",
        label="Matterport",
        kind=TOUR,
        hosts=("my.matterport.com", "matterport.com"),
        key=r"[A-Za-z0-9]{11}",
        shapes=(
            Shape(r"/show/?", query="m"),
            Shape(r"/(?:models|discover/space)/(?P<key>[A-Za-z0-9]+)/?"),
        ),
        page="https://my.matterport.com/show/?m={key}",
        player="https://my.matterport.com/show/?m={key}&play=1",
        frames=("https://my.matterport.com",),
        example="https://my.matterport.com/show/?m=XXXXXXXXXXX",
    ),
    Service(
        code="kuula",
        label="Kuula",
        kind=TOUR,
        hosts=("kuula.co",),
        key=r"(?:[A-Za-z0-9]{2,12}/){0,3}[A-Za-z0-9]{3,12}",
        shapes=(Shape(r"/(?:share|post)/(?P<key>[A-Za-z0-9/]+?)/?"),),
        page="https://kuula.co/share/{key}",
        player="https://kuula.co/share/{key}?fs=1&vr=1&thumbs=1",
        frames=("https://kuula.co",),
        example="https://kuula.co/share/collection/XXXXX",
    ),
    Service(
        code="nodalview",
        label="Nodalview",
        kind=TOUR,
        hosts=("nodalview.com", "app.nodalview.com"),
        key=r"(?:s/)?[\w-]{16,40}",
        shapes=(Shape(r"/(?P<key>(?:s/)?[\w-]+)/?"),),
        page="https://nodalview.com/{key}",
        player="https://nodalview.com/{key}",
        # It sends visitors on to one of its own hosts, and a policy is asked for each of them.
        frames=("https://nodalview.com", "https://*.nodalview.com"),
        example="https://nodalview.com/s/XXXXXXXXXXXXXXXXXXXXXX",
    ),
    Service(
        code="klapty",
        label="Klapty",
        kind=TOUR,
        hosts=("klapty.com",),
        key=r"[A-Za-z0-9]{6,16}",
        shapes=(Shape(r"/tour/(?:tunnel/)?(?P<key>[A-Za-z0-9]+)/?"),),
        page="https://www.klapty.com/tour/{key}",
        player="https://www.klapty.com/tour/tunnel/{key}",
        frames=("https://www.klapty.com",),
        example="https://www.klapty.com/tour/XXXXXXXXXX",
    ),
    Service(
        code="giraffe360",
        label="Giraffe360",
        kind=TOUR,
        hosts=("tour.giraffe360.com",),
        key=r"[\w-]{6,64}",
        shapes=(Shape(r"/(?P<key>[\w-]+)/?"),),
        page="https://tour.giraffe360.com/{key}/",
        player="https://tour.giraffe360.com/{key}/",
        frames=("https://tour.giraffe360.com",),
        example="https://tour.giraffe360.com/XXXXXXXXXXXX/",
    ),
    Service(
        code="floorfy",
        label="Floorfy",
        kind=TOUR,
        hosts=("floorfy.com", "my.floorfy.com"),
        key=r"\d{3,12}",
        shapes=(Shape(r"/tour/(?P<key>\d+)/?"),),
        page="https://floorfy.com/tour/{key}",
        player="https://floorfy.com/tour/{key}",
        frames=("https://floorfy.com",),
        example="https://floorfy.com/tour/0000000",
    ),
    Service(
        code="cloudpano",
        label="CloudPano",
        kind=TOUR,
        hosts=("app.cloudpano.com",),
        key=r"[\w-]{4,24}",
        shapes=(Shape(r"/tours/(?P<key>[\w-]+)/?"),),
        page="https://app.cloudpano.com/tours/{key}",
        player="https://app.cloudpano.com/tours/{key}",
        frames=("https://app.cloudpano.com",),
        example="https://app.cloudpano.com/tours/XXXXXXXXX",
    ),
)


def services_for(kind: str) -> list[Service]:
    """The services of videos or of tours."""
    return [service for service in SERVICES if service.kind == kind]

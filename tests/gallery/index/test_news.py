from typing import get_args

from gallery.index.routes import completed
from gallery.opened import News, Topic
from studio_kit.events import Broadcast


async def test_who_is_too_slow_for_all_news_is_told_to_look_at_everything_once() -> None:
    broadcast = Broadcast[News]()
    with broadcast.subscribe(limit=1) as news:
        for topic in ("tags", "index"):
            broadcast.publish(News(topic))
        told = completed(await news.several(), news)
        assert {one.topic for one in told} == set(get_args(Topic))
        broadcast.publish(News("index"))
        assert completed(await news.several(), news) == [News("index")]

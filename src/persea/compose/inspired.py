"""What posts show, told as theirs: who made them, and which of the shop's products are in them. English."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.naming import called
from persea.compose.quotes import gives_orders
from persea.language.plain import markdown_escaped
from persea.values import Post, Record

_POST = (
    "“{title}”{author} has {goods} in it.",
    "“{title}”{author} shows {goods}.",
    "In “{title}”{author} you see {goods}.",
)
_FIRST = (
    "Here is what others made of it.",
    "Some who have written about that:",
    "From those who show how they use it:",
)
_NAMED = 3  # products of one post that are named


def is_harmless(post: Post) -> bool:
    """Whether a post speaks to people, and not to a machine that reads it."""
    return not gives_orders(f"{post.title}\n{post.body}\n{post.author}")


def write_inspired(
    posts: Sequence[Post], records: Sequence[Record], turn_id: str, earlier: Sequence[str] = ()
) -> str:
    """`records` are those of the posts' products that are shown; posts that show none of them are left out."""
    names, lines = called(records), list[str]()
    for post in posts:
        shown = [names[id] for id in post.product_ids if id in names][:_NAMED]
        if shown:
            author = f" by {markdown_escaped(post.author)}" if post.author else ""
            title = markdown_escaped(post.title or post.body[:60])
            told = phrases.vary(
                _POST,
                f"{turn_id}{post.id}",
                lines,
                title=title,
                author=author or " ",
                goods=phrases.listing(shown),
            )
            lines.append(" ".join(told.split()))
    if len(lines) < 2:
        return "".join(lines)
    return f"{phrases.vary(_FIRST, turn_id, earlier)} {' '.join(lines)}"

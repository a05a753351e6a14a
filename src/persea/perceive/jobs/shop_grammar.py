"""How requests in shops are put together: openings, what is wished, what is added to it, questions, orders.

Rules for shopping_talk.py, which fills the gaps: {a rule} or {a list of the shop}. Sentences that were thought of whole stand there; these
cross every opening with every wish, so that wordings which nobody thought of are not all new to the ear.
"""

from __future__ import annotations

TOGETHER = (
    ("{opening} {wish}", 6),
    ("{opening} {wish} {more of it}", 8),
    ("{opening} {wish} {more of it} {more of it}", 3),
    ("{wish} {more of it}", 2),
    ("{greeting} {opening} {wish}", 1),
    ("{question}", 8),
    ("{greeting} {question}", 1),
    ("{deed}", 3),
    ("{answer}", 2),
    ("{matter}", 2),
)
"""Sentences, and how often each comes."""

RULES = {
    name: rule.replace("\n", "|").strip("|").split("|")
    for name, rule in {
        "opening": """
show me|please show me|can you show me|could you show me|do you have|do you have any|do you sell|do you stock|do you carry|have you got
have you got any|have you any|i am looking for|i'm looking for|we are looking for|we're looking for|i'm searching for|i'm trying to find|i need
we need|i really need|i want|i want to buy|i would like|i'd like|we'd like|i'd love|i'm after|i could use|i'm interested in|i was looking for
i was hoping for|i have been looking for|find me|can you find me|could you find me|can you help me find|help me find|help me choose|search for
look for|get me|give me|recommend|can you recommend|could you recommend|can you suggest|could you suggest|please recommend|is there|are there any
are there|can i see|could i see|may i see|can i get|can i have|could i get|where can i find|where are your|where do you keep|what about|how about
tell me about|what do you have in|what kind of|i only want|i only need|just show me|only show me|i prefer|i'd prefer|my son needs|my daughter wants
my husband wants|my wife needs|he needs|she wants|he would like|she would like|we want|let's look at|i'm thinking of|i'm shopping for|i think i need
""",
        "wish": """
{things}|{things}|some {things}|{a thing}|{a thing}|{a thing}|{a quality} {thing}|{quality} {things}|some {quality} {things}|a good {thing}
a new {thing}|a nice {thing}|a really good {thing}|a cheap {thing}|another {thing}|a different {thing}|a pair of {things}|a set of {things}
{number} {things}|a few {things}|a {colour} {thing}|{colour} {things}|{material} {things}|a {material} {thing}|{brand} {things}|the {title}|your {things}
all your {things}|all {things}|your {most} {things}|your {most} {thing}|the {most} {thing}|the {most} {things}|something {quality}|anything {quality}
something|something {more}|other {things}|more {things}|{more} {things}|{a more} {thing}|one of these {things}|that {thing}|this {thing}|these {things}
those {things}|the {thing}|the {colour} {thing}|a gift|a present|a small gift|a gift idea|{a thing} and {a thing}|{things} and {things}|{things} or {things}
{a thing} or {a thing}|a box of {things}|a pack of {things}|a very {quality} {thing}|a {thing} that is {quality}|{things} that are {quality}
""",
        "more of it": """
for {person}|for {person}|for {occasion}|for {occasion}|for {a thing}|for my {thing}|for the {thing}|under {amount}|for under {amount}|below {amount}
for less than {amount}|for around {amount}|for about {amount}|over {amount}|from {amount} to {amount}|in {colour}|in {colour}|in {colour} or {colour}
in size {size}|in {size}|in a {size}|made of {material}|made from {material}|out of {material}|in {material}|with {a feature}|with {a thing}
with {things}|without {a feature}|without {things}|without {material}|that is {quality}|that are {quality}|that is not too {quality}|that isn't too {quality}
that aren't {quality}|which is {quality}|that is {more}|for someone who {does}|for somebody who {does}|who {does}|that i can {use}|that you can {use}
i can {use}|to {use}|that doesn't {fail}|that don't {fail}|that won't {fail}|that will not {fail}|that does not {fail}|that {lasts}|that goes with {a thing}
that goes with my {thing}|that fits {a thing}|that fits in my {thing}|that works with {a thing}|that looks like {a thing}|but {more}|but not {quality}
but not {colour}|but not too {quality}|and not too {quality}|and {quality}|and {things}|and {a thing}|from {brand}|by {brand}|on sale|in stock
as a gift|as a present|please|please|if possible|if you have it|with good reviews|with free shipping|with a warranty|of any kind|or something like that
or something similar|like this one|like that|like the {title}|for this {thing}|to go with this|to wear in {occasion}
""",
        "does": """
likes {things}|loves {things}|hates {things}|collects {things}|likes to cook|loves to cook|likes tea|loves coffee|travels a lot|likes to travel
likes hiking|loves camping|goes running|runs every day|cycles to work|walks a lot|works from home|works outside|has everything|is always cold
is hard to shop for|likes to read|likes music|likes to paint|likes to sew|has a garden|has a small kitchen|has two kids|has just moved|is learning to cook
has a dog|has a cat|does yoga|plays with {things}|already has {a thing}|never had {a thing}|lives in a small flat|likes {colour}
""",
        "use": """
use every day|use outside|use in {occasion}|use with {a thing}|wear to work|wear in {occasion}|wear all day|take with me|take on a plane
put in my bag|put on the wall|put on the table|put on the floor|put in the oven|put in the fridge|put in the microwave|hang on the wall|fold up|wash
wash by hand|wash at home|carry|clean easily|charge with a cable|give to {person}|give as a gift|sleep in|sit on|write with|drink from|cook with
bake with|store {things} in|play with {person}|keep {things} in|keep my {things} dry|stay warm|stay dry|read in bed|play outside|set up alone
""",
        "fail": """
break|break easily|leak|make noise|scratch|stick|shrink|fade|need batteries|need a cable|slip|smell|weigh much|weigh too much|cost too much|cost much
cost more than {amount}|take up much space|get wet|get hot|look cheap|look old|fall apart|rust|hurt|itch|take long|run out|lose its shape|let water in
""",
        "lasts": """
lasts|lasts long|lasts for years|lasts all day|is easy to use|is easy to wash|is easy to store|is easy to put together|keeps {things} warm
keeps out the wind|keeps out the cold|stays dry|stays warm|holds {number} {things}|holds a lot|fits two people|fits in a drawer|fits in a pocket
fits under a seat|is safe for kids|is good for the skin|has {a feature}|comes with {a thing}|looks nice|looks modern|turns itself off|opens by itself
""",
        "it": """
it|it|it|this|this|that|this one|that one|the {thing}|the {thing}|the {thing}|the {title}|the {title}|the {colour} one|the {colour} {thing}
the first one|the second one|the third one|the last one|the other one|the {more} one|the {most} one|your {thing}|the {quality} one|the {thing} from {brand}
the {material} {thing}|the {size} one
""",
        "question": """
is {it} {quality}|is {it} {quality} enough for {occasion}|is {it} too {quality}|is {it} too {quality} for {person}|is {it} {quality} or {quality}
is {it} in stock|is {it} still available|is {it} available|is {it} available in {colour}|is {it} available in {size}|is {it} on sale|is {it} made of {material}
is {it} good|is {it} good for {occasion}|is {it} good for {person}|is {it} suitable for {person}|is {it} any good|is {it} safe for {person}|is {it} worth it
is {it} really {quality}|is {it} {more} than {it}|is {it} the same as {it}|is {it} easy to {use}|is {it} a good gift|is {it} new|is there {a feature} on {it}
are they {quality}|are they any good|are they in stock|are the {things} {quality}|are the {things} made of {material}|are these good for {occasion}
are these {things} {quality}|are those {things} in stock|are your {things} {quality}|are your {things} made of {material}|do the {things} come in {colour}
do these {fail}|do they {fail}|do they come in {colour}|do they come in size {size}|do they fit {person}|do the {things} {fail}|do your {things} {fail}
does {it} {fail}|does {it} come with {a thing}|does {it} come with {things}|does {it} come in {colour}|does {it} come in {size}|does {it} have {a feature}
does {it} have {things}|does {it} fit {person}|does {it} fit in {a thing}|does {it} go with {a thing}|does {it} work with {a thing}|does {it} work outside
does {it} include {a thing}|does {it} contain {material}|does {it} last long|does {it} run small|does {it} look good|does {it} keep {things} warm
how {measure} is {it}|how {measure} is {it}|how {measure} are the {things}|how {measure} are they|how much is {it}|how much are the {things}|how much are they
how much does {it} cost|how much does {it} weigh|how much does {it} hold|how much would {it} be|how much for {it}|how many {things} come with {it}
how many {things} are in {it}|how many {things} do you have|how many {things} do i need|how many {things} fit in {it}|how many people can use {it}
how many are in a box|how long does {it} last|how long does {it} take|how long is the warranty on {it}|how do i use {it}|how do i {use}|how do you clean {it}
how does {it} work|how does {it} fit|how good is {it}|what is {it} made of|what's {it} made of|what size is {it}|what sizes do you have|what colour is {it}
what colours do you have|what colours are there|what does {it} come with|what does {it} cost|what does {it} do|what is {it} for|what is in {it}
what is {it} like|what is special about {it}|what is wrong with {it}|what can i {use}|what can i use {it} for|what else do you have|what else is there
what else goes with {it}|what would you buy|what {things} are there|what {things} are {quality}|what {things} go with {it}|what kind of {thing} is {it}
what kinds of {things} do you have|what's the best way to {use}|what's the {most} {thing} for {occasion}|what's the {most} {thing} you have
what is the {most} {thing} you sell|what is the {most} one|what is the {most} {thing} under {amount}|what is good for {occasion}|what is the best for {person}
which {thing} is best for {occasion}|which {thing} is {more}|which {thing} would you recommend|which {things} are the {most}|which {things} {fail}
which {things} do you have in {colour}|which {thing} has {a feature}|which {things} have {a feature}|which {thing} can i {use}|which {thing} {lasts}
which one {lasts}|which one has {a feature}|which one do you recommend|which one do people like|which one is better|which one is best for {occasion}
which one should i get|which one should i buy|which is {more}|which is better {it} or {it}|which is {more} {it} or {it}|which of them is {quality}
which of the {things} is {more}|which of the {things} are {quality}|which of those is {more}|which size would fit {person}|which colour do you have
can i {use}|can i use {it} in {occasion}|can i use {it} with {a thing}|can i use {it} outside|can i wash {it}|can i return {it}|can i put {it} in the washing machine
can i put {it} in the oven|can i put {it} outside|can i get {it} in {colour}|can i get {it} in {size}|can i get {it} without {a feature}|can {person} use {it}
can you tell me more about {it}|can you show me {it} in {colour}|can you compare {it} and {it}|can you fold {it}|can you wash {it}|can you hear {it}
will {it} fit in {a thing}|will {it} fit {person}|will {it} fit me|will {it} last|will {it} be back in stock|will {it} {fail}|would {it} fit {person}
would {it} be good for {occasion}|would {it} work for {occasion}|would {person} like {it}|should i get {it} or {it}|should i take a {size}|who makes {it}
where is {it} made|where does {it} come from|why is {it} so {quality}|why is {it} {more}|when will {it} be in stock|has {it} got {a feature}|do i need {a thing}
do i need {a thing} for {it}|do you have {it} in {colour}|do you have {it} in {size}|do you have {it} in stock|do you have {it} without {a feature}
do you have one that {lasts}|do you have one in {colour}|do you have one with {a feature}|do you have ones that don't {fail}|do you have a {more} one
do you have anything {more}|do you have anything {quality}|do you have anything like {it}|do you have anything under {amount}|do you like {it}
do people like {it}|do people say it is {quality}|did people like {it}|is anything on sale|is there a {thing} that {lasts}|is there one that {lasts}
is there one in {colour}|is there one with {a feature}|is there one for {person}|is there a {more} {thing}|is there a difference between {it} and {it}
""",
        "measure": "heavy|big|long|wide|tall|high|deep|thick|warm|loud|soft|large|small|light|bright|hot|strong|old|good|expensive|sharp|sturdy",
        "deed": """
add {it} to {cart}|add {it} to {cart} please|add {number} {things} to {cart}|add {number} of {it} to {cart}|add {it} and {it} to {cart}|add {it}
add one more|add {number} more|please add {it}|can you add {it} to {cart}|put {it} in {cart}|put {number} {things} in {cart}|put {it} back|put both in {cart}
put one in {cart}|take {it} out|take {it} out of {cart}|take out {it}|remove {it}|remove {it} from {cart}|remove the {things} from {cart}|delete {it}
i'll take {it}|i'll take {number} of them|i'll take both|i'll have {it}|i'd like to buy {it}|i'd like to order {it}|i want to order {it}|i want {it}
i want {number} of {it}|order {it}|buy {it}|save {it} for later|keep {it}|make it {number}|change it to {number}|change the size to {size}|i want {it} in {size}
change the colour to {colour}|make that {number}|swap {it} for {it}|compare {it} and {it}|compare {it} with {it}|compare these|compare the prices
open {it}|show me {it}|show me {it} again|show me {it} in {colour}|show me pictures of {it}|show me the reviews of {it}|show me the details
show me {cart}|what is in {cart}|what's in {cart}|how much is {cart}|go back|go to checkout|check out please|empty {cart}|clear {cart}|watch {it} for me
tell me if {it} gets cheaper|tell me when {it} is cheaper|let me know when {it} is in stock|notify me when {it} is in stock|sort by price
sort by rating|sort them by price|show the {most} first|start over|forget the {colour}|forget about the {things}|hide the {colour} ones
""",
        "cart": "my cart|my cart|the cart|my basket|the basket|my shopping cart|my list|my wish list",
        "answer": """
yes|no|yes please|no thanks|okay|sure|that's all|that's it|that's too much|that is too {quality}|it's too {quality}|too {quality}|not that one
not {quality} enough|i don't like it|i don't like {it}|i like {it}|i like {it} better|i love {it}|i prefer {it}|no the {colour} one|yes the {colour} one|no {things}
i already have {it}|i already have {a thing}|i have {a thing} at home|i don't need {a thing}|i don't want {a thing}|i don't care about {a feature}|any colour is fine
any size|{colour} is fine|{colour} would be nice|it should be {quality}|it should be {quality} and {quality}|it must be {quality}|it must be made of {material}
it has to be {quality}|it should have {a feature}|it shouldn't {fail}|it shouldn't be too {quality}|it needs to be {quality}|it is for {occasion}
they are for {person}|they should be {quality}|my size is {size}|i usually wear {size}|my budget is {amount}|i can spend {amount}|i have {amount}|up to {amount}
around {amount}|about {amount}|no more than {amount}|not more than {amount}|less than {amount}|{amount}|{price}|only {price}|nothing over {amount}
the one with {a feature}|the one from {brand}|the one that {lasts}|the one for {person}|the ones in {colour}|{it} please|something for {person}
nothing {quality}|without {a feature}|mostly for {occasion}|both|neither|either one|all of them|the {quality} ones|maybe {it}|what about {it}|how about {it}
i'm not sure|i don't know|i don't know yet|never mind|good|great|perfect|that sounds good|that looks good
""",
        "matter": """
how much is {shipping}|how much does {shipping} cost|how long does {shipping} take|do you offer {shipping}|is {shipping} free|what does {shipping} cost
when will my order arrive|when does my order come|has my order been sent|can i cancel my order|can i change my order|can i track my order
i want to return {it}|i'd like to return {it}|what is your return policy|what's your return policy
how do returns work|how many days do i have|can i exchange {it}|can i exchange {it} for {size}|do you give refunds|where is my refund|my {thing} is broken
my {thing} arrived broken|my {thing} has not arrived|the {thing} i bought is too {quality}|i bought {a thing} and it is {quality}|what payment do you accept
can i pay with a card|can i pay later|do you accept gift cards|do you have a store|where is your store|when are you open|do you have a discount
is there a discount|do you have a discount code|do you price match|do you repair {things}|do you engrave {things}|do you gift wrap {things}
can you deliver by {day}|can it be here by {day}|will it come before {day}|does it ship today|is the warranty included|what is the warranty on {it}
what do you know about me|what can you do|who are you|can i talk to a person|can i speak to somebody|help
""",
        "shipping": "shipping|delivery|express shipping|express delivery|shipping to {country}|delivery to {country}|next day delivery",
        "country": "canada|germany|france|england|ireland|spain|italy|australia|mexico|the states|europe|scotland|austria|switzerland",
        "day": "monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|christmas|next week|the weekend|easter",
        "greeting": "hello|hi|hi there|good morning|good evening|hey|excuse me|okay|please|well|and|also|actually|so|no|yes|thanks",
    }.items()
}

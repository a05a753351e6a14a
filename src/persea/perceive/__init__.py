"""From bytes to what was said, seen and read.

`perceive` is the way in: one upload, one Perceived. What decodes and recognises runs in processes of its own (worker.py,
child.py, jobs/), which the kernel holds, so that a hostile file reaches nothing and a crash ends nobody's talk.
"""

from persea.perceive.perceive import Senses as Senses
from persea.perceive.perceive import get_ready as get_ready
from persea.perceive.perceive import perceive as perceive
from persea.perceive.perceive import write_down as write_down
from persea.perceive.showing import cut_out as cut_out
from persea.perceive.showing import kept_form as kept_form
from persea.perceive.showing import page_picture as page_picture

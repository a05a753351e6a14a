"""What is said in an emergency and to questions of health, law and money: reviewed wording in four languages.

Data and nothing else. First aid as ambulance services and resuscitation councils teach lay people; no doses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from persea.values import Care, Sign


@dataclass(frozen=True, slots=True)
class CareWords:
    """Sentences with slots: `{call}` is the emergency number, `{other}` those of elsewhere."""

    call: str
    maybe: str
    """Opens where it is not told what happened."""
    elsewhere: str
    crisis: str
    crisis_anywhere: str
    poison: str
    violence: str
    do: Mapping[Sign, str]
    self_harm: str
    """Opens where somebody may end their life; `{crisis}` is the line to talk to."""
    abuse: str
    close: str
    again: tuple[str, ...]
    general: Mapping[Care, str]
    """Behind what a page of the shop says."""
    unknown: Mapping[Care, str]
    unknown_again: Mapping[Care, tuple[str, ...]]


ENGLISH = CareWords(
    call="**Call {call} now.**",
    maybe="**If somebody is hurt, very unwell or in danger, call {call} now.**",
    elsewhere="Elsewhere: {other}.",
    crisis="To talk to someone at any hour: **{crisis}**.",
    crisis_anywhere="To talk to someone: 988 in the US and Canada, 116 123 in the UK, Ireland and much of Europe.",
    poison="Poison information: **{poison}**.",
    violence="Help for people who are hurt or threatened at home: **{violence}**.",
    do={
        Sign.CARDIAC: "If somebody does not wake up or does not breathe normally, push hard and fast on the middle of the chest and send for a defibrillator until help comes. Who is awake: sit down, rest, and do not drive yourself.",
        Sign.STROKE: "Note when it began, do not eat or drink, and do not wait to see whether it passes.",
        Sign.BREATHING: "Sit upright, loosen tight clothes, and use a prescribed inhaler if there is one. Stay on the line.",
        Sign.CHOKING: "If they cannot cough or speak: five firm blows between the shoulder blades, then five abdominal thrusts, in turn (for a baby: chest thrusts instead). If they go limp, begin chest compressions.",
        Sign.ANAPHYLAXIS: "Use a prescribed adrenaline pen at once if there is one, into the outer thigh. Lie down with legs raised, or sit up if breathing is hard.",
        Sign.BLEEDING: "Press hard on the wound with a clean cloth and do not let go. Do not pull out anything that is stuck in it. If blood is vomited or coughed up, sit or lie still and do not eat or drink.",
        Sign.SEIZURE: "Move hard things away, put something soft under the head, hold nothing down and put nothing in the mouth; look at the time. Afterwards roll them onto their side.",
        Sign.HEAD_INJURY: "Keep the head and neck still, do not leave them alone, and watch that they can be woken.",
        Sign.MENINGITIS: "Do not wait for a rash or for more signs: this can get worse within hours.",
        Sign.INFANT_FEVER: "A baby this young with a fever, or who is limp or will not feed, has to be seen by a doctor at once, day or night. Give no medicine unless they tell you to.",
        Sign.PREGNANCY: "Then call your maternity unit, lie on your side, and let nobody drive you but an ambulance if there is heavy bleeding. If the baby is coming, stay on the line: they will tell you what to do.",
        Sign.BURN: "Get away from the heat. Cool a burn with cool running water for twenty minutes, take off rings, put no ice, butter or cream on it. If it is in the eye, rinse with water without stopping. If something is on fire, leave and close the door.",
        Sign.DIABETIC: "If they are awake and can swallow, and the sugar is low, give something sugary. Put nothing in the mouth of somebody who is drowsy or not awake; lay them on their side.",
        Sign.HEAT: "Get them into the shade, take off clothes, and cool them with water and air at once. Give sips only to somebody who is fully awake. For a child locked in a hot car, call and break the window farthest from the child.",
        Sign.SEPSIS: "Say “could this be sepsis?”. Do not wait until the morning.",
        Sign.DROWNING_ELECTRIC: "Do not touch them while they touch the current: switch it off first. Whoever was under water or had a shock has to be seen, even if they feel well. If they do not breathe, begin rescue breaths and chest compressions.",
        Sign.POISONING: "Do not make them vomit, and keep the packet at hand. After fumes or gas, go out into fresh air first and use no switches or flames.",
        Sign.OVERDOSE: "Do this even if they feel well now. Do not make them vomit, say what was taken and when, stay with them, and lay them on their side if they are drowsy. Give naloxone if there is some and it may be an opioid.",
        Sign.GENERAL: "Say where you are and what happened, and stay on the line. If somebody does not breathe normally, push hard and fast on the middle of the chest; press hard on what bleeds; after fumes go out into fresh air. If I have misread you, just ask again in other words.",
        Sign.THREAT_OF_VIOLENCE: "Ask for the police. Get away from whoever could be hurt or could hurt you, to where there are others, and put the weapon out of reach if it is yours. If you are afraid of what you may do, say just that: they will help you.",
    },
    self_harm="**Please talk to someone right now: {crisis}.** If you are about to act, or have already hurt yourself, call **{call}**, and press hard on what bleeds. Move away from what you could use and let somebody be with you. If it is about somebody else, stay with them and call for them. I am glad that you said it.",
    abuse="**If you are in danger now, call {call}.** What is being done to you is not your fault, and you can get help. If this screen may be seen, clear it and use another phone.",
    close="I am only a shop's assistant: I cannot call for you or see how you are.",
    again=(
        "**Please call now: {call}.** They can help, and I cannot.",
        "The people to reach are at **{call}**. Please do it now, and do not stay alone.",
        "I can only say it again: **{call}**, at any hour.",
    ),
    general={
        Care.MEDICAL: "That is general information, not advice for you: a pharmacist or a doctor can say what holds in your case.",
        Care.LEGAL: "That is general information, not legal advice: a lawyer or a consumer advice centre can say what holds in your case.",
        Care.MONEY: "That is general information, not financial advice: a bank or an independent adviser can say what holds in your case.",
    },
    unknown={
        Care.MEDICAL: (
            "That is a health question, and I would only be guessing, so I will not. A pharmacist can answer many"
            " such questions at once, and a doctor or a nurse line the rest. If it is urgent or getting worse,"
            " please call your local emergency number."
        ),
        Care.LEGAL: (
            "That is a legal question, and the answer depends on where you are and on details I cannot judge, so I"
            " will not guess. A lawyer, a legal aid office or a consumer advice centre can tell you reliably."
        ),
        Care.MONEY: (
            "That is a question about money where a wrong answer could cost you, and I would only be guessing. A"
            " bank, an independent financial adviser or your tax office can answer it reliably."
        ),
    },
    unknown_again={
        Care.MEDICAL: (
            "That is for a pharmacist or a doctor as well; I would be guessing. If it gets worse, call your emergency number.",
            "On health I have to pass again: a pharmacist, a nurse line or a doctor can say, and for anything urgent your"
            " local emergency number.",
            "Here, too, somebody with medical training should answer, not a shop's assistant.",
        ),
        Care.LEGAL: (
            "The same holds here: a lawyer or a consumer advice centre can tell, and I cannot.",
            "On the law I pass again; legal aid or a consumer advice centre is the place for it.",
            "Somebody who knows the law where you live should answer that, too.",
        ),
        Care.MONEY: (
            "On money I pass again; a bank or an independent adviser can tell you.",
            "The same holds here: that is for an adviser or your tax office, not for me.",
            "Somebody who can see your accounts should answer that, too.",
        ),
    },
)  # fmt: skip

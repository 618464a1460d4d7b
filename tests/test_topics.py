"""Topics of texts: phrases that mention a topic, and phrases that say the opposite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stenosis_routines.language.topics import all_said, said

SAID = {
    "push_through": """
        Push through the pain
        Push past the pain barrier
        Push-through-the-pain day
        Feel the burn and keep going
        Embrace the discomfort
        If it hurts, keep going
        Keep going when it starts to hurt
        Keep going even if it hurts
        Don't be afraid of a little pain, push on
        Don't worry, push through the discomfort
        If you're not used to it, push through the discomfort
        Work through any numbness
        Pain means it is working
        Pain is a sign of progress
        Pain is just weakness leaving the body
        No excuses: pain is temporary
        Just power through
        Push yourself until it hurts
        Ignore your symptoms
        Continue despite numbness in the legs
        Carry on regardless of pain
        Grit your teeth and carry on
        You should feel pain
        No pain, no gain!
        NO PAIN NO GAIN
        Don\u2019t stop when it hurts
        Never stop because of pain
        Do not rest when it hurts
        Do it even though your back hurts
        Work past your pain threshold
        Keep pushing, the pain will fade
        아파도 참으세요
        통증을 참고 계속하세요
        통증을 이겨내세요
        통증이 심해도 계속하세요
        고통을 즐기세요
        아프더라도 계속
        Don't be afraid to push through the pain
        Do not hesitate to push through pain
        Don't forget to push through the pain
        Not only push through pain but enjoy it
        Stop whining and push through the pain
        Stop whining, push through pain
        Avoid resting and push through pain
        Instead of resting push through the pain
        You cannot improve without pushing through pain
        There is no reason not to push through pain
        No need to stop if the pain gets worse
        통증을 참고 계속하고 쉬지 마세요
        통증이 있어도 그만두지 마세요
        아파도 포기하지 마세요
        이를 악물고 절대 포기하지 마세요
        통증을 참고 하지 않으면 효과가 없습니다
        통증이 심해도 멈추지 마세요
        꾹 참으세요
        No pain; no gain!
        pu\u200bsh through pain
        Pus\xadh through pain
        Push thr\u043eugh the p\u0430in
        Stretch into the pain
        Bear the pain
        Stretch to the point of pain
        If it hurts, you're doing it right
        When it hurts, do more
        Don't mind the pain
        Pushing thru the pain
        Trotz Schmerzen weitermachen
        忍痛坚持到力竭
    """,
    "strenuous": """
        To failure
        Until you can't do any more
        AMRAP
        As many reps as you can
        All-out
        All out!
        Maximum effort
        RPE 9
        As fast as you can
        Until fatigue
        Until your legs shake
        85% 1RM
        RPE: 9
        RIR: 0
        0RIR
        Until muscles fail
        Until you drop
        95% of your max
        Zone 5
        Borg 19
        Flat out
        Maximum number of repetitions
        실패할 때까지
        쓰러질 때까지
        한계까지
    """,
    "uncontrolled": """
        Bounce at the end
        Swing the leg up
        Quickly, up and down
        반동을 이용해서
    """,
    "stop": """
        Stop if it hurts
        Stop if the pain gets worse
        If the pain gets worse, stop
        Discontinue exercise with increased leg pain
        Do not continue if pain increases
        통증이 심해지면 중단하세요
    """,
    "consult": """
        Ask your doctor before you start
        Please talk to your physical therapist first
        Check with your GP
        Seek medical advice before starting
        시작하기 전에 의사와 상담하세요
    """,
}

NOT_SAID = {
    "push_through": """
        Do not push through pain
        Never push through the pain
        Avoid pushing through pain
        Don't try to work through pain
        It should not hurt
        Exercise without pain
        Never ignore pain
        Pain is not normal
        Keep going only if there is no pain
        You should not continue if the pain gets worse
        통증을 참지 마세요
        아프면 쉬세요
        Push your heel through the floor
        Breathe through the nose
        Continue until symptoms ease
        Do this even if you have no pain
        Accept help if you have pain
        Stop when pain starts, even if it hurts only a little
        Go only until just before it hurts
        Do not, under any circumstances, push through pain
        Train through a pain-free range
    """,
    "strenuous": """
        Do not go to failure
        Never to exhaustion
        Gentle effort
        At most 20 repetitions
        Without intense effort
        Nothing strenuous
        No maximal effort
        Keep it easy (RPE 2 of 10)
        As far as possible without pain
    """,
    "uncontrolled": """
        Do not swing the leg
        Do not bounce, swing or jerk
        Avoid fast movement
        Breakfast
        No bouncing
        No swinging, no jerking
        Gently, no momentum
    """,
    "stop": """
        Do not stop if the pain gets worse
        Stop the clock after a minute
    """,
    "consult": """
        The doctor is in the house
        No need to ask your doctor
    """,
}


def cases(table):
    return [
        (topic, line.strip().encode().decode()) for topic, lines in table.items() for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(("topic", "text"), cases(SAID))
def test_the_topic_is_found(topic, text):
    assert said(topic, text)
    assert topic in all_said("Sway", text)


@pytest.mark.parametrize(("topic", "text"), cases(NOT_SAID))
def test_the_topic_is_not_found(topic, text):
    assert not said(topic, text)


@given(st.sampled_from(cases(SAID)), st.sampled_from(["Slowly.", "Twice a day!", "천천히.", "(lying down);"]))
def test_another_sentence_beside_it_changes_nothing(case, beside):
    topic, text = case
    assert said(topic, f"{beside} {text}. {beside}")


@pytest.mark.parametrize("text", ["Push through\npain", "Push through\\n the pain", "Push\tthrough pain"])
def test_a_broken_line_hides_nothing(text):
    assert said("push_through", text)


def test_lines_are_also_read_by_themselves():
    assert said("push_through", "No swinging\nPush through pain")


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    assert set(all_said(text)) <= set(SAID)

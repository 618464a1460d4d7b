"""Signs of an emergency, when to stop, and opening hours, as leaflets say them."""

import pytest

import stenosis_routines as sr
from builders import ADVICE
from stenosis_routines.language import read


def verdict(text):
    item = sr.Prescription(sr.Exercise(name="Lying ankle pump"), sr.Dose(reps=10))
    return sr.check(sr.Routine("Test", (sr.Session("A", (item,)),), (*ADVICE, text))).verdict


@pytest.mark.parametrize(
    "text",
    [
        (
            "Go to A&E straight away if you become numb between the legs, cannot control your "
            "bladder or bowels, or your legs suddenly become weak."
        ),
        (
            "Emergency: new numbness between the legs, loss of bladder or bowel control, sudden "
            "leg weakness. Call your local emergency number now."
        ),
        "CALL 911 for loss of bladder or bowel control, numbness in the groin, or sudden leg weakness.",
        "Come back to ER right away: can't hold or pass urine, numb between legs, legs go weak.",
        (
            "Call 999 if you lose feeling between your legs, lose control of your bladder or "
            "bowels, or your legs suddenly weaken."
        ),
        (
            "Seek emergency care immediately if you have numbness in the saddle region, new "
            "bladder or bowel problems or sudden weakness of the legs."
        ),
        (
            "If you lose feeling between your legs, lose control of bladder or bowel, or a leg "
            "suddenly goes weak, call 999."
        ),
        "Emergency: saddle numbness, loss of bladder or bowel control, sudden leg weakness. Attend A&E.",
        "If you go numb down below or can't hold your wee, or your leg just goes, ring 999.",
        "Go to hospital the same day if you are numb between the legs; do not wait until Monday.",
        "Call an ambulance if a leg suddenly gives way.",
        (
            "Go to A&E at once if you notice numbness around the back passage, trouble passing "
            "urine, or weakness in both legs."
        ),
        "Ring 999 if you cannot pee, if you wet yourself, or if you are numb around the genitals.",
        "If one foot suddenly drops, see a doctor today.",
        (
            "New numbness around your bottom, new trouble controlling your bladder, or sudden "
            "weakness in a leg: go to the emergency department."
        ),
        "Call 112 straight away for sudden weakness in both legs.",
        "Call 911 right away if you can't control when you pee or poop, or feel numb in the groin.",
        "Seek help at once if both legs suddenly go weak or numb.",
        "Stop and call your doctor if you feel sudden severe pain or sudden weakness.",
        "If your legs suddenly feel weak, stop and call your doctor.",
        "If a leg gives way, stop and see your doctor.",
        "Red flags: saddle numbness, incontinence, foot drop, sudden leg weakness. Go to A&E.",
        "Loss of bladder control, loss of bowel control, numbness between the legs - call 999.",
        (
            "If you develop numbness in the saddle area or problems with your bladder or bowels, "
            "go to your nearest emergency department immediately."
        ),
        "Call 999. Do not wait.",
        "If you are numb between the legs, call 999 and do not wait until morning.",
        "If you cannot pass urine, go to A&E without waiting.",
        "Go to A&E the same day if a leg suddenly goes weak. Don't wait until Monday.",
        "And Mum, if you go numb down below or can't hold your wee, or your leg just goes, ring 999.",
        "If you go numb down below, ring 999 and then me.",
        "Emergency signs: numb between the legs, trouble passing urine, a leg that suddenly gives way. Ring 112.",
        "회음부 감각이 둔해지거나, 대소변 조절이 안 되거나, 다리 힘이 갑자기 빠지면 즉시 응급실로 오십시오.",
        "다리 사이 감각이 없거나, 소변·대변 조절이 안 되거나, 다리 힘이 갑자기 빠지면 119에 연락하세요.",
        "응급: 회음부 감각 소실, 대소변 조절 장애, 갑작스러운 다리 마비 시 즉시 응급실로 가십시오.",
        (
            "소변이나 대변을 조절할 수 없거나, 다리 사이에 감각이 없거나, 갑자기 힘이 빠지면 즉시 "
            "의사의 진료를 받으십시오."
        ),
        "대소변 장애, 사타구니 감각 저하, 갑작스러운 다리 힘 빠짐은 응급입니다. 바로 119에 전화하세요.",
        "즉시 진료: 회음부 감각 저하, 대소변 장애, 갑작스러운 다리 근력 저하",
        "소변 안 나옴 / 샘, 사타구니 감각 없음, 다리 힘 빠짐 → 바로 응급실!",
        "소변이 안 나오거나 새거나, 다리가 갑자기 풀리면 바로 응급실입니다.",
        "갑자기 다리에 힘이 빠지면 바로 응급실로 가세요.",
        "소변을 참을 수 없거나 항문 주위 감각이 없으면 즉시 병원에 가세요.",
        "다리가 갑자기 마비되면 119에 전화하세요.",
        "사타구니가 저리거나 대변을 조절하지 못하면 내일까지 기다리지 말고 응급실로 가세요.",
        (
            "Sofort in die Notaufnahme: Taubheit im Schritt, Verlust der Kontrolle über Blase oder "
            "Darm, plötzliche Schwäche in den Beinen."
        ),
        "Notfall (112): Taubheit zwischen den Beinen, Blase oder Darm außer Kontrolle, plötzlich schwaches Bein.",
        (
            "Bei Taubheit im Genital- oder Afterbereich, Blasen- oder Darmstörungen oder "
            "plötzlicher Beinschwäche sofort den Notruf 112 wählen."
        ),
        (
            "Ein Fall für den Notarzt sind Taubheit im Schritt, Verlust der Blasen- oder "
            "Darmkontrolle und plötzliche Schwäche der Beine."
        ),
        "Notfall: Reithosentaubheit, Blasen- oder Mastdarmstörung, plötzliche Lähmung. Rufen Sie 112.",
        (
            "Wenn Sie zwischen den Beinen nichts mehr spüren oder die Kontrolle über Ihre Blase "
            "verlieren, rufen Sie sofort 112."
        ),
        "Gehen Sie sofort in die Notaufnahme, wenn ein Bein plötzlich nachgibt oder Sie kein Wasser lassen können.",
        "Wenn Ihre Beine plötzlich schwach werden, gehen Sie sofort zum Arzt.",
        "Bei plötzlicher Schwäche im Bein sofort zum Arzt.",
        "Wenn Sie Ihren Urin nicht halten können, rufen Sie den Notruf 112.",
        (
            "Acuda de inmediato a urgencias si nota adormecimiento entre las piernas, pierde el "
            "control de la orina o las heces, o una pierna se debilita de repente."
        ),
        (
            "Emergencia: zona íntima dormida, pérdida de control de vejiga o intestino, debilidad "
            "repentina en una pierna. Llama al 112."
        ),
        (
            "Vaya a urgencias si pierde sensibilidad entre las piernas, no controla la orina o las "
            "heces, o nota debilidad repentina."
        ),
        "Urgencias: falta de sensibilidad entre las piernas, pérdida de control de orina o heces, debilidad brusca.",
        (
            "Si aparece adormecimiento en la zona genital, descontrol de esfínteres o debilidad "
            "súbita, no espere: urgencias."
        ),
        "Llame al 112 si no puede orinar o si le falla una pierna de repente.",
        "Si de repente siente debilidad en las piernas, llame a su médico.",
        "Si nota acorchamiento en la zona de la silla de montar, acuda a urgencias sin esperar.",
        "Si una pierna pierde fuerza de golpe, vaya al hospital.",
        (
            "Appelez le 15 sans attendre en cas d'insensibilité entre les jambes, de perte de "
            "contrôle des urines ou des selles, ou de faiblesse brutale d'une jambe."
        ),
        "Urgence, appelez le 15 ou le 112 : périnée insensible, fuites ou blocage des urines, jambe soudain faible.",
        (
            "Urgence : perte de sensibilité entre les jambes, troubles urinaires ou intestinaux "
            "soudains, faiblesse brutale des jambes. Composez le 15."
        ),
        (
            "Un engourdissement de l'entrejambe, une perte de contrôle des urines ou des selles, "
            "une jambe qui se dérobe soudainement : direction les urgences, sans délai."
        ),
        (
            "Consulter en urgence : anesthésie entre les jambes, troubles des urines ou des "
            "selles, perte de force soudaine."
        ),
        "Si une jambe devient soudainement faible, consultez un médecin.",
        "Rendez-vous aux urgences si vous n'arrivez plus à uriner ou si une jambe lâche brusquement.",
        "En cas de faiblesse soudaine d'une jambe, arrêtez et appelez le 15.",
        "Si vous ne sentez plus votre périnée, appelez le 112.",
        "股の間の感覚がない、尿や便が出にくい・漏れる、急に脚に力が入らないときは、すぐに受診してください。",
        "股の間のしびれ、尿・便のトラブル、急な脚の脱力は119番へ。",
        "陰部のしびれ、排尿・排便の異常、急な脚の脱力があれば、すぐに病院へ。",
        "お股のしびれ、おしっこの異常、急に脚に力が入らないときは迷わず119番。",
        "急に足に力が入らなくなったら、すぐに救急外来を受診してください。",
        "尿が漏れたり、便が我慢できなかったりするときは、すぐに病院を受診してください。",
        "肛門の周りの感覚が鈍いときは、すぐに主治医に連絡してください。",
        "脚の力が急に抜けたら中止し、すぐに受診してください。",
        "出现会阴部麻木、大小便失控、下肢突然无力,请马上到急诊就诊。",
        "急救: 两腿之间麻木、大小便控制不住、腿突然无力,请拨打120",
        "如果会阴部发麻、大小便失禁或排不出、腿突然没力气,请立即去医院急诊。",
        "下身发木、尿憋不住、腿突然没劲儿,先打120。",
        "如果腿突然没劲，请立即就医。",
        "突然下肢无力时，马上去医院。",
        "小便困难、会阴部没有感觉，请立即去急诊。",
        "如果腿突然发软，停止练习并联系医生。",
    ],
)
def test_a_sign_with_advice_to_get_help_passes(text):
    assert verdict(text) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Stop if leg pain or tingling builds up.",
        "Stop if leg pain or tingling grows.",
        "Stop if pain, tingling or heaviness travels further down your leg.",
        "Stop if the pain in your leg increases.",
        "STOP if you feel increasing leg pain, numbness or dizziness.",
        "Hurts more down the leg? Stop, rest, try less tomorrow.",
        "Pain creeping down the leg? Rest.",
        "Pain creeping down the leg? Stop and rest.",
        "A mild pull is fine; pain that gets worse is not.",
        "A mild stretch is fine; leg pain, tingling or numbness that gets worse is not – stop and rest.",
        "It should settle within a few minutes of resting.",
        "Stop the session if leg pain rises by more than 2 points on the 0–10 scale.",
        "Stop if your pain goes up by more than 2 points on a scale of 0 to 10.",
        "If the leg goes fizzy or it hurts more, stop.",
        "If the pins and needles come on stronger, I stop and try again tomorrow.",
        "Should it hurt more, stop.",
        "If your leg symptoms spread further down, stop and rest.",
        "Stop if leg pain keeps growing.",
        "Member Nurse Line, 24 hours a day.",
        "Questions? Call our nurse line, 24 hours a day.",
        "Physiotherapy reception: Monday to Friday, 8.30am–4.30pm",
        "Call us Monday to Friday, 9am to 5pm.",
        "Spine clinic in 6 weeks.",
        "Open 24 hours.",
        "Helpline open 24/7.",
        "Out of hours: call 111, 24 hours a day, 7 days a week.",
        "외래 진료: 평일 08:30~17:00",
        "외래 진료: 평일 08:30~17:00 (점심시간 12:30~13:30)",
        "진료시간: 월~금 09:00~18:00, 토 09:00~13:00",
        "통증이 다리 쪽으로 번지면 중단하십시오.",
        "다리가 더 저리거나 아프면 바로 정지!",
        "더 아프고 저리면 쉬세요.",
        "다리 통증이나 저림이 늘어나면 중단하세요.",
        "통증이 다리 아래로 내려가면 멈추세요.",
        "다리 저림이 점점 심해지면 쉬세요.",
        "저림이나 통증이 심해지면 쉬고, 다음 진료 때 말씀해 주세요.",
        "门诊时间:周一至周五 8:00—11:30,14:00—17:00",
        "营业时间:每天8:00—21:30",
        "停下:疼痛往腿上窜或越来越麻",
        "如腿痛、麻木加重,请立即停止。",
        "越做越疼就停下,去看医生。",
        "如果疼痛往下窜，请停下来休息。",
        "受付時間 平日8時30分〜11時30分(土日祝休診)",
        "営業時間 月〜金 9:00〜18:30、土 9:00〜13:00",
        "診療時間 平日9時〜17時",
        "痛みやしびれが脚に広がったらストップ。",
        "脚の痛みやしびれが強くなったら中止してください。",
        "痛みが増したらやめて、医師にご相談ください。",
        "しびれが強くなったら休んでください。",
        "Montag bis Freitag 8–18.30 Uhr, Samstag 8.30–13 Uhr",
        "Sprechzeiten: Mo, Di, Do 8–12 und 15–18 Uhr, Mi und Fr 8–12 Uhr",
        "Hören Sie auf, wenn Schmerzen oder Kribbeln im Bein zunehmen.",
        "Stopp, wenn der Schmerz ins Bein zieht oder stärker wird.",
        "Bei zunehmenden Schmerzen aufhören und ärztlichen Rat einholen.",
        "Abbrechen bei zunehmendem Beinschmerz oder Taubheitsgefühl.",
        "Nimmt das Ziehen im Bein zu: Pause.",
        "Steigt der Schmerz um mehr als 2 Punkte, hören Sie auf.",
        "Citas: de lunes a viernes, de 8:00 a 15:00.",
        "Horario: de 9:30 a 14:00 y de 17:00 a 20:30.",
        "Horario: de 9:30 a 14:00 y de 17:00 a 20:30. Sábados, solo mañanas.",
        "Para si el dolor baja por la pierna o se hace más fuerte.",
        "Pare si aumenta el dolor o el hormigueo en la pierna.",
        "Pare si el dolor o el adormecimiento de la pierna va a más.",
        "Si el dolor se extiende por la pierna, hay que parar.",
        "Si le duele más, déjelo y consulte a su médico.",
        "Pare si el dolor sube más de 2 puntos en una escala de 0 a 10.",
        "Secrétariat : du lundi au vendredi, 9 h – 16 h 30",
        "Ouvert du lundi au samedi, 9 h – 19 h 30.",
        "Arrêtez si la douleur ou les fourmillements dans la jambe augmentent.",
        "Stop si la douleur descend dans la jambe.",
        "Si la douleur gagne la jambe, on s'arrête.",
        "Arrêter si les douleurs de jambe augmentent.",
        "Arrêtez si la douleur monte de plus de 2 points sur une échelle de 0 à 10.",
    ],
)
def test_when_to_stop_and_opening_hours_pass(text):
    assert verdict(text) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "your legs suddenly weaken",
        "sudden leg weakness",
        "cannot hold or pass urine",
        "numbness around the genitals or back passage",
        "plötzliche Schwäche in den Beinen",
        "debilidad repentina en una pierna",
        "faiblesse brutale d'une jambe",
        "다리 힘이 갑자기 빠지면",
        "急に脚に力が入らない",
        "下肢突然无力",
    ],
)
def test_what_fails_is_one_sign(text):
    pieces = [piece for clause in read(text) for piece in clause.pieces]
    assert any("feel:flag" in piece.values for piece in pieces)
    assert not any(piece.demands or piece.unknown or piece.negations for piece in pieces)


@pytest.mark.parametrize("text", ["Suddenly lift the weak leg", "Let the knee suddenly give way", "No numb groin"])
def test_what_is_done_or_denied_is_no_sign(text):
    pieces = [piece for clause in read(text) for piece in clause.pieces]
    assert any(piece.demands or piece.negations for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "Stop if the pain suddenly gets worse.",
        "Stop and call your doctor if you have sudden severe pain.",
        "Stop if you feel a sudden sharp pain.",
        "Sudden numbness in a leg: stop and call your doctor.",
        "If your leg suddenly feels numb, stop and see a doctor.",
        "Hören Sie auf, wenn der Schmerz plötzlich stärker wird.",
        "Bei plötzlichen Schmerzen sofort aufhören.",
        "Wenn ein Bein plötzlich taub wird, gehen Sie zum Arzt.",
        "Pare si el dolor aumenta de repente.",
        "Si tiene un dolor repentino, pare.",
        "Arrêtez si la douleur augmente brusquement.",
        "En cas de douleur soudaine, arrêtez.",
        "통증이 갑자기 심해지면 멈추세요.",
        "갑작스러운 통증이 있으면 중단하세요.",
        "갑자기 다리가 저리면 멈추고 의사와 상담하세요.",
        "急に痛みが強くなったら中止してください。",
        "急な痛みがあれば中止してください。",
        "突然疼痛加重时请停止。",
        "如果突然疼痛，请停止。",
    ],
)
def test_what_hurts_suddenly_is_no_speed(text):
    assert verdict(text) == "suitable"

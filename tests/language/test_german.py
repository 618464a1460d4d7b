"""German texts: what is understood beside a movement, and what keeps a routine from passing."""

import pytest
from tests.language.how_to import pairs, passes, steps

GUIDANCE = ("Brechen Sie die Übung ab, wenn der Schmerz stärker wird.", "Fragen Sie vor Beginn Ihren Arzt.")

ORDINARY = {
    "Einzelnes Knie zur Brust": (
        "Umfassen Sie das Schienbein mit beiden Händen und ziehen Sie das Knie sanft zu sich heran.",
        "Legen Sie sich bequem auf den Rücken, beide Beine sind aufgestellt.",
        "Das andere Bein bleibt entspannt auf der Matte liegen.",
        "Halten Sie die Position etwa 20 Sekunden und atmen Sie ruhig weiter.",
        "Setzen Sie den Fuß langsam wieder ab und wechseln Sie die Seite.",
        "Wenn das Umfassen des Knies schwerfällt, legen Sie ein Handtuch um den Oberschenkel.",
        "Ziehen Sie das Knie nur so weit heran, wie es angenehm ist.",
        "Ziehen Sie das Knie so weit, wie es angenehm ist, zu sich.",
        "Das andere Bein bleibt lang.",
        "Erst den einen, dann den anderen Fuß aufstellen.",
        "Entspannen Sie sich zuerst.",
        "Beine aufgestellt, die Füße stehen nebeneinander.",
        "Auf der Matte die Beine angewinkelt.",
        "Die Knie zeigen zur Decke.",
        "Legen Sie ein Kissen unter die Knie, um den Rücken zu entlasten.",
        "Beim Anziehen des Knies ausatmen.",
        "Bei Schmerzen im linken Bein sofort aufhören.",
        "Drehen Sie sich zur Seite.",
        "Senken Sie die Arme seitlich ab.",
    ),
    "Beide Knie zur Brust": (
        "Heben Sie zuerst ein Bein, dann das andere, und umfassen Sie beide Knie.",
        "Ziehen Sie beide Knie sanft zum Bauch.",
        "Die Füße nacheinander wieder auf den Boden stellen.",
        "Schaukeln Sie leicht von Seite zu Seite, wenn es angenehm ist.",
        "Bleiben Sie zwei bis drei Atemzüge lang in dieser Position.",
        "Lassen Sie den Kopf auf dem Kissen.",
        "Erst das eine, dann das andere Knie heranziehen.",
    ),
    "Beckenschaukeln seitlich in Rückenlage": (
        "Lassen Sie das Becken sanft von rechts nach links schaukeln.",
        "Die Bewegung ist klein und fließend, wie bei einer Wiege.",
        "Das Becken rollt langsam zur linken Seite und wieder zurück zur Mitte.",
        "Verlagern Sie das Gewicht langsam von einer Gesäßhälfte auf die andere.",
        "Das Gesäß bleibt dabei immer auf der Unterlage.",
        "Schultern und Nacken sind locker.",
        "Das Becken bleibt gerade.",
    ),
    "Knierollen im Liegen": (
        "Lassen Sie beide Knie gemeinsam langsam nach rechts sinken.",
        "Die Knie bleiben zusammen und die Schultern auf der Matte.",
        "Breiten Sie die Arme seitlich aus.",
        "Kehren Sie zur Mitte zurück und wechseln Sie die Seite.",
        "Gehen Sie nur so weit, wie es sich gut anfühlt.",
        "Drehen Sie den Kopf zur anderen Seite, wenn es bequem ist.",
        "Pendle mit den Knien sanft hin und her, ohne Schwung.",
    ),
    "Leichtes Anheben eines Beines in Rückenlage": (
        "Winkeln Sie ein Bein an und strecken Sie das andere aus.",
        "Heben Sie das gestreckte Bein nur wenige Zentimeter an.",
        "Zwei bis drei Sekunden halten, dann langsam absenken.",
        "Der untere Rücken bleibt flach auf der Unterlage.",
        "Ziehen Sie dabei die Fußspitze leicht an.",
        "Halten Sie nicht die Luft an.",
        "Langsam, nicht wippen.",
        "Lassen Sie das Bein wieder sinken.",
        "Lösen Sie die Ferse vom Boden.",
        "Legen Sie das Bein kontrolliert wieder ab, bevor Sie die Seite wechseln.",
    ),
    "Fußpumpe im Liegen": (
        "Ziehen Sie die Fußspitzen zu sich heran und strecken Sie sie dann von sich weg.",
        "Bewegen Sie die Füße im Sprunggelenk auf und ab.",
        "Beine ausgestreckt, Fersen liegen auf.",
        "Kreisen Sie die Füße langsam in beide Richtungen.",
        "10 bis 15 Wiederholungen, mehrmals am Tag.",
        "Das regt die Durchblutung in den Beinen an.",
        "Beginnen Sie mit den Füßen.",
        "Spannen Sie die Zehen an.",
        "Sie können ein Kissen unter die Unterschenkel legen.",
    ),
    "Fersenschieben in Rückenlage": (
        "Schieben Sie die Ferse langsam über die Unterlage in Richtung Gesäß.",
        "Strecken Sie das Bein anschließend wieder aus, ohne die Ferse abzuheben.",
        "Eine Socke erleichtert das Gleiten.",
        "Ziehen Sie Socken an.",
        "Die Ferse bleibt immer in Kontakt mit der Matratze.",
        "Üben Sie abwechselnd mit dem rechten und dem linken Bein.",
        "Arbeiten Sie langsam und ohne Kraft.",
        "Lassen Sie die Ferse langsam zurückgleiten, bis das Bein gestreckt ist.",
    ),
    "Gebeugtes Knie nach außen sinken lassen in Rückenlage": (
        "Lassen Sie ein Knie langsam nach außen sinken und führen Sie es wieder zurück.",
        "Das Becken bewegt sich nicht mit.",
        "Das andere Bein bleibt aufgestellt.",
        "Nur so weit, wie das Becken ruhig bleibt.",
        "Lassen Sie das Knie nur so weit sinken, wie es sich leicht anfühlt.",
        "Wechseln Sie nach zehn Wiederholungen das Bein.",
    ),
    "Dehnung der Oberschenkelrückseite in Rückenlage": (
        "Fassen Sie mit beiden Händen hinter den Oberschenkel.",
        "Strecken Sie das Knie langsam, bis Sie ein leichtes Ziehen an der Rückseite spüren.",
        "Schlingen Sie ein Handtuch um den Fuß und ziehen Sie das Bein sanft zu sich.",
        "Das Knie darf leicht gebeugt bleiben.",
        "Halten Sie die Dehnung 15 bis 20 Sekunden, ohne zu wippen.",
        "Nicht nachfedern.",
        "Pro Bein drei Wiederholungen mit kurzer Pause dazwischen.",
    ),
    "Piriformis-Dehnung in Rückenlage": (
        "Legen Sie den rechten Knöchel auf das linke Knie.",
        "Ziehen Sie den linken Oberschenkel sanft zur Brust, bis Sie eine Dehnung im Gesäß spüren.",
        "Das überschlagene Knie entspannt nach außen sinken lassen.",
        "Reißen Sie nicht am Knie.",
        "Kreuzen Sie das rechte Bein über das linke Knie.",
        "Halten Sie die Dehnung für 20 bis 30 Sekunden.",
        "Der Kopf liegt bequem auf einem Kissen.",
    ),
    "Bauchatmung im Liegen": (
        "Legen Sie eine Hand auf den Bauch und die andere auf die Brust.",
        "Atmen Sie durch die Nase ein und spüren Sie, wie sich der Bauch hebt.",
        "Beim Ausatmen senkt sich die Bauchdecke wieder.",
        "Vier Sekunden ein, sechs Sekunden aus.",
        "Atmen Sie etwa fünf Minuten ruhig und gleichmäßig.",
        "Die Schultern bleiben dabei entspannt.",
        "Wenn Ihnen schwindelig wird, atmen Sie normal weiter.",
        "Zählen Sie beim Einatmen bis vier und beim Ausatmen bis sechs.",
    ),
    "Offenes Buch in Seitenlage": (
        "Legen Sie sich auf die Seite, die Knie angewinkelt, die Arme nach vorne ausgestreckt.",
        "Öffnen Sie den oberen Arm nach hinten und folgen Sie der Hand mit den Augen.",
        "Die Knie bleiben aufeinander liegen.",
        "Führen Sie den Arm langsam wieder zurück.",
        "Die Arme liegen gestreckt vor der Brust, Handfläche auf Handfläche.",
        "Beim Einatmen öffnen, beim Ausatmen schließen.",
        "Der Kopf folgt der Bewegung des Arms.",
    ),
    "Ruhelage auf dem Rücken": (
        "Schließen Sie die Augen und lassen Sie den ganzen Körper schwer werden.",
        "Legen Sie ein Kissen unter den Kopf und eine Rolle unter die Knie.",
        "Die Arme liegen locker neben dem Körper, die Handflächen zeigen nach oben.",
        "Decken Sie sich bei Bedarf mit einer leichten Decke zu.",
        "Bleiben Sie 5 bis 10 Minuten liegen.",
        "Drehen Sie sich in Seitenlage.",
        "Bitte tragen Sie bequeme Kleidung.",
        "Jeder Mensch ist anders, hören Sie auf Ihren Körper.",
    ),
}
CHANGED = {
    "Einzelnes Knie zur Brust": (
        "Ziehen Sie beide Knie zur Brust und heben Sie das Becken an.",
        "Heben Sie auch das andere Bein an.",
        "Heben Sie den Kopf und die Schultern zum Knie.",
        "Ziehen Sie das Knie so fest wie möglich an die Brust.",
        "Ziehen Sie das Knie ruckartig heran.",
        "Führen Sie die Übung im Stehen aus.",
        "Legen Sie ein Band um den Fuß und drücken Sie dagegen.",
        "Halten Sie die Position fünf Minuten.",
        "Stehen Sie danach auf und gehen Sie eine Runde.",
    ),
    "Beide Knie zur Brust": (
        "Strecken Sie beide Beine zur Decke.",
        "Rollen Sie auf den Rücken und wieder zum Sitzen hoch.",
        "Ziehen Sie die Knie zum Kinn und heben Sie das Gesäß.",
        "Senken Sie beide Beine gestreckt ab.",
        "Rolle dich nach hinten, bis die Füße hinter dem Kopf sind.",
        "Heben Sie zusätzlich den Kopf zu den Knien.",
        "Strecken Sie die Beine aus und halten Sie sie in der Luft.",
        "Schaukeln Sie kräftig vor und zurück.",
        "Machen Sie eine Rolle nach hinten.",
        "Rollen Sie so weit zurück, bis der Rücken ganz rund ist.",
        "Rollen Sie sich so weit zurück.",
    ),
    "Beckenschaukeln seitlich in Rückenlage": (
        "Heben Sie das Becken dabei an.",
        "Drücken Sie die Füße in den Boden und heben Sie das Gesäß.",
        "Kippen Sie das Becken nach vorne ins Hohlkreuz.",
        "Machen Sie die Bewegung schnell und mit Schwung.",
        "Die Füße schweben in der Luft.",
        "Machen Sie das im Vierfüßlerstand.",
        "Spannen Sie dabei Bauch und Gesäß fest an.",
        "Mit jedem Tag etwas höher.",
        "Hebe das Becken an und senke es Wirbel für Wirbel ab.",
    ),
    "Knierollen im Liegen": (
        "Heben Sie beide Füße vom Boden ab.",
        "Lassen Sie die Knie so weit wie möglich zur Seite fallen.",
        "Strecken Sie die Beine und senken Sie sie zur Seite.",
        "Klemmen Sie einen Ball zwischen die Knie und drücken Sie zu.",
        "Die Knie müssen den Boden berühren.",
        "Jemand drückt die Knie nach unten.",
        "Nicht nur die Knie, auch das Becken anheben.",
        "Die Beine dabei in der Luft halten.",
        "Die Knie mit Schwung von Seite zu Seite werfen.",
    ),
    "Leichtes Anheben eines Beines in Rückenlage": (
        "Heben Sie beide Beine an.",
        "Heben Sie das Bein so hoch wie möglich.",
        "Heben Sie das Becken an.",
        "Heben Sie das Bein mit einer Gewichtsmanschette am Knöchel.",
        "Kreisen Sie das Bein in der Luft.",
        "Legen Sie sich auf den Bauch und heben Sie das Bein nach hinten.",
        "Halten Sie das Bein bis zur Erschöpfung.",
        "Heben Sie die Knie an.",
        "Wechseln Sie nicht die Seite, sondern heben Sie beide.",
    ),
    "Fußpumpe im Liegen": (
        "Stellen Sie sich hin und heben Sie die Fersen.",
        "Drücken Sie die Füße gegen die Wand.",
        "Üben Sie gegen den Widerstand eines Therabands.",
        "Gehen Sie auf Zehenspitzen.",
        "Heben Sie beide Beine an.",
        "Im Sitzen geht es auch.",
        "Stehen Sie auf und wippen Sie auf den Zehen.",
        "Drücken Sie mit den Füßen gegen das Bettende.",
        "Heben Sie die gestreckten Beine dabei an.",
    ),
    "Fersenschieben in Rückenlage": (
        "Schieben Sie beide Fersen gleichzeitig und heben Sie das Becken an.",
        "Heben Sie die Ferse und halten Sie das Bein gestreckt in der Luft.",
        "Ziehen Sie die Ferse mit aller Kraft zum Gesäß.",
        "Setzen Sie sich auf die Bettkante und strecken Sie das Knie.",
        "Ferse in die Matte drücken und das Gesäß heben.",
        "Beide Beine gestreckt anheben und absenken.",
        "Die Ferse gegen Widerstand schieben.",
        "Machen Sie es im Sitzen auf dem Stuhl.",
    ),
    "Gebeugtes Knie nach außen sinken lassen in Rückenlage": (
        "Lassen Sie beide Knie nach außen fallen und heben Sie das Becken.",
        "Drücken Sie das Knie mit der Hand nach unten.",
        "Legen Sie ein Band um beide Knie.",
        "Beide Knie nach außen drücken.",
        "Das Knie mit Kraft nach unten drücken.",
        "Heben Sie den Fuß und strecken Sie das Bein zur Seite.",
        "Muschelübung mit Band.",
    ),
    "Dehnung der Oberschenkelrückseite in Rückenlage": (
        "Strecken Sie das Knie ganz durch und ziehen Sie es kräftig heran.",
        "Stellen Sie den Fuß auf einen Stuhl und beugen Sie sich vor.",
        "Heben Sie beide Beine gestreckt zur Decke.",
        "Federn Sie in der Dehnung nach.",
        "Ziehen Sie das Bein mit dem Gurt so weit wie möglich zum Kopf.",
        "Heben Sie den Kopf und fassen Sie den Fuß.",
        "Beugen Sie sich im Stehen nach vorn.",
        "Wippend in die Dehnung gehen.",
    ),
    "Piriformis-Dehnung in Rückenlage": (
        "Heben Sie Kopf und Oberkörper an.",
        "Drücken Sie das Knie mit der Hand weg.",
        "Drücken Sie kräftig auf das Knie.",
        "Ziehen Sie beide Beine ruckartig heran.",
        "Setzen Sie sich in den Schneidersitz.",
    ),
    "Bauchatmung im Liegen": (
        "Halten Sie die Luft eine Minute lang an.",
        "Legen Sie ein Buch auf den Bauch.",
        "Atmen Sie so schnell wie möglich.",
        "Setzen Sie sich aufrecht hin.",
        "Pressen Sie den Bauch heraus und halten Sie die Luft an.",
        "Atmen Sie hastig ein und aus.",
        "Legen Sie einen Sandsack auf den Bauch.",
        "Dazu den Beckenboden fest anspannen.",
        "Auf dem Bauch bleiben.",
        "Auf dem Bauch ruhen.",
        "Der Bauch zeigt nach unten.",
        "Das Gesicht zeigt nach unten.",
    ),
    "Offenes Buch in Seitenlage": (
        "Heben Sie das obere Bein an.",
        "Drehen Sie sich auf den Bauch.",
        "Nehmen Sie eine Hantel in die obere Hand.",
        "Biegen Sie den Rücken weit nach hinten durch.",
        "Strecken Sie das obere Bein nach hinten.",
        "Mit einer Wasserflasche in der Hand.",
        "Drücken Sie die Hüfte nach vorne ins Hohlkreuz.",
        "Heben Sie beide Beine vom Boden.",
    ),
    "Ruhelage auf dem Rücken": (
        "Legen Sie die Beine an die Wand hoch.",
        "Legen Sie sich auf den Bauch.",
        "Auf dem Bauch liegend entspannen.",
        "Stützen Sie sich auf die Ellenbogen.",
        "Gehen Sie danach 30 Minuten spazieren.",
        "Siehe Video auf unserer Seite.",
        "Legen Sie die Füße auf einen Stuhl.",
        "Setzen Sie sich zum Entspannen in einen Sessel.",
        "Danach Liegestütze.",
        "Angespannt halten.",
    ),
}


@pytest.mark.parametrize("movement", [*ORDINARY, *CHANGED])
def test_the_movements_pass_without_a_text(movement):
    assert passes(movement, GUIDANCE)


@pytest.mark.parametrize(("movement", "text"), pairs(ORDINARY))
def test_ordinary_steps_pass(movement, text):
    assert passes(movement, GUIDANCE, text)


@pytest.mark.parametrize(("movement", "text"), pairs(CHANGED))
def test_what_changes_the_movement_never_passes(movement, text):
    assert not passes(movement, GUIDANCE, text)


@pytest.mark.parametrize(
    "text",
    [
        "Sanftes Programm bei lumbaler Spinalkanalstenose.",
        "Atmen Sie bei allen Übungen ruhig weiter.",
        "Wenn die Beschwerden stärker werden, hören Sie auf und fragen Sie Ihren Arzt.",
        "Diese Übungen können den Druck auf die Nerven verringern.",
        "Material: eine Matte und ein Kissen.",
        "Vermeiden Sie Kniebeugen und Brücken.",
        "Vermeiden Sie ruckartige Bewegungen.",
        "Machen Sie keine Übungen im Stehen.",
        "Die Übungen sollten keine Schmerzen verursachen.",
        "Viel Erfolg!",
        "Üben Sie täglich, am besten morgens und abends.",
        "Alle Übungen werden im Liegen auf dem Rücken ausgeführt.",
        "Tragen Sie bequeme Kleidung und üben Sie auf einer weichen Matte.",
        "Beginnen Sie mit wenigen Wiederholungen.",
        "Sprechen Sie mit Ihrem Arzt oder Physiotherapeuten, bevor Sie beginnen.",
        "Haben Sie Geduld, Fortschritte brauchen Zeit.",
        "Brechen Sie bei Schmerzen, Taubheit oder Schwindel sofort ab.",
        "Keine Rückbeugen, keine Sprünge, kein Joggen.",
        "Hören Sie auf Ihren Körper.",
        "Bei Fragen wenden Sie sich an Ihre Physiotherapeutin.",
        "Dieses Programm ersetzt keine ärztliche Beratung.",
        "Zwischen den Übungen können Sie kurz ausruhen.",
        "Dauer: etwa 10 bis 15 Minuten.",
        "Hier ist ein kurzes Programm für Sie.",
        "Gerne passe ich den Plan an.",
        "Probleme beim Wasserlassen? Gehen Sie sofort in die Notaufnahme.",
        "Bringen Sie dieses Blatt zum nächsten Termin mit.",
        "Bei einer Spinalkanalstenose ist der Wirbelkanal eingeengt.",
        "Stand: Januar 2024",
    ],
)
def test_the_frame_of_a_routine_passes(text):
    assert passes("Ruhelage auf dem Rücken", (*GUIDANCE, text))


@pytest.mark.parametrize(
    "text",
    [
        "Vergessen Sie die Kniebeugen nicht.",
        "Nicht nur Kniebeugen.",
        "Ohne Kniebeugen geht es nicht.",
        "Vermeiden Sie es, die Kniebeugen auszulassen.",
        "Vermeiden Sie Kniebeugen nach dem Essen.",
        "Statt Pause lieber Kniebeugen.",
        "Machen Sie trotz Schmerzen weiter.",
        "Zähne zusammenbeißen und weitermachen.",
        "Danach zehn Liegestütze.",
        "Stehen Sie auf und gehen Sie spazieren.",
        "Bei Problemen beim Wasserlassen machen Sie langsamer.",
        "Weiter so, noch zehn Kniebeugen.",
        "Ihre Familie hebt das Bein.",
    ],
)
def test_what_asks_for_more_does_not(text):
    assert not passes("Ruhelage auf dem Rücken", (*GUIDANCE, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heben Sie das Bein langsam an.", ["raise leg"]),
        ("Das Bein langsam anheben.", ["raise leg"]),
        ("Winkeln Sie beide Beine an.", ["bend knee"]),
        ("Legen Sie sich hin.", ["lie"]),
        ("Lassen Sie das Knie zur Seite sinken.", ["drop knee side"]),
        ("Ziehen Sie die Zehen an.", ["flex toe"]),
        ("Mit gestrecktem Bein liegen.", ["straighten leg", "lie"]),
        ("Das Bein kommt zurück.", ["return leg"]),
        ("Das Bein heben dann senken.", ["raise leg", "lower"]),
        ("Die langen Beine heben.", ["straighten leg", "raise leg"]),
        ("Heben Sie das gestreckte linke Bein.", ["straighten leg", "raise leg"]),
        ("Mit geschlossenen Beinen heben.", ["together leg", "raise"]),
        ("Mit angewinkelten Knien entspannt auf der Matte.", ["bend knee", "relax knee", "keep on:floor"]),
    ],
)
def test_the_verb_finds_its_parts_wherever_it_stands(text, expected):
    assert steps(text, "de") == expected


@pytest.mark.parametrize("text", ["Vermeiden: Kniebeugen", "Vermeiden: Kniebeugen, Brücken und langes Stehen"])
def test_a_list_follows_a_verb_and_a_colon(text):
    assert passes("Ruhelage auf dem Rücken", (*GUIDANCE, text))


@pytest.mark.parametrize(
    "text", ["Kniebeugen vermeiden: Brücken", "Vermeiden: Kniebeugen, dann Brücken", "Vermeiden: Ruhe"]
)
def test_no_list_follows_a_verb_behind_what_it_avoids(text):
    assert not passes("Ruhelage auf dem Rücken", (*GUIDANCE, text))


def test_a_hand_on_the_belly_is_no_posture():
    breathing = "Bauchatmung auf dem Rücken"
    assert passes(breathing, GUIDANCE, "Die Hände auf den Bauch legen und ruhig atmen.")
    assert not passes(breathing, GUIDANCE, "Auf den Bauch legen und ruhig atmen.")

"""French texts: what is understood beside a movement, and what keeps a routine from passing."""

import pytest
from tests.language.how_to import pairs, passes, steps

GUIDANCE = ("Arrêtez si la douleur augmente.", "Demandez conseil à votre médecin avant de commencer.")

ORDINARY = {
    "Un genou vers la poitrine": (
        "Allongez-vous sur le dos, les deux genoux pliés et les pieds à plat.",
        "Ramenez un genou vers la poitrine en vous aidant des deux mains.",
        "Tenez l'arrière de la cuisse si le genou est sensible.",
        "Gardez l'autre jambe détendue sur le tapis.",
        "Maintenez la position 20 secondes en respirant calmement.",
        "Reposez doucement le pied au sol, puis changez de côté.",
        "Vous devez sentir un léger étirement dans le bas du dos et la fesse.",
    ),
    "Deux genoux vers la poitrine": (
        "Amenez un genou puis l'autre vers la poitrine.",
        "Entourez vos genoux avec les bras.",
        "Bercez-vous doucement de gauche à droite.",
        "Reposez les pieds l'un après l'autre.",
        "Serrez doucement vos genoux dans vos bras.",
        "Gardez les épaules au sol.",
        "Pour revenir, reposez un pied après l'autre.",
    ),
    "Balancement latéral du bassin sur le dos": (
        "Basculez doucement le bassin d'un côté à l'autre.",
        "Les fesses restent en contact avec le matelas.",
        "Le mouvement est petit et lent, comme un berceau.",
        "Gardez les épaules et la nuque détendues.",
        "Plusieurs fois par jour, même au lit le matin.",
        "Laissez votre poids passer d'une fesse à l'autre.",
        "Si la douleur augmente, arrêtez l'exercice et consultez votre médecin.",
    ),
    "Rotations du bas du tronc allongé": (
        "Laissez descendre les deux genoux lentement vers la droite.",
        "Les épaules restent posées au sol.",
        "Revenez au centre et recommencez de l'autre côté.",
        "Écartez les bras sur les côtés, paumes vers le haut.",
        "Allez seulement aussi loin que c'est agréable.",
        "Gardez les genoux serrés l'un contre l'autre.",
        "L'exercice ne doit pas faire mal.",
    ),
    "Petite élévation d'une jambe sur le dos": (
        "Pliez le pied vers vous.",
        "Pliez une jambe et allongez l'autre.",
        "Soulevez la jambe tendue de quelques centimètres seulement.",
        "Tenez deux à trois secondes puis redescendez lentement.",
        "Le bas du dos reste à plat sur le tapis.",
        "Ne retenez pas votre souffle.",
        "Ne cambrez pas le dos.",
        "Ne soulevez pas le bassin.",
    ),
    "Flexion et extension des chevilles allongé": (
        "Tirez la pointe des pieds vers vous, puis pointez-les vers l'avant.",
        "Faites des petits cercles avec les chevilles dans les deux sens.",
        "Les jambes sont allongées et détendues.",
        "10 à 15 répétitions, plusieurs fois par jour.",
        "Cela active la circulation dans les jambes.",
        "Bon courage et prenez soin de vous.",
        "Fléchissez et tendez les pieds lentement.",
    ),
    "Glissement du talon": (
        "Faites glisser le talon vers la fesse, puis tendez la jambe.",
        "Le talon reste toujours en contact avec le lit.",
        "Mettez une chaussette pour que le pied glisse mieux.",
        "Alternez jambe droite et jambe gauche.",
        "Travaillez lentement et sans forcer.",
        "Ramenez le talon vers vous aussi loin que c'est confortable.",
        "Laissez glisser le talon pour allonger la jambe.",
    ),
    "Ouverture du genou plié sur le dos": (
        "Laissez un genou s'ouvrir doucement sur le côté puis ramenez-le.",
        "L'autre pied reste posé au sol.",
        "Le bassin reste stable pendant tout le mouvement.",
        "Une seule jambe à la fois.",
        "Le genou s'ouvre lentement puis revient.",
        "Posez les mains sur les hanches pour sentir le bassin immobile.",
    ),
    "Étirement des ischio-jambiers sur le dos": (
        "Passez une serviette derrière la cuisse et tirez doucement la jambe vers vous.",
        "Dépliez lentement le genou jusqu'à sentir un léger étirement.",
        "Le genou peut rester un peu plié.",
        "Ne faites pas d'à-coups.",
        "La jambe reste légèrement pliée.",
        "Gardez l'autre jambe allongée ou pliée, comme vous préférez.",
        "Tenez 15 à 30 secondes en respirant calmement.",
    ),
    "Étirement du piriforme sur le dos": (
        "Posez la cheville droite sur le genou gauche.",
        "Tirez la cuisse gauche vers la poitrine en douceur.",
        "Vous sentirez un étirement dans la fesse.",
        "Ne forcez pas sur le genou.",
        "Passez les mains derrière la cuisse et tirez doucement.",
        "Laissez le genou s'ouvrir sans appuyer dessus.",
        "Si vous ne sentez rien, ce n'est pas grave.",
    ),
    "Respiration diaphragmatique allongé": (
        "Posez une main sur le ventre et l'autre sur la poitrine.",
        "Inspirez par le nez et laissez le ventre se gonfler.",
        "Expirez lentement par la bouche.",
        "Continuez pendant cinq minutes.",
        "N'hésitez pas à faire une pause entre deux respirations.",
        "Observez le va-et-vient de la respiration.",
        "La main sur le ventre monte, celle sur la poitrine bouge à peine.",
    ),
    "Livre ouvert sur le côté": (
        "Couché sur le côté, genoux pliés, bras tendus devant vous.",
        "Ouvrez le bras du dessus vers l'arrière et suivez la main du regard.",
        "Les genoux restent l'un sur l'autre.",
        "Les bras sont tendus devant la poitrine, paume contre paume.",
        "Inspirez en ouvrant, expirez en refermant.",
    ),
    "Relaxation allongée": (
        "Fermez les yeux et relâchez tout le corps.",
        "Placez un coussin sous les genoux et un autre sous la tête.",
        "Les bras le long du corps, les paumes tournées vers le plafond.",
        "Couvrez-vous d'une couverture si vous le souhaitez.",
        "Restez allongé 5 à 10 minutes.",
        "Portez des vêtements confortables.",
        "Relâchez la mâchoire, le front et les épaules.",
    ),
}
CHANGED = {
    "Un genou vers la poitrine": (
        "Baissez-vous.",
        "Ramenez les deux genoux et décollez le bassin.",
        "Levez aussi l'autre jambe.",
        "Soulevez la tête et les épaules vers le genou.",
        "Tirez le genou le plus fort possible.",
        "Tirez le genou d'un coup sec.",
        "Faites l'exercice debout.",
        "Placez un élastique autour du pied et poussez.",
        "Tenez la position cinq minutes.",
        "Levez-vous ensuite et marchez un peu.",
    ),
    "Deux genoux vers la poitrine": (
        "Tendez les deux jambes vers le plafond.",
        "Roulez en arrière jusqu'à ce que le bassin se soulève.",
        "Descendez les deux jambes tendues.",
        "Basculez en arrière et posez les genoux près des oreilles.",
        "Levez aussi la tête.",
        "Tendez les jambes et tenez-les en l'air.",
        "Balancez-vous fort d'avant en arrière.",
    ),
    "Balancement latéral du bassin sur le dos": (
        "Soulevez le bassin.",
        "Poussez dans les pieds et décollez les fesses.",
        "Basculez le bassin vers l'avant en creusant le dos.",
        "Faites le mouvement vite et avec élan.",
        "Gardez les pieds en l'air.",
        "Faites-le à quatre pattes.",
        "Contractez fort le ventre et les fessiers.",
        "Chaque jour un peu plus haut.",
        "Montez le bassin et redescendez vertèbre par vertèbre.",
    ),
    "Rotations du bas du tronc allongé": (
        "Décollez les deux pieds du sol.",
        "Laissez tomber les genoux le plus loin possible.",
        "Serrez un ballon entre les genoux.",
        "Les genoux doivent toucher le sol.",
        "Quelqu'un appuie sur vos genoux.",
        "Gardez les pieds décollés.",
        "Lancez les genoux d'un côté à l'autre.",
        "Appuyez sur le genou avec la main.",
        "Tournez le plus possible.",
    ),
    "Petite élévation d'une jambe sur le dos": (
        "Levez les deux jambes.",
        "Levez la jambe le plus haut possible.",
        "Levez le bassin.",
        "Avec un poids à la cheville.",
        "Faites des cercles avec la jambe en l'air.",
        "Mettez-vous sur le ventre et levez la jambe en arrière.",
        "Tenez jusqu'à l'épuisement.",
        "Levez une jambe, puis l'autre en plus.",
        "Levez et baissez les deux jambes rapidement.",
    ),
    "Flexion et extension des chevilles allongé": (
        "Debout, montez sur la pointe des pieds.",
        "Poussez les pieds contre le mur.",
        "Contre la résistance d'un élastique.",
        "Marchez sur les talons.",
        "Possible aussi en position assise.",
        "Levez-vous et faites rebondir les talons.",
        "Poussez contre le pied du lit.",
        "Levez les jambes tendues en même temps.",
        "Avec des poids aux pieds.",
    ),
    "Glissement du talon": (
        "Glissez les deux talons et soulevez les fesses.",
        "Levez le talon et gardez la jambe tendue en l'air.",
        "Tirez le talon de toutes vos forces vers la fesse.",
        "Asseyez-vous au bord du lit et tendez le genou.",
        "Poussez le talon dans le matelas et levez les fesses.",
        "Levez les deux jambes tendues.",
        "Glissez contre une résistance.",
        "Assis sur une chaise, glissez le pied.",
    ),
    "Ouverture du genou plié sur le dos": (
        "Laissez tomber les deux genoux et levez le bassin.",
        "Appuyez sur le genou avec la main.",
        "Mettez une bande autour des genoux.",
        "Poussez les deux genoux vers le bas.",
        "Levez le pied et tendez la jambe sur le côté.",
    ),
    "Étirement des ischio-jambiers sur le dos": (
        "Tendez complètement le genou et tirez fort.",
        "Posez le pied sur une chaise et penchez-vous.",
        "Levez les deux jambes tendues.",
        "Faites des rebonds dans l'étirement.",
        "Tirez la jambe le plus loin possible vers la tête.",
        "Levez la tête et attrapez le pied.",
        "Penchez-vous debout vers l'avant.",
        "Donnez de petites secousses.",
    ),
    "Étirement du piriforme sur le dos": (
        "Levez la tête et le buste.",
        "Poussez le genou avec la main.",
        "Appuyez fort sur le genou.",
        "Asseyez-vous en tailleur.",
    ),
    "Respiration diaphragmatique allongé": (
        "Bloquez la respiration une minute.",
        "Posez un livre sur le ventre.",
        "Respirez le plus vite possible.",
        "Asseyez-vous bien droit.",
        "Poussez le ventre et bloquez l'air.",
        "Respirez vite et fort.",
        "Posez un sac de sable sur le ventre.",
        "Contractez le périnée.",
    ),
    "Livre ouvert sur le côté": (
        "Levez la jambe du dessus.",
        "Tournez-vous sur le ventre.",
        "Prenez un haltère dans la main.",
        "Cambrez le dos au maximum.",
        "Tendez la jambe du dessus vers l'arrière.",
        "Avec une bouteille dans la main.",
        "Levez les deux jambes du sol.",
    ),
    "Relaxation allongée": (
        "Posez les jambes contre le mur.",
        "Allongez-vous sur le ventre.",
        "Appuyez-vous sur les coudes.",
        "Ensuite, marchez 30 minutes.",
        "Voir la vidéo sur notre site.",
        "Posez les pieds sur une chaise.",
        "Asseyez-vous dans un fauteuil.",
        "Puis quelques pompes.",
        "Roulez sur le ventre et restez ainsi.",
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
        "Programme doux pour la sténose lombaire.",
        "Respirez normalement pendant tous les exercices.",
        "Si les symptômes s'aggravent, arrêtez les exercices et consultez votre médecin.",
        "Ces exercices aident à réduire la pression sur les nerfs.",
        "Matériel : un tapis et un coussin.",
        "Évitez les squats et les ponts.",
        "Évitez les mouvements brusques.",
        "Ne faites pas d'exercices debout.",
        "Les exercices ne doivent pas provoquer de douleur.",
        "Bon courage !",
        "Pratiquez chaque jour, le matin et le soir.",
        "Tous les exercices se font allongé sur le dos.",
        "Portez des vêtements confortables et installez-vous sur un tapis.",
        "Commencez par quelques répétitions.",
        "Parlez à votre médecin ou à votre kinésithérapeute avant de commencer.",
        "Soyez patient, les progrès demandent du temps.",
        "Arrêtez en cas de douleur, d'engourdissement ou de vertige.",
        "Pas d'extension du dos, pas de sauts, pas de course.",
        "Écoutez votre corps.",
        "En cas de question, contactez votre kiné.",
        "Ce programme ne remplace pas un avis médical.",
        "Vous pouvez vous reposer entre les exercices.",
        "Durée : environ 10 à 15 minutes.",
        "Voici un petit programme pour vous.",
        "Je peux adapter le programme si vous voulez.",
        "En cas de difficulté à uriner, rendez-vous aux urgences.",
        "Apportez cette feuille à votre prochain rendez-vous.",
        "Nous vous souhaitons un prompt rétablissement.",
    ],
)
def test_the_frame_of_a_routine_passes(text):
    assert passes("Relaxation allongée", (*GUIDANCE, text))


@pytest.mark.parametrize(
    "text",
    [
        "N'oubliez pas les squats.",
        "Pas seulement des squats.",
        "Sans squats, pas de progrès.",
        "Évitez de sauter les squats.",
        "Évitez les squats après le repas.",
        "Au lieu du repos, des squats.",
        "Continuez malgré la douleur.",
        "Serrez les dents et continuez.",
        "Ensuite dix pompes.",
        "Levez-vous et marchez.",
        "En cas de difficulté à uriner, allez doucement.",
        "Faites l'exercice le lundi de 1 h à 2 h.",
        "Rester longtemps debout.",
    ],
)
def test_what_asks_for_more_does_not(text):
    assert not passes("Relaxation allongée", (*GUIDANCE, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Levez lentement la jambe.", ["raise leg"]),
        ("Pliez les jambes.", ["bend knee"]),
        ("Allongez ensuite la jambe.", ["straighten leg"]),
        ("Gardez les genoux pliés.", ["bend knee"]),
        ("Ramenez l'autre genou vers la poitrine.", ["bring knee to:chest"]),
        ("Le talon glisse vers la fesse.", ["slide heel to:buttock"]),
    ],
)
def test_the_verb_finds_its_parts_wherever_it_stands(text, expected):
    assert steps(text, "fr") == expected

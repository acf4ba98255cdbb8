"""Every word that the page says of its own, in both languages, by a name; what fields and rules say stands with them."""
from gcmsgen.language import Text

WORDS: dict[str, Text] = {
    "desk": Text(
        en="desk",
        fr="bureau",
    ),
    "skip": Text(
        en="Skip to the content",
        fr="Passer au contenu",
    ),
    "site": Text(
        en="Pages",
        fr="Pages",
    ),
    "list_title": Text(
        en="Cases",
        fr="Cas",
    ),
    "bulk_title": Text(
        en="Tables",
        fr="Tableaux",
    ),
    "translation_title": Text(
        en="Wording",
        fr="Libellés",
    ),
    "language_name": Text(
        en="English",
        fr="Français",
    ),
    "quit": Text(
        en="Close the desk",
        fr="Fermer le bureau",
    ),
    "gone": Text(
        en="Not connected. Nothing typed here is lost: start the desk again, then save.",
        fr="Pas de connexion. Rien de ce que vous avez tapé ici n’est perdu\N{NO-BREAK SPACE}: rouvrez le bureau, puis enregistrez.",
    ),
    "local": Text(
        en="This page is on your own machine and asks nothing of the network. The officer decides; the desk checks facts and writes text.",
        fr="Cette page se trouve sur votre propre poste et ne demande rien au réseau. L’agent décide; le bureau vérifie des faits et rédige du texte.",
    ),
    "new_case": Text(
        en="New case",
        fr="Nouveau cas",
    ),
    "new_outcome": Text(
        en="What the decision is",
        fr="Quelle est la décision",
    ),
    "start": Text(
        en="Start",
        fr="Commencer",
    ),
    "paste_title": Text(
        en="Paste facts",
        fr="Coller des faits",
    ),
    "paste_label": Text(
        en="Rows copied from Excel, or lines “label: value”",
        fr="Lignes copiées d’Excel, ou lignes «\N{NO-BREAK SPACE}libellé\N{NO-BREAK SPACE}: valeur\N{NO-BREAK SPACE}»",
    ),
    "paste_hint": Text(
        en="With the row of headings. A whole case file does as well.",
        fr="Avec la ligne des en-têtes. Un fichier de cas entier convient aussi.",
    ),
    "paste_do": Text(
        en="Read what is pasted",
        fr="Lire ce qui est collé",
    ),
    "upload_title": Text(
        en="Open a file",
        fr="Ouvrir un fichier",
    ),
    "upload_label": Text(
        en="A case file, or a workbook of cases",
        fr="Un fichier de cas, ou un classeur de cas",
    ),
    "upload_do": Text(
        en="Read the file",
        fr="Lire le fichier",
    ),
    "find": Text(
        en="Find (press /)",
        fr="Chercher (touche /)",
    ),
    "state": Text(
        en="State",
        fr="État",
    ),
    "all_states": Text(
        en="All",
        fr="Tous",
    ),
    "no_cases": Text(
        en="No case is here yet. Start one, paste facts, or open a file.",
        fr="Il n’y a encore aucun cas ici. Commencez-en un, collez des faits ou ouvrez un fichier.",
    ),
    "col_number": Text(
        en="Number",
        fr="Numéro",
    ),
    "col_received": Text(
        en="Received",
        fr="Reçue le",
    ),
    "col_outcome": Text(
        en="Outcome",
        fr="Issue",
    ),
    "col_officer": Text(
        en="Officer",
        fr="Agent",
    ),
    "col_to_do": Text(
        en="To do",
        fr="À faire",
    ),
    "col_state": Text(
        en="State",
        fr="État",
    ),
    "nothing": Text(
        en="Nothing",
        fr="Rien",
    ),
    "state_checking": Text(
        en="being read",
        fr="en lecture",
    ),
    "state_to-enter": Text(
        en="to enter",
        fr="à remplir",
    ),
    "state_blocked": Text(
        en="blocked",
        fr="bloqué",
    ),
    "state_ready": Text(
        en="ready",
        fr="prêt",
    ),
    "state_asked": Text(
        en="awaiting second officer",
        fr="en attente du second agent",
    ),
    "state_released": Text(
        en="released",
        fr="libéré",
    ),
    "state_changed": Text(
        en="changed since release",
        fr="modifié depuis la libération",
    ),
    "state_pasted": Text(
        en="note in GCMS",
        fr="note au SMGC",
    ),
    "state_unreadable": Text(
        en="cannot be read",
        fr="illisible",
    ),
    "state_twice": Text(
        en="number stands twice",
        fr="numéro en double",
    ),
    "crumbs": Text(
        en="Where you are",
        fr="Où vous êtes",
    ),
    "draft": Text(
        en="Draft without a number",
        fr="Ébauche sans numéro",
    ),
    "colon": Text(
        en=":",
        fr="\N{NO-BREAK SPACE}:",
    ),
    "save": Text(
        en="Save",
        fr="Enregistrer",
    ),
    "saved_state": Text(
        en="Saved",
        fr="Enregistré",
    ),
    "saved_at": Text(
        en="Saved at",
        fr="Enregistré à",
    ),
    "saving": Text(
        en="Saving…",
        fr="Enregistrement…",
    ),
    "unsaved": Text(
        en="Not saved yet",
        fr="Pas encore enregistré",
    ),
    "checking": Text(
        en="Checking…",
        fr="Vérification…",
    ),
    "not_saved": Text(
        en="Not saved",
        fr="Non enregistré",
    ),
    "read_only_folder": Text(
        en="This folder can only be read: nothing is saved here.",
        fr="Ce dossier est en lecture seule\N{NO-BREAK SPACE}: rien n’y est enregistré.",
    ),
    "read_only_released": Text(
        en="Released: facts stay as they are until the release is withdrawn.",
        fr="Libéré\N{NO-BREAK SPACE}: les faits restent tels quels jusqu’au retrait de la libération.",
    ),
    "hand_written": Text(
        en="This file was written by hand. The first save writes the case anew under its number, and keeps the original, comments and all, in the folder “originals”.",
        fr="Ce fichier a été écrit à la main. Le premier enregistrement réécrit le cas sous son numéro et garde l’original, commentaires compris, dans le dossier «\N{NO-BREAK SPACE}originals\N{NO-BREAK SPACE}».",
    ),
    "replace_yes": Text(
        en="Save it here from now on",
        fr="L’enregistrer désormais ici",
    ),
    "open_all": Text(
        en="Open all parts",
        fr="Ouvrir toutes les parties",
    ),
    "part_gate": Text(
        en="Place and occupation",
        fr="Lieu et profession",
    ),
    "gate_hint": Text(
        en="The same place, occupation and employer in the application, in GCMS and in the offer. Nothing is approved or refused while province, city or NOC code differ.",
        fr="Le même lieu, la même profession et le même employeur dans la demande, au SMGC et dans l’offre. Rien n’est approuvé ni refusé tant que la province, la ville ou le code de la CNP diffèrent.",
    ),
    "gate_city": Text(
        en="City",
        fr="Ville",
    ),
    "gate_province": Text(
        en="Province",
        fr="Province",
    ),
    "gate_noc": Text(
        en="NOC code",
        fr="Code CNP",
    ),
    "gate_employer": Text(
        en="Employer",
        fr="Employeur",
    ),
    "row_application": Text(
        en="Application",
        fr="Demande",
    ),
    "row_record": Text(
        en="GCMS",
        fr="SMGC",
    ),
    "row_offer": Text(
        en="Offer",
        fr="Offre",
    ),
    "as_in_offer": Text(
        en="Enter as in the offer",
        fr="Inscrire comme dans l’offre",
    ),
    "part_application": Text(
        en="Application and record",
        fr="Demande et dossier",
    ),
    "part_offer": Text(
        en="Offer of employment",
        fr="Offre d’emploi",
    ),
    "part_applicant": Text(
        en="Applicant",
        fr="Demandeur",
    ),
    "part_exchange": Text(
        en="Program and reciprocity",
        fr="Programme et réciprocité",
    ),
    "part_documents": Text(
        en="Documents before you",
        fr="Documents devant vous",
    ),
    "part_assessment": Text(
        en="Assessment and reasons",
        fr="Évaluation et motifs",
    ),
    "part_fairness": Text(
        en="Procedural fairness",
        fr="Équité procédurale",
    ),
    "part_decision": Text(
        en="Decision",
        fr="Décision",
    ),
    "findings": Text(
        en="What to do",
        fr="Ce qu’il reste à faire",
    ),
    "documents": Text(
        en="What it says",
        fr="Ce qui sera écrit",
    ),
    "document_group": Text(
        en="Sentences: arrow keys move from one to the next",
        fr="Phrases\N{NO-BREAK SPACE}: les flèches passent de l’une à l’autre",
    ),
    "all_clear": Text(
        en="Nothing is wrong and nothing is missing.",
        fr="Rien n’est faux et rien ne manque.",
    ),
    "why_rule": Text(
        en="Why:",
        fr="Pourquoi\N{NO-BREAK SPACE}:",
    ),
    "new_tab": Text(
        en="opens in a new tab",
        fr="s’ouvre dans un nouvel onglet",
    ),
    "no_document": Text(
        en="Choose an outcome under “Decision”: the documents follow from it.",
        fr="Choisissez une issue sous «\N{NO-BREAK SPACE}Décision\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: les documents en découlent.",
    ),
    "not_client": Text(
        en="(not the client’s language)",
        fr="(n’est pas la langue du client)",
    ),
    "gap": Text(
        en="To enter",
        fr="À remplir",
    ),
    "side_en": Text(
        en="In English",
        fr="En anglais",
    ),
    "side_fr": Text(
        en="In French",
        fr="En français",
    ),
    "in_en": Text(
        en="in English",
        fr="en anglais",
    ),
    "in_fr": Text(
        en="in French",
        fr="en français",
    ),
    "also_en": Text(
        en="Also in English",
        fr="Aussi en anglais",
    ),
    "also_fr": Text(
        en="Also in French",
        fr="Aussi en français",
    ),
    "written": Text(
        en="written",
        fr="rédigé",
    ),
    "none": Text(
        en="None",
        fr="Aucun",
    ),
    "not_stated": Text(
        en="Not stated",
        fr="Non indiqué",
    ),
    "day_form": Text(
        en="YYYY-MM-DD",
        fr="AAAA-MM-JJ",
    ),
    "one_a_line": Text(
        en="One a line",
        fr="Un par ligne",
    ),
    "more_fields": Text(
        en="Other fields",
        fr="Autres champs",
    ),
    "remove": Text(
        en="Remove",
        fr="Retirer",
    ),
    "add": Text(
        en="Add",
        fr="Ajouter",
    ),
    "copy_note": Text(
        en="Copy note",
        fr="Copier la note",
    ),
    "save_txt": Text(
        en="Text",
        fr="Texte",
    ),
    "save_docx": Text(
        en="Word",
        fr="Word",
    ),
    "save_pdf": Text(
        en="PDF",
        fr="PDF",
    ),
    "off_blocked": Text(
        en="Copy and download open once nothing is wrong and nothing that the documents need is missing.",
        fr="La copie et le téléchargement s’ouvrent dès que rien n’est faux et que rien de ce qu’exigent les documents ne manque.",
    ),
    "off_unnumbered": Text(
        en="Enter the application number: documents are named after it.",
        fr="Inscrivez le numéro de la demande\N{NO-BREAK SPACE}: les documents en portent le nom.",
    ),
    "off_unreleased": Text(
        en="At this office the files of a refusal leave when a second officer has released it.",
        fr="À ce bureau, les fichiers d’un refus partent lorsqu’un second agent l’a libéré.",
    ),
    "copied": Text(
        en="Copied:",
        fr="Copié\N{NO-BREAK SPACE}:",
    ),
    "copying": Text(
        en="Preparing…",
        fr="Préparation…",
    ),
    "copy_failed": Text(
        en="This browser does not let the page copy. The text is below, selected.",
        fr="Ce navigateur ne permet pas à la page de copier. Le texte est ci-dessous, sélectionné.",
    ),
    "copy_by_hand": Text(
        en="Text of the note",
        fr="Texte de la note",
    ),
    "why": Text(
        en="Why this sentence stands here",
        fr="Pourquoi cette phrase figure ici",
    ),
    "why_keys": Text(
        en="Enter goes to the first fact, Esc comes back.",
        fr="Entrée mène au premier fait, Échap en ramène.",
    ),
    "why_facts": Text(
        en="Facts",
        fr="Faits",
    ),
    "why_when": Text(
        en="Said where",
        fr="Dite si",
    ),
    "why_law": Text(
        en="Provision",
        fr="Disposition",
    ),
    "why_accepted": Text(
        en="Words accepted",
        fr="Texte accepté",
    ),
    "why_always": Text(
        en="always",
        fr="toujours",
    ),
    "counts_changed": Text(
        en="Now:",
        fr="Maintenant\N{NO-BREAK SPACE}:",
    ),
    "leave_unsaved": Text(
        en="Some changes are not saved yet.",
        fr="Des modifications ne sont pas encore enregistrées.",
    ),
    "shown_of": Text(
        en="shown",
        fr="affichés",
    ),
    "look_up_group": Text(
        en="Choose one",
        fr="Choisir",
    ),
    "law_IRPR": Text(
        en="Immigration and Refugee Protection Regulations",
        fr="Règlement sur l’immigration et la protection des réfugiés",
    ),
    "law_IRPA": Text(
        en="Immigration and Refugee Protection Act",
        fr="Loi sur l’immigration et la protection des réfugiés",
    ),
    "and": Text(
        en="and",
        fr="et",
    ),
    "or": Text(
        en="or",
        fr="ou",
    ),
    "is": Text(
        en="is",
        fr="est",
    ),
    "is_not": Text(
        en="is not",
        fr="n’est pas",
    ),
    "is_one_of": Text(
        en="is one of",
        fr="figure parmi",
    ),
    "is_stated": Text(
        en="is stated",
        fr="est indiqué",
    ),
    "is_unstated": Text(
        en="is not stated",
        fr="n’est pas indiqué",
    ),
    "release_title": Text(
        en="Second officer",
        fr="Second agent",
    ),
    "release_none": Text(
        en="No second officer has been asked yet.",
        fr="Aucun second agent n’a encore été sollicité.",
    ),
    "release_asked": Text(
        en="A second officer has been asked to release this case.",
        fr="On a demandé à un second agent de libérer ce cas.",
    ),
    "release_released": Text(
        en="Released.",
        fr="Libéré.",
    ),
    "release_changed": Text(
        en="Changed since it was released.",
        fr="Modifié depuis sa libération.",
    ),
    "release_by": Text(
        en="Released by",
        fr="Libéré par",
    ),
    "release_facts": Text(
        en="These facts are others than those that were released:",
        fr="Ces faits ne sont plus ceux qui ont été libérés\N{NO-BREAK SPACE}:",
    ),
    "release_ask": Text(
        en="Ask for release",
        fr="Demander la libération",
    ),
    "release_do": Text(
        en="Release",
        fr="Libérer",
    ),
    "release_withdraw": Text(
        en="Withdraw",
        fr="Retirer la libération",
    ),
    "release_limit": Text(
        en="On a shared folder a release is evidence, not enforcement: whoever can write here could write a release too.",
        fr="Dans un dossier partagé, une libération est une preuve, non une contrainte\N{NO-BREAK SPACE}: quiconque peut écrire ici pourrait aussi écrire une libération.",
    ),
    "back_title": Text(
        en="What GCMS holds",
        fr="Ce que contient le SMGC",
    ),
    "back_label": Text(
        en="Paste the note back from GCMS",
        fr="Recollez la note prise du SMGC",
    ),
    "back_do": Text(
        en="Compare",
        fr="Comparer",
    ),
    "back_same": Text(
        en="Identical to the note of these facts.",
        fr="Identique à la note de ces faits.",
    ),
    "back_cut": Text(
        en="GCMS holds less: it was cut after sentence",
        fr="Le SMGC en contient moins\N{NO-BREAK SPACE}: la note a été coupée après la phrase",
    ),
    "back_changed": Text(
        en="Changed: the first sentence that differs is number",
        fr="Modifiée\N{NO-BREAK SPACE}: la première phrase différente porte le numéro",
    ),
    "back_none": Text(
        en="The case has no note that could be compared.",
        fr="Le cas n’a pas de note à comparer.",
    ),
    "elsewhere": Text(
        en="Saved elsewhere meanwhile",
        fr="Enregistré ailleurs entre-temps",
    ),
    "elsewhere_what": Text(
        en="Another window or another person saved this case after you opened it. Both values stand here; nothing of yours is lost.",
        fr="Une autre fenêtre ou une autre personne a enregistré ce cas après que vous l’avez ouvert. Les deux valeurs figurent ici; rien de votre travail n’est perdu.",
    ),
    "field": Text(
        en="Field",
        fr="Champ",
    ),
    "here_value": Text(
        en="On this page",
        fr="Sur cette page",
    ),
    "there_value": Text(
        en="In the file",
        fr="Dans le fichier",
    ),
    "keep_here": Text(
        en="Keep what is on this page",
        fr="Garder ce qui est sur cette page",
    ),
    "keep_there": Text(
        en="Take what is in the file",
        fr="Prendre ce qui est dans le fichier",
    ),
    "number_taken": Text(
        en="Another case of this folder has this application number. Correct the number, or open the other case.",
        fr="Un autre cas de ce dossier porte ce numéro de demande. Corrigez le numéro, ou ouvrez l’autre cas.",
    ),
    "disk_full": Text(
        en="The disk is full: nothing was saved, and nothing on this page is lost. Free some space, then save again.",
        fr="Le disque est plein\N{NO-BREAK SPACE}: rien n’a été enregistré, et rien de cette page n’est perdu. Libérez de l’espace, puis enregistrez de nouveau.",
    ),
    "cannot_write": Text(
        en="The folder cannot be written, so nothing was saved. Nothing on this page is lost. Check its permissions, then save again.",
        fr="Le dossier n’est pas accessible en écriture; rien n’a donc été enregistré. Rien de cette page n’est perdu. Vérifiez ses autorisations, puis enregistrez de nouveau.",
    ),
    "changed_meanwhile": Text(
        en="The case is another than the one that this page shows. Open it again.",
        fr="Le cas n’est plus celui que montre cette page. Ouvrez-le de nouveau.",
    ),
    "not_here": Text(
        en="This page is not here",
        fr="Cette page n’existe pas",
    ),
    "not_here_what": Text(
        en="No case of this folder is called so. It may have been given its number, or been moved.",
        fr="Aucun cas de ce dossier ne porte ce nom. Il a peut-être reçu son numéro, ou été déplacé.",
    ),
    "refused_title": Text(
        en="This cannot leave yet",
        fr="Ceci ne peut pas encore partir",
    ),
    "unreadable_title": Text(
        en="This file cannot be shown",
        fr="Ce fichier ne peut être affiché",
    ),
    "go_back": Text(
        en="Go back",
        fr="Revenir",
    ),
    "closed": Text(
        en="The desk is closed",
        fr="Le bureau est fermé",
    ),
    "closed_what": Text(
        en="Everything that was saved is in the folder. This tab can be closed.",
        fr="Tout ce qui a été enregistré est dans le dossier. Vous pouvez fermer cet onglet.",
    ),
    "start_here": Text(
        en="Open the desk",
        fr="Ouvrir le bureau",
    ),
    "problem": Text(
        en="Something went wrong",
        fr="Un problème est survenu",
    ),
    "problem_what": Text(
        en="Nothing was changed. The message holds no fact of the case:",
        fr="Rien n’a été modifié. Le message ne contient aucun fait du cas\N{NO-BREAK SPACE}:",
    ),
    "taken": Text(
        en="Taken into new cases:",
        fr="Repris dans de nouveaux cas\N{NO-BREAK SPACE}:",
    ),
    "not_taken": Text(
        en="Not taken:",
        fr="Non repris\N{NO-BREAK SPACE}:",
    ),
    "nothing_read": Text(
        en="Nothing of this is a fact of a case. Paste the row of headings with it, or a line for each fact.",
        fr="Rien de ceci n’est un fait d’un cas. Collez aussi la ligne des en-têtes, ou une ligne par fait.",
    ),
    "not_saved_post": Text(
        en="Not saved.",
        fr="Non enregistré.",
    ),
    "too_long_note": Text(
        en="The note is longer than this office’s limit for one entry. Copy it in these parts:",
        fr="La note dépasse la limite de ce bureau pour une entrée. Copiez-la en plusieurs parties\N{NO-BREAK SPACE}:",
    ),
    "rule_finds": Text(
        en="What it finds",
        fr="Ce qu’elle relève",
    ),
    "rule_matters": Text(
        en="Why it matters",
        fr="Pourquoi c’est important",
    ),
    "rule_mend": Text(
        en="What to do",
        fr="Que faire",
    ),
    "rule_authority": Text(
        en="Authority",
        fr="Fondement",
    ),
    "table_drop": Text(
        en="Drop a table of cases",
        fr="Déposer un tableau de cas",
    ),
    "table_label": Text(
        en="A workbook (.xlsx) or a table as text (.csv)",
        fr="Un classeur (.xlsx) ou un tableau en texte (.csv)",
    ),
    "table_read": Text(
        en="Check the table",
        fr="Vérifier le tableau",
    ),
    "table_busy": Text(
        en="The table is still being worked on. Wait for its end.",
        fr="Le tableau est encore en traitement. Attendez-en la fin.",
    ),
    "table_stops": Text(
        en="The table itself has an error, so nothing of it is made. Correct the table and drop it again.",
        fr="Le tableau lui-même comporte une erreur; rien n’en est donc produit. Corrigez-le, puis déposez-le de nouveau.",
    ),
    "table_checking": Text(
        en="Checking the rows…",
        fr="Vérification des lignes…",
    ),
    "table_running": Text(
        en="Making the documents…",
        fr="Production des documents…",
    ),
    "look_again": Text(
        en="Look again",
        fr="Regarder de nouveau",
    ),
    "table_marked": Text(
        en="Download all findings as a workbook",
        fr="Télécharger tous les constats dans un classeur",
    ),
    "table_mend": Text(
        en="Rows that are blocked",
        fr="Lignes bloquées",
    ),
    "table_row": Text(
        en="Row",
        fr="Ligne",
    ),
    "table_cell": Text(
        en="Cell",
        fr="Cellule",
    ),
    "table_what": Text(
        en="What is wrong",
        fr="Ce qui ne va pas",
    ),
    "table_value": Text(
        en="Value",
        fr="Valeur",
    ),
    "table_check_again": Text(
        en="Check again with these values",
        fr="Vérifier de nouveau avec ces valeurs",
    ),
    "table_run": Text(
        en="Make note and letter of every row",
        fr="Produire la note et la lettre de chaque ligne",
    ),
    "table_run_hint": Text(
        en="Rows that are blocked are left out and named. Rows that were made before, and have not changed, are left as they are.",
        fr="Les lignes bloquées sont omises et nommées. Celles qui ont déjà été produites et n’ont pas changé restent telles quelles.",
    ),
    "table_format": Text(
        en="Letters as",
        fr="Lettres en",
    ),
    "table_released": Text(
        en="only rows that a second officer released",
        fr="seulement les lignes qu’un second agent a libérées",
    ),
    "table_begin": Text(
        en="Start the run",
        fr="Lancer la production",
    ),
    "table_made": Text(
        en="What was made",
        fr="Ce qui a été produit",
    ),
    "table_files": Text(
        en="Files in the folder “runs”",
        fr="Fichiers du dossier «\N{NO-BREAK SPACE}runs\N{NO-BREAK SPACE}»",
    ),
    "comma": Text(
        en=",",
        fr=",",
    ),
}

# One and several: French has one form for none and one.
_COUNTED: dict[str, tuple[Text, Text, Text]] = {
    "wrong": (
        Text(en="nothing wrong", fr="rien à corriger"),
        Text(en="{n} wrong", fr="{n} à corriger"),
        Text(en="{n} wrong", fr="{n} à corriger"),
    ),
    "to_enter": (
        Text(en="nothing to enter", fr="rien à remplir"),
        Text(en="{n} to enter", fr="{n} à remplir"),
        Text(en="{n} to enter", fr="{n} à remplir"),
    ),
    "to_consider": (
        Text(en="nothing to look at", fr="rien à examiner"),
        Text(en="{n} to look at", fr="{n} à examiner"),
        Text(en="{n} to look at", fr="{n} à examiner"),
    ),
    "cases": (
        Text(en="no case", fr="aucun cas"),
        Text(en="{n} case", fr="{n} cas"),
        Text(en="{n} cases", fr="{n} cas"),
    ),
    "rows": (
        Text(en="no row", fr="aucune ligne"),
        Text(en="{n} row", fr="{n} ligne"),
        Text(en="{n} rows", fr="{n} lignes"),
    ),
    "blocked_rows": (
        Text(en="none is blocked", fr="aucune n’est bloquée"),
        Text(en="{n} is blocked", fr="{n} est bloquée"),
        Text(en="{n} are blocked", fr="{n} sont bloquées"),
    ),
    "files": (
        Text(en="no new file", fr="aucun nouveau fichier"),
        Text(en="{n} new file", fr="{n} nouveau fichier"),
        Text(en="{n} new files", fr="{n} nouveaux fichiers"),
    ),
    "refused_rows": (
        Text(en="no row left out", fr="aucune ligne omise"),
        Text(en="{n} row left out", fr="{n} ligne omise"),
        Text(en="{n} rows left out", fr="{n} lignes omises"),
    ),
    "characters": (
        Text(en="no character", fr="aucun caractère"),
        Text(en="{n} character", fr="{n} caractère"),
        Text(en="{n} characters", fr="{n} caractères"),
    ),
}


def plural(name: str, count: int) -> Text:
    """Return how many there are, in words.

    >>> plural("cases", 0).en, plural("cases", 1).en, plural("cases", 2).fr
    ('no case', '1 case', '2 cas')
    """
    return _COUNTED[name][min(count, 2)].filled(n=str(count))

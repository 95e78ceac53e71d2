<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OrdiDesk</source>
        <translation>À propos d&apos;OrdiDesk</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The desktop of an IT support company</source>
        <translation>Le bureau d&apos;une société d&apos;assistance informatique</translation>
    </message>
    <message>
        <source>Licences of what it holds</source>
        <translation>Licences de ce qu&apos;il contient</translation>
    </message>
</context>
<context>
    <name>AbsenceDialog</name>
    <message>
        <source>Visits that are planned in it stay until you move them.</source>
        <translation>Les interventions prévues pendant ce temps restent jusqu&apos;à ce que vous les déplaciez.</translation>
    </message>
    <message>
        <source>Absence of {name}</source>
        <translation>Absence de {name}</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Leave, training… or nothing</source>
        <translation>Congés, formation… ou rien</translation>
    </message>
    <message>
        <source>absence of {name}</source>
        <translation>absence de {name}</translation>
    </message>
</context>
<context>
    <name>Accessories</name>
    <message>
        <source>Power cable</source>
        <translation>Câble d&apos;alimentation</translation>
    </message>
    <message>
        <source>Video cable</source>
        <translation>Câble vidéo</translation>
    </message>
    <message>
        <source>Charger</source>
        <translation>Chargeur</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Sacoche</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Souris</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Docking station</source>
        <translation>Station d&apos;accueil</translation>
    </message>
    <message>
        <source>Network cable</source>
        <translation>Câble réseau</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Casque</translation>
    </message>
</context>
<context>
    <name>AccessoriesBackCard</name>
    <message>
        <source>Accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>Nothing went along with it.</source>
        <translation>Rien ne l&apos;accompagnait.</translation>
    </message>
    <message>
        <source>Accessories checked</source>
        <translation>Accessoires vérifiés</translation>
    </message>
</context>
<context>
    <name>AccessoriesCard</name>
    <message>
        <source>Accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Accessories OK</source>
        <translation>Accessoires OK</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Devices…</source>
        <translation>Appareils…</translation>
    </message>
    <message>
        <source>PIN of the lock…</source>
        <translation>Code PIN du verrouillage…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Verrouiller maintenant</translation>
    </message>
    <message>
        <source>About OrdiDesk…</source>
        <translation>À propos d&apos;OrdiDesk…</translation>
    </message>
    <message>
        <source>Copy the diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Open the folder of logs</source>
        <translation>Ouvrir le dossier des journaux</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Clair ou sombre selon le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>AssetCard</name>
    <message>
        <source>Open a ticket</source>
        <translation>Ouvrir un ticket</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Étiquette…</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>Tickets ouverts</translation>
    </message>
    <message>
        <source>Open tickets of this machine</source>
        <translation>Tickets ouverts de ce matériel</translation>
    </message>
    <message>
        <source>No open ticket on this machine.</source>
        <translation>Aucun ticket ouvert sur ce matériel.</translation>
    </message>
    <message>
        <source>Last visits</source>
        <translation>Dernières interventions</translation>
    </message>
    <message>
        <source>This machine belongs to another client: {client}.</source>
        <translation>Ce matériel appartient à un autre client&#xa0;: {client}.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Our own stock</source>
        <translation>Stock interne</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Remplacé par</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>Emporté par</translation>
    </message>
    <message>
        <source>Ready since</source>
        <translation>Prêt à partir depuis</translation>
    </message>
    <message numerus="yes">
        <source>%n ended ticket(s)</source>
        <translation>
            <numerusform>%n ticket terminé</numerusform>
            <numerusform>%n tickets terminés</numerusform>
        </translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>N°&#xa0;de série</translation>
    </message>
    <message>
        <source>Network name</source>
        <translation>Nom réseau</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>Acheté le</translation>
    </message>
    <message>
        <source>Correct {number}</source>
        <translation>Corriger {number}</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
</context>
<context>
    <name>AssetTable</name>
    <message>
        <source>Number</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
</context>
<context>
    <name>AssetsPage</name>
    <message>
        <source>Number, model, serial, user, place…</source>
        <translation>N°, modèle, série, utilisateur, lieu…</translation>
    </message>
    <message>
        <source>Filter the machines</source>
        <translation>Filtrer le parc</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
    <message>
        <source>Print these labels…</source>
        <translation>Imprimer ces étiquettes…</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Matériels</translation>
    </message>
    <message>
        <source>No machine fits this filter</source>
        <translation>Aucun matériel ne correspond à ce filtre</translation>
    </message>
    <message>
        <source>Try fewer words, or all clients.</source>
        <translation>Essayez avec moins de mots, ou avec tous les clients.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>No machine chosen</source>
        <translation>Aucun matériel choisi</translation>
    </message>
    <message>
        <source>Choose one in the table, or scan its label with F2.</source>
        <translation>Choisissez-en un dans le tableau, ou scannez son étiquette avec F2.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Covered or not</source>
        <translation>Couvert ou non</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Out of contract</source>
        <translation>Hors contrat</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Tous les clients</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Tous les sites</translation>
    </message>
    <message numerus="yes">
        <source>%Ln machine(s)</source>
        <translation>
            <numerusform>%Ln matériel</numerusform>
            <numerusform>%Ln matériels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Assign the ticket</source>
        <translation>Attribuer le ticket</translation>
    </message>
    <message>
        <source>The number is how many open tickets each one has.</source>
        <translation>Le nombre indique les tickets ouverts de chacun.</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Attribuer</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>At most {size} a file, no programs. They leave with the next exchange.</source>
        <translation>{size} au plus par fichier, pas de programmes. Ils partent au prochain échange.</translation>
    </message>
    <message>
        <source>Attach to the ticket</source>
        <translation>Joindre au ticket</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examen des fichiers…</translation>
    </message>
    <message>
        <source>Reduce large pictures to {edge} pixels</source>
        <translation>Réduire les grandes images à {edge} pixels</translation>
    </message>
    <message>
        <source>Remove the place where pictures were taken</source>
        <translation>Retirer le lieu de prise de vue des images</translation>
    </message>
    <message>
        <source>Visible to the client</source>
        <translation>Visible par le client</translation>
    </message>
    <message>
        <source>Read it as a label instead</source>
        <translation>Lire plutôt comme une étiquette</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) say where they were taken.</source>
        <translation>
            <numerusform>%n image indique où elle a été prise.</numerusform>
            <numerusform>%n images indiquent où elles ont été prises.</numerusform>
        </translation>
    </message>
    <message>
        <source>The place cannot be removed from: {names}</source>
        <translation>Le lieu ne peut pas être retiré de&#xa0;: {names}</translation>
    </message>
    <message>
        <source>left out: {why}</source>
        <translation>écarté&#xa0;: {why}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>et %n autre fichier</numerusform>
            <numerusform>et %n autres fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Attaching {n} of {count}: {name}</source>
        <translation>Ajout {n} sur {count}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{names} — the ticket has this file already</source>
        <translation>{names} — le ticket a déjà ce fichier</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n fichier joint.</numerusform>
            <numerusform>%n fichiers joints.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backlog</name>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>BacklogPane</name>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>Filter what is to be planned</source>
        <translation>Filtrer ce qui est à planifier</translation>
    </message>
    <message>
        <source>What is to be planned</source>
        <translation>Ce qui est à planifier</translation>
    </message>
    <message>
        <source>To be planned</source>
        <translation>À planifier</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>Planifier…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Retours</translation>
    </message>
    <message>
        <source>Nothing like that</source>
        <translation>Rien de tel</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Everything is planned</source>
        <translation>Tout est planifié</translation>
    </message>
    <message>
        <source>What technicians ask for, and repaired machines to bring back, comes here.</source>
        <translation>Les demandes des techniciens et les matériels réparés à rapporter arrivent ici.</translation>
    </message>
    <message>
        <source>To be planned: {count}</source>
        <translation>À planifier&#xa0;: {count}</translation>
    </message>
    <message numerus="yes">
        <source>To be planned: {visits} + %n return(s)</source>
        <translation>
            <numerusform>À planifier&#xa0;: {visits} + %n retour</numerusform>
            <numerusform>À planifier&#xa0;: {visits} + %n retours</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag a row onto the board, or press Enter on it.</source>
        <translation>Glissez une ligne sur le planning, ou appuyez sur Entrée.</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Save as one PDF…</source>
        <translation>Enregistrer en un PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) to print.</source>
        <translation>
            <numerusform>%n bon à imprimer.</numerusform>
            <numerusform>%n bons à imprimer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies of each, on paper</source>
        <translation>Exemplaires de chacun</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the sheets as PDF instead.</source>
        <translation>Aucune imprimante n&apos;est installée sur cet ordinateur. Enregistrez les bons en PDF.</translation>
    </message>
    <message>
        <source>The printer does not answer. Check it, or save the sheets as PDF.</source>
        <translation>L&apos;imprimante ne répond pas. Vérifiez-la ou enregistrez les bons en PDF.</translation>
    </message>
    <message>
        <source>No file was saved.</source>
        <translation>Aucun fichier n&apos;a été enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) of {total} saved: {path}</source>
        <translation>
            <numerusform>%n bon enregistré sur {total}&#xa0;: {path}</numerusform>
            <numerusform>%n bons enregistrés sur {total}&#xa0;: {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) of {total} printed.</source>
        <translation>
            <numerusform>%n bon imprimé sur {total}.</numerusform>
            <numerusform>%n bons imprimés sur {total}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}: {why}</source>
        <translation>{number}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Not made: {names}</source>
        <translation>Non faits&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>BenchCard</name>
    <message>
        <source>Being repaired</source>
        <translation>En réparation</translation>
    </message>
    <message>
        <source>No client&apos;s machine is being repaired.</source>
        <translation>Aucun matériel de client n&apos;est en réparation.</translation>
    </message>
    <message>
        <source>Next step…</source>
        <translation>Étape suivante…</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Entrer à l&apos;atelier</translation>
    </message>
    <message>
        <source>Load into a van…</source>
        <translation>Charger dans un véhicule…</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>See the ticket</source>
        <translation>Voir le ticket</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Takes no visits</source>
        <translation>Hors planning</translation>
    </message>
    <message>
        <source>{duration} planned</source>
        <translation>{duration} planifiées</translation>
    </message>
    <message>
        <source>Unknown person</source>
        <translation>Personne inconnue</translation>
    </message>
    <message>
        <source>Confirmed by {who}</source>
        <translation>Confirmée par {who}</translation>
    </message>
    <message>
        <source>The loaner that goes along is ready</source>
        <translation>Le matériel de prêt à emporter est préparé</translation>
    </message>
    <message>
        <source>The loaner that goes along is not ready yet</source>
        <translation>Le matériel de prêt à emporter n&apos;est pas encore préparé</translation>
    </message>
    <message>
        <source>Access: {access}</source>
        <translation>Accès&#xa0;: {access}</translation>
    </message>
</context>
<context>
    <name>BoardDialogs</name>
    <message>
        <source>visit at {client}</source>
        <translation>intervention chez {client}</translation>
    </message>
    <message>
        <source>{visit} back in the list</source>
        <translation>{visit} remise dans la liste</translation>
    </message>
    <message>
        <source>The visit is back in the list to be planned.</source>
        <translation>L&apos;intervention est de nouveau à planifier.</translation>
    </message>
    <message>
        <source>Call the visit off?</source>
        <translation>Annuler l&apos;intervention&#x202f;?</translation>
    </message>
    <message>
        <source>What it was asked for is given up too. To plan it anew, put it back instead.</source>
        <translation>La demande est abandonnée aussi. Pour la planifier à nouveau, remettez-la plutôt dans la liste.</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>Annuler l&apos;intervention</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Confirm…</source>
        <translation>Confirmer…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Déplacer…</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Remettre dans la liste</translation>
    </message>
    <message>
        <source>Call off…</source>
        <translation>Annuler l&apos;intervention…</translation>
    </message>
    <message>
        <source>Record a call…</source>
        <translation>Noter un appel…</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>Ouvrir le ticket</translation>
    </message>
    <message>
        <source>Free the day of {name}…</source>
        <translation>Libérer la journée de {name}…</translation>
    </message>
    <message>
        <source>Absence of {name}…</source>
        <translation>Absence de {name}…</translation>
    </message>
    <message>
        <source>Print the day of {name}…</source>
        <translation>Imprimer la journée de {name}…</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Remove the absence “{reason}”</source>
        <translation>Retirer l&apos;absence «&#xa0;{reason}&#xa0;»</translation>
    </message>
    <message>
        <source>People to call ({day})…</source>
        <translation>Personnes à appeler ({day})…</translation>
    </message>
    <message>
        <source>Restore the freed day ({day})</source>
        <translation>Rétablir la journée libérée ({day})</translation>
    </message>
</context>
<context>
    <name>BoardHistory</name>
    <message>
        <source>Somebody changed that visit since: it stays as it is. Nothing was undone.</source>
        <translation>Quelqu&apos;un a modifié cette intervention depuis&#xa0;: elle reste telle quelle. Rien n&apos;a été annulé.</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Annulé&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Rétabli&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message>
        <source>Never synchronised</source>
        <translation>Jamais synchronisé</translation>
    </message>
    <message>
        <source>Seen at {time}</source>
        <translation>Vu à {time}</translation>
    </message>
    <message>
        <source>Seen {when}</source>
        <translation>Vu&#xa0;: {when}</translation>
    </message>
    <message>
        <source>Overlaps another visit ({slot})</source>
        <translation>Chevauche une autre intervention ({slot})</translation>
    </message>
    <message>
        <source>Overlaps {number} ({slot})</source>
        <translation>Chevauche {number} ({slot})</translation>
    </message>
    <message>
        <source>Absent: {reason}</source>
        <translation>Absent&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Travel: {needed} needed, {left} planned</source>
        <translation>Trajet&#xa0;: {needed} nécessaires, {left} prévues</translation>
    </message>
    <message>
        <source>Travel, {number}: {needed} needed, {left} planned</source>
        <translation>Trajet {number}&#xa0;: {needed} nécessaires, {left} prévues</translation>
    </message>
    <message>
        <source>Site closed: “{access}”</source>
        <translation>Site fermé&#xa0;: «&#xa0;{access}&#xa0;»</translation>
    </message>
    <message>
        <source>Public holiday</source>
        <translation>Jour férié</translation>
    </message>
    <message>
        <source>Outside working hours ({opens} – {closes})</source>
        <translation>Hors horaires ({opens} – {closes})</translation>
    </message>
    <message>
        <source>The contact receives a colleague then</source>
        <translation>Le contact reçoit déjà un collègue</translation>
    </message>
    <message>
        <source>{name} receives a colleague then</source>
        <translation>{name} reçoit déjà un collègue</translation>
    </message>
    <message>
        <source>A colleague is on site then</source>
        <translation>Un collègue est sur place à cette heure</translation>
    </message>
    <message>
        <source>{name} is on site then</source>
        <translation>{name} est sur place à cette heure</translation>
    </message>
    <message>
        <source>Loaner not prepared yet</source>
        <translation>Matériel de prêt pas encore préparé</translation>
    </message>
    <message>
        <source>Loaner {number} not prepared yet</source>
        <translation>Matériel de prêt {number} pas encore préparé</translation>
    </message>
    <message>
        <source>Skill not told: {skill}</source>
        <translation>Compétence non renseignée&#xa0;: {skill}</translation>
    </message>
</context>
<context>
    <name>CallDialog</name>
    <message>
        <source>Record a call</source>
        <translation>Noter un appel</translation>
    </message>
    <message>
        <source>What was said stays among the company&apos;s people.</source>
        <translation>Ce qui s&apos;est dit reste entre nous.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>CallList</name>
    <message>
        <source>Takes place</source>
        <translation>A lieu</translation>
    </message>
    <message>
        <source>Not needed any more</source>
        <translation>Plus nécessaire</translation>
    </message>
    <message>
        <source>Planned: {when}</source>
        <translation>Planifiée&#xa0;: {when}</translation>
    </message>
    <message>
        <source>Called {when}</source>
        <translation>Appelé {when}</translation>
    </message>
    <message>
        <source>To call</source>
        <translation>À appeler</translation>
    </message>
    <message>
        <source>People to call: {name}, {day}</source>
        <translation>Personnes à appeler&#xa0;: {name}, {day}</translation>
    </message>
    <message>
        <source>Their visits are back in the list to be planned.</source>
        <translation>Leurs interventions sont de nouveau à planifier.</translation>
    </message>
    <message>
        <source>Record a call…</source>
        <translation>Noter un appel…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>CallListDialog</name>
    <message>
        <source>People to call</source>
        <translation>Personnes à appeler</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>Ouvrir le ticket</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copier la liste</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>CameraBar</name>
    <message>
        <source>Small codes: the middle, enlarged</source>
        <translation>Petits codes&#xa0;: le centre, agrandi</translation>
    </message>
    <message>
        <source>Camera settings</source>
        <translation>Réglages de la caméra</translation>
    </message>
    <message>
        <source>Zoom {factor}×</source>
        <translation>Zoom {factor}×</translation>
    </message>
</context>
<context>
    <name>CameraMenu</name>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width}&#xa0;×&#xa0;{height}&#xa0;pixels</translation>
    </message>
    <message>
        <source>Small codes: the middle, enlarged</source>
        <translation>Petits codes&#xa0;: le centre, agrandi</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Image en miroir</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Automatic light</source>
        <translation>Exposition automatique</translation>
    </message>
    <message>
        <source>Darker, against glare</source>
        <translation>Plus sombre, contre les reflets</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Plus claire</translation>
    </message>
    <message>
        <source>Hold the focus where it is</source>
        <translation>Figer la mise au point</translation>
    </message>
</context>
<context>
    <name>CameraPane</name>
    <message>
        <source>Camera picture</source>
        <translation>Image de la caméra</translation>
    </message>
    <message>
        <source>Start the camera</source>
        <translation>Démarrer la caméra</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>La caméra est arrêtée.</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>Ouverture de la caméra…</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>Arrêter la caméra</translation>
    </message>
    <message>
        <source>Camera paused. Touch the screen or press a key to resume.</source>
        <translation>Caméra en pause. Touchez l&apos;écran ou une touche pour reprendre.</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Hold an inventory label before the camera, a hand&apos;s breadth away.</source>
        <translation>Présentez une étiquette d&apos;inventaire devant la caméra, à une largeur de main.</translation>
    </message>
    <message>
        <source>The camera works: {text} was read.</source>
        <translation>La caméra fonctionne&#xa0;: {text} a été lu.</translation>
    </message>
</context>
<context>
    <name>CarryDialog</name>
    <message>
        <source>Who takes {number} along?</source>
        <translation>Qui emporte {number}&#x202f;?</translation>
    </message>
    <message>
        <source>Load into a van</source>
        <translation>Charger dans un véhicule</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charger</translation>
    </message>
    <message>
        <source>Taken along by</source>
        <translation>Emporté par</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Loaner</source>
        <translation>Matériel de prêt</translation>
    </message>
    <message>
        <source>The client&apos;s machine</source>
        <translation>Le matériel du client</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Où il est</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>Emporté par</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Rendu</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>What will change</source>
        <translation>Ce qui va changer</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Add a comment</source>
        <translation>Ajouter un commentaire</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Ajouter une photo</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Conforme</translation>
    </message>
    <message>
        <source>Not OK</source>
        <translation>Non conforme</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>S.O.</translation>
    </message>
    <message>
        <source>Follow up in a note</source>
        <translation>Suivre par une note</translation>
    </message>
    <message>
        <source>Open a ticket for it</source>
        <translation>Ouvrir un ticket</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>Facultatif</translation>
    </message>
    <message>
        <source>Comment on {item}</source>
        <translation>Commentaire sur {item}</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Followed up</source>
        <translation>Suivi prévu</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>au moins {low}</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>au plus {high}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>de {low} à {high}</translation>
    </message>
    <message>
        <source>last time ({day}): {found}</source>
        <translation>la dernière fois ({day})&#xa0;: {found}</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>{name} (not there)</source>
        <translation>{name} (absent)</translation>
    </message>
</context>
<context>
    <name>ChoosePinDialog</name>
    <message>
        <source>PIN of the lock</source>
        <translation>Code PIN du verrouillage</translation>
    </message>
    <message>
        <source>OrdiDesk locks when nobody uses it for a while, and asks for this PIN: at least 6 digits or letters.</source>
        <translation>OrdiDesk se verrouille quand personne ne s&apos;en sert depuis un moment, et demande ce code&#xa0;: au moins 6 chiffres ou lettres.</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <translation>Garder ce code</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Le même code PIN</translation>
    </message>
    <message>
        <source>The two PINs differ. Type the same one twice.</source>
        <translation>Les deux codes PIN sont différents. Saisissez deux fois le même.</translation>
    </message>
</context>
<context>
    <name>ClausesDialog</name>
    <message>
        <source>Saving makes a new version. Loans under way keep the version that was signed.</source>
        <translation>Enregistrer crée une nouvelle version. Les prêts en cours gardent la version signée.</translation>
    </message>
    <message>
        <source>Clauses of the loan</source>
        <translation>Clauses du prêt</translation>
    </message>
    <message>
        <source>Save as the next version</source>
        <translation>Enregistrer comme nouvelle version</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>Paragraphes</translation>
    </message>
    <message>
        <source>Text of the paragraph</source>
        <translation>Texte du paragraphe</translation>
    </message>
    <message>
        <source>Add a paragraph</source>
        <translation>Ajouter un paragraphe</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Remove the paragraph</source>
        <translation>Retirer le paragraphe</translation>
    </message>
    <message>
        <source>No version yet</source>
        <translation>Aucune version</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>{version}, written on {day}</source>
        <translation>{version}, écrite le {day}</translation>
    </message>
    <message>
        <source>Paragraph {n} is longer than {limit} characters: split it.</source>
        <translation>Le paragraphe {n} dépasse {limit} caractères&#xa0;: coupez-le en deux.</translation>
    </message>
    <message>
        <source>A handover sheet needs at least one paragraph.</source>
        <translation>Un bon de mise à disposition a besoin d&apos;au moins un paragraphe.</translation>
    </message>
</context>
<context>
    <name>ClosingCard</name>
    <message>
        <source>To close the ticket</source>
        <translation>Pour clore le ticket</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Rien ne manque</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>L&apos;écrire</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Enregistrer le retour</translation>
    </message>
    <message>
        <source>Finish it</source>
        <translation>La terminer</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>CompanyCard</name>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Texts and identity of the sheets…</source>
        <translation>Textes et identité des bons…</translation>
    </message>
    <message>
        <source>Stands at the head of every sheet, for all laptops of the company.</source>
        <translation>Figure en tête de chaque document, pour tous les ordinateurs de l&apos;entreprise.</translation>
    </message>
    <message>
        <source>Stands at the head of every sheet. Hotline managers keep it.</source>
        <translation>Figure en tête de chaque document. La hotline la tient à jour.</translation>
    </message>
</context>
<context>
    <name>CompanyDialog</name>
    <message>
        <source>Texts and identity of the sheets</source>
        <translation>Textes et identité des bons</translation>
    </message>
    <message>
        <source>They stand at the head of every sheet that is printed.</source>
        <translation>Ils figurent en tête de chaque feuille imprimée.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Choose a logo…</source>
        <translation>Choisir un logo…</translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation>Retirer le logo</translation>
    </message>
    <message>
        <source>Clauses of the loan…</source>
        <translation>Clauses du prêt…</translation>
    </message>
    <message>
        <source>The sheets need the company&apos;s name.</source>
        <translation>Les bons ont besoin du nom de l&apos;entreprise.</translation>
    </message>
    <message>
        <source>A SIREN has nine digits, the last of which checks the others: look again.</source>
        <translation>Un SIREN compte neuf chiffres, dont le dernier contrôle les autres&#xa0;: vérifiez-le.</translation>
    </message>
    <message>
        <source>The address is too long.</source>
        <translation>L&apos;adresse est trop longue.</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>Choisir un logo</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)</translation>
    </message>
    <message>
        <source>This logo is too large even when reduced: choose a simpler one.</source>
        <translation>Ce logo reste trop lourd une fois réduit&#xa0;: choisissez-en un plus simple.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is still there.</source>
        <translation>Le fichier ne peut pas être lu. Vérifiez qu&apos;il est toujours là.</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>None written yet: the sheets have no clauses.</source>
        <translation>Aucune pour l&apos;instant&#xa0;: les bons n&apos;ont pas de clauses.</translation>
    </message>
    <message>
        <source>This file is no picture. Choose a PNG or a JPEG.</source>
        <translation>Ce fichier n&apos;est pas une image. Choisissez un PNG ou un JPEG.</translation>
    </message>
    <message>
        <source>This picture has too many pixels. Choose a smaller one.</source>
        <translation>Cette image a trop de pixels. Choisissez-en une plus petite.</translation>
    </message>
    <message>
        <source>This picture is incomplete or damaged. Choose another one.</source>
        <translation>Cette image est incomplète ou abîmée. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>An e-mail address looks like hotline@example.com.</source>
        <translation>Une adresse e-mail s&apos;écrit comme hotline@exemple.fr.</translation>
    </message>
    <message>
        <source>This phone number cannot be read. It is kept as it is typed.</source>
        <translation>Ce numéro de téléphone n&apos;est pas reconnu. Il est gardé tel qu&apos;il est saisi.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>De quoi il s&apos;agit</translation>
    </message>
    <message>
        <source>Quick texts</source>
        <translation>Textes rapides</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Prendre une photo</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Temps passé</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
</context>
<context>
    <name>ConditionCard</name>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Condition now</source>
        <translation>État actuel</translation>
    </message>
    <message>
        <source>What is different now (if anything)</source>
        <translation>Ce qui a changé (s&apos;il y a lieu)</translation>
    </message>
    <message>
        <source>At the handover</source>
        <translation>À la remise</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>What is different now</source>
        <translation>Ce qui a changé</translation>
    </message>
</context>
<context>
    <name>ConfirmVisitDialog</name>
    <message>
        <source>The slot is agreed to</source>
        <translation>Le créneau est accepté</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>This field was changed meanwhile. Which value is to be kept?</source>
        <translation>Ce champ a été modifié entre-temps. Quelle valeur garder&#x202f;?</translation>
    </message>
    <message>
        <source>{name} changed this field meanwhile. Which value is to be kept?</source>
        <translation>{name} a modifié ce champ entre-temps. Quelle valeur garder&#x202f;?</translation>
    </message>
    <message>
        <source>Keep this choice</source>
        <translation>Garder ce choix</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n action(s) to decide</source>
        <translation>
            <numerusform>%n action à arbitrer</numerusform>
            <numerusform>%n actions à arbitrer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>En retard de %n jour</numerusform>
            <numerusform>En retard de %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) to send</source>
        <translation>
            <numerusform>%n action à envoyer</numerusform>
            <numerusform>%n actions à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n action(s)</source>
        <translation>
            <numerusform>Envoi de %n action</numerusform>
            <numerusform>Envoi de %n actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session expired. Sign in again: your %n action(s) are kept.</source>
        <translation>
            <numerusform>Session expirée. Reconnectez-vous&#xa0;: votre action est conservée.</numerusform>
            <numerusform>Session expirée. Reconnectez-vous&#xa0;: vos %n actions sont conservées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Trop de tentatives. Réessayez dans %n minute.</numerusform>
            <numerusform>Trop de tentatives. Réessayez dans %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The local data was damaged and comes back from the portal. %n action(s) not sent yet were saved from it and are sent now. The damaged file is kept aside: {file}</source>
        <translation>
            <numerusform>Les données locales étaient endommagées et reviennent du portail. %n action non envoyée en a été récupérée et part maintenant. Le fichier endommagé est mis de côté&#xa0;: {file}</numerusform>
            <numerusform>Les données locales étaient endommagées et reviennent du portail. %n actions non envoyées en ont été récupérées et partent maintenant. Le fichier endommagé est mis de côté&#xa0;: {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Several PINs did not fit. The next one is looked at in %n second(s).</source>
        <translation>
            <numerusform>Plusieurs codes PIN étaient faux. Nouvel essai dans %n seconde.</numerusform>
            <numerusform>Plusieurs codes PIN étaient faux. Nouvel essai dans %n secondes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in your day: see what is new.</source>
        <translation>
            <numerusform>%n nouveauté dans votre journée.</numerusform>
            <numerusform>%n nouveautés dans votre journée.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) to send. You may close the laptop: they leave later.</source>
        <translation>
            <numerusform>%n action à envoyer. Vous pouvez fermer le portable&#xa0;: elle partira plus tard.</numerusform>
            <numerusform>%n actions à envoyer. Vous pouvez fermer le portable&#xa0;: elles partiront plus tard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) of {names} wait on this laptop. They stay encrypted, and leave when {names} signs in here again.</source>
        <translation>
            <numerusform>%n action non envoyée attend sur ce portable ({names}). Elle y reste chiffrée et partira à la prochaine connexion de {names} ici.</numerusform>
            <numerusform>%n actions non envoyées attendent sur ce portable ({names}). Elles y restent chiffrées et partiront à la prochaine connexion de {names} ici.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This and the %n action(s) that depend on it are not sent to the portal and take no effect. They stay in the list for 30 days.</source>
        <translation>
            <numerusform>Cette action et celle qui en dépend ne seront pas envoyées au portail et resteront sans effet. Elles restent visibles ici pendant 30 jours.</numerusform>
            <numerusform>Cette action et les %n actions qui en dépendent ne seront pas envoyées au portail et resteront sans effet. Elles restent visibles ici pendant 30 jours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) are not sent yet. Kept here, they stay encrypted on this laptop, and leave when you sign in again.</source>
        <translation>
            <numerusform>%n action n&apos;est pas encore envoyée. Gardée ici, elle reste chiffrée sur ce portable et partira à votre prochaine connexion.</numerusform>
            <numerusform>%n actions ne sont pas encore envoyées. Gardées ici, elles restent chiffrées sur ce portable et partiront à votre prochaine connexion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) to decide stay here for you too.</source>
        <translation>
            <numerusform>%n action à arbitrer vous attend aussi ici.</numerusform>
            <numerusform>%n actions à arbitrer vous attendent aussi ici.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send ({size})</source>
        <translation>
            <numerusform>%n fichier à envoyer ({size})</numerusform>
            <numerusform>%n fichiers à envoyer ({size})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n file(s) ({size} left)</source>
        <translation>
            <numerusform>Envoi de %n fichier ({size} restants)</numerusform>
            <numerusform>Envoi de %n fichiers ({size} restants)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send ({size}). You may close the laptop: they go on where they stopped.</source>
        <translation>
            <numerusform>%n fichier à envoyer ({size}). Vous pouvez fermer le poste&#xa0;: l&apos;envoi reprendra où il s&apos;est arrêté.</numerusform>
            <numerusform>%n fichiers à envoyer ({size}). Vous pouvez fermer le poste&#xa0;: l&apos;envoi reprendra où il s&apos;est arrêté.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedLoans</name>
    <message numerus="yes">
        <source>%n reserved, to be prepared</source>
        <translation>
            <numerusform>%n réservé à préparer</numerusform>
            <numerusform>%n réservés à préparer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n available</source>
        <translation>
            <numerusform>%n disponible</numerusform>
            <numerusform>%n disponibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {where}.</source>
        <translation>
            <numerusform>%n ligne écrite dans {where}.</numerusform>
            <numerusform>%n lignes écrites dans {where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Good condition (%n)</source>
        <translation>
            <numerusform>Bon état (%n)</numerusform>
            <numerusform>Bon état (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Covered by PSAI until {date}</source>
        <translation>Couvert PSAI jusqu&apos;au {date}</translation>
    </message>
    <message>
        <source>Out of contract since {date}</source>
        <translation>Hors contrat depuis le {date}</translation>
    </message>
    <message>
        <source>Covered only from {date}</source>
        <translation>Couvert à partir du {date}</translation>
    </message>
    <message>
        <source>Out of contract</source>
        <translation>Hors contrat</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>No contract</source>
        <translation>Hors contrat</translation>
    </message>
    <message>
        <source>Until {date}</source>
        <translation>Jusqu&apos;au {date}</translation>
    </message>
    <message>
        <source>Ended {date}</source>
        <translation>Fini le {date}</translation>
    </message>
    <message>
        <source>From {date}</source>
        <translation>À partir du {date}</translation>
    </message>
</context>
<context>
    <name>CoverChoice</name>
    <message>
        <source>Why this is decided out of contract</source>
        <translation>Pourquoi cette décision hors contrat</translation>
    </message>
    <message>
        <source>Why? It stays among the staff</source>
        <translation>Pourquoi&#x202f;? Cela reste en interne</translation>
    </message>
    <message>
        <source>Cancel the ticket too</source>
        <translation>Annuler aussi le ticket</translation>
    </message>
    <message>
        <source>Out of contract: decide</source>
        <translation>Hors contrat&#xa0;: décidez</translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message>
        <source>Work out of contract</source>
        <translation>Travail hors contrat</translation>
    </message>
    <message>
        <source>Why? The reason stays among the staff.</source>
        <translation>Pourquoi&#x202f;? Seule l&apos;équipe lit le motif.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>Cancel the ticket too</source>
        <translation>Annuler aussi le ticket</translation>
    </message>
</context>
<context>
    <name>CrashReportDialog</name>
    <message>
        <source>OrdiDesk met an error</source>
        <translation>OrdiDesk a rencontré une erreur</translation>
    </message>
    <message>
        <source>What you recorded is kept on this laptop. The report says what went wrong, without names, addresses or texts. It is not sent by itself: read it, then send it.</source>
        <translation>Ce que vous avez enregistré est gardé sur ce portable. Le rapport dit ce qui a échoué, sans noms, adresses ni textes. Il ne part pas tout seul&#xa0;: lisez-le, puis envoyez-le.</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Envoyer…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Rapport d&apos;erreur</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Afficher le fichier</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Ne pas envoyer</translation>
    </message>
    <message>
        <source>OrdiDesk: error report {name}</source>
        <translation>OrdiDesk&#xa0;: rapport d&apos;erreur {name}</translation>
    </message>
    <message>
        <source>The report is copied: paste it here, or attach the file {file}</source>
        <translation>Le rapport est copié&#xa0;: collez-le ici, ou joignez le fichier {file}</translation>
    </message>
    <message>
        <source>No mail program opens. The report is copied: paste it where you write.</source>
        <translation>Aucun logiciel de messagerie ne s&apos;ouvre. Le rapport est copié&#xa0;: collez-le dans votre message.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>The file is {file}</source>
        <translation>Le fichier est {file}</translation>
    </message>
</context>
<context>
    <name>CrashWatch</name>
    <message>
        <source>An error was met. What you recorded is kept; a report of the error, too.</source>
        <translation>Une erreur s&apos;est produite. Ce que vous avez enregistré est gardé&#x202f;; un rapport de l&apos;erreur aussi.</translation>
    </message>
    <message>
        <source>OrdiDesk met an error when it last ran. A report of it was kept here.</source>
        <translation>OrdiDesk a rencontré une erreur la dernière fois. Un rapport en est gardé ici.</translation>
    </message>
    <message>
        <source>See the report</source>
        <translation>Voir le rapport</translation>
    </message>
</context>
<context>
    <name>DayBoard</name>
    <message>
        <source>Planning board</source>
        <translation>Planning</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>Visits of the day</source>
        <translation>Interventions du jour</translation>
    </message>
    <message>
        <source>No visit today</source>
        <translation>Aucune intervention aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Your assigned tickets are at the right.</source>
        <translation>Vos tickets attribués sont à droite.</translation>
    </message>
    <message>
        <source>No visit to show</source>
        <translation>Aucune intervention à afficher</translation>
    </message>
    <message>
        <source>Choose one on the left, or scan a label to begin.</source>
        <translation>Choisissez-en une à gauche, ou scannez une étiquette pour commencer.</translation>
    </message>
    <message>
        <source>Scan a label</source>
        <translation>Scanner une étiquette</translation>
    </message>
    <message>
        <source>My open tickets</source>
        <translation>Mes tickets ouverts</translation>
    </message>
    <message>
        <source>No ticket is assigned to you.</source>
        <translation>Aucun ticket ne vous est attribué.</translation>
    </message>
    <message>
        <source>Visits of tomorrow</source>
        <translation>Interventions de demain</translation>
    </message>
    <message>
        <source>No visit tomorrow.</source>
        <translation>Aucune intervention demain.</translation>
    </message>
    <message>
        <source>Loans that are due back</source>
        <translation>Prêts à récupérer</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>My tickets</source>
        <translation>Mes tickets</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Loans due</source>
        <translation>Prêts à récupérer</translation>
    </message>
    <message>
        <source>{time} on site</source>
        <translation>{time} sur place</translation>
    </message>
    <message>
        <source>{time} noted</source>
        <translation>{time} notées</translation>
    </message>
    <message>
        <source>{done} of {all} visits done</source>
        <translation>Interventions terminées&#xa0;: {done} sur {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) to take</source>
        <translation>
            <numerusform>%n ticket à prendre</numerusform>
            <numerusform>%n tickets à prendre</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeclineDialog</name>
    <message>
        <source>Decline to sign</source>
        <translation>Refus de signer</translation>
    </message>
    <message>
        <source>Why? The reason will stand on the document in place of the signature.</source>
        <translation>Pour quel motif&#x202f;? Il figurera sur le document à la place de la signature.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>A lost laptop wipes its data at its next contact with the portal. A retired one sends its work first.</source>
        <translation>Un portable perdu efface ses données à son prochain contact avec le portail. Un portable retiré envoie d&apos;abord son travail.</translation>
    </message>
    <message>
        <source>Mark as lost…</source>
        <translation>Déclarer perdu…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Asking the portal…</source>
        <translation>Interrogation du portail…</translation>
    </message>
    <message>
        <source>Name of the laptop</source>
        <translation>Nom du portable</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Keep after all</source>
        <translation>Garder finalement</translation>
    </message>
    <message>
        <source>Is {name} lost?</source>
        <translation>{name} est-il perdu&#x202f;?</translation>
    </message>
    <message>
        <source>Its data is wiped at its next contact with the portal. What was done on it and not sent is lost. Once it has been told so, this cannot be taken back.</source>
        <translation>Ses données seront effacées à son prochain contact avec le portail. Ce qui y a été fait sans être envoyé sera perdu. Une fois le portable averti, il n&apos;y a plus de retour possible.</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>Il est perdu</translation>
    </message>
    <message>
        <source>Retire {name}?</source>
        <translation>Retirer {name}&#x202f;?</translation>
    </message>
    <message>
        <source>It gets no more news. At its next contact it sends all work that waits on it, then wipes its data.</source>
        <translation>Il ne reçoit plus de nouvelles. À son prochain contact, il envoie tout le travail qui y attend, puis efface ses données.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Laptop without a name</source>
        <translation>Portable sans nom</translation>
    </message>
    <message>
        <source>OrdiDesk {version}</source>
        <translation>OrdiDesk {version}</translation>
    </message>
    <message>
        <source>{name} (this laptop)</source>
        <translation>{name} (ce portable)</translation>
    </message>
    <message>
        <source>Seen at {time}</source>
        <translation>Vu à {time}</translation>
    </message>
    <message>
        <source>Seen {when}</source>
        <translation>Vu&#xa0;: {when}</translation>
    </message>
    <message>
        <source>It has been told, and has not said yet that its data is gone.</source>
        <translation>Averti&#x202f;; il n&apos;a pas encore confirmé l&apos;effacement.</translation>
    </message>
    <message>
        <source>It will be told at its next contact with the portal.</source>
        <translation>Il sera averti à son prochain contact avec le portail.</translation>
    </message>
    <message>
        <source>Wiped</source>
        <translation>Effacé</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retiré</translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message>
        <source>This is not sent to the portal and takes no effect. It stays in the list for 30 days.</source>
        <translation>Cette action ne sera pas envoyée au portail et restera sans effet. Elle reste visible ici pendant 30 jours.</translation>
    </message>
    <message>
        <source>Give this action up?</source>
        <translation>Abandonner cette action&#x202f;?</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>DuplicateDialog</name>
    <message>
        <source>Declared twice</source>
        <translation>Déclaré deux fois</translation>
    </message>
    <message>
        <source>Which ticket goes on? This one is cancelled with a link to it, and its requester follows that one. Reopening takes it back.</source>
        <translation>Quel ticket continue&#x202f;? Celui-ci est annulé avec un lien vers l&apos;autre, que son demandeur suivra aussi. Le rouvrir défait la fusion.</translation>
    </message>
    <message>
        <source>Close as a duplicate</source>
        <translation>Fermer comme doublon</translation>
    </message>
    <message>
        <source>The ticket that goes on</source>
        <translation>Le ticket qui continue</translation>
    </message>
    <message>
        <source>No other ticket of this client is open.</source>
        <translation>Aucun autre ticket de ce client n&apos;est ouvert.</translation>
    </message>
</context>
<context>
    <name>EditAgain</name>
    <message>
        <source>What you had written. It is sent again as you leave it here.</source>
        <translation>Voici ce que vous aviez écrit. L&apos;action repart telle que vous la laissez ici.</translation>
    </message>
    <message>
        <source>{field}: what you write here is sent along.</source>
        <translation>{field}&#xa0;: ce que vous écrivez ici est envoyé avec l&apos;action.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
</context>
<context>
    <name>EditFieldsDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>A label was scanned. Open OrdiDesk first, then scan it again.</source>
        <translation>Une étiquette a été scannée. Ouvrez d&apos;abord OrdiDesk, puis scannez-la de nouveau.</translation>
    </message>
</context>
<context>
    <name>EvaluateDialog</name>
    <message>
        <source>Declared as: {impact}.</source>
        <translation>Déclaré&#xa0;: {impact}.</translation>
    </message>
    <message>
        <source>Evaluate the ticket</source>
        <translation>Évaluer le ticket</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>As impact and number say</source>
        <translation>Selon l&apos;impact et le nombre</translation>
    </message>
    <message>
        <source>More urgent</source>
        <translation>Plus urgent</translation>
    </message>
    <message>
        <source>Less urgent</source>
        <translation>Moins urgent</translation>
    </message>
    <message>
        <source>Needed when it is more or less urgent</source>
        <translation>À donner si c&apos;est plus ou moins urgent</translation>
    </message>
    <message>
        <source>Priority: {priority}</source>
        <translation>Priorité&#xa0;: {priority}</translation>
    </message>
    <message>
        <source>to be solved by {when}</source>
        <translation>à résoudre avant le {when}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Actions kept by OrdiDesk, {moment}</source>
        <translation>Actions conservées par OrdiDesk, {moment}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
</context>
<context>
    <name>ExtendLoanDialog</name>
    <message>
        <source>Extend the loan</source>
        <translation>Prolonger le prêt</translation>
    </message>
    <message>
        <source>The client reads the new day and the reason.</source>
        <translation>Le client lit le nouveau jour et la raison.</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Jusqu&apos;à quand</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>Jusqu&apos;à une date</translation>
    </message>
    <message>
        <source>Until the end of the repair</source>
        <translation>Jusqu&apos;à la fin de la réparation</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>FileTile</name>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
</context>
<context>
    <name>FileViewer</name>
    <message>
        <source>Files of the ticket</source>
        <translation>Fichiers du ticket</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Fichier précédent</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Fichier suivant</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Taille réelle</translation>
    </message>
    <message>
        <source>Open with its program</source>
        <translation>Ouvrir avec son programme</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n} sur {count}</translation>
    </message>
    <message>
        <source>It is here. Open it with its program, or save it.</source>
        <translation>Le fichier est sur ce poste. Ouvrez-le avec son programme ou enregistrez-le.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>It cannot be shown here. Open it with its program, or save it.</source>
        <translation>Cette image ne peut pas être affichée ici. Ouvrez-la avec son programme ou enregistrez-la.</translation>
    </message>
    <message>
        <source>Fit the window</source>
        <translation>Ajuster à la fenêtre</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Enregistrer le fichier</translation>
    </message>
    <message>
        <source>No program opens this kind of file: save it.</source>
        <translation>Aucun programme n&apos;ouvre ce type de fichier&#xa0;: enregistrez-le.</translation>
    </message>
    <message>
        <source>The file could not be written: {why}</source>
        <translation>Le fichier n&apos;a pas pu être écrit&#xa0;: {why}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>it can no longer be read</source>
        <translation>il ne peut plus être lu</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>it is larger than the portal takes</source>
        <translation>il dépasse la taille admise par le portail</translation>
    </message>
    <message>
        <source>programs are not taken</source>
        <translation>les programmes ne sont pas acceptés</translation>
    </message>
    <message>
        <source>Not sent: larger than the portal takes</source>
        <translation>Non envoyé&#xa0;: dépasse la taille admise par le portail</translation>
    </message>
    <message>
        <source>Not sent: the portal takes no programs</source>
        <translation>Non envoyé&#xa0;: le portail n&apos;accepte pas les programmes</translation>
    </message>
    <message>
        <source>Not sent: damaged on this laptop. Attach it again</source>
        <translation>Non envoyé&#xa0;: abîmé sur ce poste. Joignez-le de nouveau</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n}&#xa0;octets</translation>
    </message>
    <message>
        <source>{n} KB</source>
        <translation>{n}&#xa0;ko</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n}&#xa0;Mo</translation>
    </message>
    <message>
        <source>Expected: not at the portal yet</source>
        <translation>Attendu&#xa0;: pas encore arrivé au portail</translation>
    </message>
    <message>
        <source>Downloading {n} %</source>
        <translation>Téléchargement {n}&#xa0;%</translation>
    </message>
    <message>
        <source>To be downloaded</source>
        <translation>À télécharger</translation>
    </message>
    <message>
        <source>Not sent: the portal refused it</source>
        <translation>Non envoyé&#xa0;: refusé par le portail</translation>
    </message>
    <message>
        <source>Sending {n} %</source>
        <translation>Envoi {n}&#xa0;%</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
</context>
<context>
    <name>FilesToAttach</name>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>or Ctrl+V for a screenshot</source>
        <translation>ou Ctrl+V (capture)</translation>
    </message>
    <message>
        <source>Visible to the client</source>
        <translation>Visible par le client</translation>
    </message>
    <message>
        <source>More than {limit} files: the first {limit} are here.</source>
        <translation>Plus de {limit} fichiers&#xa0;: les {limit} premiers sont là.</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
</context>
<context>
    <name>FilingDialog</name>
    <message>
        <source>File signed papers</source>
        <translation>Classer des documents signés</translation>
    </message>
    <message>
        <source>Drop the scans of signed papers here</source>
        <translation>Déposez ici les scans des documents signés</translation>
    </message>
    <message>
        <source>PDF files or photos. Each page finds its record by the code printed on it.</source>
        <translation>Fichiers PDF ou photos. Chaque page retrouve son dossier grâce au code imprimé.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>Le document</translation>
    </message>
    <message>
        <source>Number of the loan or visit</source>
        <translation>Numéro du prêt ou de l&apos;intervention</translation>
    </message>
    <message>
        <source>Number of the loan, typed or scanned</source>
        <translation>N° du prêt, saisi ou scanné</translation>
    </message>
    <message>
        <source>Which sheet it is</source>
        <translation>De quel bon il s&apos;agit</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Classer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>Signed papers</source>
        <translation>Documents signés</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Lecture de {name}</translation>
    </message>
    <message>
        <source>{name} cannot be opened. Is it still there?</source>
        <translation>{name} ne peut pas être ouvert. Est-il toujours là&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>File %n paper(s)</source>
        <translation>
            <numerusform>Classer %n document</numerusform>
            <numerusform>Classer %n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Which record does this paper belong to?</source>
        <translation>À quel dossier appartient ce document&#x202f;?</translation>
    </message>
    <message>
        <source>Unknown number: {number}. Check it on the paper.</source>
        <translation>Numéro inconnu&#xa0;: {number}. Vérifiez-le sur le document.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) filed.</source>
        <translation>
            <numerusform>%n document classé.</numerusform>
            <numerusform>%n documents classés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindCaller</name>
    <message>
        <source>Phone number, name or e-mail address</source>
        <translation>Téléphone, nom ou adresse e-mail</translation>
    </message>
    <message>
        <source>Who is calling</source>
        <translation>Qui appelle</translation>
    </message>
    <message>
        <source>People who fit</source>
        <translation>Personnes qui correspondent</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>non habilitée</translation>
    </message>
    <message>
        <source>Nobody is known by this. Choose the client below; their IT referent can put the person on the list.</source>
        <translation>Personne n&apos;est connu ainsi. Choisissez le client ci-dessous&#x202f;; son référent informatique peut inscrire la personne sur la liste.</translation>
    </message>
    <message>
        <source>{name} does not work there any more. Choose who declares it.</source>
        <translation>{name} n&apos;y travaille plus. Choisissez qui déclare l&apos;incident.</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>parti</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your portal</source>
        <translation>Votre portail</translation>
    </message>
    <message>
        <source>Your camera</source>
        <translation>Votre caméra</translation>
    </message>
    <message>
        <source>Your printer</source>
        <translation>Votre imprimante</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Passer cette étape</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Étape {number} sur {count}</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
</context>
<context>
    <name>FirstSyncPage</name>
    <message>
        <source>Copying your work to this laptop</source>
        <translation>Copie de votre travail sur ce portable</translation>
    </message>
    <message>
        <source>First synchronisation</source>
        <translation>Première synchronisation</translation>
    </message>
    <message>
        <source>After this once, everything answers at once, without a network too.</source>
        <translation>Une seule fois&#xa0;: ensuite, tout répond aussitôt, même sans réseau.</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>FormFromMail</name>
    <message>
        <source>The sender is not known here.</source>
        <translation>L&apos;expéditeur n&apos;est pas connu ici.</translation>
    </message>
    <message>
        <source>It names {numbers}: choose the machine.</source>
        <translation>Il cite {numbers}&#xa0;: choisissez le matériel.</translation>
    </message>
    <message>
        <source>The end of its text is in the attached mail only.</source>
        <translation>La fin de son texte n&apos;est que dans l&apos;e-mail joint.</translation>
    </message>
</context>
<context>
    <name>HandoverCard</name>
    <message>
        <source>Handover</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Scratches, keys that stick… (if any)</source>
        <translation>Rayures, touches qui collent… (s&apos;il y a lieu)</translation>
    </message>
    <message>
        <source>Name of whoever receives it</source>
        <translation>Nom de la personne qui le reçoit</translation>
    </message>
    <message>
        <source>Function, or in what capacity</source>
        <translation>Fonction, ou à quel titre</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Jusqu&apos;à quand</translation>
    </message>
    <message>
        <source>Until the repair is done</source>
        <translation>Jusqu&apos;à la fin de la réparation</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>Jusqu&apos;à une date</translation>
    </message>
    <message>
        <source>Condition of the loaner</source>
        <translation>État du matériel de prêt</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Reçu par</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>Lieu d&apos;utilisation</translation>
    </message>
    <message>
        <source>Marks and faults</source>
        <translation>Marques et défauts</translation>
    </message>
</context>
<context>
    <name>InspectLoanerDialog</name>
    <message>
        <source>Inspect the loaner</source>
        <translation>Contrôler le matériel de prêt</translation>
    </message>
    <message>
        <source>What was told at the return stays beside what is found now.</source>
        <translation>Ce qui a été dit au retour reste à côté de ce que vous constatez.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>It does not work: to be repaired before the next loan</source>
        <translation>Ne fonctionne pas&#xa0;: à réparer avant le prochain prêt</translation>
    </message>
    <message>
        <source>Condition in words</source>
        <translation>État en clair</translation>
    </message>
    <message>
        <source>Nothing: leave it empty</source>
        <translation>Rien&#xa0;: laissez vide</translation>
    </message>
    <message>
        <source>Missing: {what}</source>
        <translation>Manque&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Missing or broken, to be settled</source>
        <translation>Manquant ou cassé, à régulariser</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Somebody</source>
        <translation>Quelqu&apos;un</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interne</translation>
    </message>
    <message>
        <source>Internal, to be sent</source>
        <translation>Interne, à envoyer</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number}&#xa0;min</translation>
    </message>
    <message>
        <source>opened the ticket</source>
        <translation>a ouvert le ticket</translation>
    </message>
    <message>
        <source>Visit: {state}</source>
        <translation>Intervention&#xa0;: {state}</translation>
    </message>
    <message>
        <source>Visit, {field}: {before} became {after}</source>
        <translation>Intervention, {field}&#xa0;: {before} devient {after}</translation>
    </message>
    <message>
        <source>took over the visit of {name}</source>
        <translation>a pris le relais de {name} pour l&apos;intervention</translation>
    </message>
    <message>
        <source>called: {outcome}</source>
        <translation>a appelé&#xa0;: {outcome}</translation>
    </message>
    <message>
        <source>{step}: {name}, {how}</source>
        <translation>{step}&#xa0;: {name}, {how}</translation>
    </message>
    <message>
        <source>requested a visit</source>
        <translation>a demandé une intervention</translation>
    </message>
    <message>
        <source>{list}: {state}</source>
        <translation>{list}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>follow-up, as a new ticket</source>
        <translation>suite, dans un nouveau ticket</translation>
    </message>
    <message>
        <source>follow-up</source>
        <translation>suite à donner</translation>
    </message>
    <message>
        <source>{name} confirms that it is solved ({how})</source>
        <translation>{name} confirme que c&apos;est résolu ({how})</translation>
    </message>
    <message>
        <source>{name} says that it is not solved ({how})</source>
        <translation>{name} dit que ce n&apos;est pas résolu ({how})</translation>
    </message>
    <message>
        <source>had a sheet of the loan signed by {name}</source>
        <translation>a fait signer un bon de prêt par {name}</translation>
    </message>
    <message>
        <source>{name} did not sign a sheet of the loan</source>
        <translation>{name} n&apos;a pas signé un bon de prêt</translation>
    </message>
    <message>
        <source>had the report signed by {name}</source>
        <translation>a fait signer la fiche par {name}</translation>
    </message>
    <message>
        <source>{name} did not sign the report</source>
        <translation>{name} n&apos;a pas signé la fiche</translation>
    </message>
    <message>
        <source>Loaner {number}: {state}</source>
        <translation>Matériel de prêt {number}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>the end of the repair</source>
        <translation>la fin de la réparation</translation>
    </message>
    <message>
        <source>return of the loaner moved from {before} to {after}</source>
        <translation>retour du prêt&#xa0;: {after} au lieu de {before}</translation>
    </message>
    <message>
        <source>Repair of {number}: {state}</source>
        <translation>Réparation de {number}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>{number} is back in its place</source>
        <translation>{number} est remis en place</translation>
    </message>
    <message>
        <source>{field}: “{before}” became “{after}”</source>
        <translation>{field}&#xa0;: «&#xa0;{before}&#xa0;» devient «&#xa0;{after}&#xa0;»</translation>
    </message>
    <message>
        <source>took the ticket</source>
        <translation>a pris le ticket</translation>
    </message>
    <message>
        <source>assigned the ticket to {name}</source>
        <translation>a attribué le ticket à {name}</translation>
    </message>
    <message>
        <source>attached {file}</source>
        <translation>a joint {file}</translation>
    </message>
    <message>
        <source>removed {file}</source>
        <translation>a retiré {file}</translation>
    </message>
    <message>
        <source>planned a visit: {slot}</source>
        <translation>a planifié une intervention&#xa0;: {slot}</translation>
    </message>
    <message>
        <source>moved the visit from {before} to {after}</source>
        <translation>a déplacé l&apos;intervention du {before} au {after}</translation>
    </message>
    <message>
        <source>gave the visit of {before} to {after}</source>
        <translation>a confié l&apos;intervention de {before} à {after}</translation>
    </message>
    <message>
        <source>evaluated: {impact}, {scope}, priority {priority}</source>
        <translation>a évalué&#xa0;: {impact}, {scope}, priorité {priority}</translation>
    </message>
    <message>
        <source>out of contract: {decision}</source>
        <translation>hors contrat&#xa0;: {decision}</translation>
    </message>
    <message>
        <source>closed as a duplicate of {number}</source>
        <translation>clos comme doublon de {number}</translation>
    </message>
    <message>
        <source>{number} is a duplicate of this ticket</source>
        <translation>{number} est un doublon de ce ticket</translation>
    </message>
    <message>
        <source>no longer a duplicate: {number}</source>
        <translation>plus un doublon&#xa0;: {number}</translation>
    </message>
    <message>
        <source>{field}: “{after}”</source>
        <translation>{field}&#xa0;: «&#xa0;{after}&#xa0;»</translation>
    </message>
    <message>
        <source>{field}: “{before}” was taken out</source>
        <translation>{field}&#xa0;: «&#xa0;{before}&#xa0;» est retiré</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>Print labels</source>
        <translation>Imprimer des étiquettes</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Aperçu…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Copies of each</source>
        <translation>Exemplaires de chacune</translation>
    </message>
    <message>
        <source>First label on the sheet</source>
        <translation>Première étiquette de la planche</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) to print</source>
        <translation>
            <numerusform>%n étiquette à imprimer</numerusform>
            <numerusform>%n étiquettes à imprimer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s), one after the other.</source>
        <translation>
            <numerusform>%n étiquette.</numerusform>
            <numerusform>%n étiquettes, l&apos;une après l&apos;autre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{labels} labels on %n sheet(s). Print them at 100 %.</source>
        <translation>
            <numerusform>{labels} étiquettes sur %n planche. Imprimez à 100&#xa0;%.</numerusform>
            <numerusform>{labels} étiquettes sur %n planches. Imprimez à 100&#xa0;%.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeavePage</name>
    <message>
        <source>Back to the visit</source>
        <translation>Retour à l&apos;intervention</translation>
    </message>
    <message>
        <source>Finish the visit</source>
        <translation>Terminer l&apos;intervention</translation>
    </message>
    <message>
        <source>Close the ticket</source>
        <translation>Clore le ticket</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Visit finished. The ticket stays open.</source>
        <translation>Intervention terminée. Le ticket reste ouvert.</translation>
    </message>
    <message>
        <source>Visit finished, ticket closed.</source>
        <translation>Intervention terminée, ticket clos.</translation>
    </message>
    <message>
        <source>Visit finished, ticket resolved. It is closed later.</source>
        <translation>Intervention terminée, ticket résolu. Il sera clos plus tard.</translation>
    </message>
    <message>
        <source>Ended by mistake.</source>
        <translation>Terminé par erreur.</translation>
    </message>
</context>
<context>
    <name>LeavingCard</name>
    <message>
        <source>Leaving</source>
        <translation>Départs</translation>
    </message>
    <message>
        <source>Prepare…</source>
        <translation>Préparer…</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charger</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Décharger</translation>
    </message>
    <message>
        <source>See the loan</source>
        <translation>Voir le prêt</translation>
    </message>
    <message>
        <source>Leaving {day}</source>
        <translation>Départs de {day}</translation>
    </message>
    <message>
        <source>No loaner leaves {day}. Those reserved for planned visits appear here.</source>
        <translation>Aucun matériel de prêt ne part {day}. Ceux réservés pour des interventions planifiées apparaissent ici.</translation>
    </message>
    <message>
        <source>Print {day} ({n})</source>
        <translation>Imprimer {day} ({n})</translation>
    </message>
</context>
<context>
    <name>ListDetail</name>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
</context>
<context>
    <name>LoadChoice</name>
    <message>
        <source>Assign to</source>
        <translation>Attribuer à</translation>
    </message>
</context>
<context>
    <name>LoadTable</name>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverts</translation>
    </message>
    <message>
        <source>Crit.</source>
        <translation>Crit.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Auj.</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>Tickets ouverts</translation>
    </message>
    <message>
        <source>Critical ones of the open tickets</source>
        <translation>Tickets ouverts critiques</translation>
    </message>
    <message>
        <source>Visits of today that are not over</source>
        <translation>Interventions du jour non terminées</translation>
    </message>
    <message>
        <source>How long the visits of tomorrow take</source>
        <translation>Durée des interventions de demain</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
</context>
<context>
    <name>LoanBatch</name>
    <message>
        <source>address missing</source>
        <translation>adresse manquante</translation>
    </message>
</context>
<context>
    <name>LoanFacts</name>
    <message>
        <source>Loaner</source>
        <translation>Matériel de prêt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Reçu par</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Intervention</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Without preparation</source>
        <translation>Sans préparation</translation>
    </message>
    <message>
        <source>To be settled</source>
        <translation>À régulariser</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Régularisation</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Restitué</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Contrôlé</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Data erased</source>
        <translation>Données effacées</translation>
    </message>
    <message>
        <source>confirmed by {name}</source>
        <translation>confirmée par {name}</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Où il est</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Its data</source>
        <translation>Ses données</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>At handover</source>
        <translation>À la remise</translation>
    </message>
    <message>
        <source>When it came back</source>
        <translation>Au retour</translation>
    </message>
    <message>
        <source>In the workshop</source>
        <translation>À l&apos;atelier</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>{n} manquant</translation>
    </message>
    <message>
        <source>All back</source>
        <translation>Tout est rendu</translation>
    </message>
    <message>
        <source>{name} did not sign: {reason}</source>
        <translation>{name} n&apos;a pas signé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Sur papier</translation>
    </message>
    <message>
        <source>printed {when}</source>
        <translation>imprimé le {when}</translation>
    </message>
</context>
<context>
    <name>LoanFormPage</name>
    <message>
        <source>Say why it goes out without having been prepared.</source>
        <translation>Dites pourquoi il part sans avoir été préparé.</translation>
    </message>
    <message>
        <source>The loan is recorded, its sheet is not filed: {why}</source>
        <translation>Le prêt est enregistré, son bon n&apos;est pas classé&#xa0;: {why}</translation>
    </message>
</context>
<context>
    <name>LoanOffers</name>
    <message>
        <source>Record the return</source>
        <translation>Enregistrer le retour</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Prepare…</source>
        <translation>Préparer…</translation>
    </message>
    <message>
        <source>Good condition</source>
        <translation>Bon état</translation>
    </message>
    <message>
        <source>Inspect…</source>
        <translation>Contrôler…</translation>
    </message>
    <message>
        <source>Data erased…</source>
        <translation>Données effacées…</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>Prolonger…</translation>
    </message>
    <message>
        <source>Cancel the reservation…</source>
        <translation>Annuler la réservation…</translation>
    </message>
    <message>
        <source>Declare lost…</source>
        <translation>Déclarer perdu…</translation>
    </message>
    <message>
        <source>Print the handover sheet…</source>
        <translation>Imprimer le bon de mise à disposition…</translation>
    </message>
    <message>
        <source>Print the return sheet…</source>
        <translation>Imprimer le bon de restitution…</translation>
    </message>
    <message>
        <source>Cancel the reservation</source>
        <translation>Annuler la réservation</translation>
    </message>
    <message>
        <source>The loaner can be lent to somebody else at once. Why?</source>
        <translation>Le matériel peut être prêté à quelqu&apos;un d&apos;autre aussitôt. Pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Declare the loaner lost</source>
        <translation>Déclarer le matériel perdu</translation>
    </message>
    <message>
        <source>What happened? If it turns up it is simply taken back.</source>
        <translation>Que s&apos;est-il passé&#x202f;? S&apos;il réapparaît, son retour s&apos;enregistre comme d&apos;habitude.</translation>
    </message>
    <message>
        <source>Declare lost</source>
        <translation>Déclarer perdu</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Clore</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>Clore…</translation>
    </message>
    <message>
        <source>How was the loss settled? The loaner leaves the stock.</source>
        <translation>Comment la perte a-t-elle été régularisée&#x202f;? Le matériel quitte le stock.</translation>
    </message>
    <message>
        <source>How was the difference settled?</source>
        <translation>Comment l&apos;écart a-t-il été régularisé&#x202f;?</translation>
    </message>
    <message>
        <source>Settle the loan</source>
        <translation>Clore le prêt</translation>
    </message>
</context>
<context>
    <name>LoanPanel</name>
    <message>
        <source>Other steps</source>
        <translation>Autres étapes</translation>
    </message>
    <message>
        <source>Repair: next step…</source>
        <translation>Réparation&#xa0;: étape suivante…</translation>
    </message>
    <message>
        <source>Photos at handover</source>
        <translation>Photos à la remise</translation>
    </message>
    <message>
        <source>Photos when it came back</source>
        <translation>Photos au retour</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Machine it stands in for</source>
        <translation>Matériel remplacé</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>Earlier loans of this loaner</source>
        <translation>Prêts précédents de ce matériel</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
</context>
<context>
    <name>LoanerChoice</name>
    <message>
        <source>Number, model, place</source>
        <translation>Numéro, modèle, lieu</translation>
    </message>
    <message>
        <source>Filter the loaners</source>
        <translation>Filtrer les matériels de prêt</translation>
    </message>
    <message>
        <source>Loaners that suit</source>
        <translation>Matériels de prêt qui conviennent</translation>
    </message>
    <message>
        <source>No loaner is free</source>
        <translation>Aucun matériel de prêt disponible</translation>
    </message>
    <message>
        <source>Ask the workshop: one may be wiped soon, or come back from another client.</source>
        <translation>Demandez à l&apos;atelier&#xa0;: un matériel sera peut-être bientôt effacé ou rendu par un autre client.</translation>
    </message>
    <message>
        <source>No loaner with these words</source>
        <translation>Aucun matériel de prêt avec ces mots</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>Préparé</translation>
    </message>
    <message>
        <source>{points} %</source>
        <translation>{points}&#xa0;%</translation>
    </message>
    <message>
        <source>Choose a loaner</source>
        <translation>Choisir un matériel de prêt</translation>
    </message>
    <message>
        <source>The best match first, and what each one lacks.</source>
        <translation>Le plus équivalent d&apos;abord, avec ce qui manque à chacun.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
</context>
<context>
    <name>LoanerPanel</name>
    <message>
        <source>Bring in</source>
        <translation>Entrer à l&apos;atelier</translation>
    </message>
    <message>
        <source>Load into a van…</source>
        <translation>Charger dans un véhicule…</translation>
    </message>
    <message>
        <source>Prepare…</source>
        <translation>Préparer…</translation>
    </message>
    <message>
        <source>It has never been lent yet.</source>
        <translation>Il n&apos;a encore jamais été prêté.</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Où il est</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Its loans</source>
        <translation>Ses prêts</translation>
    </message>
    <message>
        <source>Out of order…</source>
        <translation>En panne…</translation>
    </message>
    <message>
        <source>Repaired…</source>
        <translation>Réparé…</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Ready since</source>
        <translation>Prêt à partir depuis</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>N° de série</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Réparé</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>What was done? It is added to the remark.</source>
        <translation>Qu&apos;avez-vous fait&#x202f;? Le texte s&apos;ajoute à la remarque.</translation>
    </message>
    <message>
        <source>What does not work? It is added to the remark, and nobody lends it.</source>
        <translation>Qu&apos;est-ce qui ne fonctionne pas&#x202f;? Le texte s&apos;ajoute à la remarque, et personne ne le prêtera.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>LoanerWords</name>
    <message>
        <source>Equivalent</source>
        <translation>Équivalent</translation>
    </message>
    <message>
        <source>without {what}</source>
        <translation>sans {what}</translation>
    </message>
    <message>
        <source>without the VPN {what}</source>
        <translation>sans VPN {what}</translation>
    </message>
    <message>
        <source>{offered} in place of {wanted}</source>
        <translation>{offered} au lieu de {wanted}</translation>
    </message>
    <message>
        <source>{aspect} not known ({wanted} wanted)</source>
        <translation>{aspect}&#xa0;: inconnu ({wanted} demandé)</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>avec {name}</translation>
    </message>
</context>
<context>
    <name>Loans</name>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Number to come</source>
        <translation>Numéro à venir</translation>
    </message>
    <message>
        <source>until repaired</source>
        <translation>jusqu&apos;à la réparation</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu&apos;au {day}</translation>
    </message>
    <message>
        <source>Loan {number} in place: {machine}, {until}.</source>
        <translation>Prêt {number} en place&#xa0;: {machine}, {until}.</translation>
    </message>
    <message>
        <source>Loan {number} in place: {machine} for {replaced}, {until}.</source>
        <translation>Prêt {number} en place&#xa0;: {machine} à la place de {replaced}, {until}.</translation>
    </message>
    <message>
        <source>Due back today</source>
        <translation>À rendre aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Ready to go</source>
        <translation>Prêt à partir</translation>
    </message>
    <message>
        <source>To be prepared</source>
        <translation>À préparer</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>avec {name}</translation>
    </message>
    <message>
        <source>{where} · for {client}</source>
        <translation>{where} · pour {client}</translation>
    </message>
    <message>
        <source>none available any more</source>
        <translation>plus aucun disponible</translation>
    </message>
</context>
<context>
    <name>LoansPage</name>
    <message>
        <source>Loans or loaners</source>
        <translation>Prêts ou matériels</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Loaners</source>
        <translation>Matériels de prêt</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Print the handover sheets of the list…</source>
        <translation>Imprimer les bons de mise à disposition de la liste…</translation>
    </message>
    <message>
        <source>File signed sheets…</source>
        <translation>Classer des bons signés…</translation>
    </message>
    <message>
        <source>Texts and identity of the sheets…</source>
        <translation>Textes et identité des bons…</translation>
    </message>
</context>
<context>
    <name>LoansTable</name>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>Jours de retard</translation>
    </message>
    <message>
        <source>Loaner</source>
        <translation>Matériel de prêt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Reçu par</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Replaced machine</source>
        <translation>Matériel remplacé</translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation>Remis le</translation>
    </message>
    <message>
        <source>Return expected on</source>
        <translation>Retour prévu le</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>Restitué le</translation>
    </message>
</context>
<context>
    <name>LoansView</name>
    <message>
        <source>Which loans</source>
        <translation>Quels prêts</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>Filter the loans</source>
        <translation>Filtrer les prêts</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>No loan chosen</source>
        <translation>Aucun prêt choisi</translation>
    </message>
    <message>
        <source>Choose one in the list, or search by number with Ctrl+K.</source>
        <translation>Choisissez-en un dans la liste, ou cherchez son numéro avec Ctrl+K.</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>With clients</source>
        <translation>Chez les clients</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Retours</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Clos</translation>
    </message>
    <message>
        <source>No loan with these words</source>
        <translation>Aucun prêt avec ces mots</translation>
    </message>
    <message>
        <source>Only this list was searched.</source>
        <translation>Seule cette liste a été parcourue.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>Rien n&apos;est en retard</translation>
    </message>
    <message>
        <source>No loaner is with a client</source>
        <translation>Aucun matériel de prêt n&apos;est chez un client</translation>
    </message>
    <message>
        <source>A loan begins from its ticket: “Reserve a loaner…”, or Ctrl+E on site.</source>
        <translation>Un prêt commence depuis son ticket&#xa0;: «&#xa0;Réserver un matériel de prêt…&#xa0;», ou Ctrl+E sur place.</translation>
    </message>
    <message>
        <source>Nothing is reserved</source>
        <translation>Rien n&apos;est réservé</translation>
    </message>
    <message>
        <source>Reserve a loaner from the menu of a ticket.</source>
        <translation>Réservez un matériel de prêt depuis le menu d&apos;un ticket.</translation>
    </message>
    <message>
        <source>Every loaner that came back is settled</source>
        <translation>Tout ce qui est revenu est clos</translation>
    </message>
    <message>
        <source>No settled loan on this laptop</source>
        <translation>Aucun prêt clos sur ce portable</translation>
    </message>
    <message>
        <source>No loan on this laptop</source>
        <translation>Aucun prêt sur ce portable</translation>
    </message>
    <message>
        <source>loans {day}.csv</source>
        <translation>prêts {day}.csv</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exporter la liste</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>Nothing was written: {why}. Choose another place, or close the file.</source>
        <translation>Rien n&apos;a été écrit&#xa0;: {why}. Choisissez un autre endroit, ou fermez le fichier.</translation>
    </message>
</context>
<context>
    <name>LockWindow</name>
    <message>
        <source>OrdiDesk is locked</source>
        <translation>OrdiDesk est verrouillé</translation>
    </message>
    <message>
        <source>Your work is kept, and goes on being sent. Type your PIN to go on.</source>
        <translation>Votre travail est conservé et continue de partir. Saisissez votre code PIN pour reprendre.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Forgotten PIN: sign in with the password</source>
        <translation>Code PIN oublié&#xa0;: se connecter avec le mot de passe</translation>
    </message>
    <message>
        <source>This PIN is not the right one.</source>
        <translation>Ce code PIN n&apos;est pas le bon.</translation>
    </message>
    <message>
        <source>The PIN cannot be checked. Try again.</source>
        <translation>Le code PIN n&apos;a pas pu être vérifié. Réessayez.</translation>
    </message>
</context>
<context>
    <name>MachineSlot</name>
    <message>
        <source>Take {name} off</source>
        <translation>Retirer {name}</translation>
    </message>
</context>
<context>
    <name>MailCard</name>
    <message>
        <source>Mail of {sender}</source>
        <translation>E-mail de {sender}</translation>
    </message>
    <message>
        <source>passed on from {sender}</source>
        <translation>transmis de {sender}</translation>
    </message>
    <message>
        <source>an unknown sender</source>
        <translation>un expéditeur inconnu</translation>
    </message>
    <message>
        <source>The whole mail goes with the ticket, with its signature and what it quotes.</source>
        <translation>L&apos;e-mail entier est joint au ticket, avec sa signature et ce qu&apos;il cite.</translation>
    </message>
</context>
<context>
    <name>Mails</name>
    <message>
        <source>{name} is not a mail. Nothing was taken.</source>
        <translation>{name} n&apos;est pas un e-mail. Rien n&apos;a été repris.</translation>
    </message>
    <message>
        <source>{name} is larger than 30 MB and was not read. Save its attachments by themselves, open the ticket, and drop them on it.</source>
        <translation>{name} dépasse 30 Mo et n&apos;a pas été lu. Enregistrez ses pièces jointes à part, ouvrez le ticket, puis déposez-les dessus.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read. Save it again from the mail program, or open the ticket by hand and drop the file on it.</source>
        <translation>{name} est abîmé et ne peut pas être lu. Enregistrez-le de nouveau depuis la messagerie, ou ouvrez le ticket à la main et déposez le fichier dessus.</translation>
    </message>
    <message>
        <source>It is signed; nobody checked the signature.</source>
        <translation>Il est signé&#x202f;; personne n&apos;a vérifié la signature.</translation>
    </message>
    <message>
        <source>It is encrypted: copy its text here from the mail program.</source>
        <translation>Il est chiffré&#xa0;: copiez son texte ici depuis la messagerie.</translation>
    </message>
    <message>
        <source>It has a winmail.dat, which may hold files that cannot be seen here.</source>
        <translation>Il contient un winmail.dat, dont les fichiers ne peuvent pas être vus ici.</translation>
    </message>
    <message>
        <source>A machine wrote it: an absence, a bounce, a list.</source>
        <translation>Écrit par une machine&#xa0;: absence, rejet ou liste de diffusion.</translation>
    </message>
    <message>
        <source>Its text is very long: only the beginning is here.</source>
        <translation>Son texte est très long&#xa0;: le début est ici.</translation>
    </message>
    <message>
        <source>A part of it could not be made out.</source>
        <translation>Une partie n&apos;a pas pu être lue.</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours}&#xa0;h</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days}&#xa0;j</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes}</translation>
    </message>
</context>
<context>
    <name>MoveRepairDialog</name>
    <message>
        <source>Repair: next step</source>
        <translation>Réparation&#xa0;: étape suivante</translation>
    </message>
    <message>
        <source>Once it is repaired, or beyond repair, the way back appears in the list to plan.</source>
        <translation>Une fois réparé, ou irréparable, son retour apparaît dans la liste à planifier.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>What was found?</source>
        <translation>Qu&apos;a-t-on trouvé&#x202f;?</translation>
    </message>
    <message>
        <source>Which part does it wait for?</source>
        <translation>Quelle pièce attend-il&#x202f;?</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Qu&apos;a-t-on fait&#x202f;?</translation>
    </message>
    <message>
        <source>Why can it not be repaired?</source>
        <translation>Pourquoi est-il irréparable&#x202f;?</translation>
    </message>
</context>
<context>
    <name>NewPasswordPage</name>
    <message>
        <source>Choose a new password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>If this address is known, a code is on its way to it. Without mail in ten minutes, ask your IT referent.</source>
        <translation>Si cette adresse est connue, un code lui a été envoyé. Sans message d&apos;ici dix minutes, contactez votre référent informatique.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>Code reçu par e-mail</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Retour à la connexion</translation>
    </message>
</context>
<context>
    <name>NewsWatch</name>
    <message>
        <source>New visit today at {time}: {client}.</source>
        <translation>Nouvelle intervention aujourd&apos;hui à {time}&#xa0;: {client}.</translation>
    </message>
    <message>
        <source>Visit of today moved to {time}: {client}.</source>
        <translation>Intervention d&apos;aujourd&apos;hui déplacée à {time}&#xa0;: {client}.</translation>
    </message>
    <message>
        <source>This visit is no longer in your day: {client}.</source>
        <translation>Cette intervention n&apos;est plus dans votre journée&#xa0;: {client}.</translation>
    </message>
    <message>
        <source>Critical ticket assigned to you: {summary} ({client}).</source>
        <translation>Un ticket critique vous est attribué&#xa0;: {summary} ({client}).</translation>
    </message>
</context>
<context>
    <name>NotDoneDialog</name>
    <message>
        <source>Visit not done</source>
        <translation>Intervention non réalisée</translation>
    </message>
    <message>
        <source>Why could it not be done? The client reads it.</source>
        <translation>Pourquoi n&apos;a-t-elle pas pu être faite&#x202f;? Le client le lit.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>To be planned again by the hotline</source>
        <translation>À replanifier par la hotline</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>OpenTicketDialog</name>
    <message>
        <source>Ticket for this machine</source>
        <translation>Ticket pour ce matériel</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Nouveau ticket</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>Ouvrir le ticket</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Say in a few words what it touches, for example “Cannot connect to the file server”: whoever reads it knows at once. Or go on with it as it is.</source>
        <translation>Dites en quelques mots ce que cela touche, par exemple «&#xa0;Impossible de se connecter au serveur&#xa0;»&#xa0;: qui le lit comprend aussitôt. Ou continuez tel quel.</translation>
    </message>
    <message>
        <source>What happens, and since when? For example “Since this morning Outlook closes when I open an attachment; restarted twice; my colleagues can.” Or go on with it as it is.</source>
        <translation>Que se passe-t-il, et depuis quand&#x202f;? Par exemple «&#xa0;Depuis ce matin, Outlook se ferme quand j&apos;ouvre une pièce jointe&#x202f;; redémarré deux fois&#x202f;; mes collègues n&apos;ont rien.&#xa0;» Ou continuez tel quel.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>It is recorded, without these files. Try again, or remove them.</source>
        <translation>C&apos;est enregistré, sans ces fichiers. Réessayez ou retirez-les.</translation>
    </message>
    <message>
        <source>Recorded; its number is still to come.</source>
        <translation>Ticket enregistré&#x202f;; son numéro viendra.</translation>
    </message>
    <message>
        <source>Add to it while talking, then “Save” again.</source>
        <translation>Complétez pendant l&apos;appel, puis «&#xa0;Enregistrer&#xa0;» de nouveau.</translation>
    </message>
    <message>
        <source>{number} is recorded.</source>
        <translation>{number} est enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n fichier joint.</numerusform>
            <numerusform>%n fichiers joints.</numerusform>
        </translation>
    </message>
    <message>
        <source>The ticket is recorded. What you added since is not.</source>
        <translation>Le ticket est enregistré. Ce que vous avez ajouté depuis ne l&apos;est pas.</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Fermer sans enregistrer&#x202f;?</translation>
    </message>
    <message>
        <source>No ticket is recorded yet.</source>
        <translation>Aucun ticket n&apos;est encore enregistré.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Fermer sans enregistrer</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Envoi en cours</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmé</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Fusionné</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À arbitrer</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Other value kept</source>
        <translation>Autre valeur gardée</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Renvoyé</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Abandonné</translation>
    </message>
</context>
<context>
    <name>OutboxDetail</name>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Concerne</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmé</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>N° de requête</translation>
    </message>
    <message>
        <source>Register it under another number…</source>
        <translation>Enregistrer sous un autre numéro…</translation>
    </message>
    <message>
        <source>Correct and send…</source>
        <translation>Corriger et renvoyer…</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) that depend on it go the same way</source>
        <translation>
            <numerusform>%n action qui en dépend suit le même sort</numerusform>
            <numerusform>%n actions qui en dépendent suivent le même sort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>Plan it all the same?</source>
        <translation>Planifier quand même&#x202f;?</translation>
    </message>
    <message>
        <source>Plan all the same</source>
        <translation>Planifier quand même</translation>
    </message>
    <message>
        <source>Why does that not count? The journal keeps it.</source>
        <translation>Pourquoi cela ne compte pas&#x202f;? Le journal le garde.</translation>
    </message>
</context>
<context>
    <name>OwnMachineCard</name>
    <message>
        <source>Data and own machine</source>
        <translation>Données et matériel du client</translation>
    </message>
    <message>
        <source>Name of whoever confirms; can be told later</source>
        <translation>Nom de qui le confirme&#x202f;; peut être dit plus tard</translation>
    </message>
    <message>
        <source>Accounts and licences were removed from the loaner</source>
        <translation>Comptes et licences retirés du matériel de prêt</translation>
    </message>
    <message>
        <source>The client&apos;s machine</source>
        <translation>Le matériel du client</translation>
    </message>
    <message>
        <source>Back in its place</source>
        <translation>Remis en place</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Given back by</source>
        <translation>Rendu par</translation>
    </message>
    <message>
        <source>Data saved, says</source>
        <translation>Sauvegarde confirmée par</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Unknown record</source>
        <translation>Dossier inconnu</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>Non classé</translation>
    </message>
    <message>
        <source>To be filed by hand</source>
        <translation>À classer</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Reconnu</translation>
    </message>
    <message>
        <source>Being filed</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>Classé</translation>
    </message>
    <message>
        <source>Handover sheet</source>
        <translation>Bon de mise à disposition</translation>
    </message>
    <message>
        <source>Return sheet</source>
        <translation>Bon de restitution</translation>
    </message>
    <message>
        <source>Visit report</source>
        <translation>Fiche d&apos;intervention</translation>
    </message>
    <message>
        <source>No code could be read on it</source>
        <translation>Aucun code lisible</translation>
    </message>
    <message>
        <source>Its code is none of our sheets&apos;</source>
        <translation>Le code n&apos;est pas celui d&apos;un de nos bons</translation>
    </message>
    <message>
        <source>It carries the codes of several records</source>
        <translation>Codes de plusieurs dossiers</translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation>page {n}</translation>
    </message>
    <message>
        <source>pages {first} to {last}</source>
        <translation>pages {first} à {last}</translation>
    </message>
    <message>
        <source>pages {list}</source>
        <translation>pages {list}</translation>
    </message>
    <message>
        <source>{name} is neither a PDF nor a picture. Scan the paper as PDF.</source>
        <translation>{name} n&apos;est ni un PDF ni une image. Scannez le document en PDF.</translation>
    </message>
    <message>
        <source>{name} is locked with a password. Save it without one, then file it again.</source>
        <translation>{name} est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis classez-le.</translation>
    </message>
    <message>
        <source>{name} is damaged: nothing of it was filed. Scan the papers again.</source>
        <translation>{name} est endommagé&#xa0;: rien n&apos;a été classé. Scannez à nouveau les documents.</translation>
    </message>
    <message>
        <source>{name} is empty. Scan the papers again.</source>
        <translation>{name} est vide. Scannez à nouveau les documents.</translation>
    </message>
    <message>
        <source>{name} has more than {most} pages. Split it into smaller files.</source>
        <translation>{name} a plus de {most} pages. Divisez-le en plusieurs fichiers.</translation>
    </message>
    <message>
        <source>{name} is too large to be read. Scan it with less dots, 200 an inch do.</source>
        <translation>{name} est trop grand pour être lu. Scannez-le avec moins de points&#xa0;: 200 par pouce suffisent.</translation>
    </message>
    <message>
        <source>This record is no longer here.</source>
        <translation>Cette fiche n&apos;est plus ici.</translation>
    </message>
</context>
<context>
    <name>PartDialog</name>
    <message>
        <source>Part used</source>
        <translation>Pièce utilisée</translation>
    </message>
    <message>
        <source>It stands on the visit report.</source>
        <translation>Elle figure sur la fiche d&apos;intervention.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
</context>
<context>
    <name>PartsCard</name>
    <message>
        <source>Parts</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Add a part…</source>
        <translation>Ajouter une pièce…</translation>
    </message>
    <message>
        <source>Take off {part}</source>
        <translation>Retirer {part}</translation>
    </message>
</context>
<context>
    <name>PastedPicture</name>
    <message>
        <source>picture %Y-%m-%d %H%M%S</source>
        <translation>image %Y-%m-%d %H%M%S</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Machines of the client</source>
        <translation>Matériels du client</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>IT referent</source>
        <translation>Référent informatique</translation>
    </message>
    <message>
        <source>Allowed to contact support</source>
        <translation>Personne habilitée à contacter le support</translation>
    </message>
    <message>
        <source>Not on the list of people who may contact support</source>
        <translation>Hors de la liste des personnes habilitées à contacter le support</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Take a photo</source>
        <translation>Prendre une photo</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>Image de la caméra</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Prendre la photo</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>Utiliser cette photo</translation>
    </message>
    <message>
        <source>Take another</source>
        <translation>En prendre une autre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>Ouverture de la caméra…</translation>
    </message>
    <message>
        <source>photo %Y-%m-%d %H%M%S</source>
        <translation>photo %Y-%m-%d %H%M%S</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Take a photo</source>
        <translation>Prendre une photo</translation>
    </message>
    <message>
        <source>Choose pictures…</source>
        <translation>Choisir des images…</translation>
    </message>
    <message numerus="yes">
        <source>Photo %n</source>
        <translation>
            <numerusform>Photo %n</numerusform>
            <numerusform>Photo %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Choisir des images</translation>
    </message>
</context>
<context>
    <name>PictureBatch</name>
    <message>
        <source>Reading pictures</source>
        <translation>Lecture des images</translation>
    </message>
    <message>
        <source>There is no picture in it.</source>
        <translation>Il n&apos;y a aucune image dedans.</translation>
    </message>
    <message>
        <source>More than {limit} pictures: the first {limit} are read.</source>
        <translation>Plus de {limit} images&#xa0;: les {limit} premières sont lues.</translation>
    </message>
    <message numerus="yes">
        <source>No code found in %n picture(s).</source>
        <translation>
            <numerusform>Aucun code trouvé dans %n image.</numerusform>
            <numerusform>Aucun code trouvé dans %n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more picture(s) could not be read.</source>
        <translation>
            <numerusform>%n autre image n&apos;a pas pu être lue.</numerusform>
            <numerusform>%n autres images n&apos;ont pas pu être lues.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Choose a PIN</source>
        <translation>Choisissez un code PIN</translation>
    </message>
    <message>
        <source>Unlock OrdiDesk</source>
        <translation>Déverrouiller OrdiDesk</translation>
    </message>
    <message>
        <source>This computer has no keyring. A PIN of at least 6 digits or letters protects the data on it, and is asked at each start.</source>
        <translation>Cet ordinateur n&apos;a pas de trousseau. Un code PIN d&apos;au moins 6 chiffres ou lettres y protège les données&#x202f;; il est demandé à chaque démarrage.</translation>
    </message>
    <message>
        <source>Your work is on this laptop. Type your PIN to open it.</source>
        <translation>Votre travail est sur ce portable. Saisissez votre code PIN pour l&apos;ouvrir.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Le même code PIN, à nouveau</translation>
    </message>
    <message>
        <source>The two PINs differ. Type the same one twice.</source>
        <translation>Les deux codes PIN diffèrent. Saisissez deux fois le même.</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Plan a visit</source>
        <translation>Planifier une intervention</translation>
    </message>
    <message>
        <source>Move the visit</source>
        <translation>Déplacer l&apos;intervention</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planifier</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Why does that not count? The journal keeps it.</source>
        <translation>Pourquoi cela ne compte pas&#x202f;? Le journal le garde.</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Personne en particulier</translation>
    </message>
</context>
<context>
    <name>PlannedBar</name>
    <message>
        <source>Confirm…</source>
        <translation>Confirmer…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Déplacer…</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus d&apos;actions</translation>
    </message>
    <message>
        <source>Confirmed by {who} ({how})</source>
        <translation>Confirmée par {who} ({how})</translation>
    </message>
</context>
<context>
    <name>PlanningBar</name>
    <message>
        <source>What is to be planned</source>
        <translation>Ce qui est à planifier</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Day or week</source>
        <translation>Jour ou semaine</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>People and their days</source>
        <translation>Les personnes et leurs journées</translation>
    </message>
    <message>
        <source>Print the day (Ctrl+P)</source>
        <translation>Imprimer la journée (Ctrl+P)</translation>
    </message>
    <message>
        <source>Week of {day}, no. {number}</source>
        <translation>Semaine du {day}, n° {number}</translation>
    </message>
    <message>
        <source>Undo: {what} (Ctrl+Z)</source>
        <translation>Annuler&#xa0;: {what} (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Do again: {what} (Ctrl+Y)</source>
        <translation>Rétablir&#xa0;: {what} (Ctrl+Y)</translation>
    </message>
</context>
<context>
    <name>PlanningPage</name>
    <message>
        <source>Somebody planned or moved it meanwhile. Nothing was changed.</source>
        <translation>Quelqu&apos;un l&apos;a planifiée ou déplacée entre-temps. Rien n&apos;a été changé.</translation>
    </message>
    <message>
        <source>Planned. Now have the contact confirm it.</source>
        <translation>Planifiée. Faites-la maintenant confirmer par le contact.</translation>
    </message>
    <message>
        <source>Moved. {who} has to agree to the new slot.</source>
        <translation>Déplacée. {who} doit accepter le nouveau créneau.</translation>
    </message>
    <message>
        <source>Somebody moved that visit while you held it. It stands where they put it.</source>
        <translation>Quelqu&apos;un a déplacé cette intervention pendant que vous la teniez. Elle est là où il l&apos;a mise.</translation>
    </message>
    <message>
        <source>Nobody has a visit on this day: there is nothing to print.</source>
        <translation>Personne n&apos;a d&apos;intervention ce jour-là&#xa0;: rien à imprimer.</translation>
    </message>
</context>
<context>
    <name>PortalCodeDialog</name>
    <message>
        <source>Code of the portal</source>
        <translation>Code du portail</translation>
    </message>
    <message>
        <source>At the first start of OrdiDesk on another computer, scan this code.</source>
        <translation>Au premier démarrage d&apos;OrdiDesk sur un autre ordinateur, scannez ce code.</translation>
    </message>
    <message>
        <source>Code of {address}</source>
        <translation>Code de {address}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PortalStep</name>
    <message>
        <source>Portal address</source>
        <translation>Adresse du portail</translation>
    </message>
    <message>
        <source>portail.example.fr</source>
        <translation>portail.example.fr</translation>
    </message>
    <message>
        <source>Scan a QR code…</source>
        <translation>Scanner un code QR…</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>Depuis une image…</translation>
    </message>
    <message>
        <source>The hotline gives it to you, or shows a code to scan.</source>
        <translation>La hotline vous la donne, ou affiche un code à scanner.</translation>
    </message>
    <message>
        <source>“{text}” is not the address of a portal. Ask the hotline for its code.</source>
        <translation>«&#xa0;{text}&#xa0;» n&apos;est pas l&apos;adresse d&apos;un portail. Demandez son code à la hotline.</translation>
    </message>
    <message>
        <source>The address was read. Check it, then go on.</source>
        <translation>L&apos;adresse a été lue. Vérifiez-la, puis continuez.</translation>
    </message>
    <message>
        <source>Asking the portal…</source>
        <translation>Appel du portail…</translation>
    </message>
    <message>
        <source>{problem} You can go on all the same: the address is kept.</source>
        <translation>{problem} Vous pouvez continuer quand même&#xa0;: l&apos;adresse est gardée.</translation>
    </message>
    <message>
        <source>Picture of a QR code</source>
        <translation>Image d&apos;un code QR</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>There is no code in this picture.</source>
        <translation>Il n&apos;y a pas de code dans cette image.</translation>
    </message>
</context>
<context>
    <name>PrepareLoanerDialog</name>
    <message>
        <source>Prepare a loaner</source>
        <translation>Préparer un matériel de prêt</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>Continuer plus tard</translation>
    </message>
    <message>
        <source>Ready to go…</source>
        <translation>Prêt à partir…</translation>
    </message>
    <message>
        <source>Kept for {client}</source>
        <translation>Réservé pour {client}</translation>
    </message>
    <message>
        <source>It stands ready to go.</source>
        <translation>Il est prêt à partir.</translation>
    </message>
    <message>
        <source>Put right what is not OK, then do the list again.</source>
        <translation>Corrigez ce qui n&apos;est pas conforme, puis refaites la liste.</translation>
    </message>
    <message>
        <source>Finish the list, then say that it is ready.</source>
        <translation>Terminez la liste, puis déclarez-le prêt à partir.</translation>
    </message>
</context>
<context>
    <name>PrintDay</name>
    <message>
        <source>Day sheets – {day}</source>
        <translation>Feuilles de route – {day}</translation>
    </message>
</context>
<context>
    <name>PrintedBar</name>
    <message>
        <source>None of these</source>
        <translation>Aucun de ces numéros</translation>
    </message>
    <message>
        <source>Which number is on the label?</source>
        <translation>Quel numéro est sur l&apos;étiquette&#x202f;?</translation>
    </message>
    <message>
        <source>Is it {number}?</source>
        <translation>Est-ce bien {number}&#x202f;?</translation>
    </message>
    <message>
        <source>Is it {number}? No machine has this number yet.</source>
        <translation>Est-ce bien {number}&#x202f;? Aucune machine n&apos;a encore ce numéro.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Reading the printed number…</source>
        <translation>Lecture du numéro imprimé…</translation>
    </message>
    <message>
        <source>No number could be read. Hold the label closer, or type its number.</source>
        <translation>Aucun numéro n&apos;a pu être lu. Rapprochez l&apos;étiquette, ou saisissez le numéro.</translation>
    </message>
    <message>
        <source>Printed numbers cannot be read on this computer. Type the number.</source>
        <translation>Les numéros imprimés ne peuvent pas être lus sur cet ordinateur. Saisissez le numéro.</translation>
    </message>
    <message>
        <source>Start the camera or open a picture of the label first.</source>
        <translation>Démarrez d&apos;abord la caméra, ou ouvrez une photo de l&apos;étiquette.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>PrinterStep</name>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimer une page d&apos;essai</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Sheets can be saved as PDF; a printer that you set up later is found by itself.</source>
        <translation>Aucune imprimante n&apos;est installée sur cet ordinateur. Les documents peuvent être enregistrés en PDF&#x202f;; une imprimante installée plus tard sera trouvée d&apos;elle-même.</translation>
    </message>
    <message>
        <source>{printer} does not answer. Check that it is on, or choose another.</source>
        <translation>{printer} ne répond pas. Vérifiez qu&apos;elle est allumée, ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The page was sent to {printer}, which is proposed from now on.</source>
        <translation>La page a été envoyée à {printer}, qui sera proposée désormais.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Nothing has changed</source>
        <translation>Rien n&apos;a changé</translation>
    </message>
    <message numerus="yes">
        <source>These %n sheet(s) were printed, and say the same as then.</source>
        <translation>
            <numerusform>Ce bon a déjà été imprimé et dit la même chose.</numerusform>
            <numerusform>Ces %n bons ont déjà été imprimés et disent la même chose.</numerusform>
        </translation>
    </message>
    <message>
        <source>Print them again</source>
        <translation>Imprimer à nouveau</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>This computer has no keyring. A PIN protects the data instead.</source>
        <translation>Cet ordinateur n&apos;a pas de trousseau. Un code PIN protège les données à la place.</translation>
    </message>
    <message>
        <source>Something went wrong in the app: this was not recorded. Try again.</source>
        <translation>Erreur dans l&apos;application&#xa0;: cette action n&apos;a pas été enregistrée. Réessayez.</translation>
    </message>
    <message>
        <source>The local data was damaged and comes back from the portal. Nothing was waiting to be sent. The file is kept aside: {file}</source>
        <translation>Les données locales étaient endommagées et reviennent du portail. Rien n&apos;attendait d&apos;être envoyé. Le fichier est mis de côté&#xa0;: {file}</translation>
    </message>
    <message>
        <source>The portal is too busy to answer. Try again in a few minutes.</source>
        <translation>Le portail est trop chargé pour répondre. Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>This address and password do not fit. Check both, or ask for a new password. If your address is not known, your organisation&apos;s IT referent has to put you on the list of people who may contact support.</source>
        <translation>Adresse ou mot de passe incorrect. Vérifiez les deux, ou demandez un nouveau mot de passe. Si votre adresse n&apos;est pas connue, le référent informatique de votre organisation doit vous inscrire sur la liste des personnes habilitées à contacter le support.</translation>
    </message>
    <message>
        <source>Somebody else&apos;s work waits on this laptop. Only they can sign in to send it.</source>
        <translation>Le travail d&apos;une autre personne attend sur ce portable. Elle seule peut se connecter pour l&apos;envoyer.</translation>
    </message>
    <message>
        <source>Your session has expired. Sign in again.</source>
        <translation>Session expirée. Reconnectez-vous.</translation>
    </message>
    <message>
        <source>This app is too old for the portal. Your work is kept: update the app.</source>
        <translation>Cette application est trop ancienne pour le portail. Votre travail est conservé&#xa0;: mettez-la à jour.</translation>
    </message>
    <message>
        <source>This code is wrong, used already or too old. Ask for another one.</source>
        <translation>Ce code est erroné, déjà utilisé ou trop ancien. Demandez-en un autre.</translation>
    </message>
    <message>
        <source>This password is too short. Take a longer one: a sentence is easy.</source>
        <translation>Ce mot de passe est trop court. Choisissez-en un plus long&#xa0;: une phrase est facile à retenir.</translation>
    </message>
    <message>
        <source>The portal refused the request ({status}, request {request}).</source>
        <translation>Le portail a refusé la demande ({status}, demande {request}).</translation>
    </message>
    <message>
        <source>The portal could not be reached. Try again.</source>
        <translation>Le portail est injoignable. Réessayez.</translation>
    </message>
    <message>
        <source>Type the address of your portal.</source>
        <translation>Saisissez l&apos;adresse de votre portail.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like portail.example.fr.</source>
        <translation>Ce n&apos;est pas une adresse. Exemple&#xa0;: portail.example.fr.</translation>
    </message>
    <message>
        <source>The address of a portal begins with https://.</source>
        <translation>L&apos;adresse d&apos;un portail commence par https://.</translation>
    </message>
    <message>
        <source>Leave the name and password out of the address: they go below.</source>
        <translation>Retirez le nom et le mot de passe de l&apos;adresse&#xa0;: ils se saisissent en dessous.</translation>
    </message>
    <message>
        <source>http:// is not secure: your password could be read on the way. Use https://.</source>
        <translation>http:// n&apos;est pas sécurisé&#xa0;: votre mot de passe pourrait être lu en chemin. Utilisez https://.</translation>
    </message>
    <message>
        <source>{host} cannot be found. Check the address and the network.</source>
        <translation>{host} est introuvable. Vérifiez l&apos;adresse et le réseau.</translation>
    </message>
    <message>
        <source>{host} is there, but no portal answers. Check the address, or try later.</source>
        <translation>{host} existe, mais aucun portail n&apos;y répond. Vérifiez l&apos;adresse, ou réessayez plus tard.</translation>
    </message>
    <message>
        <source>{host} does not answer. Check the network.</source>
        <translation>{host} ne répond pas. Vérifiez le réseau.</translation>
    </message>
    <message>
        <source>No network leads to {host}. Check the connection.</source>
        <translation>Aucun réseau ne mène à {host}. Vérifiez la connexion.</translation>
    </message>
    <message>
        <source>This network&apos;s proxy did not let the call to {host} pass.</source>
        <translation>Le proxy de ce réseau a bloqué l&apos;accès à {host}.</translation>
    </message>
    <message>
        <source>The connection to {host} was cut. Nothing is lost: try again.</source>
        <translation>La connexion à {host} a été coupée. Rien n&apos;est perdu&#xa0;: réessayez.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired. Nothing was sent. Tell your IT team.</source>
        <translation>Le certificat de {host} a expiré. Rien n&apos;a été envoyé. Prévenez votre service informatique.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet. Check this computer&apos;s date and time.</source>
        <translation>Le certificat de {host} n&apos;est pas encore valable. Vérifiez la date et l&apos;heure de cet ordinateur.</translation>
    </message>
    <message>
        <source>Nothing proves that {host} is your portal: its certificate comes from an unknown authority. Nothing was sent. Check the address with your IT team.</source>
        <translation>Rien ne prouve que {host} est votre portail&#xa0;: son certificat vient d&apos;une autorité inconnue. Rien n&apos;a été envoyé. Vérifiez l&apos;adresse avec votre service informatique.</translation>
    </message>
    <message>
        <source>The certificate was made for another address than {host}. Nothing was sent. Check the address.</source>
        <translation>Le certificat a été établi pour une autre adresse que {host}. Rien n&apos;a été envoyé. Vérifiez l&apos;adresse.</translation>
    </message>
    <message>
        <source>The file of your company&apos;s certificate authorities cannot be read.</source>
        <translation>Le fichier des autorités de certification de votre entreprise est illisible.</translation>
    </message>
    <message>
        <source>The secure connection to {host} failed. Nothing was sent.</source>
        <translation>La connexion sécurisée à {host} a échoué. Rien n&apos;a été envoyé.</translation>
    </message>
    <message>
        <source>A web page answers instead of the portal at {host}. On a hotel&apos;s or station&apos;s network, open a browser and sign in there first; otherwise check the address.</source>
        <translation>Une page web répond à la place du portail sur {host}. Sur le réseau d&apos;un hôtel ou d&apos;une gare, identifiez-vous d&apos;abord dans un navigateur&#x202f;; sinon, vérifiez l&apos;adresse.</translation>
    </message>
    <message>
        <source>What answers at {host} is not an OrdiDesk portal. Check the address.</source>
        <translation>Ce qui répond sur {host} n&apos;est pas un portail OrdiDesk. Vérifiez l&apos;adresse.</translation>
    </message>
    <message>
        <source>Too many attempts. Try again later.</source>
        <translation>Trop de tentatives. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>This PIN is not the right one. Try again.</source>
        <translation>Code PIN incorrect. Réessayez.</translation>
    </message>
    <message>
        <source>A PIN has at least 6 digits or letters.</source>
        <translation>Un code PIN compte au moins 6 chiffres ou lettres.</translation>
    </message>
    <message>
        <source>The key of the local data is not in this computer&apos;s keyring. Unlock the keyring and start again. Nothing was changed.</source>
        <translation>La clé des données locales n&apos;est pas dans le trousseau de cet ordinateur. Déverrouillez le trousseau et redémarrez l&apos;application. Rien n&apos;a été modifié.</translation>
    </message>
    <message>
        <source>The file that keeps the key is damaged. The local data cannot be read.</source>
        <translation>Le fichier qui garde la clé est endommagé. Les données locales sont illisibles.</translation>
    </message>
    <message>
        <source>OrdiDesk is open already on this data.</source>
        <translation>OrdiDesk est déjà ouvert sur ces données.</translation>
    </message>
    <message>
        <source>The local data was encrypted with another key. Nothing was changed.</source>
        <translation>Les données locales ont été chiffrées avec une autre clé. Rien n&apos;a été modifié.</translation>
    </message>
    <message>
        <source>The local data is damaged. Sign in: the file is kept aside and the data comes back from the portal.</source>
        <translation>Les données locales sont endommagées. Connectez-vous&#xa0;: le fichier est mis de côté et les données reviennent du portail.</translation>
    </message>
    <message>
        <source>The local data was written by a newer OrdiDesk. Nothing was changed: update the app.</source>
        <translation>Les données locales viennent d&apos;une version plus récente d&apos;OrdiDesk. Rien n&apos;a été modifié&#xa0;: mettez l&apos;application à jour.</translation>
    </message>
    <message>
        <source>The disk is full: this was not recorded. Your earlier work is safe. Make room, then try again.</source>
        <translation>Disque plein&#xa0;: cette action n&apos;a pas été enregistrée. Le travail précédent est conservé. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>This could not be recorded on this laptop. Your earlier work is safe. Try again.</source>
        <translation>Cette action n&apos;a pas pu être enregistrée sur ce portable. Le travail précédent est conservé. Réessayez.</translation>
    </message>
    <message>
        <source>The local data was damaged and comes back from the portal. What could be read of the actions not sent yet is sent now; others may be in the file kept aside. Give it to support: {file}</source>
        <translation>Les données locales étaient endommagées et reviennent du portail. Les actions non envoyées qui ont pu être lues partent maintenant&#x202f;; d&apos;autres se trouvent peut-être dans le fichier mis de côté. Remettez-le au support&#xa0;: {file}</translation>
    </message>
    <message>
        <source>This laptop has not reached the portal for 14 days, so it is locked. Your work is kept on it: sign in with a network to open it again.</source>
        <translation>Ce portable n&apos;a pas joint le portail depuis 14 jours&#xa0;: il est verrouillé. Votre travail y est conservé. Connectez-vous avec un réseau pour le rouvrir.</translation>
    </message>
    <message>
        <source>This laptop was reported lost: all data on it was wiped. If it has been found again, sign in: your data comes back from the portal.</source>
        <translation>Ce portable a été déclaré perdu&#xa0;: toutes ses données ont été effacées. S&apos;il a été retrouvé, connectez-vous&#xa0;: vos données reviendront du portail.</translation>
    </message>
    <message>
        <source>This laptop was retired: your work was sent, then all data on it was wiped. To work here again, sign in.</source>
        <translation>Ce portable a été retiré&#xa0;: votre travail a été envoyé, puis toutes ses données ont été effacées. Pour y travailler de nouveau, connectez-vous.</translation>
    </message>
    <message>
        <source>This laptop was reported lost. Its data is wiped.</source>
        <translation>Ce portable a été déclaré perdu. Ses données sont effacées.</translation>
    </message>
    <message>
        <source>This laptop was retired. What waits is still sent; then its data is wiped.</source>
        <translation>Ce portable a été retiré. Ce qui attend part encore, puis ses données seront effacées.</translation>
    </message>
    <message>
        <source>This was decided already.</source>
        <translation>C&apos;est déjà décidé.</translation>
    </message>
    <message>
        <source>This version of OrdiDesk is too old for the portal. Nothing on this laptop is lost: ask your administrator for a newer version.</source>
        <translation>Cette version d&apos;OrdiDesk est trop ancienne pour le portail. Rien n&apos;est perdu sur ce portable&#xa0;: demandez une version plus récente à votre administrateur.</translation>
    </message>
    <message>
        <source>This version of OrdiDesk is too old for the portal. Nothing on this laptop is lost: ask your administrator for version {version} or newer.</source>
        <translation>Cette version d&apos;OrdiDesk est trop ancienne pour le portail. Rien n&apos;est perdu sur ce portable&#xa0;: demandez la version {version} ou une plus récente à votre administrateur.</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>missing: {what}</source>
        <translation>il manque&#xa0;: {what}</translation>
    </message>
    <message>
        <source>To prepare</source>
        <translation>À préparer</translation>
    </message>
</context>
<context>
    <name>ReadyDialog</name>
    <message>
        <source>Scan or type what {number} says on the machine itself.</source>
        <translation>Scannez ou saisissez ce qui figure sur {number} même.</translation>
    </message>
    <message>
        <source>Ready to go</source>
        <translation>Prêt à partir</translation>
    </message>
    <message>
        <source>Inventory number</source>
        <translation>N° d&apos;inventaire</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>N° de série</translation>
    </message>
    <message>
        <source>This is not the number of {number}.</source>
        <translation>Ce n&apos;est pas le numéro de {number}.</translation>
    </message>
    <message>
        <source>The record says another serial number: {serial}.</source>
        <translation>La fiche indique un autre n° de série&#xa0;: {serial}.</translation>
    </message>
</context>
<context>
    <name>RegisterAssetDialog</name>
    <message>
        <source>Register a machine</source>
        <translation>Enregistrer un matériel</translation>
    </message>
    <message>
        <source>It is on this laptop at once. The portal confirms that the number is free.</source>
        <translation>Il est aussitôt sur ce portable. Le portail confirme que le numéro est libre.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>It is another machine all the same</source>
        <translation>C&apos;est bien un autre matériel</translation>
    </message>
    <message>
        <source>Inventory number</source>
        <translation>N°&#xa0;d&apos;inventaire</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Brand, model</source>
        <translation>Marque, modèle</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>N°&#xa0;de série</translation>
    </message>
    <message>
        <source>Client, site</source>
        <translation>Client, site</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Our own stock</source>
        <translation>Stock interne</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Non précisé</translation>
    </message>
    <message>
        <source>This is the hotline&apos;s phone. Type the other number on the label.</source>
        <translation>C&apos;est le téléphone de la hotline. Saisissez l&apos;autre numéro de l&apos;étiquette.</translation>
    </message>
    <message>
        <source>There already: {machine}.</source>
        <translation>Déjà enregistré&#xa0;: {machine}.</translation>
    </message>
    <message>
        <source>This is no inventory number: type the text of the label.</source>
        <translation>Ce n&apos;est pas un numéro d&apos;inventaire&#xa0;: saisissez le texte de l&apos;étiquette.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Another machine has this serial number: {machine}.</source>
        <translation>Un autre matériel a ce numéro de série&#xa0;: {machine}.</translation>
    </message>
    <message>
        <source>Give up this machine?</source>
        <translation>Abandonner cette saisie&#x202f;?</translation>
    </message>
    <message>
        <source>What you typed is not kept.</source>
        <translation>Ce que vous avez saisi ne sera pas conservé.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
</context>
<context>
    <name>ReleaseDayDialog</name>
    <message>
        <source>The visits that have not begun go back to the list to be planned. Then you see whom to call. “Undo” puts all of it back at once.</source>
        <translation>Les interventions non commencées redeviennent à planifier. Vous voyez ensuite qui appeler. «&#xa0;Annuler&#xa0;» rétablit tout en une fois.</translation>
    </message>
    <message>
        <source>Free the day of {name}: {day}</source>
        <translation>Libérer la journée de {name}&#xa0;: {day}</translation>
    </message>
    <message>
        <source>Free the day</source>
        <translation>Libérer la journée</translation>
    </message>
    <message>
        <source>Why: ill, car broken down…</source>
        <translation>Pourquoi&#xa0;: malade, panne de voiture…</translation>
    </message>
    <message>
        <source>day of {name} freed</source>
        <translation>journée de {name} libérée</translation>
    </message>
</context>
<context>
    <name>RemoteDialog</name>
    <message>
        <source>Remote control</source>
        <translation>Prise en main à distance</translation>
    </message>
    <message>
        <source>Read this out to the user first:</source>
        <translation>Lisez d&apos;abord ceci à l&apos;utilisateur&#xa0;:</translation>
    </message>
    <message>
        <source>Record the consent and begin</source>
        <translation>Enregistrer l&apos;accord et commencer</translation>
    </message>
    <message>
        <source>“Before I take control of your computer, please close every file and every application that shows personal data. You see all that I do, and you can stop it at any time. Do you agree?”</source>
        <translation>«&#xa0;Avant que je prenne la main sur votre ordinateur, fermez tous les fichiers et toutes les applications qui montrent des données personnelles. Vous voyez tout ce que je fais et vous pouvez l&apos;arrêter à tout moment. Êtes-vous d&apos;accord&#x202f;?&#xa0;»</translation>
    </message>
    <message>
        <source>I have read it out, and the user agrees</source>
        <translation>Je l&apos;ai lu, et l&apos;utilisateur est d&apos;accord</translation>
    </message>
    <message>
        <source>How they agreed</source>
        <translation>Comment l&apos;accord a été donné</translation>
    </message>
    <message>
        <source>9 or 10 digits</source>
        <translation>9 ou 10 chiffres</translation>
    </message>
    <message>
        <source>Who agrees</source>
        <translation>Qui donne son accord</translation>
    </message>
    <message>
        <source>Send the user the link</source>
        <translation>Envoyer le lien</translation>
    </message>
    <message>
        <source>Remote assistance: what to install</source>
        <translation>Assistance à distance&#xa0;: ce qu&apos;il faut installer</translation>
    </message>
    <message>
        <source>To let us help you from afar, please install this program: {page}</source>
        <translation>Pour que nous puissions vous aider à distance, installez ce programme&#xa0;: {page}</translation>
    </message>
</context>
<context>
    <name>RequestVisitDialog</name>
    <message>
        <source>Request a visit</source>
        <translation>Demander une intervention</translation>
    </message>
    <message>
        <source>Why must somebody go there? The hotline plans it.</source>
        <translation>Pourquoi faut-il y aller&#x202f;? La hotline planifie.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demander</translation>
    </message>
</context>
<context>
    <name>ReserveLoanerDialog</name>
    <message>
        <source>In place of {machine}.</source>
        <translation>À la place de {machine}.</translation>
    </message>
    <message>
        <source>The ticket has no machine: choose what is needed.</source>
        <translation>Le ticket n&apos;a pas de matériel&#xa0;: choisissez ce qu&apos;il faut.</translation>
    </message>
    <message>
        <source>Reserve a loaner</source>
        <translation>Réserver un matériel de prêt</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>Show those that are lent or reserved too</source>
        <translation>Montrer aussi ceux qui sont prêtés ou réservés</translation>
    </message>
    <message>
        <source>It is kept for {client} or lent there. Choose another one.</source>
        <translation>Il est réservé pour {client}, ou prêté là-bas. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>It cannot be lent now. Choose another one.</source>
        <translation>Il ne peut pas être prêté maintenant. Choisissez-en un autre.</translation>
    </message>
</context>
<context>
    <name>ResolutionCard</name>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Problem solved</source>
        <translation>Problème résolu</translation>
    </message>
    <message>
        <source>Still to be followed</source>
        <translation>À suivre</translation>
    </message>
    <message>
        <source>What was found and done; the client reads it</source>
        <translation>Ce qui a été trouvé et fait&#x202f;; le client le lit</translation>
    </message>
    <message>
        <source>Hardware replaced.</source>
        <translation>Matériel remplacé.</translation>
    </message>
    <message>
        <source>Driver reinstalled.</source>
        <translation>Pilote réinstallé.</translation>
    </message>
    <message>
        <source>Cable replaced.</source>
        <translation>Câble remplacé.</translation>
    </message>
    <message>
        <source>Settings corrected.</source>
        <translation>Réglages corrigés.</translation>
    </message>
    <message>
        <source>Updates installed.</source>
        <translation>Mises à jour faites.</translation>
    </message>
    <message>
        <source>Tested with the user.</source>
        <translation>Testé avec l&apos;utilisateur.</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Loaner or sheet</source>
        <translation>Matériel ou bon</translation>
    </message>
    <message>
        <source>Scan the loaner, or the QR of its sheet</source>
        <translation>Scannez le matériel de prêt ou le QR de son bon</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Which loan?</source>
        <translation>Quel prêt&#x202f;?</translation>
    </message>
    <message>
        <source>Back to the loan</source>
        <translation>Retour au prêt</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Enregistrer le retour</translation>
    </message>
    <message>
        <source>Record a return</source>
        <translation>Enregistrer un retour</translation>
    </message>
    <message>
        <source>Return of {machine}</source>
        <translation>Retour de {machine}</translation>
    </message>
    <message>
        <source>Choose the loaner&apos;s condition.</source>
        <translation>Choisissez l&apos;état du matériel de prêt.</translation>
    </message>
    <message>
        <source>Count the accessories.</source>
        <translation>Comptez les accessoires.</translation>
    </message>
    <message>
        <source>{number} is back.</source>
        <translation>{number} est rendu.</translation>
    </message>
</context>
<context>
    <name>ReturnsCard</name>
    <message>
        <source>Returns</source>
        <translation>Retours</translation>
    </message>
    <message>
        <source>Nothing came back that is still to be looked at. Scan what is brought in.</source>
        <translation>Rien de revenu n&apos;attend un contrôle. Scannez ce qui rentre.</translation>
    </message>
    <message>
        <source>Otherwise…</source>
        <translation>Autre état…</translation>
    </message>
    <message>
        <source>Data erased…</source>
        <translation>Données effacées…</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Clore</translation>
    </message>
    <message>
        <source>See the loan</source>
        <translation>Voir le prêt</translation>
    </message>
    <message>
        <source>Good condition</source>
        <translation>Bon état</translation>
    </message>
</context>
<context>
    <name>RunAnswers</name>
    <message>
        <source>Declare the verification void</source>
        <translation>Annuler la vérification</translation>
    </message>
    <message>
        <source>Why does it not count? Its answers stay, and the journal keeps the reason.</source>
        <translation>Pourquoi ne compte-t-elle pas&#x202f;? Ses réponses restent, et le journal garde la raison.</translation>
    </message>
    <message>
        <source>Declare void</source>
        <translation>Annuler la liste</translation>
    </message>
</context>
<context>
    <name>SameTickets</name>
    <message>
        <source>Declared already?</source>
        <translation>Déjà déclaré&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>Looks alike</source>
        <translation>Signe ressemblant</translation>
    </message>
    <message>
        <source>Two signs swapped</source>
        <translation>Deux signes inversés</translation>
    </message>
    <message>
        <source>One sign differs</source>
        <translation>Un signe différent</translation>
    </message>
    <message>
        <source>One sign missing</source>
        <translation>Un signe manquant</translation>
    </message>
    <message>
        <source>One sign too many</source>
        <translation>Un signe en trop</translation>
    </message>
    <message>
        <source>Too dark: turn on a light</source>
        <translation>Trop sombre&#xa0;: allumez une lampe</translation>
    </message>
    <message>
        <source>Glare: tilt the label a little</source>
        <translation>Reflet&#xa0;: inclinez un peu l&apos;étiquette</translation>
    </message>
    <message>
        <source>No camera here. Type the number, drop a photo or use a USB scanner.</source>
        <translation>Pas de caméra ici. Saisissez le numéro, déposez une photo ou utilisez une douchette USB.</translation>
    </message>
    <message>
        <source>“{name}” is not a picture. Choose a photo of the label.</source>
        <translation>«&#xa0;{name}&#xa0;» n&apos;est pas une image. Choisissez une photo de l&apos;étiquette.</translation>
    </message>
    <message>
        <source>“{name}” is incomplete or damaged. Take the photo again.</source>
        <translation>«&#xa0;{name}&#xa0;» est incomplète ou endommagée. Reprenez la photo.</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit} megapixels. Take a smaller photo.</source>
        <translation>«&#xa0;{name}&#xa0;» dépasse {limit} mégapixels. Prenez une photo plus petite.</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened. Check that it is still there.</source>
        <translation>«&#xa0;{name}&#xa0;» ne s&apos;ouvre pas. Vérifiez que le fichier est toujours là.</translation>
    </message>
    <message>
        <source>It is on every machine of the kind. Read the company&apos;s label.</source>
        <translation>Il figure sur tous les matériels de ce modèle. Lisez l&apos;étiquette de l&apos;entreprise.</translation>
    </message>
    <message>
        <source>It may not have reached this laptop yet: synchronise, then try again.</source>
        <translation>Il n&apos;est peut-être pas encore arrivé sur ce portable&#xa0;: synchronisez, puis réessayez.</translation>
    </message>
    <message>
        <source>Check the label. If it is right, register the machine.</source>
        <translation>Vérifiez l&apos;étiquette. Si elle est juste, enregistrez le matériel.</translation>
    </message>
    <message>
        <source>No machine has this inventory number.</source>
        <translation>Aucun matériel n&apos;a ce numéro d&apos;inventaire.</translation>
    </message>
    <message>
        <source>No machine has this number, nor this serial number.</source>
        <translation>Aucun matériel n&apos;a ce numéro, ni ce numéro de série.</translation>
    </message>
    <message>
        <source>This is a product&apos;s code.</source>
        <translation>C&apos;est le code d&apos;un produit.</translation>
    </message>
    <message>
        <source>No ticket {value} here.</source>
        <translation>Le ticket {value} n&apos;est pas ici.</translation>
    </message>
    <message>
        <source>This visit is not here.</source>
        <translation>Cette intervention n&apos;est pas ici.</translation>
    </message>
    <message>
        <source>This loan is not here.</source>
        <translation>Ce prêt n&apos;est pas ici.</translation>
    </message>
    <message>
        <source>No loan {value} here.</source>
        <translation>Aucun prêt {value} ici.</translation>
    </message>
    <message>
        <source>This is the hotline&apos;s phone.</source>
        <translation>C&apos;est le téléphone de la hotline.</translation>
    </message>
    <message>
        <source>Type the other number on the label.</source>
        <translation>Saisissez l&apos;autre numéro de l&apos;étiquette.</translation>
    </message>
    <message>
        <source>This link is none of ours.</source>
        <translation>Ce lien n&apos;est pas l&apos;un des nôtres.</translation>
    </message>
    <message>
        <source>Read the company&apos;s label, or type its number.</source>
        <translation>Lisez l&apos;étiquette de l&apos;entreprise, ou saisissez son numéro.</translation>
    </message>
    <message>
        <source>No machine has this code.</source>
        <translation>Aucun matériel n&apos;a ce code.</translation>
    </message>
    <message>
        <source>This code says nothing about a machine.</source>
        <translation>Ce code ne désigne aucun matériel.</translation>
    </message>
    <message>
        <source>Unknown number: {text}. Check the label, or register it.</source>
        <translation>Numéro inconnu&#xa0;: {text}. Vérifiez l&apos;étiquette, ou enregistrez-le.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>N°&#xa0;de série</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Last digits</source>
        <translation>Derniers chiffres</translation>
    </message>
    <message>
        <source>Ticket {number}</source>
        <translation>Ticket {number}</translation>
    </message>
    <message>
        <source>Loan {number}</source>
        <translation>Prêt {number}</translation>
    </message>
    <message>
        <source>Visit of {day}, {technician}</source>
        <translation>Intervention du {day}, {technician}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Moving: hold it still</source>
        <translation>Ça bouge&#xa0;: tenez l&apos;appareil immobile</translation>
    </message>
    <message>
        <source>Blurred: hold it a little further away</source>
        <translation>Flou&#xa0;: éloignez un peu l&apos;étiquette</translation>
    </message>
    <message>
        <source>Too small: come closer to the label</source>
        <translation>Trop petit&#xa0;: approchez l&apos;étiquette</translation>
    </message>
    <message>
        <source>The camera is in use by another application. Close that one and start the camera again, or type the number.</source>
        <translation>Caméra occupée par une autre application. Fermez-la et relancez la caméra, ou saisissez le numéro.</translation>
    </message>
    <message>
        <source>The camera was unplugged. It starts again by itself when it is back; or type the number.</source>
        <translation>Caméra débranchée. Elle redémarre d&apos;elle-même une fois rebranchée&#x202f;; ou saisissez le numéro.</translation>
    </message>
    <message>
        <source>The camera gives no picture any more. Unplug it and plug it in again, or type the number.</source>
        <translation>La caméra n&apos;envoie plus d&apos;image. Débranchez-la et rebranchez-la, ou saisissez le numéro.</translation>
    </message>
    <message>
        <source>This account may not use the camera: it has to be in the group “video”. Ask whoever looks after this computer, or type the number.</source>
        <translation>Ce compte n&apos;a pas accès à la caméra&#xa0;: il doit faire partie du groupe «&#xa0;video&#xa0;». Demandez à la personne qui administre ce poste, ou saisissez le numéro.</translation>
    </message>
    <message>
        <source>Windows forbids the camera. Turn it on for desktop apps under Settings &gt; Privacy &amp; security &gt; Camera, or type the number.</source>
        <translation>Windows interdit la caméra. Autorisez-la pour les applications de bureau dans Paramètres&#xa0;&gt; Confidentialité et sécurité&#xa0;&gt; Caméra, ou saisissez le numéro.</translation>
    </message>
    <message>
        <source>macOS forbids the camera. Allow OrdiDesk under System Settings &gt; Privacy &amp; Security &gt; Camera, start it again, or type the number.</source>
        <translation>macOS interdit la caméra. Autorisez OrdiDesk dans Réglages Système&#xa0;&gt; Confidentialité et sécurité&#xa0;&gt; Caméra, relancez-le, ou saisissez le numéro.</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Scan a label</source>
        <translation>Scanner une étiquette</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ScanHistory</name>
    <message>
        <source>Scanned before</source>
        <translation>Scannés récemment</translation>
    </message>
    <message>
        <source>What you scan is listed here.</source>
        <translation>Ce que vous scannez apparaît ici.</translation>
    </message>
</context>
<context>
    <name>ScanResults</name>
    <message>
        <source>Hold a label before the camera</source>
        <translation>Présentez une étiquette à la caméra</translation>
    </message>
    <message>
        <source>Or type its number, drop a photo, paste a picture, use a USB scanner.</source>
        <translation>Ou saisissez son numéro, déposez une photo, collez une image, utilisez une douchette USB.</translation>
    </message>
    <message>
        <source>Several machines fit</source>
        <translation>Plusieurs matériels correspondent</translation>
    </message>
    <message>
        <source>What it may be</source>
        <translation>Ce que cela peut être</translation>
    </message>
    <message>
        <source>Back to the choice</source>
        <translation>Revenir au choix</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) read: which one?</source>
        <translation>
            <numerusform>%n code lu&#xa0;: lequel&#x202f;?</numerusform>
            <numerusform>%n codes lus&#xa0;: lequel&#x202f;?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>Inventory number</source>
        <translation>N°&#xa0;d&apos;inventaire</translation>
    </message>
    <message>
        <source>Number, or last 4</source>
        <translation>N°&#xa0;ou 4 chiffres</translation>
    </message>
    <message>
        <source>Read pictures (Ctrl+O)</source>
        <translation>Lire des images (Ctrl+O)</translation>
    </message>
    <message>
        <source>Read the pasted picture</source>
        <translation>Lire l&apos;image collée</translation>
    </message>
    <message>
        <source>Read the printed number</source>
        <translation>Lire le numéro imprimé</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Lecture de l&apos;image…</translation>
    </message>
    <message>
        <source>There is no picture to paste.</source>
        <translation>Aucune image à coller.</translation>
    </message>
    <message>
        <source>Read pictures</source>
        <translation>Lire des images</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff);;All files (*)</source>
        <translation>Images (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>No code here. Reading the printed number…</source>
        <translation>Pas de code ici. Lecture du numéro imprimé…</translation>
    </message>
    <message>
        <source>No code found in this picture. Type the number that is on the label.</source>
        <translation>Aucun code trouvé sur cette image. Saisissez le numéro inscrit sur l&apos;étiquette.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Machines</source>
        <translation>Matériels</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Nothing found. Did you mean…</source>
        <translation>Rien trouvé. Vouliez-vous dire…</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search anything</source>
        <translation>Tout rechercher</translation>
    </message>
    <message>
        <source>Number, ticket, client, contact, phone… (Ctrl+K)</source>
        <translation>Numéro, ticket, client, contact, téléphone… (Ctrl+K)</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”.</source>
        <translation>Rien trouvé pour «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>SessionWindow</name>
    <message>
        <source>This laptop was retired: its data is wiped as soon as all your work is sent. See what is left, and decide what is blocked.</source>
        <translation>Ce portable a été retiré&#xa0;: ses données seront effacées dès que tout votre travail sera envoyé. Voyez ce qui reste, et décidez de ce qui est bloqué.</translation>
    </message>
    <message>
        <source>See what is left</source>
        <translation>Voir ce qui reste</translation>
    </message>
    <message>
        <source>The PIN that is asked for at the start opens the locked app, too.</source>
        <translation>Le code PIN demandé au démarrage ouvre aussi l&apos;application verrouillée.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Address of the portal</source>
        <translation>Adresse du portail</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autorité de certification</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Animations</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>A sound when a code is read</source>
        <translation>Un son quand un code est lu</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Verrouiller après</translation>
    </message>
    <message>
        <source>Sent actions</source>
        <translation>Actions envoyées</translation>
    </message>
    <message>
        <source>Unused files</source>
        <translation>Fichiers non ouverts</translation>
    </message>
    <message>
        <source>Proposed at the next sign-in.</source>
        <translation>Proposée à la prochaine connexion.</translation>
    </message>
    <message>
        <source>A PEM file of your company. Counts from the next start on.</source>
        <translation>Un fichier PEM de votre entreprise. S&apos;applique au prochain démarrage.</translation>
    </message>
    <message>
        <source>“system”, “none”, or an address. Counts from the next start on.</source>
        <translation>«&#xa0;system&#xa0;», «&#xa0;none&#xa0;» ou une adresse. S&apos;applique au prochain démarrage.</translation>
    </message>
    <message>
        <source>Used by the scanner when it is plugged in.</source>
        <translation>Utilisée par le scanner quand elle est branchée.</translation>
    </message>
    <message>
        <source>Proposed first when you print.</source>
        <translation>Proposée en premier quand vous imprimez.</translation>
    </message>
    <message>
        <source>Counts from the next start on.</source>
        <translation>S&apos;applique au prochain démarrage.</translation>
    </message>
    <message>
        <source>Without use; needs a PIN of the lock.</source>
        <translation>Sans activité&#x202f;; demande un code de verrouillage.</translation>
    </message>
    <message>
        <source>Stay on the page “Sync”. Counts from the next start on.</source>
        <translation>Restent visibles sur la page «&#xa0;Synchro&#xa0;». S&apos;applique au prochain démarrage.</translation>
    </message>
    <message>
        <source>Leave this laptop, and come back from the portal. Counts from the next start on.</source>
        <translation>Quittent cet ordinateur, et reviennent du portail à la demande. S&apos;applique au prochain démarrage.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Affichées</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Réduites</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>Decided by whoever runs this computer.</source>
        <translation>Fixé par l&apos;administrateur de cet ordinateur.</translation>
    </message>
    <message>
        <source>Decided by the variable {name}.</source>
        <translation>Fixé par la variable {name}.</translation>
    </message>
    <message>
        <source>Decided by the command that started OrdiDesk.</source>
        <translation>Fixé par la commande qui a démarré OrdiDesk.</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, ligne {line}</translation>
    </message>
    <message>
        <source>{place}: this file cannot be read. Nothing in it counts.</source>
        <translation>{place}&#xa0;: ce fichier ne peut pas être lu. Rien de ce qu&apos;il contient ne compte.</translation>
    </message>
    <message>
        <source>{place}: this line is not written as TOML. Nothing in the file counts until it is.</source>
        <translation>{place}&#xa0;: cette ligne n&apos;est pas écrite en TOML. Rien dans le fichier ne compte tant qu&apos;elle ne l&apos;est pas.</translation>
    </message>
    <message>
        <source>{place}: there is no setting {key}; was {meant} meant? It is passed over.</source>
        <translation>{place}&#xa0;: il n&apos;y a pas de réglage {key}&#x202f;; vouliez-vous dire {meant}&#x202f;? Il est ignoré.</translation>
    </message>
    <message>
        <source>{place}: there is no setting {key}. It is passed over.</source>
        <translation>{place}&#xa0;: il n&apos;y a pas de réglage {key}. Il est ignoré.</translation>
    </message>
    <message>
        <source>{place}: {key} takes {expected}. This value is passed over.</source>
        <translation>{place}&#xa0;: {key} attend {expected}. Cette valeur est ignorée.</translation>
    </message>
    <message>
        <source>Nothing was changed: the file of the settings could not be written ({why}). Check its folder and the room on the disk.</source>
        <translation>Rien n&apos;a changé&#xa0;: le fichier des réglages n&apos;a pas pu être écrit ({why}). Vérifiez son dossier et la place sur le disque.</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>un texte entre guillemets</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>a whole number from {least} to {most}</source>
        <translation>un nombre entier de {least} à {most}</translation>
    </message>
    <message>
        <source>one of these words: {words}</source>
        <translation>l&apos;un de ces mots&#xa0;: {words}</translation>
    </message>
    <message>
        <source>the address of a portal, as {example}</source>
        <translation>l&apos;adresse d&apos;un portail, comme {example}</translation>
    </message>
    <message>
        <source>{words} or an address as {example}</source>
        <translation>{words} ou une adresse comme {example}</translation>
    </message>
    <message>
        <source>a file or a folder of certificates (PEM) that can be read</source>
        <translation>un fichier ou un dossier de certificats (PEM) qui peut être lu</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Open the folder of the file</source>
        <translation>Ouvrir le dossier du fichier</translation>
    </message>
    <message>
        <source>Back to the usual values…</source>
        <translation>Revenir aux valeurs habituelles…</translation>
    </message>
    <message>
        <source>To correct in the files</source>
        <translation>À corriger dans les fichiers</translation>
    </message>
    <message>
        <source>Set this file aside and begin anew</source>
        <translation>Mettre ce fichier de côté et recommencer</translation>
    </message>
    <message>
        <source>Show the code of the portal…</source>
        <translation>Afficher le code du portail…</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>Scanner and printer</source>
        <translation>Scanner et imprimante</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouillage</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portail</translation>
    </message>
    <message>
        <source>What this laptop keeps</source>
        <translation>Ce que garde cet ordinateur</translation>
    </message>
    <message>
        <source>The first one that is plugged in</source>
        <translation>La première branchée</translation>
    </message>
    <message>
        <source>The system&apos;s own choice</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>This was not kept: {expected} is expected here.</source>
        <translation>Ceci n&apos;a pas été gardé&#xa0;: il faut ici {expected}.</translation>
    </message>
    <message>
        <source>Kept: {setting}</source>
        <translation>Enregistré&#xa0;: {setting}</translation>
    </message>
    <message>
        <source>Back to the usual values?</source>
        <translation>Revenir aux valeurs habituelles&#x202f;?</translation>
    </message>
    <message>
        <source>All that you set on this page is forgotten. You can undo it.</source>
        <translation>Tout ce que vous avez réglé sur cette page est oublié. Vous pourrez annuler.</translation>
    </message>
    <message>
        <source>Back to the usual values</source>
        <translation>Revenir aux valeurs habituelles</translation>
    </message>
    <message>
        <source>The usual values count again.</source>
        <translation>Les valeurs habituelles comptent de nouveau.</translation>
    </message>
    <message>
        <source>The file was kept as {file}. The usual values count now.</source>
        <translation>Le fichier a été gardé sous {file}. Les valeurs habituelles comptent maintenant.</translation>
    </message>
    <message>
        <source>Nothing was changed: the file of the settings has to be corrected first, or set aside.</source>
        <translation>Rien n&apos;a changé&#xa0;: il faut d&apos;abord corriger le fichier des réglages, ou le mettre de côté.</translation>
    </message>
</context>
<context>
    <name>SheetOutput</name>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Remplacer le fichier&#x202f;?</translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} existe déjà.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>The PDF was not saved: nothing may be written in this folder.</source>
        <translation>Le PDF n&apos;a pas été enregistré&#xa0;: l&apos;écriture est interdite dans ce dossier.</translation>
    </message>
    <message>
        <source>The PDF was not saved: the disk is full.</source>
        <translation>Le PDF n&apos;a pas été enregistré&#xa0;: le disque est plein.</translation>
    </message>
    <message>
        <source>The PDF was not saved: this folder is not there.</source>
        <translation>Le PDF n&apos;a pas été enregistré&#xa0;: ce dossier est introuvable.</translation>
    </message>
    <message>
        <source>The PDF was not saved: {why}</source>
        <translation>Le PDF n&apos;a pas été enregistré&#xa0;: {why}</translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100&#x202f;%</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Pages of the sheet</source>
        <translation>Pages du document</translation>
    </message>
    <message>
        <source>Page {page}/{count}</source>
        <translation>Page {page}/{count}</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Pleine largeur</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the sheet as PDF instead.</source>
        <translation>Aucune imprimante n&apos;est installée sur cet ordinateur. Enregistrez le document en PDF.</translation>
    </message>
    <message>
        <source>The printer does not answer. Check it, or save the sheet as PDF.</source>
        <translation>L&apos;imprimante ne répond pas. Vérifiez-la, ou enregistrez le document en PDF.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Envoyé à l&apos;imprimante.</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Non contrôlé</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Conforme</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Non conforme</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Follow-up: {text}</source>
        <translation>Suite&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Page {page}/{count}</source>
        <translation>Page {page}/{count}</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>Duplicata</translation>
    </message>
    <message>
        <source>Declined to sign: {reason}</source>
        <translation>Refus de signer&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Declined to sign, for the reason given above.</source>
        <translation>Refus de signer, pour le motif donné plus haut.</translation>
    </message>
    <message>
        <source>Name, function, date and signature</source>
        <translation>Nom, fonction, date et signature</translation>
    </message>
    <message>
        <source>Declined on {date} at {time}</source>
        <translation>Refus le {date} à&#xa0;{time}</translation>
    </message>
    <message>
        <source>Signed on {date} at {time}</source>
        <translation>Signé le {date} à&#xa0;{time}</translation>
    </message>
    <message>
        <source>For the provider</source>
        <translation>Pour le prestataire</translation>
    </message>
    <message>
        <source>For the client</source>
        <translation>Pour le client</translation>
    </message>
    <message>
        <source>Visit report</source>
        <translation>Fiche d&apos;intervention</translation>
    </message>
    <message>
        <source>From version {version} of the record</source>
        <translation>D&apos;après la version {version} de l&apos;intervention</translation>
    </message>
    <message>
        <source>made on {date}</source>
        <translation>établie le {date}</translation>
    </message>
    <message>
        <source>Tel. {phone}</source>
        <translation>Tél.&#xa0;{phone}</translation>
    </message>
    <message>
        <source>SIREN {number}</source>
        <translation>SIREN&#xa0;{number}</translation>
    </message>
    <message>
        <source>number given on sending</source>
        <translation>n° attribué à l&apos;envoi</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>SIREN</source>
        <translation>SIREN</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Prestataire</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat n°</translation>
    </message>
    <message>
        <source>Place of use</source>
        <translation>Lieu d&apos;usage</translation>
    </message>
    <message>
        <source>As new</source>
        <translation>Comme neuf</translation>
    </message>
    <message>
        <source>Good condition</source>
        <translation>Bon état</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Usagé</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>Its disk, and the data on it, stays in it.</source>
        <translation>Son disque, avec ses données, y reste.</translation>
    </message>
    <message>
        <source>Its disk, and the data on it, was put into the loaner.</source>
        <translation>Son disque, avec ses données, a été monté dans le matériel de prêt.</translation>
    </message>
    <message>
        <source>Its disk, and the data on it, was taken out and left with the client.</source>
        <translation>Son disque, avec ses données, a été retiré et laissé au client.</translation>
    </message>
    <message>
        <source>It has no disk, or no data of the user&apos;s on it.</source>
        <translation>Il n&apos;a pas de disque, ou aucune donnée de l&apos;utilisateur n&apos;y est enregistrée.</translation>
    </message>
    <message>
        <source>system reset, everything removed</source>
        <translation>réinitialisation du système avec suppression de tout le contenu</translation>
    </message>
    <message>
        <source>overwritten</source>
        <translation>réécriture complète</translation>
    </message>
    <message>
        <source>the drive&apos;s own erasure (NIST SP 800-88)</source>
        <translation>effacement sécurisé par le disque (NIST SP 800-88)</translation>
    </message>
    <message>
        <source>encryption key destroyed</source>
        <translation>destruction de la clé de chiffrement</translation>
    </message>
    <message>
        <source>drive destroyed</source>
        <translation>destruction du disque</translation>
    </message>
    <message>
        <source>holds no data</source>
        <translation>ne contient aucune donnée</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévue</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pauses</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>Temps travaillé</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}&#xa0;h {minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Serial number {serial}</source>
        <translation>N° de série {serial}</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Nothing was noted.</source>
        <translation>Rien n&apos;a été noté.</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>Travaux réalisés</translation>
    </message>
    <message>
        <source>Parts used</source>
        <translation>Pièces utilisées</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Handover sheet</source>
        <translation>Bon de mise à disposition</translation>
    </message>
    <message>
        <source>Equipment on loan</source>
        <translation>Matériel de prêt</translation>
    </message>
    <message>
        <source>____ /____ /________ at ____ : ____</source>
        <translation>____ /____ /________ à ____ h ____</translation>
    </message>
    <message>
        <source>Represented by</source>
        <translation>Représenté par</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Reçu par</translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation>Remis le</translation>
    </message>
    <message>
        <source>in the capacity of {function}</source>
        <translation>en qualité de {function}</translation>
    </message>
    <message>
        <source>until the end of the repair</source>
        <translation>jusqu&apos;à la fin de la réparation</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Remis par</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Expected back</source>
        <translation>Retour prévu</translation>
    </message>
    <message>
        <source>Estimated value</source>
        <translation>Valeur estimée</translation>
    </message>
    <message>
        <source>Condition at handover: {condition}</source>
        <translation>État à la remise&#xa0;: {condition}</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Qté</translation>
    </message>
    <message>
        <source>Designation</source>
        <translation>Désignation</translation>
    </message>
    <message>
        <source>Taken to the workshop.</source>
        <translation>Emporté à l&apos;atelier.</translation>
    </message>
    <message>
        <source>Stays on site.</source>
        <translation>Laissé sur place.</translation>
    </message>
    <message>
        <source>Replaced equipment</source>
        <translation>Matériel remplacé</translation>
    </message>
    <message>
        <source>Rent-free, accessory to contract no. {number}.</source>
        <translation>Sans loyer, accessoire au contrat n°&#xa0;{number}.</translation>
    </message>
    <message>
        <source>Terms of the loan</source>
        <translation>Conditions du prêt</translation>
    </message>
    <message>
        <source>Terms of the loan (version {version})</source>
        <translation>Conditions du prêt (version {version})</translation>
    </message>
    <message>
        <source>The client acknowledges receipt of this equipment and its accessories in the condition described, on the terms above. Made in two copies.</source>
        <translation>Le client reconnaît avoir reçu ce matériel et ses accessoires dans l&apos;état décrit, aux conditions ci-dessus. Fait en deux exemplaires.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>version {version}</translation>
    </message>
    <message>
        <source>Verification: {title}</source>
        <translation>Vérification&#xa0;: {title}</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Aucune.</translation>
    </message>
    <message>
        <source>Reservations</source>
        <translation>Réserves</translation>
    </message>
    <message>
        <source>Remaining actions</source>
        <translation>Actions restantes</translation>
    </message>
    <message>
        <source>Why it was not signed</source>
        <translation>Motif du refus de signer</translation>
    </message>
    <message>
        <source>This photo cannot be read.</source>
        <translation>Cette photo est illisible.</translation>
    </message>
    <message>
        <source>Return sheet</source>
        <translation>Bon de restitution</translation>
    </message>
    <message>
        <source>Equipment returned</source>
        <translation>Matériel restitué</translation>
    </message>
    <message>
        <source>Still to be settled</source>
        <translation>Écart à régulariser</translation>
    </message>
    <message>
        <source>Returned by</source>
        <translation>Rendu par</translation>
    </message>
    <message>
        <source>Taken back by</source>
        <translation>Repris par</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>Rendu le</translation>
    </message>
    <message>
        <source>At handover</source>
        <translation>À la remise</translation>
    </message>
    <message>
        <source>On return</source>
        <translation>Au retour</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Photos at handover</source>
        <translation>Photos à la remise</translation>
    </message>
    <message>
        <source>Photos on return</source>
        <translation>Photos au retour</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Prêtés</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Rendus</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquants</translation>
    </message>
    <message>
        <source>Back in its place.</source>
        <translation>Remis en place.</translation>
    </message>
    <message>
        <source>Not back in its place yet.</source>
        <translation>Pas encore remis en place.</translation>
    </message>
    <message>
        <source>The client&apos;s equipment</source>
        <translation>Matériel du client</translation>
    </message>
    <message>
        <source>The user&apos;s data</source>
        <translation>Données de l&apos;utilisateur</translation>
    </message>
    <message>
        <source>Backup of the data: still to be confirmed.</source>
        <translation>Sauvegarde des données&#xa0;: à confirmer.</translation>
    </message>
    <message>
        <source>Backup of the data: confirmed by {name}.</source>
        <translation>Sauvegarde des données&#xa0;: confirmée par {name}.</translation>
    </message>
    <message>
        <source>Accounts: removed from the equipment.</source>
        <translation>Comptes&#xa0;: retirés du matériel.</translation>
    </message>
    <message>
        <source>Accounts: still to be removed.</source>
        <translation>Comptes&#xa0;: à retirer.</translation>
    </message>
    <message>
        <source>Erasure of the data: still to be done.</source>
        <translation>Effacement des données&#xa0;: à faire.</translation>
    </message>
    <message>
        <source>on {date}</source>
        <translation>le {date}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>par {name}</translation>
    </message>
    <message>
        <source>Erasure of the data: {how}.</source>
        <translation>Effacement des données&#xa0;: {how}.</translation>
    </message>
    <message>
        <source>The equipment was returned in the condition described. What is found missing or broken later is told to the client. Made in two copies.</source>
        <translation>Le matériel a été rendu dans l&apos;état décrit. Ce qui serait constaté manquant ou endommagé par la suite est signalé au client. Fait en deux exemplaires.</translation>
    </message>
    <message>
        <source>Inventory labels</source>
        <translation>Étiquettes d&apos;inventaire</translation>
    </message>
    <message>
        <source>No visit is planned on this day.</source>
        <translation>Aucune intervention n&apos;est prévue ce jour-là.</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Feuille de route</translation>
    </message>
    <message>
        <source>On the way: {time}</source>
        <translation>Trajet&#xa0;: {time}</translation>
    </message>
    <message>
        <source>To do: {purpose}</source>
        <translation>À faire&#xa0;: {purpose}</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>Confirmé par</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>{machine}, goes back</source>
        <translation>{machine}, à rapporter</translation>
    </message>
    <message>
        <source>To bring</source>
        <translation>À emporter</translation>
    </message>
    <message>
        <source>Loaner {machine}</source>
        <translation>Matériel de prêt {machine}</translation>
    </message>
    <message>
        <source>Loaner {machine} – not prepared yet</source>
        <translation>Matériel de prêt {machine} – pas encore préparé</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Page d&apos;essai</translation>
    </message>
    <message>
        <source>This printer works with OrdiDesk.</source>
        <translation>Cette imprimante fonctionne avec OrdiDesk.</translation>
    </message>
    <message>
        <source>Both codes below say {number}. Hold them before the camera of the scanner: if it reads them, labels and sheets of this printer can be read too.</source>
        <translation>Les deux codes ci-dessous disent {number}. Présentez-les à la caméra du scanner&#xa0;: si elle les lit, les étiquettes et documents de cette imprimante se liront aussi.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>My day</source>
        <translation>Ma journée</translation>
    </message>
    <message>
        <source>Leave a visit</source>
        <translation>Quitter une intervention</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planning</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Parc</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchro</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Only the picture&apos;s address came. Copy the picture itself, or save it, and paste or drop that.</source>
        <translation>Seule l&apos;adresse de l&apos;image est arrivée. Copiez l&apos;image elle-même, ou enregistrez-la, puis collez-la ou déposez-la.</translation>
    </message>
    <message>
        <source>“{text}” was scanned. What you are typing stays as it is.</source>
        <translation>«&#xa0;{text}&#xa0;» a été scanné. Votre saisie reste telle quelle.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>The portal refused an action. It is kept: see why, and what can be done.</source>
        <translation>Le portail a refusé une action. Elle est conservée&#xa0;: voyez pourquoi et que faire.</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>Voir</translation>
    </message>
    <message numerus="yes">
        <source>Choose a PIN: OrdiDesk then locks when nobody uses it for %n minute(s).</source>
        <translation>
            <numerusform>Choisissez un code&#xa0;: OrdiDesk se verrouille alors quand personne ne s&apos;en sert pendant %n minute.</numerusform>
            <numerusform>Choisissez un code&#xa0;: OrdiDesk se verrouille alors quand personne ne s&apos;en sert pendant %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ticket recorded. The portal gives it its number at the next exchange.</source>
        <translation>Ticket enregistré. Le portail lui donnera son numéro au prochain échange.</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Choisir un code PIN</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Somebody changed the same field as you. Both values are kept: choose.</source>
        <translation>Quelqu&apos;un a modifié le même champ que vous. Les deux valeurs sont conservées&#xa0;: à vous de choisir.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L&apos;ouvrir</translation>
    </message>
</context>
<context>
    <name>SignInAgainDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Password of {mail}</source>
        <translation>Mot de passe de {mail}</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in to OrdiDesk</source>
        <translation>Connexion à OrdiDesk</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Portal address</source>
        <translation>Adresse du portail</translation>
    </message>
    <message>
        <source>portail.example.fr</source>
        <translation>portail.example.fr</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse e-mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>Mot de passe oublié</translation>
    </message>
    <message>
        <source>The portal&apos;s address is decided by whoever runs this computer.</source>
        <translation>L&apos;adresse du portail est fixée par l&apos;administrateur de cet ordinateur.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>If this address is known, a code is on its way to it. Without mail in ten minutes, ask your IT referent.</source>
        <translation>Si cette adresse est connue, un code lui a été envoyé. Sans message d&apos;ici dix minutes, contactez votre référent informatique.</translation>
    </message>
    <message>
        <source>Type the portal&apos;s address and your e-mail address first.</source>
        <translation>Saisissez d&apos;abord l&apos;adresse du portail et votre adresse e-mail.</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out?</source>
        <translation>Se déconnecter&#x202f;?</translation>
    </message>
    <message>
        <source>Send now, then sign out</source>
        <translation>Envoyer, puis se déconnecter</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Sending your actions</source>
        <translation>Envoi de vos actions</translation>
    </message>
    <message>
        <source>Sign out and keep them here</source>
        <translation>Se déconnecter et les garder ici</translation>
    </message>
    <message>
        <source>Your data stays on this laptop, encrypted.</source>
        <translation>Vos données restent sur ce portable, chiffrées.</translation>
    </message>
</context>
<context>
    <name>SignatureCard</name>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Have it signed</source>
        <translation>Faire signer</translation>
    </message>
    <message>
        <source>See the sheet</source>
        <translation>Voir le document</translation>
    </message>
    <message>
        <source>Not signed yet.</source>
        <translation>Pas encore signé.</translation>
    </message>
    <message>
        <source>{name} did not sign: {reason}</source>
        <translation>{name} n&apos;a pas signé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The client&apos;s person</source>
        <translation>La personne du client</translation>
    </message>
    <message>
        <source>Signed by {name} at {time}</source>
        <translation>Signée par {name} à {time}</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>Signer à nouveau</translation>
    </message>
    <message>
        <source>My own signature: change…</source>
        <translation>Ma signature&#xa0;: changer…</translation>
    </message>
    <message>
        <source>Draw my own signature…</source>
        <translation>Dessiner ma signature…</translation>
    </message>
</context>
<context>
    <name>SigningDialog</name>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Document to sign</source>
        <translation>Document à signer</translation>
    </message>
    <message>
        <source>Sign here</source>
        <translation>Signez ici</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>Annuler le dernier trait</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Decline to sign…</source>
        <translation>Refus de signer…</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Leave without a signature?</source>
        <translation>Quitter sans signature&#x202f;?</translation>
    </message>
    <message>
        <source>For the technician. What was drawn is not kept.</source>
        <translation>Réservé au technicien. Ce qui a été tracé n&apos;est pas conservé.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Read the document, check your name, and sign in the frame.</source>
        <translation>Lisez le document, vérifiez votre nom, puis signez dans le cadre.</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Prénom et nom</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Technician&apos;s signature</source>
        <translation>Signature du technicien</translation>
    </message>
    <message>
        <source>Client&apos;s signature</source>
        <translation>Signature du client</translation>
    </message>
</context>
<context>
    <name>SimilarTickets</name>
    <message>
        <source>Open tickets that may be the same</source>
        <translation>Tickets ouverts qui sont peut-être le même</translation>
    </message>
    <message>
        <source>Declared already? These are open:</source>
        <translation>Déjà déclaré&#x202f;? Ces tickets sont ouverts&#xa0;:</translation>
    </message>
    <message>
        <source>same machine</source>
        <translation>même matériel</translation>
    </message>
    <message>
        <source>same person</source>
        <translation>même personne</translation>
    </message>
    <message>
        <source>same site, same words</source>
        <translation>même site, mêmes mots</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>StickerGrid</name>
    <message>
        <source>First label on the sheet</source>
        <translation>Première étiquette de la planche</translation>
    </message>
    <message>
        <source>Label {n} of {count}</source>
        <translation>Étiquette {n} sur {count}</translation>
    </message>
</context>
<context>
    <name>StockView</name>
    <message>
        <source>Filter the loaners</source>
        <translation>Filtrer les matériels de prêt</translation>
    </message>
    <message>
        <source>Loaners</source>
        <translation>Matériels de prêt</translation>
    </message>
    <message>
        <source>No loaner chosen</source>
        <translation>Aucun matériel choisi</translation>
    </message>
    <message>
        <source>Choose one in the list to see where it is and where it has been.</source>
        <translation>Choisissez-en un dans la liste pour voir où il est et où il est passé.</translation>
    </message>
    <message>
        <source>The first {n} of {total}: filter to find the others.</source>
        <translation>Les {n} premiers sur {total}&#xa0;: filtrez pour trouver les autres.</translation>
    </message>
    <message>
        <source>No loaner with these words</source>
        <translation>Aucun matériel avec ces mots</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>No loaner in the stock</source>
        <translation>Aucun matériel de prêt en stock</translation>
    </message>
    <message>
        <source>Register one without a client: it is the company&apos;s own then.</source>
        <translation>Enregistrez-en un sans client&#xa0;: il appartient alors à l&apos;entreprise.</translation>
    </message>
</context>
<context>
    <name>SupportDesk</name>
    <message>
        <source>The diagnostics are copied: paste them into a message to support.</source>
        <translation>Le diagnostic est copié&#xa0;: collez-le dans un message au support.</translation>
    </message>
    <message>
        <source>The logs are in {folder}</source>
        <translation>Les journaux sont dans {folder}</translation>
    </message>
</context>
<context>
    <name>SwapMachines</name>
    <message>
        <source>Machines</source>
        <translation>Matériels</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>Scan the faulty machine, if there is one.</source>
        <translation>Scannez le matériel en panne, s&apos;il y en a un.</translation>
    </message>
    <message>
        <source>Loaner</source>
        <translation>Matériel de prêt</translation>
    </message>
    <message>
        <source>Scan the loaner.</source>
        <translation>Scannez le matériel de prêt.</translation>
    </message>
    <message>
        <source>Number of a machine</source>
        <translation>Numéro d&apos;un matériel</translation>
    </message>
    <message>
        <source>Scan or type a label</source>
        <translation>Scannez ou saisissez une étiquette</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>See every loaner that suits…</source>
        <translation>Voir tous les matériels qui conviennent…</translation>
    </message>
    <message>
        <source>Where the faulty machine goes</source>
        <translation>Où va le matériel en panne</translation>
    </message>
    <message>
        <source>It goes to the workshop</source>
        <translation>Part à l&apos;atelier</translation>
    </message>
    <message>
        <source>It stays here</source>
        <translation>Reste sur place</translation>
    </message>
    <message>
        <source>Where its disk goes</source>
        <translation>Où va son disque</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>Préparé</translation>
    </message>
    <message>
        <source>Not prepared</source>
        <translation>Non préparé</translation>
    </message>
    <message>
        <source>{offered} in place of {wanted}: is this the right one?</source>
        <translation>{offered} au lieu de {wanted}&#xa0;: est-ce le bon&#x202f;?</translation>
    </message>
</context>
<context>
    <name>SwapPage</name>
    <message>
        <source>Back to the ticket</source>
        <translation>Retour au ticket</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Set up a loan</source>
        <translation>Mettre en prêt</translation>
    </message>
    <message>
        <source>Scan the loaner.</source>
        <translation>Scannez le matériel de prêt.</translation>
    </message>
    <message>
        <source>Check the accessories.</source>
        <translation>Vérifiez les accessoires.</translation>
    </message>
    <message>
        <source>Choose the loaner&apos;s condition.</source>
        <translation>Choisissez l&apos;état du matériel de prêt.</translation>
    </message>
    <message>
        <source>Say who receives it.</source>
        <translation>Dites qui le reçoit.</translation>
    </message>
    <message>
        <source>{number} is handed over.</source>
        <translation>{number} est remis.</translation>
    </message>
</context>
<context>
    <name>SwapWords</name>
    <message>
        <source>Unknown number: {text}. Check the label, or register the machine.</source>
        <translation>Numéro inconnu&#xa0;: {text}. Vérifiez l&apos;étiquette ou enregistrez le matériel.</translation>
    </message>
    <message>
        <source>Several machines end in {text}: type more of the number.</source>
        <translation>Plusieurs matériels finissent par {text}&#xa0;: saisissez plus de chiffres.</translation>
    </message>
    <message>
        <source>{text} belongs to another client. Scan the machine of this one.</source>
        <translation>{text} appartient à un autre client. Scannez le matériel de celui-ci.</translation>
    </message>
    <message>
        <source>{text} is the loaner already. Scan the faulty machine, or go on.</source>
        <translation>{text} est déjà le matériel de prêt. Scannez le matériel en panne, ou continuez.</translation>
    </message>
    <message>
        <source>{text} is retired from the stock. Choose another loaner.</source>
        <translation>{text} est réformé. Choisissez un autre matériel de prêt.</translation>
    </message>
    <message>
        <source>{text} is kept for {who} ({loan}). Choose another loaner.</source>
        <translation>{text} est réservé pour {who} ({loan}). Choisissez un autre matériel.</translation>
    </message>
    <message>
        <source>{text} is lent to {who} already ({loan}). Check the label, or take it back.</source>
        <translation>{text} est déjà prêté à {who} ({loan}). Vérifiez l&apos;étiquette, ou enregistrez son retour.</translation>
    </message>
    <message>
        <source>{text} is not out on loan. Scan the loaner, or the QR of its sheet.</source>
        <translation>{text} n&apos;est pas en prêt. Scannez le matériel de prêt ou le QR de son bon.</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>The portal cannot be reached. Everything is saved on this laptop; it goes on by itself.</source>
        <translation>Le portail est injoignable. Tout est enregistré sur ce portable et partira au retour du réseau.</translation>
    </message>
    <message>
        <source>The portal is busy. It goes on by itself.</source>
        <translation>Le portail est très sollicité. La reprise est automatique.</translation>
    </message>
    <message>
        <source>The portal&apos;s certificate does not fit: nothing was sent. Check the network and the date, then tell your IT team.</source>
        <translation>Le certificat du portail n&apos;est pas valable&#xa0;: rien n&apos;a été envoyé. Vérifiez le réseau et la date, puis prévenez votre service informatique.</translation>
    </message>
    <message>
        <source>A web page answers instead of the portal. On a hotel&apos;s or station&apos;s network, open a browser and sign in there first.</source>
        <translation>Une page web répond à la place du portail. Sur le réseau d&apos;un hôtel ou d&apos;une gare, identifiez-vous d&apos;abord dans un navigateur.</translation>
    </message>
    <message>
        <source>The portal refuses to answer this app. Copy the diagnostics for support.</source>
        <translation>Le portail refuse de répondre à cette application. Copiez le diagnostic pour le support.</translation>
    </message>
    <message>
        <source>Session expired. Sign in again: nothing is lost.</source>
        <translation>Session expirée. Reconnectez-vous&#xa0;: rien n&apos;est perdu.</translation>
    </message>
    <message>
        <source>Somebody else is signed in at the portal. Sign in again as yourself.</source>
        <translation>Une autre personne est connectée au portail. Reconnectez-vous avec votre compte.</translation>
    </message>
    <message>
        <source>This app is too old for the portal. Your work is kept and sent: update the app.</source>
        <translation>Cette application est trop ancienne pour le portail. Votre travail est conservé et envoyé&#xa0;: mettez-la à jour.</translation>
    </message>
    <message>
        <source>The disk is full. Make room before you go on: what is recorded so far is safe.</source>
        <translation>Disque plein. Libérez de la place avant de continuer&#xa0;: ce qui est déjà enregistré est conservé.</translation>
    </message>
    <message>
        <source>The disk does not do what it is told. Save what you can and tell your IT team.</source>
        <translation>Le disque est défaillant. Sauvegardez ce que vous pouvez et prévenez votre service informatique.</translation>
    </message>
    <message>
        <source>The local data is damaged. Start the app again: it is kept aside and made anew.</source>
        <translation>Les données locales sont endommagées. Redémarrez l&apos;application&#xa0;: elles seront mises de côté et reconstituées.</translation>
    </message>
    <message>
        <source>Something went wrong in the app. Copy the diagnostics for support.</source>
        <translation>Erreur dans l&apos;application. Copiez le diagnostic pour le support.</translation>
    </message>
    <message>
        <source>{time} behind the portal. Check this computer&apos;s date and time.</source>
        <translation>{time} de retard sur le portail. Vérifiez la date et l&apos;heure de cet ordinateur.</translation>
    </message>
    <message>
        <source>{time} ahead of the portal. Check this computer&apos;s date and time.</source>
        <translation>{time} d&apos;avance sur le portail. Vérifiez la date et l&apos;heure de cet ordinateur.</translation>
    </message>
    <message>
        <source>This laptop was reported lost. Its data is being wiped.</source>
        <translation>Ce portable a été déclaré perdu. Ses données s&apos;effacent.</translation>
    </message>
    <message>
        <source>This laptop was retired. What waits is still sent; then its data is wiped.</source>
        <translation>Ce portable a été retiré. Ce qui attend part encore, puis ses données seront effacées.</translation>
    </message>
    <message>
        <source>Being written to the disk: one moment before you close.</source>
        <translation>Écriture sur le disque en cours&#xa0;: un instant avant de fermer.</translation>
    </message>
    <message>
        <source>The disk fails: what was recorded just now may not be kept. Do not close.</source>
        <translation>Le disque est défaillant&#xa0;: la dernière saisie n&apos;est peut-être pas conservée. Ne fermez pas le portable.</translation>
    </message>
    <message>
        <source>Your data is still coming in. You may close: it goes on at the next start.</source>
        <translation>Vos données arrivent encore. Vous pouvez fermer le portable&#xa0;: la suite viendra au prochain démarrage.</translation>
    </message>
    <message>
        <source>Everything is sent. You may close the laptop.</source>
        <translation>Tout est envoyé. Vous pouvez fermer le portable.</translation>
    </message>
    <message>
        <source>This version of OrdiDesk is too old for the portal: nothing is sent or received. Your work is kept on this laptop and you can go on. Ask your administrator for a newer version.</source>
        <translation>Cette version d&apos;OrdiDesk est trop ancienne pour le portail&#xa0;: rien n&apos;est envoyé ni reçu. Votre travail est conservé sur ce portable et vous pouvez continuer. Demandez une version plus récente à votre administrateur.</translation>
    </message>
    <message>
        <source>This version of OrdiDesk is too old for the portal: nothing is sent or received. Your work is kept on this laptop and you can go on. Ask your administrator for version {version} or newer.</source>
        <translation>Cette version d&apos;OrdiDesk est trop ancienne pour le portail&#xa0;: rien n&apos;est envoyé ni reçu. Votre travail est conservé sur ce portable et vous pouvez continuer. Demandez la version {version} ou une plus récente à votre administrateur.</translation>
    </message>
    <message>
        <source>OrdiDesk {newest} is available; you have {version}. Ask your administrator for it when it suits you.</source>
        <translation>OrdiDesk {newest} est disponible&#x202f;; vous avez la version {version}. Demandez-la à votre administrateur quand cela vous convient.</translation>
    </message>
    <message>
        <source>{version} or newer is needed</source>
        <translation>il faut la version {version} ou une plus récente</translation>
    </message>
    <message>
        <source>{version} is available</source>
        <translation>la version {version} est disponible</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Synchronise now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Copy the diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Everything has been sent</source>
        <translation>Tout est envoyé</translation>
    </message>
    <message>
        <source>What you do without a network waits here until it can leave.</source>
        <translation>Ce que vous faites sans réseau attend ici de pouvoir partir.</translation>
    </message>
    <message>
        <source>Chosen action</source>
        <translation>Action choisie</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>Dernier échange</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusées</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À arbitrer</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloquées</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>It depends on an action that was refused.</source>
        <translation>Elle dépend d&apos;une action refusée.</translation>
    </message>
    <message>
        <source>The portal may refuse it: {reason}</source>
        <translation>Le portail pourrait la refuser&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile. Both values are kept.</source>
        <translation>Quelqu&apos;un l&apos;a modifié entre-temps. Les deux valeurs sont conservées.</translation>
    </message>
    <message>
        <source>The portal keeps it until it has been updated.</source>
        <translation>Le portail la garde jusqu&apos;à ce qu&apos;il soit mis à jour.</translation>
    </message>
    <message>
        <source>It leaves as soon as the portal can be reached.</source>
        <translation>Elle partira dès que le portail sera joignable.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Tout exporter…</translation>
    </message>
    <message>
        <source>Everything that was not sent or is to decide, as files</source>
        <translation>Tout ce qui n&apos;est pas envoyé ou reste à arbitrer, dans des fichiers</translation>
    </message>
    <message>
        <source>OrdiDesk actions {day}.txt</source>
        <translation>OrdiDesk actions {day}.txt</translation>
    </message>
    <message>
        <source>Export actions: a text to read, and the same as JSON beside it</source>
        <translation>Exporter les actions&#xa0;: un texte à lire, et les mêmes en JSON à côté</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>The file was not written: {reason}. Nothing was changed here.</source>
        <translation>Le fichier n&apos;a pas été écrit&#xa0;: {reason}. Rien n&apos;a changé ici.</translation>
    </message>
    <message>
        <source>Written: {text} and {json}</source>
        <translation>Fichiers écrits&#xa0;: {text} et {json}</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Envoi en cours</translation>
    </message>
    <message>
        <source>Sent or decided lately</source>
        <translation>Envoyées ou arbitrées récemment</translation>
    </message>
    <message numerus="yes">
        <source>with %n action(s) that depend on it</source>
        <translation>
            <numerusform>avec %n action qui en dépend</numerusform>
            <numerusform>avec %n actions qui en dépendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Request</source>
        <translation>N° de requête</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>Fichiers à envoyer</translation>
    </message>
    <message>
        <source>Files not taken</source>
        <translation>Fichiers refusés</translation>
    </message>
    <message>
        <source>It leaves as soon as OrdiDesk is updated.</source>
        <translation>Elle partira dès qu&apos;OrdiDesk sera mis à jour.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>SyncState</name>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Portal unreachable</source>
        <translation>Portail injoignable</translation>
    </message>
    <message>
        <source>Session expired</source>
        <translation>Session expirée</translation>
    </message>
    <message>
        <source>Offline. Everything is saved on this laptop and will leave when the network is back.</source>
        <translation>Hors ligne. Tout est enregistré sur ce portable et partira au retour du réseau.</translation>
    </message>
    <message>
        <source>The portal does not answer. Next try in {0} s.</source>
        <translation>Le portail ne répond pas. Nouvel essai dans {0}&#xa0;s.</translation>
    </message>
    <message>
        <source>The portal does not answer. Everything is saved here.</source>
        <translation>Le portail ne répond pas. Tout est enregistré ici.</translation>
    </message>
    <message>
        <source>Session expired. Sign in again.</source>
        <translation>Session expirée. Reconnectez-vous.</translation>
    </message>
    <message>
        <source>Everything is sent and up to date.</source>
        <translation>Tout est envoyé et à jour.</translation>
    </message>
    <message>
        <source>Laptop retired</source>
        <translation>Portable retiré</translation>
    </message>
    <message>
        <source>This laptop was retired. What waits is still sent; then its data is wiped.</source>
        <translation>Ce portable a été retiré. Ce qui attend part encore, puis ses données seront effacées.</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>Mise à jour nécessaire</translation>
    </message>
    <message>
        <source>This app is too old for the portal. Everything is saved here: ask your administrator for an update.</source>
        <translation>Cette application est trop ancienne pour le portail. Tout est enregistré ici&#xa0;: demandez une mise à jour à votre administrateur.</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>TicketDialogs</name>
    <message>
        <source>End remote control…</source>
        <translation>Terminer la prise en main…</translation>
    </message>
    <message>
        <source>Remote control…</source>
        <translation>Prise en main à distance…</translation>
    </message>
    <message>
        <source>Record a call…</source>
        <translation>Noter un appel…</translation>
    </message>
    <message>
        <source>Request a visit…</source>
        <translation>Demander une intervention…</translation>
    </message>
    <message>
        <source>Take the machine away for repair…</source>
        <translation>Emporter le matériel en réparation…</translation>
    </message>
    <message>
        <source>The machine is given back…</source>
        <translation>Le matériel est rendu…</translation>
    </message>
    <message>
        <source>What the user says…</source>
        <translation>Avis de l&apos;utilisateur…</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>Transférer…</translation>
    </message>
    <message>
        <source>Assign to…</source>
        <translation>Attribuer à…</translation>
    </message>
    <message>
        <source>Evaluate…</source>
        <translation>Évaluer…</translation>
    </message>
    <message>
        <source>Decide out of contract…</source>
        <translation>Décider hors contrat…</translation>
    </message>
    <message>
        <source>Declared twice…</source>
        <translation>Déclaré deux fois…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>Verify and close…</source>
        <translation>Vérifier et clore…</translation>
    </message>
    <message>
        <source>Reserve a loaner…</source>
        <translation>Réserver un matériel de prêt…</translation>
    </message>
    <message>
        <source>Hand the loaner over…</source>
        <translation>Remettre le matériel de prêt…</translation>
    </message>
    <message>
        <source>Set up a loan…</source>
        <translation>Mettre en prêt…</translation>
    </message>
    <message>
        <source>Take {number} back…</source>
        <translation>Enregistrer le retour de {number}…</translation>
    </message>
    <message>
        <source>Correct the ticket</source>
        <translation>Corriger le ticket</translation>
    </message>
    <message>
        <source>Take the machine away for repair</source>
        <translation>Emporter le matériel en réparation</translation>
    </message>
    <message>
        <source>What goes along, and what about its data? The journal keeps it.</source>
        <translation>Qu&apos;emportez-vous avec, et qu&apos;en est-il des données&#x202f;? Le journal le garde.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Emporter</translation>
    </message>
    <message>
        <source>The machine is given back</source>
        <translation>Le matériel est rendu</translation>
    </message>
    <message>
        <source>It stands in its place again. Anything to note?</source>
        <translation>Il est remis en place. Quelque chose à noter&#x202f;?</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>{program} could not be started: install it, or set its command in the settings. The consent is recorded.</source>
        <translation>{program} n&apos;a pas pu démarrer&#xa0;: installez-le ou indiquez sa commande dans les réglages. L&apos;accord est enregistré.</translation>
    </message>
    <message>
        <source>End remote control</source>
        <translation>Terminer la prise en main</translation>
    </message>
    <message>
        <source>What was done? The client reads it in the portal.</source>
        <translation>Qu&apos;avez-vous fait&#x202f;? Le client le lit sur le portail.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminer</translation>
    </message>
</context>
<context>
    <name>TicketFiles</name>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>interne</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>TicketForm</name>
    <message>
        <source>What it touches: “Cannot connect to the file server”</source>
        <translation>Ce qui est touché&#xa0;: «&#xa0;Impossible de se connecter au serveur&#xa0;»</translation>
    </message>
    <message>
        <source>What happens, since when, what was tried, who else is affected</source>
        <translation>Ce qui se passe, depuis quand, ce qui a été tenté, qui d&apos;autre est touché</translation>
    </message>
    <message>
        <source>When the person can be called</source>
        <translation>Quand la personne peut être rappelée</translation>
    </message>
    <message>
        <source>How to see it again, how often</source>
        <translation>Comment le revoir, à quelle fréquence</translation>
    </message>
    <message>
        <source>When and how the place can be entered</source>
        <translation>Quand et comment entrer sur le site</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Appelant</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Demandeur</translation>
    </message>
    <message>
        <source>Declared by</source>
        <translation>Déclaré par</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Concerne</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>To reproduce</source>
        <translation>Pour reproduire</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Call-back</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>None (generic ticket)</source>
        <translation>Aucun (ticket générique)</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Non précisé</translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <source>Other steps</source>
        <translation>Autres étapes</translation>
    </message>
    <message>
        <source>Journal of the ticket</source>
        <translation>Journal du ticket</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Écrire une note…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Visible to the client</source>
        <translation>Visible par le client</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Demandeur</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Interventions</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Called back: problem confirmed with the user.</source>
        <translation>Rappelé&#xa0;: problème confirmé avec l&apos;utilisateur.</translation>
    </message>
    <message>
        <source>Restarted: the problem comes back.</source>
        <translation>Redémarré&#xa0;: le problème revient.</translation>
    </message>
    <message>
        <source>Restarted: the problem is gone.</source>
        <translation>Redémarré&#xa0;: le problème a disparu.</translation>
    </message>
    <message>
        <source>Tested with another cable and another port.</source>
        <translation>Testé avec un autre câble et un autre port.</translation>
    </message>
    <message>
        <source>Tested with another account.</source>
        <translation>Testé avec un autre compte.</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Attribué à</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>En attente de</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Déclaré</translation>
    </message>
    <message>
        <source>Out of contract</source>
        <translation>Hors contrat</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Concerne</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Call-back</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
</context>
<context>
    <name>TicketSteps</name>
    <message>
        <source>Take the ticket</source>
        <translation>Prendre le ticket</translation>
    </message>
    <message>
        <source>Back to new</source>
        <translation>Remettre à prendre</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Attribuer</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Put on hold…</source>
        <translation>Mettre en attente…</translation>
    </message>
    <message>
        <source>Working again, loan in place</source>
        <translation>Dépanné, prêt en place</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Résoudre…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Clore</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Cancel the ticket…</source>
        <translation>Annuler le ticket…</translation>
    </message>
    <message>
        <source>Put the ticket on hold</source>
        <translation>Mettre le ticket en attente</translation>
    </message>
    <message>
        <source>What does it wait for? A word of explanation helps whoever reads it.</source>
        <translation>Qu&apos;attend-il&#x202f;? Un mot d&apos;explication aide qui le lira.</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Resolve the ticket</source>
        <translation>Résoudre le ticket</translation>
    </message>
    <message>
        <source>What solved the problem? The client reads it.</source>
        <translation>Qu&apos;est-ce qui a résolu le problème&#x202f;? Le client le lira.</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Résoudre</translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation>Annuler le ticket</translation>
    </message>
    <message>
        <source>Why is it cancelled? The reason stays in the journal.</source>
        <translation>Pourquoi l&apos;annuler&#x202f;? Le motif reste dans le journal.</translation>
    </message>
    <message>
        <source>It waits for</source>
        <translation>En attente de</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>Number to come</source>
        <translation>N°&#xa0;à venir</translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message>
        <source>Which tickets</source>
        <translation>Quels tickets</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Nouveau ticket</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>No ticket chosen</source>
        <translation>Aucun ticket choisi</translation>
    </message>
    <message>
        <source>Choose one in the list, or search by number with Ctrl+K.</source>
        <translation>Choisissez-en un dans la liste, ou cherchez par numéro avec Ctrl+K.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Miens</translation>
    </message>
    <message>
        <source>To take</source>
        <translation>À prendre</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverts</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminés</translation>
    </message>
    <message>
        <source>No ticket with these words</source>
        <translation>Aucun ticket avec ces mots</translation>
    </message>
    <message>
        <source>Only this list was searched. Ctrl+K searches everything.</source>
        <translation>Seule cette liste a été filtrée. Ctrl+K cherche partout.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>No ticket is assigned to you</source>
        <translation>Aucun ticket ne vous est attribué</translation>
    </message>
    <message>
        <source>Every ticket is in somebody&apos;s hands</source>
        <translation>Tous les tickets sont pris en charge</translation>
    </message>
    <message>
        <source>No open ticket</source>
        <translation>Aucun ticket ouvert</translation>
    </message>
    <message>
        <source>No ended ticket on this laptop</source>
        <translation>Aucun ticket terminé sur ce portable</translation>
    </message>
    <message>
        <source>No ticket on this laptop</source>
        <translation>Aucun ticket sur ce portable</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Précédent (Alt+←)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Suivant (Alt+→)</translation>
    </message>
    <message>
        <source>{visit}, paused</source>
        <translation>{visit}, en pause</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Transfer the ticket</source>
        <translation>Transférer le ticket</translation>
    </message>
    <message>
        <source>Why? Your colleague reads it in the journal.</source>
        <translation>Pourquoi&#x202f;? Votre collègue le lit dans le journal.</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Collègue</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>Can be called now</source>
        <translation>Joignable maintenant</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>avant le {day}</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>avant {time}</translation>
    </message>
    <message>
        <source>was to be solved by {time}</source>
        <translation>dépassé depuis {time}</translation>
    </message>
    <message>
        <source>was to be solved by {day}, {time}</source>
        <translation>dépassé depuis le {day} à {time}</translation>
    </message>
    <message>
        <source>to be solved by {time}</source>
        <translation>à résoudre avant {time}</translation>
    </message>
    <message>
        <source>to be solved by {day}, {time}</source>
        <translation>à résoudre avant le {day} à {time}</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>il y a {age}</translation>
    </message>
</context>
<context>
    <name>TriageFacts</name>
    <message>
        <source>Requester and machine</source>
        <translation>Demandeur et matériel</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>No description.</source>
        <translation>Aucune description.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>To see it</source>
        <translation>Reproduire</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Declared by</source>
        <translation>Déclaré par</translation>
    </message>
    <message>
        <source>Can be called now</source>
        <translation>Joignable maintenant</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Demandeur</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Call-back</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>{author}: {text}</source>
        <translation>{author}&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>TriageForm</name>
    <message>
        <source>Degraded</source>
        <translation>Gênant</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Bloquant</translation>
    </message>
    <message>
        <source>As derived</source>
        <translation>Déduite</translation>
    </message>
    <message>
        <source>More urgent</source>
        <translation>Plus urgent</translation>
    </message>
    <message>
        <source>Less urgent</source>
        <translation>Moins urgent</translation>
    </message>
    <message>
        <source>Why is it more or less urgent?</source>
        <translation>Pourquoi est-ce plus ou moins urgent&#x202f;?</translation>
    </message>
    <message>
        <source>Counted in the hotline&apos;s hours, without holidays</source>
        <translation>Compté en heures de service de la hotline, sans les jours fériés</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>No contract covers this machine: decide, and say why.</source>
        <translation>Aucun contrat ne couvre ce matériel&#xa0;: décidez et dites pourquoi.</translation>
    </message>
    <message>
        <source>Say why it is more or less urgent.</source>
        <translation>Dites pourquoi c&apos;est plus ou moins urgent.</translation>
    </message>
    <message>
        <source>Choose who gets the ticket.</source>
        <translation>Choisissez à qui l&apos;attribuer.</translation>
    </message>
    <message>
        <source>Refuse and cancel</source>
        <translation>Refuser et annuler</translation>
    </message>
    <message>
        <source>Evaluate and assign</source>
        <translation>Évaluer et attribuer</translation>
    </message>
    <message>
        <source>Declared: {impact}</source>
        <translation>Déclaré&#xa0;: {impact}</translation>
    </message>
    <message>
        <source>{time} of service</source>
        <translation>{time} de service</translation>
    </message>
</context>
<context>
    <name>TriagePage</name>
    <message>
        <source>Which tickets</source>
        <translation>Quels tickets</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>To be dealt with</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Everything is evaluated</source>
        <translation>Tout est évalué</translation>
    </message>
    <message>
        <source>What is declared next appears here by itself.</source>
        <translation>Les prochaines déclarations arrivent ici d&apos;elles-mêmes.</translation>
    </message>
    <message>
        <source>Plan the visits</source>
        <translation>Planifier les interventions</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Bloquants</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Can be called now</source>
        <translation>Joignable maintenant</translation>
    </message>
    <message>
        <source>No waiting ticket with these words</source>
        <translation>Aucun ticket à traiter avec ces mots</translation>
    </message>
    <message>
        <source>Only this list was searched. Ctrl+K searches everything.</source>
        <translation>Seule cette liste a été filtrée. Ctrl+K cherche partout.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>None of the waiting tickets</source>
        <translation>Aucun des tickets à traiter</translation>
    </message>
    <message>
        <source>Show all of them</source>
        <translation>Les montrer tous</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Personne n&apos;attend</translation>
    </message>
</context>
<context>
    <name>TriagePanel</name>
    <message>
        <source>Record a call…</source>
        <translation>Noter un appel…</translation>
    </message>
    <message>
        <source>Request a visit…</source>
        <translation>Demander une intervention…</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>Autres étapes</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Next ticket</source>
        <translation>Ticket suivant</translation>
    </message>
    <message>
        <source>{name} changed this ticket meanwhile. What you chose is kept.</source>
        <translation>{name} a modifié ce ticket entre-temps. Ce que vous avez choisi est gardé.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu&apos;un</translation>
    </message>
    <message>
        <source>{name} dealt with this ticket meanwhile: {assignee} has it. What you chose stays here until you go on.</source>
        <translation>{name} a traité ce ticket entre-temps&#xa0;: attribué à {assignee}. Ce que vous avez choisi reste ici jusqu&apos;au ticket suivant.</translation>
    </message>
    <message>
        <source>{name} dealt with this ticket meanwhile: {assignee} has it.</source>
        <translation>{name} a traité ce ticket entre-temps&#xa0;: attribué à {assignee}.</translation>
    </message>
    <message>
        <source>{name} dealt with this ticket meanwhile. What you chose stays here until you go on.</source>
        <translation>{name} a traité ce ticket entre-temps. Ce que vous avez choisi reste ici jusqu&apos;au ticket suivant.</translation>
    </message>
    <message>
        <source>{name} dealt with this ticket meanwhile.</source>
        <translation>{name} a traité ce ticket entre-temps.</translation>
    </message>
    <message>
        <source>{number} refused and cancelled</source>
        <translation>{number} refusé et annulé</translation>
    </message>
    <message>
        <source>{number} assigned to {name}</source>
        <translation>{number} attribué à {name}</translation>
    </message>
    <message>
        <source>The evaluation is stored, the assignment is not: {why}</source>
        <translation>L&apos;évaluation est enregistrée, mais pas l&apos;attribution&#xa0;: {why}</translation>
    </message>
    <message>
        <source>A part of it is stored, the rest is not: {why}</source>
        <translation>Une partie est enregistrée, mais pas le reste&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{number} closed as a duplicate of {into}</source>
        <translation>{number} clos comme doublon de {into}</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>Ouvrir le ticket</translation>
    </message>
    <message>
        <source>Decide out of contract…</source>
        <translation>Décider hors contrat…</translation>
    </message>
    <message>
        <source>Declared twice…</source>
        <translation>Déclaré deux fois…</translation>
    </message>
</context>
<context>
    <name>UnknownCode</name>
    <message>
        <source>Register this number…</source>
        <translation>Enregistrer ce numéro…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Chercher…</translation>
    </message>
    <message>
        <source>Did you mean…</source>
        <translation>Vouliez-vous dire…</translation>
    </message>
</context>
<context>
    <name>UnpreparedCard</name>
    <message>
        <source>Not prepared</source>
        <translation>Non préparé</translation>
    </message>
    <message>
        <source>Why it goes out without having been prepared</source>
        <translation>Pourquoi il part sans avoir été préparé</translation>
    </message>
    <message>
        <source>Prepared on site</source>
        <translation>Préparé sur place</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Needs no preparation</source>
        <translation>Pas de préparation nécessaire</translation>
    </message>
    <message>
        <source>This loaner is not marked as prepared. It can be lent if you say why.</source>
        <translation>Ce matériel n&apos;est pas marqué comme préparé. Il peut être prêté si vous dites pourquoi.</translation>
    </message>
</context>
<context>
    <name>UserWordDialog</name>
    <message>
        <source>What does the user say?</source>
        <translation>Que dit l&apos;utilisateur&#x202f;?</translation>
    </message>
    <message>
        <source>“Not solved” opens the ticket again.</source>
        <translation>«&#xa0;Pas résolu&#xa0;» rouvre le ticket.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Solved?</source>
        <translation>Résolu&#x202f;?</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Résolu</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>Pas résolu</translation>
    </message>
    <message>
        <source>How they said it</source>
        <translation>Comment</translation>
    </message>
</context>
<context>
    <name>VerificationPanel</name>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>All OK</source>
        <translation>Tout conforme</translation>
    </message>
    <message>
        <source>Finish the list</source>
        <translation>Terminer la liste</translation>
    </message>
    <message>
        <source>Another machine…</source>
        <translation>Autre matériel…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>Annuler la liste…</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>No verification list fits this ticket.</source>
        <translation>Aucune liste de vérification ne convient à ce ticket.</translation>
    </message>
    <message>
        <source>No list fits this loaner. Ask who looks after the portal.</source>
        <translation>Aucune liste ne convient à ce matériel. Demandez à qui s&apos;occupe du portail.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>All OK for the rest</source>
        <translation>Le reste conforme</translation>
    </message>
    <message>
        <source>Photos go with a ticket. Write a comment here.</source>
        <translation>Les photos vont avec un ticket. Écrivez ici un commentaire.</translation>
    </message>
    <message>
        <source>Answer first, then add the photo.</source>
        <translation>Répondez d&apos;abord, puis ajoutez la photo.</translation>
    </message>
    <message>
        <source>Take a photo…</source>
        <translation>Prendre une photo…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Ajouter une photo</translation>
    </message>
</context>
<context>
    <name>VerifyMachineDialog</name>
    <message>
        <source>Verify another machine</source>
        <translation>Vérifier un autre matériel</translation>
    </message>
    <message>
        <source>Scan its label, or type its number.</source>
        <translation>Scannez son étiquette ou saisissez son numéro.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>No list fits this machine.</source>
        <translation>Aucune liste ne convient à ce matériel.</translation>
    </message>
    <message>
        <source>Several machines fit: type more of the number.</source>
        <translation>Plusieurs matériels correspondent&#xa0;: saisissez plus de chiffres.</translation>
    </message>
    <message>
        <source>This machine belongs to another client.</source>
        <translation>Ce matériel appartient à un autre client.</translation>
    </message>
    <message>
        <source>No machine has this number.</source>
        <translation>Aucun matériel n&apos;a ce numéro.</translation>
    </message>
</context>
<context>
    <name>VersionWatch</name>
    <message>
        <source>See what waits</source>
        <translation>Voir ce qui attend</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <source>I have arrived</source>
        <translation>Je suis sur place</translation>
    </message>
    <message>
        <source>Verify and finish</source>
        <translation>Vérifier et terminer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>On my way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Not done…</source>
        <translation>Non réalisée…</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Prendre le relais…</translation>
    </message>
    <message>
        <source>Correct the times…</source>
        <translation>Corriger les heures…</translation>
    </message>
    <message>
        <source>Reserve a loaner…</source>
        <translation>Réserver un matériel de prêt…</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>{slot} · arrived at {time}</source>
        <translation>{slot} · arrivée à {time}</translation>
    </message>
    <message>
        <source>Verify and close</source>
        <translation>Vérifier et clore</translation>
    </message>
    <message>
        <source>{name} is to go there.</source>
        <translation>{name} doit s&apos;y rendre.</translation>
    </message>
    <message>
        <source>Take {number} back</source>
        <translation>Retour de {number}</translation>
    </message>
    <message>
        <source>Hand {number} over</source>
        <translation>Remettre {number}</translation>
    </message>
    <message>
        <source>Set up a loan</source>
        <translation>Mettre en prêt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Why do you go in the place of {name}? Both of you find it in the journal.</source>
        <translation>Pourquoi remplacez-vous {name}&#x202f;? Vous le retrouverez tous deux dans le journal.</translation>
    </message>
    <message>
        <source>Take over the visit</source>
        <translation>Prendre le relais</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendre le relais</translation>
    </message>
</context>
<context>
    <name>VisitTimesDialog</name>
    <message>
        <source>Correct the times</source>
        <translation>Corriger les heures</translation>
    </message>
    <message>
        <source>What was told before stays in the journal.</source>
        <translation>Ce qui était noté avant reste dans le journal.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
</context>
<context>
    <name>WeekBoard</name>
    <message>
        <source>Visits of the week</source>
        <translation>Interventions de la semaine</translation>
    </message>
</context>
<context>
    <name>WeekModel</name>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n intervention</numerusform>
            <numerusform>%n interventions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WipeLoanerDialog</name>
    <message>
        <source>Data erased</source>
        <translation>Données effacées</translation>
    </message>
    <message>
        <source>It stands on the return sheet.</source>
        <translation>Cela figure sur le bon de restitution.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Nobody has confirmed yet that the user&apos;s data is saved. Ask, and note who said so.</source>
        <translation>Personne n&apos;a encore confirmé que les données sont sauvegardées. Demandez, et notez qui l&apos;a dit.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Fait par</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Attribué</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Loan in place</source>
        <translation>Dépanné, prêt en place</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Résolu</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clos</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Rouvert</translation>
    </message>
    <message>
        <source>Ticket cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>waiting for the user</source>
        <translation>réponse de l&apos;utilisateur</translation>
    </message>
    <message>
        <source>waiting for a visit</source>
        <translation>intervention sur site</translation>
    </message>
    <message>
        <source>waiting for a part</source>
        <translation>pièce à recevoir</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Haute</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Basse</translation>
    </message>
    <message>
        <source>Degraded: it can wait or be done otherwise</source>
        <translation>Gênant&#xa0;: peut attendre ou se faire autrement</translation>
    </message>
    <message>
        <source>Blocking: no way to work</source>
        <translation>Bloquant&#xa0;: travail arrêté</translation>
    </message>
    <message>
        <source>One user</source>
        <translation>Un utilisateur</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Un groupe</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portail</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Technician on site</source>
        <translation>Technicien sur site</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planifiée</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmée</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Non réalisée</translation>
    </message>
    <message>
        <source>Visit cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Ordinateur portable</translation>
    </message>
    <message>
        <source>Desktop computer</source>
        <translation>Ordinateur fixe</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Network equipment</source>
        <translation>Équipement réseau</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tablette</translation>
    </message>
    <message>
        <source>UPS</source>
        <translation>Onduleur</translation>
    </message>
    <message>
        <source>Other equipment</source>
        <translation>Autre équipement</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Réformé</translation>
    </message>
    <message>
        <source>At the client&apos;s</source>
        <translation>Chez le client</translation>
    </message>
    <message>
        <source>On loan</source>
        <translation>En prêt</translation>
    </message>
    <message>
        <source>In the workshop</source>
        <translation>À l&apos;atelier</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>En transit</translation>
    </message>
    <message>
        <source>Cannot be found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Fonctionne</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>In repair</source>
        <translation>En réparation</translation>
    </message>
    <message>
        <source>To be wiped</source>
        <translation>À effacer</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Hotline manager</source>
        <translation>Gestionnaire de hotline</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Demandeur</translation>
    </message>
    <message>
        <source>IT referent</source>
        <translation>Référent informatique</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Ticket opened</source>
        <translation>Ticket ouvert</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Attribution</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Intervention</translation>
    </message>
    <message>
        <source>Time of a visit corrected</source>
        <translation>Horaire corrigé</translation>
    </message>
    <message>
        <source>Visit taken over</source>
        <translation>Intervention reprise</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Remote control</source>
        <translation>Prise en main à distance</translation>
    </message>
    <message>
        <source>Visit requested</source>
        <translation>Intervention demandée</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>The user&apos;s word</source>
        <translation>Avis de l&apos;utilisateur</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Return date of a loan</source>
        <translation>Retour prévu d&apos;un prêt</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>its ticket</source>
        <translation>le ticket</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>l&apos;adresse</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>un téléphone</translation>
    </message>
    <message>
        <source>the machine&apos;s record</source>
        <translation>la fiche du matériel</translation>
    </message>
    <message>
        <source>the loaner is not prepared</source>
        <translation>le matériel de prêt n&apos;est pas préparé</translation>
    </message>
    <message>
        <source>a verification list</source>
        <translation>une liste de vérification</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Joint</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Message left</source>
        <translation>Message laissé</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>Par téléphone</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>De vive voix</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>Par courriel</translation>
    </message>
    <message>
        <source>In the portal</source>
        <translation>Sur le portail</translation>
    </message>
    <message>
        <source>By signature</source>
        <translation>Par signature</translation>
    </message>
    <message>
        <source>Consent to remote control</source>
        <translation>Accord pour la prise en main</translation>
    </message>
    <message>
        <source>Remote control begun</source>
        <translation>Prise en main commencée</translation>
    </message>
    <message>
        <source>Remote control ended</source>
        <translation>Prise en main terminée</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Conforme</translation>
    </message>
    <message>
        <source>Not OK</source>
        <translation>Non conforme</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Verification in progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Conforme</translation>
    </message>
    <message>
        <source>Passed with reservations</source>
        <translation>Conforme avec réserves</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Non conforme</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>What this concerns is no longer there. Synchronise, then look again.</source>
        <translation>L&apos;élément concerné n&apos;existe plus. Synchronisez, puis vérifiez.</translation>
    </message>
    <message>
        <source>This exists already.</source>
        <translation>Cet élément existe déjà.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask a hotline manager.</source>
        <translation>Votre rôle ne le permet pas. Adressez-vous à un gestionnaire de hotline.</translation>
    </message>
    <message>
        <source>This is in somebody else&apos;s hands. Ask them, or a hotline manager.</source>
        <translation>Une autre personne s&apos;en charge. Adressez-vous à elle, ou à un gestionnaire de hotline.</translation>
    </message>
    <message>
        <source>This step is no longer possible: the state has changed since.</source>
        <translation>Cette étape n&apos;est plus possible&#xa0;: l&apos;état a changé entre-temps.</translation>
    </message>
    <message>
        <source>A colleague took this ticket first.</source>
        <translation>Un collègue a déjà pris ce ticket.</translation>
    </message>
    <message>
        <source>Another visit is still running. Finish it first.</source>
        <translation>Une autre intervention est en cours. Terminez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>A visit for this ticket is still running. Finish it first.</source>
        <translation>Une intervention est en cours pour ce ticket. Terminez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>The resolution is missing. Write what solved the problem.</source>
        <translation>La résolution manque. Indiquez ce qui a résolu le problème.</translation>
    </message>
    <message>
        <source>A text is missing. Write it, then try again.</source>
        <translation>Il manque un texte. Saisissez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>The text is too long. Shorten it, or attach it as a file.</source>
        <translation>Le texte est trop long. Raccourcissez-le, ou joignez-le en fichier.</translation>
    </message>
    <message>
        <source>This field cannot be corrected by hand.</source>
        <translation>Ce champ ne se corrige pas à la main.</translation>
    </message>
    <message>
        <source>Tickets go to technicians and managers only.</source>
        <translation>Un ticket ne s&apos;attribue qu&apos;à un technicien ou à un gestionnaire.</translation>
    </message>
    <message>
        <source>A time lies in the future, or the departure before the arrival. Correct it.</source>
        <translation>Une heure est dans le futur, ou le départ précède l&apos;arrivée. Corrigez-la.</translation>
    </message>
    <message>
        <source>This is no number, or one that is out of reach. Correct it.</source>
        <translation>Ce n&apos;est pas un nombre, ou il est hors limites. Corrigez-le.</translation>
    </message>
    <message>
        <source>Items of the list are still to be answered. Answer them, then finish.</source>
        <translation>Des points de la liste sont sans réponse. Répondez-y, puis terminez.</translation>
    </message>
    <message>
        <source>A verification is not finished. Finish it, or declare it void.</source>
        <translation>Une vérification n&apos;est pas terminée. Terminez-la ou annulez-la.</translation>
    </message>
    <message>
        <source>Something that is not OK is followed up by nobody. Add a follow-up.</source>
        <translation>Un point non conforme n&apos;a pas de suite. Donnez-lui une suite.</translation>
    </message>
    <message>
        <source>The machine has not been verified after the visit. Do its verification.</source>
        <translation>Le matériel n&apos;a pas été vérifié après l&apos;intervention. Faites sa vérification.</translation>
    </message>
    <message>
        <source>The user has not agreed to remote control today. Ask for their consent first.</source>
        <translation>L&apos;utilisateur n&apos;a pas donné son accord aujourd&apos;hui. Demandez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>Read out the reminder about personal data before asking for consent.</source>
        <translation>Lisez le rappel sur les données personnelles avant de demander l&apos;accord.</translation>
    </message>
    <message>
        <source>This machine belongs to a client and cannot be lent. Choose a loaner.</source>
        <translation>Ce matériel appartient à un client et ne se prête pas. Choisissez un matériel de prêt.</translation>
    </message>
    <message>
        <source>This machine is one of the company&apos;s loaners. Choose the client&apos;s machine.</source>
        <translation>Ce matériel est un matériel de prêt. Choisissez le matériel du client.</translation>
    </message>
    <message>
        <source>The loaner and the replaced machine are the same. Check both labels.</source>
        <translation>Le matériel de prêt et le matériel remplacé sont le même. Vérifiez les deux étiquettes.</translation>
    </message>
    <message>
        <source>Somebody else has this loaner, or it is kept for them. Check its label.</source>
        <translation>Ce matériel de prêt est déjà prêté ou réservé. Vérifiez son étiquette.</translation>
    </message>
    <message>
        <source>This loaner cannot go out as it is. Choose another one.</source>
        <translation>Ce matériel de prêt ne peut pas sortir en l&apos;état. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This loaner has not been prepared. Say why it goes out all the same.</source>
        <translation>Ce matériel de prêt n&apos;a pas été préparé. Indiquez pourquoi il sort quand même.</translation>
    </message>
    <message>
        <source>A loaner stands in for this machine already. Record its return first.</source>
        <translation>Un prêt remplace déjà ce matériel. Enregistrez d&apos;abord son retour.</translation>
    </message>
    <message>
        <source>The loaner has not gone through its preparation list. Do it first.</source>
        <translation>La liste de préparation de ce matériel n&apos;est pas faite. Faites-la d&apos;abord.</translation>
    </message>
    <message>
        <source>The serial number that was read is not this machine&apos;s. Check the label.</source>
        <translation>Le numéro de série lu n&apos;est pas celui de ce matériel. Vérifiez l&apos;étiquette.</translation>
    </message>
    <message>
        <source>This machine is neither in the workshop nor in transit. Take it back first.</source>
        <translation>Ce matériel n&apos;est ni à l&apos;atelier ni en transit. Enregistrez d&apos;abord son retour.</translation>
    </message>
    <message>
        <source>Nobody confirmed that the user&apos;s data is saved. Ask first, then erase.</source>
        <translation>Personne n&apos;a confirmé la sauvegarde des données. Demandez-le avant d&apos;effacer.</translation>
    </message>
    <message>
        <source>The data on the loaner has not been erased yet. Erase it first.</source>
        <translation>Les données du matériel de prêt ne sont pas effacées. Effacez-les d&apos;abord.</translation>
    </message>
    <message>
        <source>The ticket cannot end: a loaner has not come back. Record its return first.</source>
        <translation>Clôture impossible&#xa0;: un prêt n&apos;est pas restitué. Enregistrez d&apos;abord son retour.</translation>
    </message>
    <message>
        <source>The ticket cannot end: a loaner is still kept for it. Cancel the reservation.</source>
        <translation>Clôture impossible&#xa0;: un matériel de prêt est encore réservé. Annulez la réservation.</translation>
    </message>
    <message>
        <source>The ticket cannot be closed: loan {loan} has not come back.</source>
        <translation>Clôture impossible&#xa0;: le prêt {loan} n&apos;est pas restitué.</translation>
    </message>
    <message>
        <source>The ticket cannot be closed: a loaner is kept for it ({loan}). Cancel the reservation.</source>
        <translation>Clôture impossible&#xa0;: un matériel de prêt est encore réservé ({loan}). Annulez la réservation.</translation>
    </message>
    <message>
        <source>A loaner stands in for this machine already ({loan}). Record the return of {loan} first.</source>
        <translation>Un prêt remplace déjà ce matériel ({loan}). Enregistrez d&apos;abord le retour de {loan}.</translation>
    </message>
    <message>
        <source>that loan</source>
        <translation>ce prêt</translation>
    </message>
    <message>
        <source>Lent to {who} already. Check the label of what you handed over: if it is this one, record the return of {loan} first, then send again.</source>
        <translation>Déjà prêté à {who}. Vérifiez l&apos;étiquette du matériel remis&#x202f;; si c&apos;est bien ce matériel, enregistrez d&apos;abord le retour de {loan}, puis renvoyez.</translation>
    </message>
    <message>
        <source>Kept for {who}. Take another loaner, or have the reservation of {loan} cancelled, then send again.</source>
        <translation>Réservé pour {who}. Prenez un autre matériel, ou faites annuler la réservation de {loan}, puis renvoyez.</translation>
    </message>
    <message>
        <source>Back from {who}, and not inspected or erased yet. Have the workshop finish with {loan}, then send again.</source>
        <translation>Revenu de {who}, pas encore contrôlé ni effacé. Faites terminer {loan} par l&apos;atelier, puis renvoyez.</translation>
    </message>
    <message>
        <source>This loaner is out of order. Choose another one.</source>
        <translation>Ce matériel de prêt est en panne. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This loaner is being repaired. Choose another one.</source>
        <translation>Ce matériel de prêt est en réparation. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The data on this loaner has not been erased yet. Choose another one.</source>
        <translation>Les données de ce matériel de prêt ne sont pas effacées. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This loaner is missing or retired. Choose another one.</source>
        <translation>Ce matériel de prêt est introuvable ou réformé. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Open a ticket</source>
        <translation>Ouvrir un ticket</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Take the ticket</source>
        <translation>Prendre le ticket</translation>
    </message>
    <message>
        <source>Assign the ticket</source>
        <translation>Attribuer le ticket</translation>
    </message>
    <message>
        <source>Change the ticket&apos;s state</source>
        <translation>Changer l&apos;état du ticket</translation>
    </message>
    <message>
        <source>Correct the ticket</source>
        <translation>Corriger le ticket</translation>
    </message>
    <message>
        <source>Correct the asset</source>
        <translation>Corriger le matériel</translation>
    </message>
    <message>
        <source>Set off for a visit</source>
        <translation>Partir en intervention</translation>
    </message>
    <message>
        <source>Arrive on site</source>
        <translation>Arriver sur place</translation>
    </message>
    <message>
        <source>Pause the visit</source>
        <translation>Mettre l&apos;intervention en pause</translation>
    </message>
    <message>
        <source>Resume the visit</source>
        <translation>Reprendre l&apos;intervention</translation>
    </message>
    <message>
        <source>Correct the times of a visit</source>
        <translation>Corriger les heures d&apos;une intervention</translation>
    </message>
    <message>
        <source>Take over a visit</source>
        <translation>Prendre le relais d&apos;un collègue</translation>
    </message>
    <message>
        <source>Finish the visit</source>
        <translation>Terminer l&apos;intervention</translation>
    </message>
    <message>
        <source>Request a visit</source>
        <translation>Demander une intervention</translation>
    </message>
    <message>
        <source>Record a part</source>
        <translation>Noter une pièce</translation>
    </message>
    <message>
        <source>Take a part off the list</source>
        <translation>Retirer une pièce</translation>
    </message>
    <message>
        <source>Record a call</source>
        <translation>Noter un appel</translation>
    </message>
    <message>
        <source>Transfer the ticket</source>
        <translation>Transférer le ticket</translation>
    </message>
    <message>
        <source>Record the consent to remote control</source>
        <translation>Noter l&apos;accord pour la prise en main</translation>
    </message>
    <message>
        <source>Begin remote control</source>
        <translation>Commencer la prise en main</translation>
    </message>
    <message>
        <source>End remote control</source>
        <translation>Terminer la prise en main</translation>
    </message>
    <message>
        <source>Begin a verification</source>
        <translation>Commencer une vérification</translation>
    </message>
    <message>
        <source>Answer a verification</source>
        <translation>Répondre à une vérification</translation>
    </message>
    <message>
        <source>Take back an answer</source>
        <translation>Retirer une réponse</translation>
    </message>
    <message>
        <source>Finish a verification</source>
        <translation>Terminer une vérification</translation>
    </message>
    <message>
        <source>Declare a verification void</source>
        <translation>Annuler une vérification</translation>
    </message>
    <message>
        <source>Follow up what is not OK</source>
        <translation>Suivre un point non conforme</translation>
    </message>
    <message>
        <source>Record the user&apos;s word</source>
        <translation>Noter l&apos;avis de l&apos;utilisateur</translation>
    </message>
    <message>
        <source>Sign the visit report</source>
        <translation>Signer la fiche d&apos;intervention</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Steps and frequency</source>
        <translation>Étapes et fréquence</translation>
    </message>
    <message>
        <source>Call-back</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Access to the site</source>
        <translation>Accès au site</translation>
    </message>
    <message>
        <source>Name on the network</source>
        <translation>Nom réseau</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>N°&#xa0;de série</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>Préparé</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Restitué</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Contrôlé</translation>
    </message>
    <message>
        <source>Data erased</source>
        <translation>Données effacées</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Clos</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Difference to be settled</source>
        <translation>Écart à régulariser</translation>
    </message>
    <message>
        <source>Reservation cancelled</source>
        <translation>Réservation annulée</translation>
    </message>
    <message>
        <source>As new</source>
        <translation>Comme neuf</translation>
    </message>
    <message>
        <source>In good condition</source>
        <translation>Bon état</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Usé</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Abîmé</translation>
    </message>
    <message>
        <source>The disk stays in the machine</source>
        <translation>Le disque reste dans le matériel</translation>
    </message>
    <message>
        <source>The disk was put into the loaner</source>
        <translation>Le disque est passé dans le matériel de prêt</translation>
    </message>
    <message>
        <source>The disk was left with the client</source>
        <translation>Le disque est laissé au client</translation>
    </message>
    <message>
        <source>No disk, or no data of the user</source>
        <translation>Pas de disque, ou aucune donnée de l&apos;utilisateur</translation>
    </message>
    <message>
        <source>System reset, everything removed</source>
        <translation>Réinitialisation complète du système</translation>
    </message>
    <message>
        <source>Disk overwritten</source>
        <translation>Réécriture du disque</translation>
    </message>
    <message>
        <source>Secure erase by the disk itself</source>
        <translation>Effacement sécurisé par le disque</translation>
    </message>
    <message>
        <source>Key of the encrypted disk destroyed</source>
        <translation>Effacement cryptographique</translation>
    </message>
    <message>
        <source>Disk destroyed</source>
        <translation>Disque détruit</translation>
    </message>
    <message>
        <source>Nothing to erase: it holds no data</source>
        <translation>Rien à effacer&#xa0;: aucune donnée</translation>
    </message>
    <message>
        <source>Handover sheet</source>
        <translation>Bon de mise à disposition</translation>
    </message>
    <message>
        <source>Return sheet</source>
        <translation>Bon de restitution</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Diagnosed</source>
        <translation>Diagnostiqué</translation>
    </message>
    <message>
        <source>Waiting for a part</source>
        <translation>En attente de pièce</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Réparé</translation>
    </message>
    <message>
        <source>Beyond repair</source>
        <translation>Irréparable</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Connectique</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Logiciels</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>Reserve a loaner</source>
        <translation>Réserver un matériel de prêt</translation>
    </message>
    <message>
        <source>Cancel a loaner&apos;s reservation</source>
        <translation>Annuler la réservation d&apos;un prêt</translation>
    </message>
    <message>
        <source>Begin to prepare a loaner</source>
        <translation>Commencer la préparation d&apos;un prêt</translation>
    </message>
    <message>
        <source>Declare a loaner prepared</source>
        <translation>Valider la préparation d&apos;un prêt</translation>
    </message>
    <message>
        <source>Load a machine</source>
        <translation>Emporter un matériel</translation>
    </message>
    <message>
        <source>Bring a machine into the workshop</source>
        <translation>Déposer un matériel à l&apos;atelier</translation>
    </message>
    <message>
        <source>Say whether a loaner works</source>
        <translation>Dire si un matériel de prêt fonctionne</translation>
    </message>
    <message>
        <source>Give a client&apos;s machine back</source>
        <translation>Rendre le matériel d&apos;un client</translation>
    </message>
    <message>
        <source>Put a loan in place</source>
        <translation>Mettre un prêt en place</translation>
    </message>
    <message>
        <source>Record the return of a loan</source>
        <translation>Enregistrer le retour d&apos;un prêt</translation>
    </message>
    <message>
        <source>Change the return date of a loan</source>
        <translation>Changer la date de retour d&apos;un prêt</translation>
    </message>
    <message>
        <source>Declare a loaner lost</source>
        <translation>Déclarer un matériel de prêt perdu</translation>
    </message>
    <message>
        <source>Inspect a loaner that came back</source>
        <translation>Contrôler un matériel restitué</translation>
    </message>
    <message>
        <source>Record that a loaner&apos;s data was erased</source>
        <translation>Noter l&apos;effacement des données</translation>
    </message>
    <message>
        <source>Settle a loan</source>
        <translation>Clore un prêt</translation>
    </message>
    <message>
        <source>Have a loan&apos;s sheet signed</source>
        <translation>Faire signer un bon</translation>
    </message>
    <message>
        <source>Print a loan&apos;s sheet</source>
        <translation>Imprimer un bon</translation>
    </message>
    <message>
        <source>Take a machine away for repair</source>
        <translation>Emporter un matériel à réparer</translation>
    </message>
    <message>
        <source>Move a repair on</source>
        <translation>Faire avancer une réparation</translation>
    </message>
    <message>
        <source>Correct the company&apos;s identity</source>
        <translation>Corriger l&apos;identité de l&apos;entreprise</translation>
    </message>
    <message>
        <source>Change the company&apos;s logo</source>
        <translation>Changer le logo de l&apos;entreprise</translation>
    </message>
    <message>
        <source>Revise the clauses of loans</source>
        <translation>Réviser les clauses de prêt</translation>
    </message>
    <message>
        <source>Return expected on</source>
        <translation>Retour prévu le</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Remis à</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Given back by</source>
        <translation>Rendu par</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>About the data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Why without preparation</source>
        <translation>Motif sans préparation</translation>
    </message>
    <message>
        <source>Backup confirmed by</source>
        <translation>Sauvegarde confirmée par</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>Accessories that came back</source>
        <translation>Accessoires rendus</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Difference found</source>
        <translation>Écart constaté</translation>
    </message>
    <message>
        <source>How it was settled</source>
        <translation>Régularisation</translation>
    </message>
    <message>
        <source>Erased on</source>
        <translation>Effacé le</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>SIREN</source>
        <translation>SIREN</translation>
    </message>
    <message>
        <source>Hotline&apos;s phone number</source>
        <translation>Téléphone de la hotline</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Réparations</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Compte rendu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>En attente de</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Duration in minutes</source>
        <translation>Durée en minutes</translation>
    </message>
    <message>
        <source>Skill needed</source>
        <translation>Compétence requise</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Designation</source>
        <translation>Désignation</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Identifier for remote control</source>
        <translation>Identifiant de prise en main</translation>
    </message>
    <message>
        <source>The portal could not take this action ({status}). It is kept here.</source>
        <translation>Le portail n&apos;a pas pu prendre cette action ({status}). Elle est conservée ici.</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>Contrats</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Matériels</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Interventions</translation>
    </message>
    <message>
        <source>Journals</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Verification lists</source>
        <translation>Listes de vérification</translation>
    </message>
    <message>
        <source>Verifications</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Visit requests</source>
        <translation>Demandes d&apos;intervention</translation>
    </message>
    <message>
        <source>The site, the machine or the person belongs to another client.</source>
        <translation>Le site, le matériel ou la personne appartient à un autre client.</translation>
    </message>
    <message>
        <source>Another machine has this inventory number already.</source>
        <translation>Un autre matériel porte déjà ce numéro d&apos;inventaire.</translation>
    </message>
    <message>
        <source>This is no inventory number. Type the number that is on the label.</source>
        <translation>Ce n&apos;est pas un numéro d&apos;inventaire. Saisissez le numéro de l&apos;étiquette.</translation>
    </message>
    <message>
        <source>Register a machine</source>
        <translation>Enregistrer un matériel</translation>
    </message>
    <message>
        <source>Inventory number</source>
        <translation>N°&#xa0;d&apos;inventaire</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>File attached</source>
        <translation>Fichier joint</translation>
    </message>
    <message>
        <source>File removed</source>
        <translation>Fichier retiré</translation>
    </message>
    <message>
        <source>This file is empty or cannot be described. Choose another one.</source>
        <translation>Ce fichier est vide ou illisible. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Joindre un fichier</translation>
    </message>
    <message>
        <source>Remove a file</source>
        <translation>Retirer un fichier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Slot of a visit</source>
        <translation>Créneau d&apos;une intervention</translation>
    </message>
    <message>
        <source>Technician of a visit</source>
        <translation>Technicien d&apos;une intervention</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doublon</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Devis</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Geste commercial</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Refus</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Planifier une intervention</translation>
    </message>
    <message>
        <source>Move a visit</source>
        <translation>Déplacer une intervention</translation>
    </message>
    <message>
        <source>Confirm a visit</source>
        <translation>Confirmer une intervention</translation>
    </message>
    <message>
        <source>Cancel a visit</source>
        <translation>Annuler une intervention</translation>
    </message>
    <message>
        <source>Put a visit back to the list</source>
        <translation>Remettre une intervention dans la liste</translation>
    </message>
    <message>
        <source>Free a technician&apos;s day</source>
        <translation>Libérer la journée d&apos;un technicien</translation>
    </message>
    <message>
        <source>Restore a freed day</source>
        <translation>Rétablir une journée libérée</translation>
    </message>
    <message>
        <source>Record an absence</source>
        <translation>Enregistrer une absence</translation>
    </message>
    <message>
        <source>Remove an absence</source>
        <translation>Supprimer une absence</translation>
    </message>
    <message>
        <source>Evaluate the ticket</source>
        <translation>Évaluer le ticket</translation>
    </message>
    <message>
        <source>Decide about work out of contract</source>
        <translation>Décider du travail hors contrat</translation>
    </message>
    <message>
        <source>Close a ticket as a duplicate</source>
        <translation>Clore un ticket en doublon</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Why in spite of the warnings</source>
        <translation>Pourquoi malgré les avertissements</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>Confirmé par</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Contact on site</source>
        <translation>Contact sur place</translation>
    </message>
    <message>
        <source>Qualified impact</source>
        <translation>Impact qualifié</translation>
    </message>
    <message>
        <source>Who is affected</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Decision out of contract</source>
        <translation>Décision hors contrat</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>Absences</translation>
    </message>
    <message>
        <source>Freed days</source>
        <translation>Journées libérées</translation>
    </message>
    <message>
        <source>This technician has left the company. Choose another one.</source>
        <translation>Ce technicien a quitté l&apos;entreprise. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This slot is past. Choose one that is still to come.</source>
        <translation>Ce créneau est passé. Choisissez-en un à venir.</translation>
    </message>
    <message>
        <source>This period is too long. Shorten it, or split it.</source>
        <translation>Cette période est trop longue. Raccourcissez-la ou divisez-la.</translation>
    </message>
    <message>
        <source>A visit ends on the day on which it begins. Plan a second one for the next day.</source>
        <translation>Une intervention se termine le jour où elle commence. Planifiez-en une seconde pour le lendemain.</translation>
    </message>
    <message>
        <source>A colleague has planned this request already. Move that visit instead.</source>
        <translation>Un collègue a déjà planifié cette demande. Déplacez plutôt cette intervention.</translation>
    </message>
    <message>
        <source>This technician has no visit to free on this day.</source>
        <translation>Ce technicien n&apos;a aucune intervention à libérer ce jour-là.</translation>
    </message>
    <message>
        <source>The visits of this day have been dealt with since. Plan them one by one.</source>
        <translation>Les interventions de cette journée ont été traitées depuis. Planifiez-les une à une.</translation>
    </message>
    <message>
        <source>A visit is planned or requested for this ticket. Cancel it first.</source>
        <translation>Une intervention est planifiée ou demandée pour ce ticket. Annulez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>This is the same ticket, or a duplicate itself. Choose another one.</source>
        <translation>C&apos;est le même ticket, ou lui-même un doublon. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This machine is under contract: there is nothing to decide.</source>
        <translation>Ce matériel est sous contrat&#xa0;: il n&apos;y a rien à décider.</translation>
    </message>
    <message>
        <source>Hotline&apos;s e-mail address</source>
        <translation>Adresse e-mail de la hotline</translation>
    </message>
</context>
<context>
    <name>Workshop</name>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message>
        <source>{name} — {loaded} of {total} loaded</source>
        <translation>{name} — {loaded} sur {total} chargés</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Personne encore</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Chargé</translation>
    </message>
    <message>
        <source>To be prepared</source>
        <translation>À préparer</translation>
    </message>
    <message>
        <source>To be loaded</source>
        <translation>À charger</translation>
    </message>
    <message>
        <source>How is it?</source>
        <translation>Quel état&#x202f;?</translation>
    </message>
    <message>
        <source>To be wiped</source>
        <translation>À effacer</translation>
    </message>
    <message>
        <source>To be closed</source>
        <translation>À clore</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>avec {name}</translation>
    </message>
</context>
<context>
    <name>WorkshopPage</name>
    <message>
        <source>Number of a machine</source>
        <translation>Numéro d&apos;un matériel</translation>
    </message>
    <message>
        <source>Scan or type a number</source>
        <translation>Scannez ou saisissez</translation>
    </message>
    <message>
        <source>File signed sheets…</source>
        <translation>Classer des bons signés…</translation>
    </message>
</context>
<context>
    <name>WorkshopScan</name>
    <message>
        <source>{number} belongs to a client and is not being repaired.</source>
        <translation>{number} appartient à un client et n&apos;est pas en réparation.</translation>
    </message>
    <message>
        <source>Several machines fit: type more of the number.</source>
        <translation>Plusieurs matériels correspondent&#xa0;: saisissez plus de chiffres.</translation>
    </message>
    <message>
        <source>Unknown number: {number}. Check the label.</source>
        <translation>Numéro inconnu&#xa0;: {number}. Vérifiez l&apos;étiquette.</translation>
    </message>
    <message>
        <source>{number} is loaded already, with {name}.</source>
        <translation>{number} est déjà chargé, avec {name}.</translation>
    </message>
    <message>
        <source>{number} is not ready: prepare it first.</source>
        <translation>{number} n&apos;est pas prêt&#xa0;: préparez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>{number} loaded, with {name}.</source>
        <translation>{number} chargé, avec {name}.</translation>
    </message>
    <message>
        <source>{number} is in the workshop now.</source>
        <translation>{number} est entré à l&apos;atelier.</translation>
    </message>
    <message>
        <source>{number} is in the workshop already.</source>
        <translation>{number} est déjà à l&apos;atelier.</translation>
    </message>
    <message>
        <source>{number} is still lent to {client}: record its return first.</source>
        <translation>{number} est encore prêté à {client}&#xa0;: enregistrez d&apos;abord son retour.</translation>
    </message>
    <message>
        <source>{number} does not leave on {day} ({where}).</source>
        <translation>{number} ne part pas {day} ({where}).</translation>
    </message>
    <message>
        <source>{number} is back: how is it?</source>
        <translation>{number} est revenu&#xa0;: dans quel état&#x202f;?</translation>
    </message>
</context>
<context>
    <name>_FactRow</name>
    <message>
        <source>Copy {0}</source>
        <translation>Copier&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>_FieldChoice</name>
    <message>
        <source>Another value</source>
        <translation>Une autre valeur</translation>
    </message>
    <message>
        <source>The value of {name}</source>
        <translation>Celle de {name}</translation>
    </message>
    <message>
        <source>The other value</source>
        <translation>L&apos;autre valeur</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>La vôtre</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>How many of {accessory} are back</source>
        <translation>Combien sont rendus&#xa0;: {accessory}</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n manquant</numerusform>
            <numerusform>%n manquants</numerusform>
        </translation>
    </message>
    <message>
        <source>Accessory</source>
        <translation>Accessoire</translation>
    </message>
    <message>
        <source>Quantity of {accessory}</source>
        <translation>Quantité&#xa0;: {accessory}</translation>
    </message>
    <message>
        <source>Take {accessory} off</source>
        <translation>Retirer {accessory}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Fusionner…</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AssetCard</name>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="46"/>
        <source>Open a ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="48"/>
        <source>Correct…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="51"/>
        <source>Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="52"/>
        <source>Open tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="53"/>
        <source>Open tickets of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="55"/>
        <source>No open ticket on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="57"/>
        <source>Last visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="145"/>
        <source>This machine belongs to another client: {client}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="157"/>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="157"/>
        <source>Our own stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="159"/>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="160"/>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="161"/>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="163"/>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="167"/>
        <source>Contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="168"/>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../ui/pages/asset_card.py" line="180"/>
        <source>%n ended ticket(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="189"/>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="190"/>
        <source>Name on the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="191"/>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="192"/>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="193"/>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="194"/>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="195"/>
        <source>Bought on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/asset_card.py" line="228"/>
        <location filename="../../ui/pages/asset_card.py" line="230"/>
        <source>Correct {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssetTable</name>
    <message>
        <location filename="../../ui/models/asset_table.py" line="67"/>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/asset_table.py" line="68"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/asset_table.py" line="69"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/asset_table.py" line="70"/>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/asset_table.py" line="71"/>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/asset_table.py" line="72"/>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/asset_table.py" line="73"/>
        <source>Contract</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssetsPage</name>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="59"/>
        <source>Number, model, serial, user, place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="60"/>
        <source>Filter the machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="63"/>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="65"/>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="67"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="69"/>
        <source>Contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="73"/>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="86"/>
        <source>No machine fits this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="87"/>
        <source>Try fewer words, or all clients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="88"/>
        <source>Clear the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="95"/>
        <source>No machine chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="96"/>
        <source>Choose one in the table, or scan its label with F2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="104"/>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="107"/>
        <source>Covered or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="109"/>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="110"/>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="111"/>
        <source>Out of contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="120"/>
        <source>All clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/assets_page.py" line="123"/>
        <source>All sites</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <location filename="../../ui/widgets/composer.py" line="45"/>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <location filename="../../ui/models/rows.py" line="62"/>
        <source>Covered by PSAI until {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/rows.py" line="65"/>
        <source>Out of contract since {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/rows.py" line="68"/>
        <source>Covered only from {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/rows.py" line="70"/>
        <location filename="../../ui/models/rows.py" line="80"/>
        <source>Out of contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/rows.py" line="77"/>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/rows.py" line="78"/>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/rows.py" line="79"/>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <location filename="../../ui/pages/day_page.py" line="40"/>
        <source>Visits of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="44"/>
        <source>No visit today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="45"/>
        <source>Your assigned tickets are at the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="52"/>
        <source>No visit to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="53"/>
        <source>Choose one on the left, or scan a label to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="54"/>
        <source>Scan a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="57"/>
        <source>My open tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="59"/>
        <source>No ticket is assigned to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="61"/>
        <source>Visits of tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="63"/>
        <source>No visit tomorrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="76"/>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="79"/>
        <source>My tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="82"/>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/day_page.py" line="162"/>
        <source>{done} of {all} visits done</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../ui/pages/day_page.py" line="167"/>
        <source>%n ticket(s) to take</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditFieldsDialog</name>
    <message>
        <location filename="../../ui/pages/edit_fields.py" line="35"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactGrid</name>
    <message>
        <location filename="../../ui/widgets/facts.py" line="105"/>
        <source>Copy {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstSyncPage</name>
    <message>
        <location filename="../../ui/pages/first_sync.py" line="27"/>
        <source>Copying your work to this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/first_sync.py" line="35"/>
        <source>First synchronisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/first_sync.py" line="38"/>
        <source>After this once, everything answers at once, without a network too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <location filename="../../ui/widgets/dialogs.py" line="37"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <location filename="../../ui/models/journal.py" line="28"/>
        <source>Somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/journal.py" line="32"/>
        <source>Internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/journal.py" line="34"/>
        <source>To be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/journal.py" line="45"/>
        <source>opened the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/journal.py" line="53"/>
        <source>Visit: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/journal.py" line="56"/>
        <source>{field}: “{before}” became “{after}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/journal.py" line="66"/>
        <source>took the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/journal.py" line="67"/>
        <source>assigned the ticket to {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListDetail</name>
    <message>
        <location filename="../../ui/widgets/list_detail.py" line="34"/>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <location filename="../../ui/moments.py" line="47"/>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/moments.py" line="59"/>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/moments.py" line="61"/>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/moments.py" line="63"/>
        <source>{days} d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPasswordPage</name>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="177"/>
        <source>Choose a new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="179"/>
        <source>If this address is known, a code is on its way to it. Without mail in ten minutes, ask your IT referent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="182"/>
        <source>Change the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="184"/>
        <source>Code from the mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="185"/>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="186"/>
        <source>Back to sign-in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <location filename="../../ui/widgets/notices.py" line="38"/>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenTicketDialog</name>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="34"/>
        <source>Ticket for this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="36"/>
        <source>New ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="44"/>
        <source>Open the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="45"/>
        <location filename="../../ui/pages/open_ticket.py" line="100"/>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="46"/>
        <location filename="../../ui/pages/open_ticket.py" line="101"/>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="47"/>
        <location filename="../../ui/pages/open_ticket.py" line="102"/>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="48"/>
        <location filename="../../ui/pages/open_ticket.py" line="106"/>
        <source>Requester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="51"/>
        <location filename="../../ui/pages/open_ticket.py" line="107"/>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="53"/>
        <source>What it touches: “Cannot connect to the file server”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="56"/>
        <location filename="../../ui/pages/open_ticket.py" line="108"/>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="59"/>
        <source>What happens, since when, what was tried, who else is affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="61"/>
        <location filename="../../ui/pages/open_ticket.py" line="109"/>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="62"/>
        <location filename="../../ui/pages/open_ticket.py" line="110"/>
        <source>Touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="64"/>
        <location filename="../../ui/pages/open_ticket.py" line="111"/>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="66"/>
        <location filename="../../ui/pages/open_ticket.py" line="112"/>
        <source>Call-back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="67"/>
        <source>When the person can be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="146"/>
        <source>None (generic ticket)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/open_ticket.py" line="155"/>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="30"/>
        <source>Machines of the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="37"/>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="38"/>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="39"/>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="41"/>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="45"/>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="46"/>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="56"/>
        <source>IT referent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="58"/>
        <source>Allowed to contact support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/person_dialog.py" line="59"/>
        <source>Not on the list of people who may contact support</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="213"/>
        <source>Choose a PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="213"/>
        <source>Unlock OrdiDesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="216"/>
        <source>This computer has no keyring. A PIN of at least 6 digits or letters protects the data on it, and is asked at each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="220"/>
        <source>Your work is on this laptop. Type your PIN to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="222"/>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="222"/>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="223"/>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="224"/>
        <source>The same PIN again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="242"/>
        <source>The two PINs differ. Type the same one twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <location filename="../../ui/problems.py" line="32"/>
        <source>This computer has no keyring. A PIN protects the data instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="36"/>
        <source>Something went wrong in the app: this was not recorded. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="49"/>
        <source>The portal is too busy to answer. Try again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="57"/>
        <source>This address and password do not fit. Check both, or ask for a new password. If your address is not known, your organisation&apos;s IT referent has to put you on the list of people who may contact support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="66"/>
        <source>Somebody else&apos;s work waits on this laptop. Only they can sign in to send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="71"/>
        <source>Your session has expired. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="73"/>
        <source>This app is too old for the portal. Your work is kept: update the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="77"/>
        <source>The portal refused the request ({status}, request {request}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="81"/>
        <source>The portal could not be reached. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="87"/>
        <source>Type the address of your portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="88"/>
        <source>This is not an address. It looks like portail.example.fr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="91"/>
        <source>The address of a portal begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="94"/>
        <source>Leave the name and password out of the address: they go below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="97"/>
        <source>http:// is not secure: your password could be read on the way. Use https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="107"/>
        <source>{host} cannot be found. Check the address and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="110"/>
        <source>{host} is there, but no portal answers. Check the address, or try later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="113"/>
        <source>{host} does not answer. Check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="114"/>
        <source>No network leads to {host}. Check the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="115"/>
        <source>This network&apos;s proxy did not let the call to {host} pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="118"/>
        <source>The connection to {host} was cut. Nothing is lost: try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="127"/>
        <source>The certificate of {host} has expired. Nothing was sent. Tell your IT team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="131"/>
        <source>The certificate of {host} is not valid yet. Check this computer&apos;s date and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="135"/>
        <source>Nothing proves that {host} is your portal: its certificate comes from an unknown authority. Nothing was sent. Check the address with your IT team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="140"/>
        <source>The certificate was made for another address than {host}. Nothing was sent. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="145"/>
        <source>The file of your company&apos;s certificate authorities cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="148"/>
        <source>The secure connection to {host} failed. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="156"/>
        <source>A web page answers instead of the portal at {host}. On a hotel&apos;s or station&apos;s network, open a browser and sign in there first; otherwise check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="161"/>
        <source>What answers at {host} is not an OrdiDesk portal. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="168"/>
        <source>Too many attempts. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="170"/>
        <source>Too many attempts. Try again in %n minute(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="179"/>
        <source>This PIN is not the right one. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="181"/>
        <source>A PIN has at least 6 digits or letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="183"/>
        <source>The key of the local data is not in this computer&apos;s keyring. Unlock the keyring and start again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="189"/>
        <source>The file that keeps the key is damaged. The local data cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="193"/>
        <source>OrdiDesk is open already on this data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="195"/>
        <source>The local data was encrypted with another key. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="199"/>
        <source>The local data is damaged. The file is kept aside and the data comes back from the portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="205"/>
        <source>The local data was written by a newer OrdiDesk. Nothing was changed: update the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="211"/>
        <source>The disk is full: this was not recorded. Your earlier work is safe. Make room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/problems.py" line="216"/>
        <source>This could not be recorded on this laptop. Your earlier work is safe. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <location filename="../../ui/widgets/progress.py" line="36"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/progress.py" line="62"/>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <location filename="../../ui/widgets/rail.py" line="36"/>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <location filename="../../ui/scan_words.py" line="22"/>
        <source>Too dark: turn on a light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="23"/>
        <source>Glare: tilt the label a little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="24"/>
        <source>Blurred: hold it still, a little further away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="25"/>
        <source>Nothing read yet: come closer to the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="33"/>
        <source>No camera here. Type the number, drop a photo or use a USB scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="36"/>
        <source>The camera gives no picture: another application has it, or the system&apos;s privacy settings forbid it. Close that application, or type the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="41"/>
        <source>The camera was unplugged. Plug it in and start it again, or type the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="52"/>
        <source>“{name}” is not a picture. Choose a photo of the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="54"/>
        <source>“{name}” is incomplete or damaged. Take the photo again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="56"/>
        <source>“{name}” is larger than {limit} megapixels. Take a smaller photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scan_words.py" line="60"/>
        <source>“{name}” cannot be opened. Check that it is still there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="69"/>
        <source>Camera picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="72"/>
        <source>Inventory number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="73"/>
        <source>Number, or its last four digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="75"/>
        <location filename="../../ui/pages/scanner_page.py" line="205"/>
        <source>Read a picture file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="76"/>
        <source>Read the pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="77"/>
        <location filename="../../ui/pages/scanner_page.py" line="254"/>
        <location filename="../../ui/pages/scanner_page.py" line="287"/>
        <location filename="../../ui/pages/scanner_page.py" line="292"/>
        <source>Start the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="78"/>
        <location filename="../../ui/pages/scanner_page.py" line="102"/>
        <source>Scanned before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="80"/>
        <source>What you scan is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="83"/>
        <location filename="../../ui/pages/scanner_page.py" line="84"/>
        <source>Several machines fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="88"/>
        <source>Hold a label before the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="89"/>
        <source>Or type its number, drop a photo, paste a picture, use a USB scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="180"/>
        <source>Reading the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="192"/>
        <source>There is no picture to paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="207"/>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="223"/>
        <source>No code found in this picture. Type the number that is on the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="245"/>
        <location filename="../../ui/pages/scanner_page.py" line="267"/>
        <source>Opening the camera…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="246"/>
        <source>Stop the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="253"/>
        <source>The camera is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="320"/>
        <source>This is the hotline&apos;s phone. Type the other number on the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="325"/>
        <source>{text} is a product&apos;s code, not an inventory number. Read the company&apos;s label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/scanner_page.py" line="331"/>
        <source>Unknown number: {text}. Check the label, or search by client with Ctrl+K.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <location filename="../../ui/models/search_results.py" line="33"/>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/search_results.py" line="36"/>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/search_results.py" line="39"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/search_results.py" line="41"/>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/search_results.py" line="43"/>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <location filename="../../ui/widgets/search.py" line="165"/>
        <source>Search anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/search.py" line="166"/>
        <source>Number, ticket, client, contact, phone…  Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/search.py" line="179"/>
        <source>Nothing found for “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/search.py" line="219"/>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionWindow</name>
    <message>
        <location filename="../../ui/session_window.py" line="136"/>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session_window.py" line="137"/>
        <source>Password of {mail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session_window.py" line="138"/>
        <location filename="../../ui/session_window.py" line="165"/>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session_window.py" line="143"/>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session_window.py" line="170"/>
        <source>Your data stays on this laptop, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session_window.py" line="172"/>
        <source>%n action(s) are not sent yet. They stay on this laptop, and leave when you sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session_window.py" line="180"/>
        <source>Sign out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session_window.py" line="180"/>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <location filename="../../ui/shell.py" line="88"/>
        <source>My day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="90"/>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="92"/>
        <source>Scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="94"/>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="96"/>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="108"/>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="236"/>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="280"/>
        <source>Ticket recorded. The portal gives it its number at the next exchange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="294"/>
        <source>Light or dark as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="295"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="296"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/shell.py" line="304"/>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="89"/>
        <source>Sign in to OrdiDesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="89"/>
        <location filename="../../ui/pages/sign_in.py" line="116"/>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="90"/>
        <source>Portal address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="91"/>
        <source>portail.example.fr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="92"/>
        <source>E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="93"/>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="95"/>
        <source>Forgotten password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="116"/>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="134"/>
        <source>If this address is known, a code is on its way to it. Without mail in ten minutes, ask your IT referent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sign_in.py" line="158"/>
        <source>Type the portal&apos;s address and your e-mail address first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <location filename="../../ui/widgets/skeleton.py" line="24"/>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <location filename="../../ui/models/sync_words.py" line="40"/>
        <source>The portal cannot be reached. Everything is saved on this laptop; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="44"/>
        <source>The portal is busy. It goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="45"/>
        <source>The portal&apos;s certificate does not fit: nothing was sent. Check the network and the date, then tell your IT team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="50"/>
        <source>A web page answers instead of the portal. On a hotel&apos;s or station&apos;s network, open a browser and sign in there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="55"/>
        <source>The portal refuses to answer this app. Copy the diagnostics for support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="58"/>
        <source>Session expired. Sign in again: nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="61"/>
        <source>Somebody else is signed in at the portal. Sign in again as yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="64"/>
        <source>This app is too old for the portal. Your work is kept and sent: update the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="67"/>
        <source>The disk is full. Make room before you go on: what is recorded so far is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="70"/>
        <source>The disk does not do what it is told. Save what you can and tell your IT team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="73"/>
        <source>The local data is damaged. Start the app again: it is kept aside and made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/models/sync_words.py" line="76"/>
        <source>Something went wrong in the app. Copy the diagnostics for support.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="48"/>
        <source>Synchronise now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="49"/>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="50"/>
        <source>Copy the diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="52"/>
        <location filename="../../ui/pages/sync_page.py" line="77"/>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="56"/>
        <source>Everything has been sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="57"/>
        <source>What you do without a network waits here until it can leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="61"/>
        <source>Chosen action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="79"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="152"/>
        <source>Last exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="153"/>
        <source>To be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="154"/>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="155"/>
        <source>To decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="156"/>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="169"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="171"/>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="175"/>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="176"/>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="177"/>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="184"/>
        <source>It depends on an action that was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="193"/>
        <source>The portal may refuse it: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="197"/>
        <source>The portal keeps it until it has been updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="198"/>
        <source>It leaves as soon as the portal can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/sync_page.py" line="204"/>
        <source>yours: “{mine}” — kept: “{theirs}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncState</name>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="46"/>
        <location filename="../../ui/widgets/sync_state.py" line="54"/>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="47"/>
        <source>Synchronising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="49"/>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="50"/>
        <source>Portal unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="51"/>
        <source>Session expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="63"/>
        <source>Offline. Everything is saved on this laptop and will leave when the network is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="68"/>
        <source>The portal does not answer. Next try in {0} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="72"/>
        <source>The portal does not answer. Everything is saved here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/sync_state.py" line="84"/>
        <source>Everything is sent and up to date.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="46"/>
        <source>Other steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="48"/>
        <source>Journal of the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="51"/>
        <source>Write a note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="52"/>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="53"/>
        <source>Visible to the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="61"/>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="62"/>
        <source>Follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="63"/>
        <source>Requester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="64"/>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="65"/>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="150"/>
        <source>To be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="200"/>
        <source>Assigned to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="201"/>
        <source>Waiting for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="202"/>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="203"/>
        <source>Touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="204"/>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="205"/>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="206"/>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="214"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="215"/>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="217"/>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="221"/>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="225"/>
        <location filename="../../ui/pages/ticket_panel.py" line="234"/>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="226"/>
        <source>Call-back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="227"/>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="232"/>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="233"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_panel.py" line="235"/>
        <source>Contract</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TicketSteps</name>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="20"/>
        <source>Take the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="22"/>
        <source>Back to new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="23"/>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="24"/>
        <source>Start work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="25"/>
        <source>Put on hold…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="26"/>
        <source>Working again, loan in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="27"/>
        <source>Resolve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="28"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="29"/>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="30"/>
        <source>Cancel the ticket…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="50"/>
        <source>What it waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="87"/>
        <source>Put the ticket on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="88"/>
        <source>What does it wait for? A word of explanation helps whoever reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="89"/>
        <source>Put on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="92"/>
        <source>Resolve the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="93"/>
        <source>What solved the problem? The client reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="94"/>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="97"/>
        <location filename="../../ui/pages/ticket_steps.py" line="99"/>
        <source>Cancel the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="98"/>
        <source>Why is it cancelled? The reason stays in the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/ticket_steps.py" line="108"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <location filename="../../ui/models/rows.py" line="86"/>
        <source>Number to come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="44"/>
        <source>Which tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="46"/>
        <location filename="../../ui/pages/tickets_page.py" line="47"/>
        <source>Filter the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="49"/>
        <source>New ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="50"/>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="51"/>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="58"/>
        <source>No ticket chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="59"/>
        <source>Choose one in the list, or search by number with Ctrl+K.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="169"/>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="170"/>
        <source>To take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="171"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="172"/>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="188"/>
        <source>No ticket with these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="189"/>
        <source>Only this list was searched. Ctrl+K searches everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="190"/>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="194"/>
        <source>No ticket is assigned to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="195"/>
        <source>Every ticket is in somebody&apos;s hands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="196"/>
        <source>No open ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="197"/>
        <source>No ended ticket on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/tickets_page.py" line="198"/>
        <source>No ticket on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <location filename="../../ui/widgets/notices.py" line="104"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <location filename="../../ui/widgets/top_bar.py" line="30"/>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets/top_bar.py" line="31"/>
        <source>Forward (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="42"/>
        <source>I have arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="45"/>
        <location filename="../../ui/pages/visit_panel.py" line="192"/>
        <source>Finish the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="47"/>
        <source>Not done…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="48"/>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="52"/>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="122"/>
        <source>{slot} · arrived at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="146"/>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="147"/>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="148"/>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="150"/>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="165"/>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="175"/>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="180"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="181"/>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="193"/>
        <source>What was done? The client reads it in the portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="194"/>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="201"/>
        <source>Visit not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="202"/>
        <source>Why could it not be done? The hotline plans it again from what you write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pages/visit_panel.py" line="203"/>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <location filename="../../ui/words.py" line="27"/>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="28"/>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="29"/>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="30"/>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="31"/>
        <source>Working again, loan in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="32"/>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="33"/>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="34"/>
        <source>Reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="35"/>
        <source>Ticket cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="38"/>
        <source>waiting for the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="39"/>
        <source>waiting for a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="40"/>
        <source>waiting for a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="43"/>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="44"/>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="45"/>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="46"/>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="49"/>
        <source>Degraded: it can wait or be done otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="50"/>
        <source>Blocking: no way to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="53"/>
        <source>One user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="54"/>
        <source>A group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="55"/>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="58"/>
        <source>Portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="59"/>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="60"/>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="61"/>
        <source>Technician on site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="64"/>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="65"/>
        <location filename="../../ui/words.py" line="197"/>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="66"/>
        <source>On the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="67"/>
        <source>On site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="68"/>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="69"/>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="70"/>
        <source>Not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="71"/>
        <source>Visit cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="74"/>
        <source>Laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="75"/>
        <source>Desktop computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="76"/>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="77"/>
        <source>Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="78"/>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="79"/>
        <source>Network equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="80"/>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="81"/>
        <source>Tablet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="82"/>
        <source>UPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="83"/>
        <source>Other equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="86"/>
        <source>In stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="87"/>
        <source>In service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="88"/>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="91"/>
        <source>At the client&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="92"/>
        <source>On loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="93"/>
        <source>In the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="94"/>
        <source>In transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="95"/>
        <source>Cannot be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="98"/>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="99"/>
        <source>Faulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="100"/>
        <source>In repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="101"/>
        <source>To be wiped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="104"/>
        <source>Technician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="105"/>
        <source>Hotline manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="106"/>
        <source>Workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="107"/>
        <source>Requester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="108"/>
        <source>IT referent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="111"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="112"/>
        <source>Diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="113"/>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="114"/>
        <source>Ticket opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="115"/>
        <source>Assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="116"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="117"/>
        <source>Correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="118"/>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="124"/>
        <source>What this concerns is no longer there. Synchronise, then look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="127"/>
        <source>This exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="128"/>
        <source>Your role does not allow this. Ask a hotline manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="131"/>
        <source>This is in somebody else&apos;s hands. Ask them, or a hotline manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="134"/>
        <source>This step is no longer possible: the state has changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="137"/>
        <source>A colleague took this ticket first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="138"/>
        <source>Another visit is still running. Finish it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="141"/>
        <source>A visit for this ticket is still running. Finish it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="144"/>
        <source>The resolution is missing. Write what solved the problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="147"/>
        <source>A text is missing. Write it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="148"/>
        <source>The text is too long. Shorten it, or attach it as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="151"/>
        <source>This field cannot be corrected by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="152"/>
        <source>Tickets go to technicians and managers only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="155"/>
        <source>This belongs to another client than the ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="161"/>
        <source>Open a ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="162"/>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="163"/>
        <source>Take the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="164"/>
        <source>Assign the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="165"/>
        <source>Change the ticket&apos;s state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="166"/>
        <source>Correct the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="167"/>
        <source>Correct the asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="168"/>
        <source>Arrive on site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="169"/>
        <source>Finish the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="173"/>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="174"/>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="175"/>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="176"/>
        <source>Steps and frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="177"/>
        <source>Call-back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="178"/>
        <source>Access to the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="179"/>
        <source>Name on the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="180"/>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="181"/>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="182"/>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="183"/>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="184"/>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="185"/>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="186"/>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="187"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="188"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="189"/>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="190"/>
        <source>What it waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="195"/>
        <source>To be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="196"/>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="198"/>
        <source>Merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="199"/>
        <source>To decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="200"/>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="201"/>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="214"/>
        <source>The portal could not take this action ({status}). It is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="221"/>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="222"/>
        <source>Contracts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="223"/>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="224"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="225"/>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="226"/>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="227"/>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/words.py" line="228"/>
        <source>Journals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AssetCard</name>
    <message numerus="yes">
        <source>%n ended ticket(s)</source>
        <translation>
            <numerusform>%n ended ticket</numerusform>
            <numerusform>%n ended tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssetsPage</name>
    <message numerus="yes">
        <source>%Ln machine(s)</source>
        <translation>
            <numerusform>%Ln machine</numerusform>
            <numerusform>%Ln machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message numerus="yes">
        <source>%n picture(s) say where they were taken.</source>
        <translation>
            <numerusform>%n picture says where it was taken.</numerusform>
            <numerusform>%n pictures say where they were taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>and %n more file</numerusform>
            <numerusform>and %n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n file attached.</numerusform>
            <numerusform>%n files attached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BacklogPane</name>
    <message numerus="yes">
        <source>To be planned: {visits} + %n return(s)</source>
        <translation>
            <numerusform>To be planned: {visits} + %n return</numerusform>
            <numerusform>To be planned: {visits} + %n returns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message numerus="yes">
        <source>%n sheet(s) to print.</source>
        <translation>
            <numerusform>%n sheet to print.</numerusform>
            <numerusform>%n sheets to print.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) of {total} saved: {path}</source>
        <translation>
            <numerusform>%n sheet of {total} saved: {path}</numerusform>
            <numerusform>%n sheets of {total} saved: {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) of {total} printed.</source>
        <translation>
            <numerusform>%n sheet of {total} printed.</numerusform>
            <numerusform>%n sheets of {total} printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n action(s) to decide</source>
        <translation>
            <numerusform>%n action to decide</numerusform>
            <numerusform>%n actions to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) to send</source>
        <translation>
            <numerusform>%n action to send</numerusform>
            <numerusform>%n actions to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n action(s)</source>
        <translation>
            <numerusform>Sending %n action</numerusform>
            <numerusform>Sending %n actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session expired. Sign in again: your %n action(s) are kept.</source>
        <translation>
            <numerusform>Session expired. Sign in again: your %n action is kept.</numerusform>
            <numerusform>Session expired. Sign in again: your %n actions are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Too many attempts. Try again in %n minute.</numerusform>
            <numerusform>Too many attempts. Try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The local data was damaged and comes back from the portal. %n action(s) not sent yet were saved from it and are sent now. The damaged file is kept aside: {file}</source>
        <translation>
            <numerusform>The local data was damaged and comes back from the portal. %n action not sent yet was saved from it and is sent now. The damaged file is kept aside: {file}</numerusform>
            <numerusform>The local data was damaged and comes back from the portal. %n actions not sent yet were saved from it and are sent now. The damaged file is kept aside: {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Several PINs did not fit. The next one is looked at in %n second(s).</source>
        <translation>
            <numerusform>Several PINs did not fit. The next one is looked at in %n second.</numerusform>
            <numerusform>Several PINs did not fit. The next one is looked at in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in your day: see what is new.</source>
        <translation>
            <numerusform>%n change in your day: see what is new.</numerusform>
            <numerusform>%n changes in your day: see what is new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) to send. You may close the laptop: they leave later.</source>
        <translation>
            <numerusform>%n action to send. You may close the laptop: it leaves later.</numerusform>
            <numerusform>%n actions to send. You may close the laptop: they leave later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) of {names} wait on this laptop. They stay encrypted, and leave when {names} signs in here again.</source>
        <translation>
            <numerusform>%n action of {names} waits on this laptop. It stays encrypted, and leaves when {names} signs in here again.</numerusform>
            <numerusform>%n actions of {names} wait on this laptop. They stay encrypted, and leave when {names} signs in here again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This and the %n action(s) that depend on it are not sent to the portal and take no effect. They stay in the list for 30 days.</source>
        <translation>
            <numerusform>This and the action that depends on it are not sent to the portal and take no effect. They stay in the list for 30 days.</numerusform>
            <numerusform>This and the %n actions that depend on it are not sent to the portal and take no effect. They stay in the list for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) are not sent yet. Kept here, they stay encrypted on this laptop, and leave when you sign in again.</source>
        <translation>
            <numerusform>%n action is not sent yet. Kept here, it stays encrypted on this laptop, and leaves when you sign in again.</numerusform>
            <numerusform>%n actions are not sent yet. Kept here, they stay encrypted on this laptop, and leave when you sign in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) to decide stay here for you too.</source>
        <translation>
            <numerusform>%n action to decide stays here for you too.</numerusform>
            <numerusform>%n actions to decide stay here for you too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send ({size})</source>
        <translation>
            <numerusform>%n file to send ({size})</numerusform>
            <numerusform>%n files to send ({size})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n file(s) ({size} left)</source>
        <translation>
            <numerusform>Sending %n file ({size} left)</numerusform>
            <numerusform>Sending %n files ({size} left)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send ({size}). You may close the laptop: they go on where they stopped.</source>
        <translation>
            <numerusform>%n file to send ({size}). You may close the laptop: it goes on where it stopped.</numerusform>
            <numerusform>%n files to send ({size}). You may close the laptop: they go on where they stopped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedLoans</name>
    <message numerus="yes">
        <source>%n reserved, to be prepared</source>
        <translation>
            <numerusform>%n reserved, to be prepared</numerusform>
            <numerusform>%n reserved, to be prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n available</source>
        <translation>
            <numerusform>%n available</numerusform>
            <numerusform>%n available</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {where}.</source>
        <translation>
            <numerusform>%n line written to {where}.</numerusform>
            <numerusform>%n lines written to {where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Good condition (%n)</source>
        <translation>
            <numerusform>Good condition (%n)</numerusform>
            <numerusform>Good condition (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message numerus="yes">
        <source>%n ticket(s) to take</source>
        <translation>
            <numerusform>%n ticket to take</numerusform>
            <numerusform>%n tickets to take</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilingDialog</name>
    <message numerus="yes">
        <source>File %n paper(s)</source>
        <translation>
            <numerusform>File %n paper</numerusform>
            <numerusform>File %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) filed.</source>
        <translation>
            <numerusform>%n paper filed.</numerusform>
            <numerusform>%n papers filed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message numerus="yes">
        <source>%n label(s) to print</source>
        <translation>
            <numerusform>%n label to print</numerusform>
            <numerusform>%n labels to print</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s), one after the other.</source>
        <translation>
            <numerusform>%n label.</numerusform>
            <numerusform>%n labels, one after the other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{labels} labels on %n sheet(s). Print them at 100 %.</source>
        <translation>
            <numerusform>{labels} labels on %n sheet. Print them at 100 %.</numerusform>
            <numerusform>{labels} labels on %n sheets. Print them at 100 %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenTicketDialog</name>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n file attached.</numerusform>
            <numerusform>%n files attached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxDetail</name>
    <message numerus="yes">
        <source>%n action(s) that depend on it go the same way</source>
        <translation>
            <numerusform>%n action that depends on it goes the same way</numerusform>
            <numerusform>%n actions that depend on it go the same way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message numerus="yes">
        <source>Photo %n</source>
        <translation>
            <numerusform>Photo %n</numerusform>
            <numerusform>Photo %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureBatch</name>
    <message numerus="yes">
        <source>No code found in %n picture(s).</source>
        <translation>
            <numerusform>No code found in %n picture.</numerusform>
            <numerusform>No code found in %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more picture(s) could not be read.</source>
        <translation>
            <numerusform>%n more picture could not be read.</numerusform>
            <numerusform>%n more pictures could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>These %n sheet(s) were printed, and say the same as then.</source>
        <translation>
            <numerusform>This sheet was printed, and says the same as then.</numerusform>
            <numerusform>These %n sheets were printed, and say the same as then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanResults</name>
    <message numerus="yes">
        <source>%n code(s) read: which one?</source>
        <translation>
            <numerusform>%n code read: which one?</numerusform>
            <numerusform>%n codes read: which one?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>Choose a PIN: OrdiDesk then locks when nobody uses it for %n minute(s).</source>
        <translation>
            <numerusform>Choose a PIN: OrdiDesk then locks when nobody uses it for %n minute.</numerusform>
            <numerusform>Choose a PIN: OrdiDesk then locks when nobody uses it for %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>with %n action(s) that depend on it</source>
        <translation>
            <numerusform>with %n action that depends on it</numerusform>
            <numerusform>with %n actions that depend on it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageFacts</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekModel</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
</TS>

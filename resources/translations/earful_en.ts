<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n new complaint(s)</source>
        <translation>
            <numerusform>%n new complaint</numerusform>
            <numerusform>%n new complaints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>asked %n time</numerusform>
            <numerusform>asked %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looks canned (sent %n time(s))</source>
        <translation>
            <numerusform>looks canned (sent %n time)</numerusform>
            <numerusform>looks canned (sent %n times)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agree(s)</source>
        <translation>
            <numerusform>%n agrees</numerusform>
            <numerusform>%n agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln follower(s)</source>
        <translation>
            <numerusform>%Ln follower</numerusform>
            <numerusform>%Ln followers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s), not loaded</source>
        <translation>
            <numerusform>%n attachment, not loaded</numerusform>
            <numerusform>%n attachments, not loaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier message(s)</source>
        <translation>
            <numerusform>Show %n earlier message</numerusform>
            <numerusform>Show %n earlier messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n later message(s)</source>
        <translation>
            <numerusform>Show %n later message</numerusform>
            <numerusform>Show %n later messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>works: %n item(s) read</source>
        <translation>
            <numerusform>works: %n item read</numerusform>
            <numerusform>works: %n items read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Being read: %n new so far</source>
        <translation>
            <numerusform>Being read: %n new so far</numerusform>
            <numerusform>Being read: %n new so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln cannot be read</numerusform>
            <numerusform>%Ln cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>%Ln known already</numerusform>
            <numerusform>%Ln known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln belong(s) to no brand</source>
        <translation>
            <numerusform>%Ln belongs to no brand</numerusform>
            <numerusform>%Ln belong to no brand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with characters that had to be mended</source>
        <translation>
            <numerusform>%Ln with characters that had to be mended</numerusform>
            <numerusform>%Ln with characters that had to be mended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) imported</source>
        <translation>
            <numerusform>%Ln mention imported</numerusform>
            <numerusform>%Ln mentions imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with new words or counts</source>
        <translation>
            <numerusform>%Ln with new words or counts</numerusform>
            <numerusform>%Ln with new words or counts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept aside, not readable</source>
        <translation>
            <numerusform>%Ln kept aside, not readable</numerusform>
            <numerusform>%Ln kept aside, not readable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) taken back</source>
        <translation>
            <numerusform>%Ln mention taken back</numerusform>
            <numerusform>%Ln mentions taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s): somebody read or decided about them</source>
        <translation>
            <numerusform>%Ln stays: somebody read or decided about it</numerusform>
            <numerusform>%Ln stay: somebody read or decided about them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s): they came in another way, too</source>
        <translation>
            <numerusform>%Ln stays: it came in another way, too</numerusform>
            <numerusform>%Ln stay: they came in another way, too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message numerus="yes">
        <source>on the last year of your own: %n alert(s)</source>
        <translation>
            <numerusform>on the last year of your own: %n alert</numerusform>
            <numerusform>on the last year of your own: %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FansPanel</name>
    <message numerus="yes">
        <source>%n name(s) matched by hash; the list itself is not kept.</source>
        <translation>
            <numerusform>%n name matched by hash; the list itself is not kept.</numerusform>
            <numerusform>%n names matched by hash; the list itself is not kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>Earful: %n unheard</source>
        <translation>
            <numerusform>Earful: %n unheard</numerusform>
            <numerusform>Earful: %n unheard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n complaint</numerusform>
            <numerusform>%n complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
</TS>

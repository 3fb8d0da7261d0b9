-- What has happened to one after-sale case, found without reading the whole journal. No second copy: an index of the journal
-- itself, of those rows that tell of a case. Each of these events names its case first, `{"case":{"judged":{"case":7,...`,
-- and the one that opens it carries the whole of it, `{"case":{"applied":{"case":{"id":7,...`; the journal's text never
-- changes, so this form is as lasting as the index.
CREATE INDEX journal_case ON journal (CAST(ltrim(substr(event, 9 + instr(substr(event, 9), '"case":') + 6), '{"id:') AS INTEGER))
    WHERE substr(event, 1, 8) = '{"case":';

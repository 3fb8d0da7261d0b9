-- Incidents are kept for as long as their month is open, with what became of them, and counted there. The tallies of months
-- and the bare incidents of before have given way to them: what happened in a month before the change no longer counts
-- towards the rules that count.
DELETE FROM documents WHERE kind IN ('tally', 'incident');

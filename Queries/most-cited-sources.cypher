// fr: Sur quelles sources le plus grand nombre de liens repose-t-il ?
// en: On which sources do most links rest?
// param: top integer = 20 -- fr: nombre de sources ; en: number of sources
// show: table
// graph: ptce

MATCH (:Actor)-[r]->(:Actor|Pole)
UNWIND r.sources AS id
MATCH (s:Source {id: id})
WITH s, count(r) AS links
RETURN s.title AS title, s.publisher AS publisher, s.date AS date, links
ORDER BY links DESC, title, s.id
LIMIT $top

// fr: Qui fait partie d'un acteur, directement ou par étapes ?
// en: Who is part of an actor, directly or step by step?
// param: actor string = 'coorace' -- fr: identifiant de l'acteur ; en: id of the actor
// show: network
// graph: ptce
// draw: MATCH path = (:Actor)-[:PART_OF]->{1,5}(:Actor {id: $actor}) RETURN path

MATCH path = (a:Actor)-[:PART_OF]->{1,5}(:Actor {id: $actor})
WITH a, min(length(path)) AS steps
RETURN a.name AS part, a.kind AS kind, a.subkind AS subkind, steps
ORDER BY steps, part, a.id

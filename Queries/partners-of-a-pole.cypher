// fr: Qui sont les partenaires d'un pôle, et à quels titres ?
// en: Who are the partners of a pole, and in which capacities?
// param: pole string = 'pole-sud-archer' -- fr: identifiant du pôle ; en: id of the pole
// show: surroundings
// graph: ptce
// draw: MATCH path = (:Actor)-[]->(:Pole {id: $pole}) RETURN path

MATCH (a:Actor)-[r]->(:Pole {id: $pole})
WITH DISTINCT a, type(r) AS relation
ORDER BY relation
WITH a, collect(relation) AS relations
RETURN a.kind AS kind, a.name AS actor, a.commune AS commune, relations
ORDER BY kind, actor, a.id

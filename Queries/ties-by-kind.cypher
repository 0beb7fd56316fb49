// fr: Quels liens chaque nature d'acteur noue-t-elle avec les pôles et les autres acteurs ?
// en: Which ties does each kind of actor have with poles and with other actors?
// show: kinds
// graph: ptce
// draw: MATCH (:Actor)-[r]->(:Actor|Pole) RETURN r

// Several links of one kind between the same two are one pair.
MATCH (a:Actor)-[r]->(b:Actor|Pole)
WITH a, b, type(r) AS relation, count(r) AS links
WITH
  a.kind AS kind,
  relation,
  CASE WHEN b:Pole THEN 'Pole' ELSE 'Actor' END AS target,
  sum(links) AS links,
  count(*) AS pairs
RETURN kind, relation, target, links, pairs
ORDER BY kind, relation, target

// fr: Avec qui un acteur est-il en lien, et dans quel sens ?
// en: Whom is an actor tied to, and which way round?
// param: actor string = 'groupe-archer' -- fr: identifiant de l'acteur ; en: id of the actor
// show: surroundings
// graph: ptce
// draw: MATCH path = (:Actor {id: $actor})-[]-(:Actor|Pole) RETURN path

MATCH (:Actor {id: $actor})-[r]-(:Actor|Pole)
MATCH (a)-[r]->(b)
RETURN
  a.name AS source,
  type(r) AS relation,
  b.name AS target,
  r.role AS role,
  r.since AS since
ORDER BY relation, source, target, since, role, a.id, b.id

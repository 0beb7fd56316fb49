// fr: Comment les liens évoluent-ils d'année en année ?
// en: How do the links evolve from year to year?
// param: from integer = 2010 -- fr: première année ; en: first year
// param: to integer = 2025 -- fr: dernière année ; en: last year
// show: multiples
// graph: ptce
// draw: MATCH (:Actor)-[r]->(:Actor|Pole) RETURN r

// Only links whose first year is known count as begun or standing; without a last year they last.
UNWIND range($from, $to) AS year
RETURN
  year,
  COUNT { (:Actor)-[r]->(:Actor|Pole) WHERE r.since = year } AS begun,
  COUNT { (:Actor)-[r]->(:Actor|Pole) WHERE r.until = year } AS ended,
  COUNT {
    (:Actor)-[r]->(:Actor|Pole)
    WHERE r.since <= year AND coalesce(r.until, year) >= year
  } AS standing
ORDER BY year

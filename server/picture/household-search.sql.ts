/*
 * A search among one's own households. $1: who searches; $2: today; $3: the folded words, the longest first: it is sought in the
 * index, the others are asked of what it finds. $4, $5: the place after which the page begins, null: the first; $6: its size.
 */

/** What comes after every word that begins like this: the last character there is. */
const beyond = (word: string): string => `${word} || chr(1114111)`;
const FIRST = `($3::text[])[1]`;

/** Words of these households, each household once: by the first of its words that fits. */
const fitting = (where: string): string => `
      select w.household_id, w.word from household_word w
      where ${where} and (w.word, w.household_id) > (coalesce($4, ${FIRST}), coalesce($5, '00000000-0000-0000-0000-000000000000'::uuid)) and w.word < ${beyond(FIRST)}
        and not exists (select 1 from household_word o where o.household_id = w.household_id and o.word >= ${FIRST} and o.word < w.word)
        and not exists (select 1 from unnest(($3::text[])[2:]) other
          where not exists (select 1 from household_word o where o.household_id = w.household_id and o.word >= other and o.word < ${beyond('other')}))
      order by w.word, w.household_id limit $6`;

/**
 * Which households stand on a page: first whose word is the one that was typed, then longer ones in order. Those of a led team are
 * read in the order of the index until the page is full; those in which somebody has a part of their own are few, and each is
 * asked for its words. What is theirs the wall says; of what is found the list says it once more.
 *
 * From here on the wall lets through these households alone: what is told of them then costs the same however many are one's own.
 */
export const FOUND_PLACES = `
  with page as materialized (
    select * from (
      select found.* from unnest(app_led_teams()) mine (team_id) cross join lateral (${fitting('w.team_id = mine.team_id')}) found
      union
      select found.* from unnest(app_tied_households($1, $2::date)) mine (household_id) cross join lateral (${fitting('w.household_id = mine.household_id')}) found) found
    order by word, household_id limit $6),
  narrowed as materialized (select set_config('app.households', array_agg(household_id)::text, true) as households from page having count(*) > 0)
  select page.household_id as id, page.word from page, narrowed where narrowed.households <> ''
  order by page.word, page.household_id`;

const BEGINS = (names: string, typed: string): string => `exists (select 1 from unnest(app_name_words(${names})) word where starts_with(word, ${typed}))`;

/**
 * By which names the households $1 were found, so that it can be told why one stands there: those that hold most of the words
 * $2 that its own name does not have come first.
 */
export const FOUND_BY = `
  select h.id, (
    select coalesce(json_agg(told.text order by told.words desc, told.place, told.id), '[]'::json) from (
      select names.*, (select count(*) from unnest(missing.words) typed where ${BEGINS('names.text', 'typed')}) as words from (
        select p.name, 1, m.id from member m join person p on p.id = m.person_id where m.household_id = h.id
        union all select n.name, 2, n.id from network_contact n where n.household_id = h.id
        union all select h.address, 3, h.id where not h.address_shielded) names (text, place, id)) told
    where told.words > 0) as "foundBy"
  from household h
  cross join lateral (select array(select typed from unnest($2::text[]) typed where not ${BEGINS('h.name', 'typed')}) as words) missing
  where h.id = any($1::uuid[]) and cardinality(missing.words) > 0`;

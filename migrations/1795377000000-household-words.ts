import type { MigrationInterface, QueryRunner } from 'typeorm';

type Run = (sql: string) => Promise<unknown>;

/** Functions that look behind the wall; they run as the owner. Whoever changes a name need not see every household that bears it. */
const AS_THE_OWNER = `security definer set search_path = pg_catalog, public`;
/** Also where somebody repairs a name by hand, as a superuser, and no unit of work says who acts. */
const SOMEBODY_ACTS = `perform set_config('app.actor', coalesce(current_setting('app.actor', true), 'system'), true);`;
/** What stands between the parts of one name, as in Graaf-Pinas, O'Brien and A.B. */
const JOINERS = `[''.\\u2018\\u2019\\u2010-\\u2015-]`;
/** What ends a word. By number, for what counts as a letter hangs on the locale of the database. */
const BETWEEN_WORDS = `[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f]+`;

/** Marks fall away; letters that are no letter with a mark are spelled out. Both cases, for `lower` may know only those of ASCII. */
const FOLDED = `regexp_replace(normalize(names, NFKD), '[\\u0300-\\u036f]', '', 'g')`;
const SPELLED = [['ß', 'ss'], ['ẞ', 'ss'], ['æ', 'ae'], ['Æ', 'ae'], ['œ', 'oe'], ['Œ', 'oe'], ['þ', 'th'], ['Þ', 'th']].reduce(
  (sql, [letter, letters]) => `replace(${sql}, '${letter}', '${letters}')`,
  `translate(${FOLDED}, 'øØłŁđĐðÐħĦŧŦı', 'oOlLdDdDhHtTi')`,
);

const WORKS = `p.id = actor and p.roles && array['case_director', 'partner', 'team_lead'] and (p.left_on is null or p.left_on > today)`;
const HOLDS = (row: string): string => `${row}.starts_on <= today and (${row}.ends_on is null or ${row}.ends_on > today)`;
/** Open households in which somebody has a part of their own; those of a team that they lead come beside them. */
const TIES = `select l.household_id from lead l where l.professional_id = p.id and (l.ends_on is null or l.ends_on > today)
          union all select i.household_id from involvement i where i.professional_id = p.id and ${HOLDS('i')}
          union all select e.household_id from emergency_access e where e.professional_id = p.id and e.starts_at <= now() and now() < coalesce(e.ended_at, e.ends_at)
          union all select d.household_id from lead_deputy d join lead l on l.household_id = d.household_id and l.id = d.lead_id where d.professional_id = p.id and ${HOLDS('d')} and ${HOLDS('l')}`;
const OF_TEAMS = `select h.id from team_lead t join household h on h.team_id = t.team_id where t.professional_id = p.id and 'team_lead' = any(p.roles)`;

const own = (name: string, ties: string): string => `create or replace function ${name}(actor uuid, today date) returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
        select coalesce(array_agg(distinct mine.household_id), '{}') from professional p cross join lateral (
          ${ties}) mine (household_id)
        where ${WORKS}
      $$`;

/**
 * By which words a household is found: see household-word.entity.ts. Kept by triggers in the transaction that changes a name,
 * under the lock on the household that derivations take as well.
 */
export class HouseholdWords1795377000000 implements MigrationInterface {
  name = 'HouseholdWords1795377000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`CREATE TABLE "household_word" ("household_id" uuid NOT NULL, "word" text COLLATE "C" NOT NULL, "team_id" uuid, CONSTRAINT "PK_household_word" PRIMARY KEY ("household_id", "word"))`);
    await run(`alter table household_word enable row level security`);
    await run(`alter table household_word force row level security`);
    await run(`create policy of_the_owner on household_word to current_user using ((select current_setting('app.actor') is not null))`);
    // The team first: whoever leads a team of thousands is let through by one comparison instead of thousands.
    await run(`create policy of_the_actor on household_word for select to samenregie_app
      using (team_id = any((select app_led_teams())::uuid[]) or household_id = any((select app_granted_households())::uuid[]))`);
    await run(`select app_keep_from_emergency('household_word')`);
    await run(`grant select on household_word to samenregie_app`);
    await this.folding(run);
    await this.keeping(run);
    // The same wall, with the part that a search asks for apart.
    await run(own('app_tied_households', TIES));
    await run(own('app_open_households', `select unnest(app_tied_households(actor, today)) union all ${OF_TEAMS}`));
    // Filled before there is anything to check row by row.
    await run(`select app_keep_words(array(select id from household where closed_on is null))`);
    await run(`CREATE INDEX "household_word_of_team" ON "household_word"  ("team_id", "word", "household_id") WHERE team_id is not null`);
    await run(`ALTER TABLE "household_word" ADD CONSTRAINT "FK_7e023e91af5d9b4363279204568" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "household_word" ADD CONSTRAINT "FK_d098025fcf285768aaf81e4c0b1" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  private async folding(run: Run): Promise<void> {
    // Without a query of their own, so that they are taken up into the statement that asks them. A word may stand there twice.
    await run(`create function app_words(names text) returns text[] language sql immutable as $$
      select array_remove(regexp_split_to_array(lower(${SPELLED}), '${BETWEEN_WORDS}'), '') $$`);
    await run(`create function app_name_words(names text) returns text[] language sql immutable as $$
      select app_words(names) || app_words(regexp_replace(names, '${JOINERS}', '', 'g')) $$`);
  }

  private async keeping(run: Run): Promise<void> {
    // The statement after the lock begins with a snapshot of then: it sees what whoever had the lock before has written.
    await run(`create function app_keep_words(households uuid[]) returns void language plpgsql ${AS_THE_OWNER} as $$
      begin
        ${SOMEBODY_ACTS}
        perform 1 from household h where h.id = any(households) order by h.id for no key update;
        with wanted as materialized (
          select distinct h.id, h.team_id, word from household h cross join lateral (
            select h.name union all select h.address where not h.address_shielded
            union all select p.name from member m join person p on p.id = m.person_id where m.household_id = h.id
            union all select n.name from network_contact n where n.household_id = h.id) names (text)
          cross join lateral unnest(app_name_words(names.text)) word
          where h.id = any(households) and h.closed_on is null),
        gone as (delete from household_word w where w.household_id = any(households) and not exists (select 1 from wanted where wanted.id = w.household_id and wanted.word = w.word))
        insert into household_word as w (household_id, word, team_id) select id, word, team_id from wanted
        on conflict (household_id, word) do update set team_id = excluded.team_id where w.team_id is distinct from excluded.team_id;
      end $$`);
    const keeps = (name: string, households: string): Promise<unknown> =>
      run(`create function ${name}() returns trigger language plpgsql ${AS_THE_OWNER} as $$ begin ${SOMEBODY_ACTS} perform app_keep_words(${households}); return null; end $$`);
    await keeps('app_keep_words_of_household', `array[new.id]`);
    await keeps('app_keep_words_of_row', `case tg_op when 'DELETE' then array[old.household_id] else array[new.household_id] end`);
    // Also those that whoever changes the name cannot see.
    await keeps('app_keep_words_of_person', `array(select m.household_id from member m where m.person_id = new.id)`);
    await run(`create trigger words after insert or update of name, address, address_shielded, team_id, closed_on on household for each row execute function app_keep_words_of_household()`);
    await run(`create trigger words after insert or delete or update of person_id on member for each row execute function app_keep_words_of_row()`);
    await run(`create trigger words after insert or delete or update of name on network_contact for each row execute function app_keep_words_of_row()`);
    await run(`create trigger words after update of name on person for each row when (old.name is distinct from new.name) execute function app_keep_words_of_person()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(own('app_open_households', `${TIES} union all ${OF_TEAMS}`));
    await queryRunner.query(`drop function app_tied_households(uuid, date)`);
    for (const table of ['household', 'member', 'network_contact', 'person']) await queryRunner.query(`drop trigger words on ${table}`);
    await queryRunner.query(`drop function app_keep_words_of_household(), app_keep_words_of_row(), app_keep_words_of_person(), app_keep_words(uuid[])`);
    await queryRunner.query(`drop table household_word`);
    await queryRunner.query(`drop function app_name_words(text), app_words(text)`);
  }
}

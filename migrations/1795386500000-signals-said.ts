import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As the function that reads the facts told an acute rating, and as it tells it now: with whose it is. */
const RATED = [
  [`json_build_object('id', r.id, 'on', r.rated_on)`, `json_build_object('id', r.id, 'on', r.rated_on, 'voice', r.voice)`],
  [`r.id, r.domain, r.level, r.rated_on from rating r`, `r.id, r.domain, r.voice, r.level, r.rated_on from rating r`],
] as const;

/** Whose rating it is stands with what a signal follows from; an answer keeps from when its signal held, for it may be given before. */
export class SignalsSaid1795386500000 implements MigrationInterface {
  name = 'SignalsSaid1795386500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [before, after] of RATED) await queryRunner.query(factsTell(before, after));
    await queryRunner.query(`alter table signal_answer add holds_from timestamp with time zone`);
    // What is stored becomes what would be derived now; nobody did something, so nothing is logged or derived anew.
    await queryRunner.query(`select set_config('app.actor', 'system', true)`);
    for (const table of ['signal_answer', 'breakthrough_signal']) await queryRunner.query(`alter table ${table} disable trigger user`);
    await queryRunner.query(`update signal_answer a set holds_from = s.holds_from from signal s where s.household_id = a.household_id and s.answer_id = a.id`);
    for (const table of ['signal', 'signal_answer', 'breakthrough_signal']) await queryRunner.query(withVoices(table));
    for (const table of ['signal_answer', 'breakthrough_signal']) await queryRunner.query(`alter table ${table} enable trigger user`);
  }

  /** What is stored keeps whose ratings they are: who does not look for it does not see it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table signal_answer drop column holds_from`);
    for (const [before, after] of RATED) await queryRunner.query(factsTell(after, before));
  }
}

const withVoices = (table: string): string => `update ${table} s set evidence = jsonb_set(s.evidence, '{rows}', (
    select jsonb_agg(e.row || coalesce((select jsonb_build_object('voice', r.voice) from rating r where r.household_id = s.household_id and r.id = (e.row ->> 'id')::uuid), '{}') order by e.place)
    from jsonb_array_elements(s.evidence -> 'rows') with ordinality e (row, place)))
  where s.code = 'acute_rating' and jsonb_array_length(s.evidence -> 'rows') > 0`;

/** The rest of a long function stays as it stands. */
const factsTell = (before: string, after: string): string => `do $facts$
    declare
      told text := pg_get_functiondef('app_signal_facts(uuid, date)'::regprocedure);
    begin
      if position($said$${before}$said$ in told) = 0 then raise exception 'app_signal_facts tells ratings otherwise'; end if;
      execute replace(told, $said$${before}$said$, $said$${after}$said$);
    end $facts$`;

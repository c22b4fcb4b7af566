import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { openApiDocument } from '../server/openapi.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

type Reader = 'lead' | 'team' | 'partner' | 'service' | 'former' | 'emergency';
interface Row extends Record<Reader, '+' | '.'> {
  fact: string;
}
const READERS = ['lead', 'team', 'partner', 'service', 'former', 'emergency'] as const;
const rows = parse<Row>(readFileSync(join(process.cwd(), 'test/who-reads-what.csv')), { columns: true, comment: '#' });

/**
 * Each fact is a text that stands nowhere else; each reader asks for everything there is to read about the household. Who
 * finds what is in `who-reads-what.csv`.
 */
describe('who reads what', () => {
  let test: TestApp;
  let builders: Builders;
  const facts = new Map<string, string>();
  const readers = {} as Record<Reader, string>;
  let householdId: string;
  let memberId: string;
  let meetingId: string;

  const canary = (fact: string): string => {
    const text = `Kanarie ${fact.replaceAll(' ', '-')} ${newId().slice(-6)}`;
    facts.set(fact, text);
    return text;
  };
  const query = (sql: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    const { today } = builders;
    const team = await builders.team();
    householdId = await builders.household({ teamId: team.id, name: canary('name of the household'), address: canary('shielded address'), addressShielded: true });
    memberId = await builders.member(householdId, canary('name of a member'));
    const lead = await builders.professional({ roles: ['case_director'], kind: 'municipality' });
    const partner = await builders.professional({ organisationId: await builders.organisation({ name: canary('name of a partner organisation') }) });
    const service = await builders.professional({ organisationId: await builders.organisation({ name: canary('name of a sensitive organisation'), sensitive: true, kind: 'addiction_care' }) });
    facts.set('name of a professional there', service.name);
    const former = await builders.professional();
    const helper = await builders.professional();
    const leadId = await builders.lead(householdId, lead);
    await builders.involve(householdId, partner, ['finances']);
    await builders.involve(householdId, service, ['substance_use']);
    await query(
      `insert into involvement (household_id, id, professional_id, organisation_id, domains, starts_on, ends_on, end_reason) values ($1, $2, $3, $4, '{finances,substance_use}', $5, $6, 'handed_over')`,
      [householdId, newId(), former.id, former.organisationId, addDays(today, -60), addDays(today, -1)],
    );
    await builders.emergency(householdId, helper);
    Object.assign(readers, { lead: lead.id, team: team.leadId, partner: partner.id, service: service.id, former: former.id, emergency: helper.id });

    await query(`insert into network_contact (household_id, id, name, relation, support) values ($1, $2, $3, 'buur', '{}')`, [householdId, newId(), canary('name of a network contact')]);
    for (const [domain, fact] of [['finances', 'words with a rating in finances'], ['substance_use', 'words with a rating in substance use'], ['justice', 'words with a rating disclosed to the partner']])
      await query(
        `insert into rating (household_id, id, member_id, domain, voice, level, words, rated_on, recorded_by) values ($1, $2, $3, $4, 'own', 2, $5, $6, $7)`,
        [householdId, newId(), memberId, domain, canary(fact!), today, lead.id],
      );
    facts.set('that there are ratings in substance use', 'substance_use');
    for (const [professional, fact] of [[partner, 'what a disclosure to the partner is for'], [service, 'what a disclosure to the service is for']] as const) {
      const id = await builders.disclosure(householdId, professional === partner ? { professionalId: partner.id } : { organisationId: service.organisationId }, { memberId, domains: [professional === partner ? 'justice' : 'housing'] });
      await query(`update disclosure set purpose = $2 where id = $1`, [id, canary(fact)]);
    }
    await query(`update member set address = $2, address_shielded = true where id = $1`, [memberId, canary('shielded address of a member')]);
    const shieldedId = newId();
    await query(`insert into goal (household_id, id, place, words, domains, shielded) values ($1, $2, 2, $3, '{}', true)`, [householdId, shieldedId, canary('words of a goal kept from other members')]);
    await query(
      `insert into rectification (household_id, id, member_id, recorded_by, subject, domain, what_is_wrong, own_view, asked_on, due_on, outcome, answer, answered_on, answered_by)
       values ($1, $2, $3, $4, 'rating', 'substance_use', $5, $6, $7, $7, 'not_corrected', 'x', $7, $4)`,
      [householdId, newId(), memberId, lead.id, canary('what a member says is wrong in substance use'), canary('own view beside the record in substance use'), today],
    );
    const goalId = newId();
    await query(
      `insert into goal (household_id, id, place, words, professional_wording, domains) values ($1, $2, 1, $3, $4, '{}')`,
      [householdId, goalId, canary('words of a goal'), canary('professional wording of a goal')],
    );
    const actionId = newId();
    await query(`insert into action (household_id, id, goal_id, what, rhythm, due_on) values ($1, $2, $3, $4, 'once', $5)`, [householdId, actionId, goalId, canary('action of the partner'), today]);
    await query(`insert into action_owner (household_id, id, action_id, professional_id) values ($1, $2, $3, $4)`, [householdId, newId(), actionId, partner.id]);
    await query(`update plan set where_to = $2 where household_id = $1`, [householdId, canary('where the household wants to go')]);
    await query(
      `insert into plan_statement (household_id, id, kind, words, said_by_member_id, said_on, recorded_by) values ($1, $2, 'in_the_way', $3, $4, $5, $6)`,
      [householdId, newId(), canary('what a member says stands in the way'), memberId, today, lead.id],
    );
    meetingId = newId();
    await query(`insert into review_meeting (id, team_id, led_by, started_at, households) values ($1, $2, $3, now() - interval '1 hour', 1)`, [meetingId, team.id, team.leadId]);
    await query(`insert into review_case (household_id, id, meeting_id, place, note) values ($1, $2, $3, 1, $4)`, [householdId, newId(), meetingId, canary('note of a review meeting')]);
    const evaluationId = newId();
    await query(`insert into evaluation (household_id, id, held_on, recorded_by) values ($1, $2, $3, $4)`, [householdId, evaluationId, today, lead.id]);
    for (const [goal, fact] of [[goalId, 'how a goal went'], [shieldedId, 'how a goal kept from other members went']])
      await query(`insert into evaluation_goal (household_id, evaluation_id, goal_id, change, what_changed) values ($1, $2, $3, 1, $4)`, [householdId, evaluationId, goal, canary(fact!)]);
    const agreed = { memberId, kind: 'in_part', words: canary('what a member says of the plan') };
    await (await test.as(lead.id)).post(`/households/${householdId}/plan/agreements`).send(agreed).expect(201);
    // What was kept differs from what is now, so that the comparison tells of every goal.
    await query(`update goal set state = 'working' where household_id = $1`, [householdId]);
    for (const [professional, fact] of [[partner, 'note of the partner at a visit'], [service, 'note of the service at a visit']] as const) {
      const visitId = newId();
      await query(
        `insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by) values ($1, $2, $3::date + time '10:00', $3::date + time '11:00', 'regular', 'planned', '{}', $4)`,
        [householdId, visitId, addDays(today, 1), professional.id],
      );
      await query(`insert into visit_member (household_id, visit_id, member_id) values ($1, $2, $3)`, [householdId, visitId, memberId]);
      await query(`insert into visit_professional (household_id, visit_id, professional_id, organisation_id, note) values ($1, $2, $3, $4, $5)`, [householdId, visitId, professional.id, professional.organisationId, canary(fact)]);
    }
    for (const [professional, name] of [[partner, 'the partner'], [service, 'the service']] as const)
      await query(
        `insert into overlap_answer (household_id, id, code, visit_ids, kind, reason, answered_by, answered_at) values ($1, $2, 'same_day', '{}', 'kept', $3, $4, now())`,
        [householdId, newId(), canary(`why ${name} keeps a double visit`), professional.id],
      );
    await query(`update visit set anyway_because = $2 where household_id = $1 and recorded_by = $3`, [householdId, canary('why the partner goes anyway'), partner.id]);
    for (const [professional, name] of [[partner, 'the partner'], [service, 'the service']] as const) {
      const id = newId();
      await query(
        `insert into visit_question (household_id, id, kind, question, domains, asked_by, asked_at, state) values ($1, $2, 'consult', $3, '{}', $4, now(), 'open')`,
        [householdId, id, canary(`what ${name} asks the lead first`), professional.id],
      );
      await query(
        `insert into visit_question_recipient (household_id, question_id, professional_id, answer, answered_at) values ($1, $2, $3, $4, now())`,
        [householdId, id, lead.id, professional === partner ? canary('what the lead answers the partner') : 'x'],
      );
    }
    await builders.level(householdId, lead, { level: 'case_direction', fromLevel: 'process_direction', reason: canary('why the lead went down'), agreements: canary('agreements left behind') });
    for (const [professional, name] of [[partner, 'the partner'], [service, 'the service']] as const) {
      await builders.escalation(householdId, professional, professional === partner ? lead : { id: team.leadId }, { question: canary(`what ${name} asks to be decided`) });
      await builders.withdrawal(householdId, professional, { reason: canary(`why ${name} leaves`) });
    }
    const problem = async (domain: string, label: string, words: string): Promise<string> => {
      const id = newId();
      await query(
        `insert into problem (household_id, id, label, domain, member_id, words, said_on, recorded_by, starts_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $7)`,
        [householdId, id, label, domain, memberId, words, today, lead.id],
      );
      return id;
    };
    const debts = await problem('finances', canary('label of a problem in finances'), 'x');
    const rent = await problem('finances', 'huur', 'x');
    const drinking = await problem('substance_use', 'drinken', canary('words of a problem in substance use'));
    await problem('justice', canary('label of a problem disclosed to the partner'), 'x');
    for (const [to, fact] of [[rent, 'how one problem in finances pushes on another'], [drinking, 'how a problem in finances pushes on one in substance use']] as const)
      await query(
        `insert into influence (household_id, id, from_problem_id, to_problem_id, words, said_on, recorded_by, starts_on) values ($1, $2, $3, $4, $5, $6, $7, $6)`,
        [householdId, newId(), debts, to, canary(fact), today, lead.id],
      );
    const condition = async (domain: string, label: string, party: string | null, organisationId: string | null): Promise<string> => {
      const id = newId();
      await query(`insert into condition (household_id, id, label, domain, party, organisation_id, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)`, [householdId, id, label, domain, party, organisationId, lead.id]);
      return id;
    };
    const arrangement = await condition('finances', canary('label of a condition in finances'), null, partner.organisationId);
    const abstinence = await condition('substance_use', canary('label of a condition in substance use'), canary('how the team calls the service that must bring it'), service.organisationId);
    await query(
      `insert into blockage (household_id, id, waiting_id, waiting_condition_id, awaited_id, awaited_condition_id, because, recorded_by, starts_on) values ($1, $2, $3, $3, $4, $4, $5, $6, $7)`,
      [householdId, newId(), arrangement, abstinence, canary('why a condition in finances waits for one in substance use'), lead.id, today],
    );
    const table = async (knot: string, proposal: string | null): Promise<string> => {
      const id = newId();
      await query(`insert into breakthrough (household_id, id, knot, proposal, started_on, recorded_by) values ($1, $2, $3, $4, $5, $6)`, [householdId, id, knot, proposal, today, lead.id]);
      return id;
    };
    const ofOthers = await table(canary('knot of a breakthrough'), null);
    await query(`insert into breakthrough_voice (household_id, id, breakthrough_id, words, said_by_member_id, said_on) values ($1, $2, $3, $4, $5, $6)`, [householdId, newId(), ofOthers, canary('words of the household about a knot'), memberId, today]);
    const withPartner = await table('x', canary('proposal of a table at which the partner sits'));
    await query(`insert into breakthrough_invitee (household_id, id, breakthrough_id, key, professional_id, decides) values ($1, $2, $3, 'x', $4, false)`, [householdId, newId(), withPartner, partner.id]);
    await query(`insert into breakthrough_cost (household_id, id, breakthrough_id, side, label, yearly_euros) values ($1, $2, $3, 'going_on', $4, 1)`, [householdId, newId(), withPartner, canary('what going on costs')]);
    for (const [domain, fact] of [['finances', 'pause that is asked in finances'], ['substance_use', 'pause that is asked in substance use']])
      await query(
        `insert into pause_request (household_id, id, subject, what, domain, until, asked_id, asked_by_id, asked_on) values ($1, $2, 'other', $3, $4, $5, $6, $6, $5)`,
        [householdId, newId(), canary(fact!), domain, today, lead.id],
      );
    // Somebody else of the service: who leads, or led, is named to everyone involved.
    const colleague = await builders.professional({ organisationId: service.organisationId });
    for (const [professional, fact, days] of [[partner, 'why a partner led before', 90], [colleague, 'why the service led before', 60]] as const)
      await query(
        `insert into lead (household_id, id, professional_id, organisation_id, kind, intensity, starts_on, ends_on, reason, decided_by)
         values ($1, $2, $3, $4, 'permanent', 'light', $5, $6, $7, 'professionals_together')`,
        [householdId, newId(), professional.id, professional.organisationId, addDays(today, -days), addDays(today, 20 - days), canary(fact)],
      );
    for (const [by, other, words, objection] of [[partner, colleague, 'why a partner proposed a lead', 'why the service objects'], [colleague, partner, 'why the service proposed a lead', 'why a partner objects']] as const) {
      const id = newId();
      await query(
        `insert into lead_proposal (household_id, id, candidate_id, organisation_id, proposed_by, proposed_at, kind, intensity, reason, note, state, closed_at)
         values ($1, $2, $3, $4, $5, now(), 'permanent', 'light', $6, $7, 'withdrawn', now())`,
        [householdId, id, lead.id, lead.organisationId, by.id, canary(words), by === colleague ? canary('note with a handover from the service') : null],
      );
      await query(`insert into lead_proposal_answer (household_id, proposal_id, professional_id, organisation_id, answer, reason, answered_at) values ($1, $2, $3, $4, 'object', $5, now())`, [householdId, id, other.id, other.organisationId, canary(objection)]);
    }
    for (const [professional, fact] of [[lead, 'why it is not safe at home'], [service, 'what the service says of safety at home']] as const)
      await query(
        `insert into safety_check (household_id, id, answer, words, checked_at, recorded_by, organisation_id) values ($1, $2, 'no', $3, now(), $4, $5)`,
        [householdId, newId(), canary(fact), professional.id, professional.organisationId],
      );
    await query(
      `insert into signal_answer (household_id, id, team_id, code, subject, evidence, evidence_key, kind, reason, words, answered_by, answered_at)
       values ($1, $2, $3, 'no_contact', '', $4, 'x', 'dismiss', 'other', $5, $6, now())`,
      [householdId, newId(), team.id, JSON.stringify({ since: today, rows: [], term: 14 }), canary('why a signal was dismissed'), team.leadId],
    );
    const deputyId = await builders.deputy(householdId, leadId, colleague, addDays(today, 5), addDays(today, 9));
    await query(`update lead_deputy set reason = $2 where id = $1`, [deputyId, canary('why the service stands in')]);
  });
  afterAll(() => test.close());

  /** Everything that the API answers to this reader but the directory, which is about no household. */
  async function allOf(reader: Reader): Promise<string> {
    const client = await test.as(readers[reader]);
    const { today } = builders;
    const paths = Object.entries(openApiDocument(test.app).paths).filter(([path, operations]) => 'get' in operations && !['/organisations', '/professionals'].includes(path)).map(([path]) => path);
    const queries = (path: string): object[] => {
      if (/\/(calendar|(own-)?visits)$/.test(path)) return [{ from: addDays(today, -20), until: addDays(today, 20) }];
      return path.endsWith('/ratings') ? ['finances', 'substance_use', 'justice'].map((domain) => ({ memberId, domain })) : [{}];
    };
    const answers: string[] = [];
    for (const path of paths) {
      const filled = path.replace('{householdId}', householdId).replace('{memberId}', memberId).replace('{meetingId}', meetingId).replaceAll(/\{\w+\}/g, () => newId());
      for (const asked of queries(path)) answers.push((await client.get(filled).query(asked)).text);
    }
    // A search is a reading that is sent: by words that all may find, and by those that nobody may find it by.
    for (const words of ['kanarie', facts.get('name of a member')!, facts.get('shielded address')!, facts.get('shielded address of a member')!])
      answers.push((await client.post('/household-searches').send({ words }).expect(200)).text);
    return answers.join('\n');
  }

  it('has a row for each fact', () => {
    expect([...facts.keys()].sort()).toEqual(rows.map(({ fact }) => fact).sort());
  });

  it.each(READERS)('finds what the table says: %s', async (reader) => {
    const text = await allOf(reader);
    const found = (fact: string): string => (text.includes(facts.get(fact)!) ? '+' : '.');
    expect(Object.fromEntries(rows.map(({ fact }) => [fact, found(fact)]))).toEqual(Object.fromEntries(rows.map((row) => [row.fact, row[reader]])));
  });
});

import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { DEFAULT_SETTINGS, SETTING_KEYS, type SettingValues } from '../contract/setting-words.js';
import type { SettingChangeView, TeamSettingsView } from '../contract/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Team } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { changedSettings, changesBetween, settingsOf, storedValue, type ChosenSetting } from './setting-rules.js';
import { TeamSetting, TeamSettingChange } from './setting.entity.js';
import { OUTDATED } from './settings.sql.js';

/** So few households are derived anew within the change itself; more are left to the job. */
const AT_ONCE = 25;
const MOST_CHANGES = 500;

/** $1: who leads the teams. */
const TEAMS = `
  select t.id as "teamId", t.name as "teamName",
    (select coalesce(json_agg(json_build_object('key', s.key, 'value', s.value)), '[]'::json) from team_setting s where s.team_id = t.id) as chosen,
    (select count(*)::int from household h where h.team_id = t.id and h.closed_on is null) as households,
    (select count(distinct o.id)::int from (${OUTDATED}) o where o.team_id = t.id) as waiting, t.version
  from team t join team_lead l on l.team_id = t.id where l.professional_id = $1`;

const CHOOSE = `insert into team_setting (team_id, key, value) values ($1, $2, $3) on conflict (team_id, key) do update set value = excluded.value`;

type TeamRow = Omit<TeamSettingsView, 'values'> & { chosen: ChosenSetting[] };

/** What the lead of a team sets for its households. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<TeamSettingsView[]> {
    const rows = await this.work.manager.query<TeamRow[]>(`${TEAMS} order by t.name, t.id`, [actor.professionalId]);
    return rows.map(viewOf);
  }

  /** Throws `not-found` where the actor does not lead this team. */
  async read(actor: Actor, teamId: string): Promise<TeamSettingsView> {
    const [row] = await this.work.manager.query<TeamRow[]>(`${TEAMS} and t.id = $2`, [actor.professionalId, teamId]);
    if (!row) throw new BrokenRule('not-found');
    return viewOf(row);
  }

  /** The newest first. */
  async changes(actor: Actor, teamId: string): Promise<SettingChangeView[]> {
    await this.read(actor, teamId);
    return this.work.manager.query<SettingChangeView[]>(
      `select c.id, c.key, c.from_value as "from", c.to_value as "to", to_json(c.changed_at) #>> '{}' as "changedAt", p.name as "changedByName"
       from team_setting_change c join professional p on p.id = c.changed_by
       where c.team_id = $1 and c.key = any($2) order by c.changed_at desc, c.id desc limit ${MOST_CHANGES}`,
      [teamId, SETTING_KEYS],
    );
  }

  /** Also has what follows derived anew: of few households at once, else by the job, within minutes. */
  async change(actor: Actor, teamId: string, version: number, given: Partial<SettingValues>): Promise<TeamSettingsView> {
    const { teamName: name } = await this.read(actor, teamId);
    // From here on one at a time: what is read below is what is changed.
    await changeVersioned(this.work.manager, Team, { id: teamId }, version, { name }, () => this.read(actor, teamId));
    const before = await this.read(actor, teamId);
    const changes = changesBetween(before.values, changedSettings(before.values, given));
    if (changes.length === 0) throw new BrokenRule('input.nothing-to-change');
    for (const { key, to } of changes) {
      if (to === storedValue(DEFAULT_SETTINGS[key])) await this.work.manager.delete(TeamSetting, { teamId, key });
      else await this.work.manager.query(CHOOSE, [teamId, key, to]);
    }
    const [changedAt, changedBy] = [this.clock.now(), actor.professionalId];
    await this.work.manager.insert(
      TeamSettingChange,
      changes.map(({ key, from, to }) => ({ id: newId(), teamId, key, fromValue: from, toValue: to, changedAt, changedBy })),
    );
    await this.deriveAnew(teamId, before.households);
    return this.read(actor, teamId);
  }

  private async deriveAnew(teamId: string, households: number): Promise<void> {
    if (households > AT_ONCE) return;
    const rows = await this.work.manager.query<{ id: string }[]>(`select id from household where team_id = $1 and closed_on is null`, [teamId]);
    for (const { id } of rows) this.work.touch(id, 'all');
    await this.work.settle();
  }
}

const viewOf = ({ chosen, ...team }: TeamRow): TeamSettingsView => ({ ...team, values: settingsOf(chosen) });

import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { CONFIG, type Config } from '../config.js';
import type { InvitationView, InviteColleague, NewInvitation } from '../contract/administration.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Professional } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { ColleaguesService } from './colleagues.service.js';
import { Invitation } from './invitation.entity.js';
import { checkRoles } from './role-rules.js';

const DAY = 86_400_000;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** $1: the organisation; $2: now. */
const INVITATIONS = `
  select i.id, i.name, i.function, i.email, i.roles, i.team_id as "teamId", t.name as "teamName", p.name as "invitedByName",
    to_json(i.expires_at) #>> '{}' as "expiresAt", i.expires_at <= $2 as expired
  from invitation i left join team t on t.id = i.team_id join professional p on p.id = i.invited_by
  where i.organisation_id = $1`;

/**
 * Invitations of one's own organisation. Whether another organisation knows an e-mail address plays no part anywhere: an
 * address is used once in each organisation, so no answer can tell.
 */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly colleagues: ColleaguesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(actor: Actor): Promise<InvitationView[]> {
    return this.work.manager.query<InvitationView[]>(`${INVITATIONS} order by i.name, i.id`, [actor.organisationId, this.clock.now()]);
  }

  /** Throws `colleague.email-used`, `invitation.email-invited` (also under a race), `team.unknown` and `colleague.privacy-officer`. */
  async invite(actor: Actor, input: InviteColleague): Promise<NewInvitation> {
    const { organisationId } = actor;
    const { name, function: work, roles, teamId = null } = input;
    checkRoles([], roles, false);
    const email = input.email.toLowerCase();
    if (await this.work.manager.existsBy(Professional, { organisationId, email })) throw new BrokenRule('colleague.email-used');
    if (teamId) await this.colleagues.checkTeam(actor, teamId);
    const id = newId();
    const { token, ...link } = this.newLink();
    await this.work.manager.insert(Invitation, { id, organisationId, name, function: work, email, roles, teamId, invitedBy: actor.professionalId, ...link });
    return { ...(await this.read(actor, id)), token };
  }

  /** A new link instead of the one there was, valid from now on. */
  async renew(actor: Actor, id: string): Promise<NewInvitation> {
    const { token, ...link } = this.newLink();
    const { affected } = await this.work.manager.update(Invitation, { id, organisationId: actor.organisationId }, link);
    if (!affected) throw new BrokenRule('not-found');
    return { ...(await this.read(actor, id)), token };
  }

  async withdraw(actor: Actor, id: string): Promise<void> {
    const { affected } = await this.work.manager.delete(Invitation, { id, organisationId: actor.organisationId });
    if (!affected) throw new BrokenRule('not-found');
  }

  private newLink(): { token: string; tokenHash: Buffer; expiresAt: Date } {
    const token = randomBytes(32).toString('base64url');
    return { token, tokenHash: hashOfToken(token), expiresAt: new Date(this.clock.now().getTime() + this.config.invitationDays * DAY) };
  }

  private async read(actor: Actor, id: string): Promise<InvitationView> {
    const [found] = await this.work.manager.query<InvitationView[]>(`${INVITATIONS} and i.id = $3`, [actor.organisationId, this.clock.now(), id]);
    return found!;
  }
}

import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Actor } from '../access/access-rules.js';
import type { Role } from '../contract/roles.js';
import type { AcceptSignOn, NewColleague, SignOnColleague, SignOnRequests } from '../contract/sign-on.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Professional } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { mappedRoles, rolesAfter } from './claims-rules.js';
import { Identities } from './identities.js';
import { SignOnIdentity, SignOnRequest } from './sign-on.entity.js';

/** How long somebody is known who signed on and did not come back. Our default. */
const DAYS_KEPT = 90;

/** Those who signed on for the first time, for the administrator of their organisation and nobody else. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly identities: Identities,
  ) {}

  async list({ organisationId }: Actor): Promise<SignOnRequests> {
    const found = await this.work.manager.find(SignOnRequest, { where: { organisationId }, order: { state: 'DESC', requestedAt: 'ASC' }, take: 200 });
    const mapping = await this.identities.mappingOf(organisationId);
    return {
      requests: found.map(({ id, state, name, email, roleClaims, requestedAt, lastTriedAt }) => ({
        id,
        state,
        name,
        email,
        roles: mappedRoles(roleClaims, mapping, null) ?? null,
        requestedAt: requestedAt.toISOString(),
        lastTriedAt: lastTriedAt.toISOString(),
      })),
      colleagues: await this.colleagues(organisationId),
    };
  }

  /** Links the person to an account, and lets them in from their next sign-in. */
  async accept({ organisationId, professionalId }: Actor, requestId: string, { professionalId: colleagueId, newColleague }: AcceptSignOn): Promise<void> {
    if ((colleagueId === undefined) === (newColleague === undefined)) throw new BrokenRule('sign-on.person-missing');
    const request = await this.take(organisationId, requestId);
    const acceptedId = newColleague ? await this.addColleague(organisationId, newColleague, request) : await this.knownColleague(organisationId, colleagueId!);
    await this.work.manager.insert(SignOnIdentity, {
      issuer: request.issuer,
      subject: request.subject,
      professionalId: acceptedId,
      linkedAt: this.clock.now(),
      linkedBy: professionalId,
    });
  }

  async refuse({ organisationId }: Actor, requestId: string): Promise<void> {
    const { affected } = await this.work.manager.update(SignOnRequest, { id: requestId, organisationId }, { state: 'refused' });
    if (!affected) throw new BrokenRule('not-found');
  }

  /** As the system: names and addresses of people who never came in are not kept. Answers how many went. */
  async dropOld(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - DAYS_KEPT * 24 * 3_600_000);
    const { affected } = await this.work.run(null, () => this.work.manager.delete(SignOnRequest, { lastTriedAt: LessThan(before) }));
    return affected ?? 0;
  }

  /** Takes the request away; of two who accept it at once, one finds nothing. */
  private async take(organisationId: string, id: string): Promise<SignOnRequest> {
    const { manager } = this.work;
    const request = await manager.findOneBy(SignOnRequest, { id, organisationId });
    if (!request) throw new BrokenRule('not-found');
    const { affected } = await manager.delete(SignOnRequest, { id, organisationId });
    if (!affected) throw new BrokenRule('sign-on.already-accepted');
    return request;
  }

  private async knownColleague(organisationId: string, id: string): Promise<string> {
    const rows = await this.work.manager.query<{ id: string; roles: Role[] }[]>(
      'select id, roles from professional where id = $1 and organisation_id = $2 and (left_on is null or left_on > $3)',
      [id, organisationId, this.clock.today()],
    );
    if (!rows[0]) throw new BrokenRule('sign-on.unknown-colleague');
    // They look over the logs of all organisations: no administrator of one says who comes in as them.
    if (rows[0].roles.includes('privacy_officer')) throw new BrokenRule('colleague.privacy-officer');
    return rows[0].id;
  }

  private async addColleague(organisationId: string, { name, function: work, email, roles }: NewColleague, { roleClaims }: SignOnRequest): Promise<string> {
    const id = newId();
    const mapped = mappedRoles(roleClaims, await this.identities.mappingOf(organisationId), null);
    await this.work.manager.insert(Professional, { id, organisationId, teamId: null, name, function: work, email: email.toLowerCase(), roles: mapped ? rolesAfter([], mapped) : roles });
    return id;
  }

  private colleagues(organisationId: string): Promise<SignOnColleague[]> {
    return this.work.manager.query<SignOnColleague[]>(
      `select p.id, p.name, p.function, exists (select 1 from sign_on_identity i where i.professional_id = p.id) as linked
       from professional p where p.organisation_id = $1 and (p.left_on is null or p.left_on > $2) and not 'privacy_officer' = any(p.roles)
       order by linked, p.name, p.id`,
      [organisationId, this.clock.today()],
    );
  }
}

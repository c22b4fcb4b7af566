import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '../contract/problem-codes.js';
import type { Role } from '../contract/roles.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { mappedRoles, rolesAfter, type MappingLine, type Person } from './claims-rules.js';
import { SignOnRole } from './sign-on.entity.js';

/** Who of us it is; or why they do not get in, and where they wait: for whose administrator. */
export type Recognised = { professionalId: string } | { refusal: ProblemCode; organisationId?: string };

interface Identity {
  professionalId: string;
  organisationId: string;
  roles: Role[];
  left: boolean;
}

/** Finds who a person of the provider is here. */
@Injectable()
export class Identities {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Maps roles anew, and keeps them also where the person is refused for having none. In a unit of work. */
  async recognise(issuer: string, subject: string, person: Person): Promise<Recognised> {
    const organisationId = await this.organisationOf(person.organisation);
    if (!organisationId) return { refusal: 'sign-on.unknown-organisation' };
    const identity = await this.find(issuer, subject);
    if (!identity) return this.ask(issuer, subject, organisationId, person);
    // Who works elsewhere now does not come back into the account of before.
    if (identity.organisationId !== organisationId) return { refusal: 'sign-on.other-organisation' };
    if (identity.left) return { refusal: 'sign-on.account-closed' };
    const mapped = mappedRoles(person.roleClaims, await this.mappingOf(organisationId), { id: identity.professionalId, roles: identity.roles });
    const roles = mapped && rolesAfter(identity.roles, mapped);
    if (roles) await this.work.manager.query('update professional set roles = $2, version = version + 1 where id = $1 and roles <> $2', [identity.professionalId, roles]);
    return roles?.length === 0 ? { refusal: 'sign-on.no-role' } : { professionalId: identity.professionalId };
  }

  async find(issuer: string, subject: string): Promise<Identity | undefined> {
    const rows = await this.work.manager.query<Identity[]>(
      `select p.id as "professionalId", p.organisation_id as "organisationId", p.roles, coalesce(p.left_on <= $3, false) as left
       from sign_on_identity i join professional p on p.id = i.professional_id where i.issuer = $1 and i.subject = $2`,
      [issuer, subject, this.clock.today()],
    );
    return rows[0];
  }

  mappingOf(organisationId: string): Promise<MappingLine[]> {
    return this.work.manager.find(SignOnRole, { where: { organisationId }, order: { claim: 'ASC', role: 'ASC' } });
  }

  private async organisationOf(reference: string | undefined): Promise<string | undefined> {
    const rows = await this.work.manager.query<{ id: string }[]>('select id from organisation where sign_on_reference = $1', [reference ?? null]);
    return rows[0]?.id;
  }

  /** Somebody new: the administrator of the organisation is to say who it is. What was refused stays refused. */
  private async ask(issuer: string, subject: string, organisationId: string, { name, email, roleClaims }: Person): Promise<Recognised> {
    const rows = await this.work.manager.query<{ state: string }[]>(
      `insert into sign_on_request (id, issuer, subject, organisation_id, state, name, email, role_claims, requested_at, last_tried_at)
       values ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8, $8)
       on conflict (issuer, subject) do update set organisation_id = excluded.organisation_id, name = excluded.name, email = excluded.email,
         role_claims = excluded.role_claims, last_tried_at = excluded.last_tried_at,
         state = case when sign_on_request.organisation_id = excluded.organisation_id then sign_on_request.state else 'waiting' end
       returning state`,
      [newId(), issuer, subject, organisationId, name, email, roleClaims, this.clock.now()],
    );
    return rows[0]!.state === 'refused' ? { refusal: 'sign-on.refused' } : { refusal: 'sign-on.waiting', organisationId };
  }
}

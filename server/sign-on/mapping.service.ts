import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { CONFIG, type Config } from '../config.js';
import type { ChangeSignOnMapping, SignOnMapping } from '../contract/sign-on.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Identities } from './identities.js';
import { SignOnRole } from './sign-on.entity.js';

/** What the provider's words mean for one organisation. */
@Injectable()
export class MappingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identities: Identities,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read({ organisationId }: Actor): Promise<SignOnMapping> {
    const [found] = await this.work.manager.query<{ reference: string | null; version: number }[]>(
      'select sign_on_reference as reference, sign_on_version as version from organisation where id = $1',
      [organisationId],
    );
    const roles = await this.identities.mappingOf(organisationId);
    return { ...found!, roles: roles.map(({ claim, role }) => ({ claim, role })), provider: this.config.signOn?.name ?? null };
  }

  /** All of it at once. It counts from each person's next sign-in. */
  async change(actor: Actor, version: number, { reference, roles }: ChangeSignOnMapping): Promise<SignOnMapping> {
    const { organisationId } = actor;
    const { manager } = this.work;
    const [, changed] = await manager.query<[unknown[], number]>(
      'update organisation set sign_on_reference = $3, sign_on_version = sign_on_version + 1 where id = $1 and sign_on_version = $2',
      [organisationId, version, reference],
    );
    if (changed === 0) throw new BrokenRule('input.stale-version', { version: (await this.read(actor)).version });
    const givers = new Map((await this.identities.mappingOf(organisationId)).map(({ claim, role, givenBy }) => [`${role} ${claim}`, givenBy]));
    await manager.delete(SignOnRole, { organisationId });
    // A line that stood there already stays of whom it was: else a colleague who only adds another would take it over.
    const line = ({ claim, role }: SignOnMapping['roles'][number]): Omit<SignOnRole, 'organisation' | 'giver'> => {
      const giver = givers.get(`${role} ${claim}`);
      return { organisationId, claim, role, givenBy: giver === undefined ? actor.professionalId : giver };
    };
    const once = new Map(roles.map((each) => [`${each.role} ${each.claim}`, line(each)]));
    await manager.insert(SignOnRole, [...once.values()]);
    return this.read(actor);
  }
}

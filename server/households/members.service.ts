import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AddMember, AddNetworkContact, ChangeMember, ChangeNetworkContact, Created } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { Member, NetworkContact, Person } from './household.entity.js';
import { MyHouseholdsService } from './my-households.service.js';

@Injectable()
export class MembersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly mine: MyHouseholdsService,
  ) {}

  /** A new person, or one who is already a member of another household that the actor may see: a child can have two homes. */
  async add(scope: HouseholdScope, input: AddMember): Promise<Created> {
    const personId = input.personId ?? (await this.newPerson(input));
    if (input.personId && !(await this.mine.seesPerson(scope.actor, input.personId))) throw new BrokenRule('person.not-accessible');
    const id = newId();
    await this.work.manager.insert(Member, {
      householdId: scope.householdId,
      id,
      personId,
      role: input.role,
      startsOn: input.from ?? this.clock.today(),
    });
    return { id, version: 1 };
  }

  async change(scope: HouseholdScope, id: string, version: number, input: ChangeMember): Promise<Created> {
    const member = await this.work.manager.findOneBy(Member, { householdId: scope.householdId, id });
    if (!member) throw new BrokenRule('not-found');
    if (input.until && input.until < member.startsOn) throw new BrokenRule('member.ends-before-start');
    const ofPerson = { name: input.name, birthDate: input.birthDate };
    const person = Object.fromEntries(Object.entries(ofPerson).filter(([, value]) => value !== undefined));
    const changed = Object.keys(person).length > 0;
    // The stay's version guards the person's name too: writing the role as it is raises it.
    await changeVersioned(this.work.manager, Member, { householdId: scope.householdId, id, version }, {
      role: input.role ?? (changed ? member.role : undefined),
      endsOn: input.until,
    });
    if (changed) await this.work.manager.update(Person, { id: member.personId }, person);
    return { id, version: version + 1 };
  }

  async addNetworkContact(scope: HouseholdScope, input: AddNetworkContact): Promise<Created> {
    const id = newId();
    await this.work.manager.insert(NetworkContact, { householdId: scope.householdId, id, ...input });
    return { id, version: 1 };
  }

  async changeNetworkContact(scope: HouseholdScope, id: string, version: number, input: ChangeNetworkContact): Promise<Created> {
    const { until, ...fields } = input;
    await changeVersioned(this.work.manager, NetworkContact, { householdId: scope.householdId, id, version }, { ...fields, endsOn: until });
    return { id, version: version + 1 };
  }

  private async newPerson(input: AddMember): Promise<string> {
    if (!input.name) throw new BrokenRule('member.name-missing', {}, [{ field: 'name', check: 'isNotEmpty', message: 'name is required for a new person' }]);
    const id = newId();
    await this.work.manager.insert(Person, { id, name: input.name, birthDate: input.birthDate ?? null });
    return id;
  }
}

import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AddMember, AddNetworkContact, ChangeMember, ChangeNetworkContact, Created } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { Member, NetworkContact, Person } from './household.entity.js';
import { ONE_CONTACT, ONE_MEMBER } from './household.sql.js';
import { OwnHouseholds } from './own-households.js';
import { readView } from './reading.js';

@Injectable()
export class MembersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly own: OwnHouseholds,
  ) {}

  /** A new person, or one who is already a member of another household that the actor may see: a child can have two homes. */
  async add(scope: HouseholdScope, input: AddMember): Promise<Created> {
    const personId = input.personId ?? (await this.newPerson(input));
    if (input.personId && !(await this.own.seesPerson(scope.actor, input.personId))) throw new BrokenRule('person.not-accessible');
    const id = newId();
    await this.work.manager.insert(Member, {
      householdId: scope.householdId,
      id,
      personId,
      role: input.role,
      startsOn: input.from ?? this.clock.today(),
      address: input.address ?? null,
      addressShielded: input.addressShielded ?? false,
    });
    return { id, version: 1 };
  }

  async change(scope: HouseholdScope, id: string, version: number, input: ChangeMember): Promise<Created> {
    const member = await this.work.manager.findOneBy(Member, { householdId: scope.householdId, id });
    if (!member) throw new BrokenRule('not-found');
    if (input.until && input.until < member.startsOn) throw new BrokenRule('member.ends-before-start');
    this.checkBirthDate(input.birthDate);
    const ofPerson = { name: input.name, birthDate: input.birthDate };
    const changed = Object.values(ofPerson).some((value) => value !== undefined);
    if (changed && !(await this.own.directsPerson(scope.actor, member.personId))) throw new BrokenRule('person.shared');
    // The stay's version guards the person too: writing the role as it is raises it.
    await changeVersioned(this.work.manager, Member, { householdId: scope.householdId, id }, version, {
      role: input.role ?? (changed ? member.role : undefined),
      endsOn: input.until,
      address: input.address,
      addressShielded: input.addressShielded,
    }, () => this.present(scope, ONE_MEMBER, id));
    if (changed) await this.changePerson(scope, member.personId, ofPerson);
    return { id, version: version + 1 };
  }

  async addNetworkContact(scope: HouseholdScope, input: AddNetworkContact): Promise<Created> {
    const id = newId();
    await this.work.manager.insert(NetworkContact, { householdId: scope.householdId, id, ...input });
    return { id, version: 1 };
  }

  async changeNetworkContact(scope: HouseholdScope, id: string, version: number, input: ChangeNetworkContact): Promise<Created> {
    const { until, ...fields } = input;
    await changeVersioned(this.work.manager, NetworkContact, { householdId: scope.householdId, id }, version, { ...fields, endsOn: until }, () => this.present(scope, ONE_CONTACT, id));
    return { id, version: version + 1 };
  }

  private present(scope: HouseholdScope, expression: string, id: string): Promise<object> {
    return readView(this.work.manager, scope, this.clock.today(), expression, { id });
  }

  /** The name is the same in every household: whoever is about to change it elsewhere must see that it changed. */
  private async changePerson(scope: HouseholdScope, personId: string, changes: { name?: string | undefined; birthDate?: string | null | undefined }): Promise<void> {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    await this.work.manager.update(Person, { id: personId }, given);
    await this.work.manager.query(`update member set version = version + 1 where person_id = $1 and household_id <> $2`, [personId, scope.householdId]);
  }

  private checkBirthDate(birthDate: string | null | undefined): void {
    if (birthDate && birthDate > this.clock.today())
      throw new BrokenRule('input.invalid', {}, [{ field: 'birthDate', check: 'notInFuture', message: 'birthDate must not be in the future' }]);
  }

  private async newPerson(input: AddMember): Promise<string> {
    if (!input.name) throw new BrokenRule('member.name-missing', {}, [{ field: 'name', check: 'isNotEmpty', message: 'name is required for a new person' }]);
    this.checkBirthDate(input.birthDate);
    const id = newId();
    await this.work.manager.insert(Person, { id, name: input.name, birthDate: input.birthDate ?? null });
    return id;
  }
}

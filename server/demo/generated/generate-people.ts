import { NETWORK_SUPPORTS, type MemberRole } from '../../contract/household-words.js';
import type { Person } from '../../households/household.entity.js';
import { addDays, dayNumber, type Day } from '../../shared/day.js';
import { keyIn, type HouseholdDraft } from './household-draft.js';

const DAYS_A_YEAR = 365.25;
const SHIELDED_ADDRESSES = 0.06;
const GRANDPARENTS = 0.07;

/** The household itself, who lives there, and who is near. */
export function addPeople(draft: HouseholdDraft): void {
  const { random, setting, rows, householdId, openedOn } = draft;
  const { names, today, childrenOfBoth = [] } = setting;
  const surname = random.pick(names.surnames);
  const other = random.pick(names.surnames);
  const couple = childrenOfBoth.length === 0 && random.chance(0.5);
  const hasChildren = childrenOfBoth.length > 0 || random.chance(0.75);
  rows.households.push({
    id: householdId,
    name: capitalised(couple && other !== surname ? `${surname}-${other}` : surname),
    address: `${random.pick(names.streets)} ${random.whole(1, 180)}, Den Haag`,
    addressShielded: random.chance(SHIELDED_ADDRESSES),
    teamId: setting.teamId,
    openedOn,
    closedOn: null,
    version: 1,
  });

  const settledOn = addDays(openedOn, -random.whole(300, 3000));
  const born = (youngest: number, oldest: number): Day => addDays(today, -Math.floor(random.whole(youngest, oldest) * DAYS_A_YEAR) - random.whole(1, 360));
  const role = couple ? 'partner' : hasChildren ? 'parent' : 'single';
  for (const last of couple ? [surname, other] : [surname])
    addMember(draft, { id: setting.newId(), name: `${random.pick(names.adults)} ${last}`, birthDate: hasChildren ? born(36, 50) : born(21, 63) }, role, settledOn);
  const own = hasChildren ? random.whole(childrenOfBoth.length > 0 ? 0 : 1, 3) : 0;
  for (const given of random.some(names.children, own)) {
    const birthDate = born(1, 17);
    addMember(draft, { id: setting.newId(), name: `${given} ${surname}`, birthDate }, 'child', birthDate);
  }
  if (random.chance(GRANDPARENTS))
    addMember(draft, { id: setting.newId(), name: `${random.pick(names.adults)} ${surname}`, birthDate: born(66, 84) }, 'grandparent', settledOn);
  for (const child of childrenOfBoth) addMembership(draft, child, 'child', openedOn);

  for (const name of random.some(names.contacts, random.whole(0, 2)))
    draft.contacts.push({ ...keyIn(draft), name, relation: name.split(' ')[0]!.toLowerCase(), support: random.some(NETWORK_SUPPORTS, random.whole(1, 2)), endsOn: null, version: 1 });
  rows.contacts.push(...draft.contacts);
}

function addMember(draft: HouseholdDraft, person: Person, role: MemberRole, from: Day): void {
  draft.rows.persons.push(person);
  addMembership(draft, person, role, from);
}

function addMembership(draft: HouseholdDraft, person: Person, role: MemberRole, from: Day): void {
  const startsOn = person.birthDate && dayNumber(person.birthDate) > dayNumber(from) ? person.birthDate : from;
  const member = { ...keyIn(draft), personId: person.id, role, startsOn, endsOn: null, address: null, addressShielded: false, version: 1 };
  draft.rows.members.push(member);
  (role === 'child' ? draft.children : draft.adults).push(member);
}

const capitalised = (name: string): string => name.charAt(0).toLocaleUpperCase('nl') + name.slice(1);

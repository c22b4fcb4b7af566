import type { DisclosedToReader } from '@contract/disclosures';
import type { HouseholdPicture, InvolvementView, MemberView, RatingView } from '@contract/households';
import type { LifeDomain, RatingLevel, RatingVoice } from '@contract/life-domains';
import { LIFE_DOMAINS } from '@contract/life-domains';
import { lifeRows } from './life-rows';

const member = (id: string, until: string | null = null) => ({ id, name: id, until }) as MemberView;
const worker = (id: string, domains: LifeDomain[], until: string | null = null) => ({ id, domains, until }) as InvolvementView;
const rating = (memberId: string, domain: LifeDomain, level: RatingLevel, voice: RatingVoice = 'professional') =>
  ({ memberId, domain, level, voice }) as RatingView;
const picture = (parts: Partial<HouseholdPicture>): HouseholdPicture =>
  ({
    today: '2026-09-18',
    members: [],
    team: [],
    ratings: [],
    knownToOthers: [],
    access: { domains: [], disclosed: [], takesPart: true },
    rights: { ownViews: [], openRequests: [], mayHandle: false },
    ...parts,
  }) as unknown as HouseholdPicture;
const rowOf = (parts: Partial<HouseholdPicture>, domain: LifeDomain) => lifeRows(picture(parts)).find((row) => row.domain === domain);

describe('the picture of members by life domains', () => {
  it('has every domain in its order', () => {
    expect(lifeRows(picture({})).map((row) => row.domain)).toEqual(LIFE_DOMAINS);
  });

  it('leaves out who no longer lives here', () => {
    const row = rowOf({ members: [member('ron'), member('gone', '2026-09-18'), member('leaving', '2026-09-19')] }, 'housing');
    expect(row?.cells.map((cell) => cell.member.id)).toEqual(['ron', 'leaving']);
  });

  it('puts both voices in one cell', () => {
    const ratings = [rating('ron', 'substance_use', 1), rating('ron', 'substance_use', 3, 'own')];
    const cell = rowOf({ members: [member('ron')], ratings }, 'substance_use')?.cells[0];
    expect([cell?.professional?.level, cell?.own?.level]).toEqual([1, 3]);
  });

  it('says what others know and what the reader may rate', () => {
    const parts = {
      members: [member('ron')],
      knownToOthers: [{ memberId: 'ron', domains: ['justice' as const] }],
      access: { domains: ['housing'], disclosed: [] as DisclosedToReader[], takesPart: true } as HouseholdPicture['access'],
    };
    expect(rowOf(parts, 'justice')?.cells[0]).toMatchObject({ knownToOthers: true, mayRate: false });
    expect(rowOf(parts, 'housing')?.cells[0]).toMatchObject({ knownToOthers: false, mayRate: true });
  });

  it('says why the reader sees what is not theirs to work on', () => {
    const disclosed: DisclosedToReader[] = (['justice', 'housing'] as const).map((domain) => ({ memberId: 'ron', domain, legalBasis: 'consent', givenBy: ['ron'] }));
    const parts = { members: [member('ron')], access: { domains: ['housing'], disclosed, takesPart: true } as unknown as HouseholdPicture['access'] };
    expect(rowOf(parts, 'justice')?.cells[0]).toMatchObject({ disclosed: disclosed[0], mayRate: false });
    expect(rowOf(parts, 'housing')?.cells[0]).toMatchObject({ disclosed: null, mayRate: true });
  });

  it.each([
    ['acute and nobody', 1, [], true],
    ['not self-reliant and nobody', 2, [], true],
    ['limited and nobody', 3, [], false],
    ['acute and somebody', 1, [worker('bas', ['housing'])], false],
    ['acute and somebody for another part of life', 1, [worker('jolanda', ['finances'])], true],
    ['acute and somebody who has gone', 1, [worker('bas', ['housing'], '2026-09-01')], true],
  ] as const)('%s works on it: unattended %#', (_, level, team, unattended) => {
    const row = rowOf({ members: [member('ron')], ratings: [rating('ron', 'housing', level)], team: [...team] }, 'housing');
    expect(row?.unattended).toBe(unattended);
  });
});

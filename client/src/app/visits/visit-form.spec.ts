import type { HouseholdPicture, InvolvementView } from '@contract/households';
import type { VisitView } from '@contract/visits';
import { asVisit, newVisitForm, previewOf, visitForm } from './visit-form';

const own = (facts: Partial<InvolvementView>) => ({ professionalId: 'me', name: 'Ik', domains: ['housing'], until: null, ...facts }) as InvolvementView;
const picture = (team: InvolvementView[], leads: object[] = []) => ({ today: '2026-09-18', team, leads }) as HouseholdPicture;

describe('the form of a visit', () => {
  it('begins with oneself, for what one is there for', () => {
    expect(newVisitForm(picture([own({})]), 'me')).toMatchObject({ day: '2026-09-18', professionalIds: ['me'], domains: ['housing'] });
  });

  it('leaves the choice of several domains to the reader', () => {
    expect(newVisitForm(picture([own({ domains: ['housing', 'finances'] })]), 'me').domains).toEqual([]);
  });

  it('begins with nobody when one is not at the table', () => {
    expect(newVisitForm(picture([own({ until: '2026-09-01' })]), 'me').professionalIds).toEqual([]);
  });

  it('begins with oneself when one leads, also without being at the table otherwise', () => {
    const lead = { professionalId: 'me', professionalName: 'Ik', from: '2026-09-01', until: null };
    expect(newVisitForm(picture([], [lead]), 'me').professionalIds).toEqual(['me']);
    expect(newVisitForm(picture([], [{ ...lead, until: '2026-09-10' }]), 'me').professionalIds).toEqual([]);
  });

  it('gives back the same instants that it was given', () => {
    const visit = {
      startsAt: '2026-12-01T09:30:00+01:00',
      endsAt: '2026-12-01T10:15:00+01:00',
      kind: 'intake',
      status: 'planned',
      memberIds: ['ron'],
      professionals: [{ professionalId: 'me' }],
      domains: ['housing'],
      note: null,
      anywayBecause: null,
    } as unknown as VisitView;
    const { professionals, ...rest } = visit;
    expect(professionals).toHaveLength(1);
    expect(asVisit(visitForm(visit))).toEqual({ ...rest, professionalIds: ['me'] });
  });

  it('is looked at before it is planned once its times are right', () => {
    const typed = { ...newVisitForm(picture([own({})]), 'me'), day: '2026-12-01', from: '09:30', until: '10:15' };
    expect(previewOf(typed)).toEqual({ startsAt: '2026-12-01T09:30:00+01:00', endsAt: '2026-12-01T10:15:00+01:00', kind: 'regular', memberIds: [], professionalIds: ['me'], domains: ['housing'] });
    expect(previewOf(typed, 'visit')).toMatchObject({ visitId: 'visit' });
    for (const wrong of [{ day: '' }, { from: '' }, { until: '' }, { until: '09:30' }]) expect(previewOf({ ...typed, ...wrong })).toBeUndefined();
  });
});

import { initialsOf } from './initials';

describe('initials', () => {
  it.each([
    ['Fatima el Idrissi', 'FI'],
    ['Noor Benali', 'NB'],
    ['Carla', 'C'],
    ['Oma van der Til', 'OT'],
    ['', ''],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

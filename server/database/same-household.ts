import { JoinColumn, ManyToOne } from 'typeorm';

/**
 * Points at a row of the same household, by `column`. The key of both begins with the household, so that no row can ever
 * point into another one.
 */
export const InSameHousehold =
  <Row>(type: () => new () => Row, column: string): PropertyDecorator =>
  (target, property) => {
    ManyToOne(type)(target, property as string);
    JoinColumn([
      { name: 'household_id', referencedColumnName: 'householdId' },
      { name: column, referencedColumnName: 'id' },
    ])(target, property as string);
  };
